//! The protocols on a small log, and their counts on the real data.

use crate::data::{self, Catalog, Data, Event, Kind};
use crate::protocol::{Protocol, task};

fn log(lines: &[(u32, u32, u32, u32)]) -> Data {
    let event = |&(user, session, item, at): &(u32, u32, u32, u32)| Event { user, session, item, at, kind: Kind::Bought };
    Data {
        name: "small".into(),
        items: ["a", "b", "c", "d"].map(String::from).into(),
        events: lines.iter().map(event).collect(),
        catalog: Catalog::default(),
    }
}

#[test]
fn sessions_are_split_collapsed_and_asked() {
    let mut lines = Vec::new();
    for session in 0..10 {
        let at = 1000 * (9 - session);
        // The first to start is session 9; item 3 occurs in the last one only.
        let items = if session == 0 { [0, 3, 0, 1] } else { [0, 0, 1, 2] };
        lines.extend(items.iter().enumerate().map(|(step, &item)| (0, session, item, at + step as u32)));
    }
    let site = task(&log(&lines), Protocol::Sessions { raw: false });
    assert_eq!(site.items, ["a", "b", "c"]);
    assert_eq!(site.test.train.len(), 9);
    assert_eq!(site.test.train[0].items, [0, 1, 2]);
    assert_eq!(site.test.visits[0].items, [0, 1], "what is left after an unknown item is collapsed");
    assert_eq!(site.test.queries.len(), 1);
    assert_eq!((site.test.queries[0].targets[0], site.test.queries[0].now), (1, 9000.0));
    assert_eq!(site.tune.train.len(), 8);
    assert_eq!(task(&log(&lines), Protocol::Sessions { raw: true }).test.queries.len(), 2);
}

#[test]
fn baskets_are_the_first_in_the_window() {
    let day = 86_400;
    // Item 0 is bought often, item 3 too late to be known.
    let mut lines: Vec<_> = (0..6).map(|at| (1, at, 0, at * day)).collect();
    lines.extend((0..6).map(|at| (2, 10 + at, 1, at * day + 1)));
    lines.extend([(1, 30, 1, 80 * day), (1, 30, 0, 80 * day), (1, 31, 1, 81 * day), (2, 32, 3, 100 * day), (2, 33, 1, 100 * day)]);
    let all = task(&log(&lines), Protocol::BasketAll);
    assert_eq!(all.items, ["a", "b"]);
    assert_eq!(all.test.queries.len(), 2);
    assert_eq!(all.test.queries[0].targets, [0, 1]);
    let new = task(&log(&lines), Protocol::BasketNew);
    assert_eq!(new.test.queries.len(), 1, "the second person bought nothing new");
    assert_eq!(new.test.queries[0].targets, [1]);
    assert_eq!(new.test.queries[0].now, f64::from(72 * day));
}

fn counts(name: &str, protocol: Protocol) -> Option<(usize, usize)> {
    let Ok(dir) = data::locate(name).or_else(|_| data::locate(&format!("../../shared/data/{name}"))) else {
        println!("skipped: no data");
        return None;
    };
    let task = task(&data::read(&dir).expect("readable data"), protocol);
    Some((task.test.queries.len(), task.items.len()))
}

#[test]
fn the_counts_are_those_of_the_reference() {
    for (name, protocol, expected) in [
        ("eshop2008", Protocol::Sessions { raw: false }, (14_258, 217)),
        ("eshop2008", Protocol::Sessions { raw: true }, (15_004, 217)),
        ("onlineretail", Protocol::BasketNew, (1_140, 3_016)),
        ("onlineretail", Protocol::BasketAll, (1_315, 3_016)),
    ] {
        if let Some(counts) = counts(name, protocol) {
            assert_eq!(counts, expected, "{name} {protocol:?}");
        }
    }
}
