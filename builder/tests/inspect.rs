//! What a pack holds is what inspecting it tells.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use homebody::catalog::{Item, Kernel, Mixture, NONE, PackItem, PackSource, write};
use homebody::error::Code;
use homebody_builder::build;
use homebody_builder::inspect::inspect;
use homebody_builder::report::Report;

/// Three items; the first one's row leads to the third, its content to the second, and the fourth is sensitive.
fn learnt() -> Vec<u8> {
    let item = |id: &str, content: i8, factor: i8| {
        let mut embedding = [0; 64];
        (embedding[0], embedding[32]) = (content, factor);
        PackItem {
            id: id.into(),
            title: format!("Item {id}"),
            image: String::new(),
            attributes: vec![0],
            category: NONE,
            group: NONE,
            family: 0,
            available: true,
            sensitive: false,
            consumable: false,
            rebuy_days: 0,
            durable_days: 0,
            published: None,
            price: None,
            currency: u8::MAX,
            popularity: 65_535,
            embedding,
            row: Vec::new(),
            row_scale: 0,
            factor_scale: 65_535,
            support: 0,
        }
    };
    let mut items = vec![item("a", 127, 127), item("b", 127, 0), item("c", 0, 127), item("d", 127, 127)];
    (0_u32..).zip(&mut items).for_each(|(at, item)| item.family = at);
    (items[0].row, items[0].row_scale, items[0].support, items[2].support) = (vec![(2, 255)], 65_535, 12, 3);
    (items[3].sensitive, items[3].embedding, items[3].factor_scale) = (true, [0; 64], 0);
    let kernel = |weight| Kernel { fast: weight, fast_half_life: 0.0, slow: 0.25, slow_half_life: 8.0 };
    let mixture = Mixture {
        rows: kernel(1.0),
        factors: kernel(0.25),
        content: kernel(0.5),
        popularity: 0.125,
        age_half_life_days: 30.0,
        ..Mixture::default()
    };
    let attributes = vec![("brand=Osk".to_owned(), 0)];
    write(&PackSource { attributes, items, factor_dimensions: 32, mixture: Some(mixture), ..PackSource::default() }).unwrap()
}

#[test]
fn an_item_leads_to_others_by_terms_that_add_up() {
    let bytes = learnt();
    let seen = inspect(bytes.clone(), Some("a")).unwrap();
    assert_eq!((seen.bytes, seen.items, seen.pairs, seen.items_with_row, seen.longest_row), (bytes.len(), 4, 1, 1, 1));
    assert_eq!((seen.content_dimensions, seen.factor_dimensions, seen.family_count, seen.sensitive_count), (32, 32, 0, 1));
    assert!(seen.columns.iter().map(|column| column.bytes).sum::<usize>() < bytes.len());
    let bands: Vec<_> = seen.support.iter().map(|band| (band.from, band.to, band.items)).collect();
    assert_eq!(bands, [(0, 0, 2), (3, 9, 1), (10, 29, 1)]);
    let near: Vec<_> =
        seen.item.as_ref().unwrap().neighbours.iter().map(|n| (n.id.as_str(), n.score, n.rows, n.factors, n.content)).collect();
    assert_eq!(near, [("c", 1.75, 1.25, 0.5, 0.0), ("b", 0.75, 0.0, 0.0, 0.75)]);
    let text = seen.text();
    for words in [
        "Pack format 2: 4 items",
        "Learnt: 1 pair in the rows of 1 item",
        "rows: what others chose with it or after it: 1.000 for the latest event only, and 0.250, halved every 8.0 events",
        "interest: shares attributes: does not count",
        "an event of 30.0 days ago counts half",
        "too few or nobody 2, 3 to 9 1, 10 to 29 1",
        "1.750 = rows 1.250 + factors 0.500 + content 0.000  c \"Item c\"",
        "d \"Item d\"",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
}

#[test]
fn a_sensitive_item_leads_to_nothing() {
    let item = inspect(learnt(), Some("d")).unwrap().item.unwrap();
    assert!(item.sensitive && item.neighbours.is_empty());
}

#[test]
fn without_sessions_content_is_what_brings_items_near() {
    let mut items: Vec<Item> =
        ["Red mug", "Blue mug", "Garden rake"].iter().enumerate().map(|(at, title)| Item::new(at.to_string(), *title)).collect();
    (items[0].group, items[1].group) = (Some("mug".into()), Some("mug".into()));
    let bytes = build::items(&items, &mut Report::default(), &mut |_| {}).unwrap();
    let seen = inspect(bytes, Some("0")).unwrap();
    assert_eq!((seen.family_count, seen.families[0].len(), seen.mixture.is_none(), seen.support.len()), (1, 2, true, 0));
    let item = seen.item.as_ref().unwrap();
    assert!(item.family[0].id == "1" && item.neighbours.iter().all(|near| near.id != "1" && near.score == near.content));
    assert!(seen.text().contains("Nothing was learnt from sessions."));
}

#[test]
fn mistakes_are_named() {
    assert_eq!(inspect(Vec::new(), None).unwrap_err().code, Code::PackCorrupt);
    let error = inspect(learnt(), Some("no\nsuch")).unwrap_err();
    assert!(error.code == Code::InvalidInput && error.fix.contains("no item `nosuch`"), "{error}");
}
