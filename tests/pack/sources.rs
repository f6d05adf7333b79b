//! Sources of packs: small ones with everything in them, and random ones.

use homebody::catalog::{DIMENSIONS, Kernel, Mixture, NONE, PackItem, PackSource};
use proptest::collection::vec;
use proptest::prelude::*;

pub fn item(id: &str) -> PackItem {
    PackItem {
        id: id.into(),
        title: format!("Title of {id}"),
        image: String::new(),
        attributes: vec![0, 2],
        category: 2,
        group: 0,
        family: 0,
        available: true,
        sensitive: false,
        consumable: true,
        rebuy_days: 30,
        durable_days: 0,
        published: Some(-3),
        price: Some(19.99),
        currency: 0,
        popularity: 7,
        embedding: std::array::from_fn(|at| at as i8 - 32),
        row: Vec::new(),
        row_scale: 50_000,
        factor_scale: 40_000,
        support: 9,
    }
}

pub fn plain() -> PackSource {
    let attributes =
        [("brand=Acme", 9), ("category=Küche", 1), ("category=Küche/Messer", 5)].map(|(name, weight)| (name.to_owned(), weight)).to_vec();
    PackSource {
        attributes,
        groups: vec!["g".into()],
        currencies: vec!["EUR".into()],
        items: vec![item("b"), item("a")],
        ..Default::default()
    }
}

/// With rows, factors, support and a mixture.
pub fn learnt() -> PackSource {
    let mut source = plain();
    source.items.push(item("c"));
    source.items[0].row = vec![(1, 255), (2, 3)];
    source.items[2].row = vec![(0, 17)];
    let kernel = Kernel { fast: 1.5, fast_half_life: 0.0, slow: -0.25, slow_half_life: 20.0 };
    source.mixture = Some(Mixture { rows: kernel, factors: kernel, purchases: kernel, popularity: 0.5, ..Mixture::default() });
    source.factor_dimensions = 32;
    source
}

prop_compose! {
    fn any_item(attributes: u32, groups: u32)(
        id in "[a-z0-9é/ ]{1,12}",
        title in "\\PC{0,30}",
        image in "[a-z/.]{0,12}",
        attributes in proptest::collection::btree_set(0..attributes, 0..attributes as usize),
        category in prop_oneof![Just(NONE), 0..attributes],
        group in prop_oneof![Just(NONE), 0..groups],
        (available, sensitive, consumable) in any::<(bool, bool, bool)>(),
        (rebuy_days, durable_days, popularity) in any::<(u16, u16, u16)>(),
        published in prop_oneof![Just(None), (-800_000..800_000).prop_map(Some)],
        cents in prop_oneof![Just(None), (0..10_000_000_u32).prop_map(Some)],
        currency in prop_oneof![Just(u8::MAX), 0..2_u8],
        embedding in vec(any::<i8>(), DIMENSIONS),
        row in proptest::collection::btree_map(0..8_u32, any::<u8>(), 0..5),
        (row_scale, factor_scale, support) in any::<(u16, u16, u16)>(),
    ) -> PackItem {
        PackItem {
            id, title, image, category, group, available, sensitive, consumable, rebuy_days, durable_days, popularity, published, currency,
            attributes: attributes.into_iter().collect(),
            family: 0,
            price: cents.map(|cents| f64::from(cents) / 100.0),
            embedding: std::array::from_fn(|at| embedding[at]),
            row: row.into_iter().collect(),
            row_scale, factor_scale, support,
        }
    }
}

pub fn any_kernel() -> impl Strategy<Value = Kernel> {
    let (weight, half_life) = (|| (-64.0..=64.0f32).prop_map(f64::from), || (0.0..1e9f32).prop_map(f64::from));
    (weight(), half_life(), weight(), half_life()).prop_map(|(fast, fast_half_life, slow, slow_half_life)| Kernel {
        fast,
        fast_half_life,
        slow,
        slow_half_life,
    })
}

pub fn any_mixture() -> impl Strategy<Value = Mixture> {
    (vec(any_kernel(), 6), vec((0.0..=64.0f32).prop_map(f64::from), 4)).prop_map(|(kernels, numbers)| Mixture {
        rows: kernels[0],
        factors: kernels[1],
        content: kernels[2],
        interest: kernels[3],
        history: kernels[4],
        purchases: kernels[5],
        popularity: numbers[0],
        recency: -numbers[1],
        context: numbers[2],
        age_half_life_days: numbers[3],
    })
}

/// A scale as it is stored.
pub fn whole(scale: f64) -> u16 {
    (scale * 65_535.0).round() as u16
}

pub fn any_source() -> impl Strategy<Value = PackSource> {
    (1..6_u32, 1..4_u32).prop_flat_map(|(attributes, groups)| {
        let names = proptest::collection::btree_set("[a-z]{1,4}=\\PC{0,8}", attributes as usize)
            .prop_map(|set| set.into_iter().collect::<Vec<_>>());
        let learnt = (any::<bool>(), prop::option::of(any_mixture()));
        (names, vec(any::<u16>(), attributes as usize), vec("\\PC{0,6}", groups as usize), vec(any_item(attributes, groups), 0..8), learnt)
            .prop_map(|(names, weights, groups, mut items, (factors, mixture))| {
                items.sort_by(|a, b| b.id.cmp(&a.id));
                items.dedup_by(|a, b| a.id == b.id);
                let count = items.len() as u32;
                items.iter_mut().enumerate().for_each(|(at, item)| item.family = (at as u32 * 7) % count);
                let sensitive: Vec<bool> = items.iter().map(|item| item.sensitive).collect();
                for (at, item) in items.iter_mut().enumerate() {
                    item.row.retain(|entry| entry.0 as usize != at && !item.sensitive && sensitive.get(entry.0 as usize) == Some(&false));
                    item.factor_scale *= u16::from(factors);
                }
                if items.iter().all(|item| item.row.is_empty()) {
                    items.iter_mut().for_each(|item| item.row_scale = 0);
                }
                PackSource {
                    attributes: names.into_iter().zip(weights).collect(),
                    groups,
                    currencies: vec!["EUR".into(), "SEK".into()],
                    items,
                    factor_dimensions: if factors { 32 } else { 0 },
                    mixture,
                }
            })
    })
}
