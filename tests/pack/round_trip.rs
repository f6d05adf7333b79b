//! What is written comes back, and what contradicts itself is not written.

use super::sources::{any_source, item, learnt, whole};
use homebody::catalog::{Kernel, Mixture, NONE, Pack, PackItem, PackSource, write};
use homebody::error::Code;
use proptest::prelude::*;

#[test]
fn a_source_that_contradicts_itself_is_refused() {
    let good = |items: Vec<PackItem>| PackSource {
        attributes: vec![("a=1".into(), 1), ("a=2".into(), 1), ("b=1".into(), 1)],
        groups: vec!["g".into()],
        currencies: vec!["EUR".into()],
        items,
        ..Default::default()
    };
    assert!(write(&good(vec![item("a")])).is_ok());
    let code = |source: PackSource| write(&source).unwrap_err().code;
    assert_eq!(code(good(vec![item("a"), item("a")])), Code::InvalidInput);
    let wrong: [fn(&mut PackItem); 7] = [
        |i| i.attributes = vec![1, 1],
        |i| i.attributes = vec![3],
        |i| i.category = 3,
        |i| i.group = 1,
        |i| i.family = 1,
        |i| i.currency = 1,
        |i| i.attributes = vec![2, 0],
    ];
    for change in wrong {
        let mut bad = item("a");
        change(&mut bad);
        assert_eq!(code(good(vec![bad])), Code::InvalidInput);
    }
    let learns: [fn(&mut PackSource); 10] = [
        |s| s.items[0].row = vec![(0, 1)],
        |s| s.items[0].row = vec![(3, 1)],
        |s| s.items[0].row = vec![(2, 1), (1, 1)],
        |s| s.items[0].row = vec![(1, 1), (1, 1)],
        |s| s.items[0].row = vec![(1, 1); 256],
        |s| s.items[1].sensitive = true,
        |s| s.items[0].sensitive = true,
        |s| s.factor_dimensions = 16,
        |s| s.mixture = Some(Mixture { context: f64::NAN, ..Mixture::default() }),
        |s| s.mixture = Some(Mixture { rows: Kernel::new(1.0, -1.0), ..Mixture::default() }),
    ];
    for change in learns {
        let mut bad = learnt();
        change(&mut bad);
        assert_eq!(code(bad), Code::InvalidInput);
    }
    let mut unsorted = good(vec![item("a")]);
    unsorted.attributes.swap(0, 1);
    assert_eq!(code(unsorted), Code::InvalidInput);
}

proptest! {
    #[test]
    fn what_is_written_comes_back(source in any_source()) {
        let bytes = write(&source).unwrap();
        prop_assert_eq!(&bytes, &write(&source).unwrap());
        let pack = Pack::open(bytes).unwrap();
        prop_assert_eq!(pack.len(), source.items.len());
        prop_assert_eq!(pack.attribute_count(), source.attributes.len());
        for (at, (name, weight)) in source.attributes.iter().enumerate() {
            prop_assert_eq!((pack.attribute_name(at as u32), pack.attribute_weight(at as u32)), (name.as_str(), *weight));
            prop_assert_eq!(pack.find_attribute(name), Some(at as u32));
        }
        prop_assert_eq!(pack.find_attribute("absent"), None);
        for (at, item) in source.items.iter().enumerate() {
            let at = at as u32;
            prop_assert_eq!(pack.find(&item.id), Some(at));
            let back = PackItem {
                id: pack.id(at).into(),
                title: pack.title(at).into(),
                image: pack.image(at).into(),
                attributes: pack.attributes(at).collect(),
                category: pack.category(at).unwrap_or(NONE),
                group: pack.group(at).unwrap_or(NONE),
                family: pack.family(at),
                available: pack.available(at),
                sensitive: pack.sensitive(at),
                consumable: pack.consumable(at),
                rebuy_days: pack.rebuy_days(at),
                durable_days: pack.durable_days(at),
                published: pack.published(at),
                price: pack.price(at),
                currency: source.currencies.iter().position(|code| code == pack.currency(at)).map_or(u8::MAX, |at| at as u8),
                popularity: pack.popularity(at),
                embedding: pack.embedding(at),
                row: item.row.clone(),
                row_scale: item.row_scale,
                factor_scale: whole(pack.factor_scale(at)),
                support: pack.support(at),
            };
            prop_assert_eq!(&back, item);
            let row: Vec<(u32, f64)> = item.row.iter().map(|&(target, value)| (target, f64::from(value) / 255.0 * (f64::from(item.row_scale) / 65_535.0))).collect();
            prop_assert_eq!(&pack.row(at).collect::<Vec<_>>(), &row);
            for other in 0..pack.len() as u32 {
                let value = row.iter().find(|entry| entry.0 == other).map_or(0.0, |entry| entry.1);
                prop_assert_eq!(pack.row_value(at, other), value);
            }
        }
        prop_assert_eq!((pack.mixture(), pack.factor_dimensions()), (source.mixture.as_ref(), usize::from(source.factor_dimensions)));
        prop_assert_eq!(pack.find("not an id, it is too long"), None);
    }
}
