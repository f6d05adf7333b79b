//! What must hold for any text and any catalog.

mod common;

use common::{Shop, english, german, item, with};
use homebody_search::{Filter, Query};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Words that mean something to the search, beside others that do not.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "boots",
            "hat",
            "leather",
            "green",
            "tea",
            "knife",
            "tablets",
            "hay",
            "fever",
            "waterproof",
            "caffeine",
            "not",
            "without",
            "kein",
            "aus",
            "or",
            "and",
            ",",
            "under",
            "between",
            "to",
            "20",
            "39-42",
            "50 €",
            "cheapest",
            "in stock",
            "size",
            "L",
            "the",
            "isn't",
            "lunchbox",
            "steel",
            "wool",
        ])
        .prop_map(Into::into),
        "[a-zäöüß]{1,9}",
        "\\PC{0,6}",
    ]
}

fn question() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..12).prop_map(|words| words.join(" "))
}

fn catalog() -> impl Strategy<Value = Vec<Value>> {
    let title = prop::collection::vec(prop::sample::select(vec!["red", "tea", "pot", "hat", "wool", "20", "cm", "lambswool"]), 1..5);
    let one = (
        title,
        prop::sample::select(vec!["Tea", "Hats/Wool", "Pots"]),
        1..400u32,
        prop::sample::select(vec!["red", "wool", "tea pot"]),
        any::<bool>(),
    );
    prop::collection::vec(one, 1..25).prop_map(|items| {
        let line = |(at, (title, category, price, value, sensitive)): (usize, (Vec<&str>, &str, u32, &str, bool))| {
            let line = item(&format!("i{at}"), &title.join(" "), category, f64::from(price) / 4.0, json!({ "material": value }));
            with(line, "sensitive", json!(sensitive && at % 3 == 0))
        };
        items.into_iter().enumerate().map(line).collect()
    })
}

/// Found items with what they got, in no order.
fn scored(shop: &Shop, query: &Query) -> Vec<(String, u32)> {
    let mut scored: Vec<_> = shop
        .search
        .find(query, usize::MAX)
        .iter()
        .map(|found| (shop.ids[found.item as usize].clone(), found.relevance.to_bits()))
        .collect();
    scored.sort();
    scored
}

proptest! {
    #[test]
    fn any_text_is_understood_and_answered(text in "\\PC{0,200}", limit in 0usize..9) {
        for shop in [english(), german()] {
            let query = shop.understand(&text);
            let found = shop.search.find(&query, limit);
            prop_assert!(found.len() <= limit);
            prop_assert!(found.iter().all(|found| (0.0..=1.0).contains(&found.relevance)));
        }
    }

    #[test]
    fn questions_are_answered_the_same_way_twice(text in question()) {
        let shop = english();
        let query = shop.understand(&text);
        prop_assert_eq!(&query, &shop.understand(&text));
        prop_assert_eq!(shop.search.find(&query, 9), shop.search.find(&query, 9));
        // Words are what the catalog has; what it has not is told apart.
        prop_assert!(query.unknown.iter().all(|word| !query.words.contains(word)));
    }

    #[test]
    fn a_filter_more_never_adds_an_item(text in question(), word in word(), not: bool, bound in 0i64..2_000_000) {
        let shop = english();
        let mut query = shop.understand(&text);
        // Without words and filters nothing is asked, so nothing is found; then the first filter does add items.
        prop_assume!(!query.words.is_empty() || !query.filters.is_empty());
        let before = scored(shop, &query);
        let price = Filter::Price { below: Some(bound), up_to: None, above: None, from: None };
        for filter in [price, Filter::Word { word: word.clone(), not }, Filter::Attribute { attribute: "material=leather".into(), not }, Filter::Available] {
            query.filters.push(filter);
            prop_assert!(scored(shop, &query).iter().all(|found| before.contains(found)), "{:?}", query);
            query.filters.pop();
        }
    }

    #[test]
    fn a_word_and_its_negation_never_share_an_item(text in question(), word in "[a-z]{3,8}|leather|wool|tea|boots") {
        let shop = english();
        let mut query = shop.understand(&text);
        query.filters.push(Filter::Word { word: word.clone(), not: false });
        let with = shop.found(&query).into_iter().map(String::from).collect::<Vec<_>>();
        query.filters.pop();
        query.filters.push(Filter::Word { word, not: true });
        prop_assert!(shop.found(&query).iter().all(|id| !with.iter().any(|other| other == id)));
    }

    #[test]
    fn a_query_without_words_finds_nothing_sensitive(text in question()) {
        let shop = english();
        let query = Query { words: Vec::new(), ..shop.understand(&text) };
        prop_assert!(shop.found(&query).iter().all(|id| !["test", "tablets"].contains(id)));
    }

    #[test]
    fn bytes_that_are_no_query_are_refused_and_never_more(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(query) = Query::decode(&bytes) {
            english().search.find(&query, 9);
        }
    }
}

proptest! {
    // Each makes two catalogs, which takes a while.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_order_of_the_catalog_matters_for_ties_only((items, shuffled) in catalog().prop_flat_map(|items| (Just(items.clone()), Just(items).prop_shuffle())), text in "(red|tea|pot|hat|wool|20 cm|not wool|under 40|teapot|lambswool|cheapest| ){1,4}") {
        let (one, other) = (Shop::new(&items), Shop::new(&shuffled));
        let query = one.understand(&text);
        prop_assert_eq!(scored(&one, &query), scored(&other, &query));
        let understood = other.understand(&text);
        prop_assert_eq!((&query.words, &query.unknown, query.related), (&understood.words, &understood.unknown, understood.related));
    }
}
