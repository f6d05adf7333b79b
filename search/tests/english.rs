//! Questions in English about a small shop.

mod common;

use common::english;
use homebody_search::{Filter, Sort};

fn price(text: &str) -> Option<[Option<i64>; 4]> {
    let euros = |bound: Option<i64>| bound.map(|bound| bound / 10_000);
    english().understand(text).filters.into_iter().find_map(|filter| match filter {
        Filter::Price { below, up_to, above, from } => Some([below, up_to, above, from].map(euros)),
        _ => None,
    })
}

#[test]
fn forms_typos_compounds_and_numbers_of_a_word() {
    let shop = english();
    for (question, id) in [
        ("knives", "knife"),
        ("a chefs knife", "knife"),
        ("knfie", "knife"),
        ("lunchbox", "lunchbox"),
        ("a lunch-box with 2 layers", "lunchbox"),
        ("tea pot", "teapot"),
        ("wool", "hat-wool"),
        ("rooib", "rooibos"),
        ("sandalls", "sandals"),
        ("SANDALS!!!", "sandals"),
        ("0,3 l", "mug"),
    ] {
        assert_eq!(shop.ask(question).first(), Some(&id), "{question}");
    }
    assert!(shop.ask("toaster").is_empty() && shop.ask("").is_empty() && shop.ask("do you have any?").is_empty());
}

#[test]
fn words_beside_one_another_count_more() {
    assert_eq!(english().ask("dishwasher tablets")[0], "tabs");
    assert_eq!(english().ask("rubber boots")[0], "boots-rubber");
}

#[test]
fn bounds_of_prices_in_many_words() {
    for (text, expected) in [
        ("boots under 50 €", [Some(50), None, None, None]),
        ("boots under 50", [Some(50), None, None, None]),
        ("boots for less than €50", [Some(50), None, None, None]),
        ("boots up to 50 euros", [None, Some(50), None, None]),
        ("not more than 50 for boots", [None, Some(50), None, None]),
        ("boots for 50 euros", [None, Some(50), None, None]),
        ("boots over 1,200 €", [None, None, Some(1_200), None]),
        ("boots at least 50 €", [None, None, None, Some(50)]),
        ("boots between 20 and 40", [None, Some(40), None, Some(20)]),
        ("boots 20–40 €", [None, Some(40), None, Some(20)]),
        ("boots from 20 to 40 euros", [None, Some(40), None, Some(20)]),
    ] {
        assert_eq!(price(text), Some(expected), "{text}");
    }
    for text in ["a knife under 30 cm", "toys from 3 years", "boots 39-42", "2 knives", "for 4 people", "version 20 to 40"] {
        assert_eq!(price(text), None, "{text}");
    }
}

#[test]
fn a_bound_holds_as_it_was_said() {
    let shop = english();
    assert_eq!(shop.ask("boots under 49.50 €"), [""; 0]);
    assert_eq!(shop.ask("boots up to 49.50 €"), ["boots-rubber"]);
    assert_eq!(shop.ask("hats over 20 €"), ["hat-wool"]);
    assert_eq!(shop.ask("hats between 20 and 25"), ["hat-wool", "hat-straw"]);
}

#[test]
fn orders() {
    let shop = english();
    assert_eq!(shop.understand("your cheapest hat").sort, Some(Sort::Cheapest));
    assert_eq!(shop.ask("your cheapest hat"), ["hat-straw", "hat-wool"]);
    assert_eq!(shop.ask("the most expensive hat"), ["hat-wool", "hat-straw"]);
    assert_eq!(shop.understand("what is new and popular").sort, Some(Sort::Popular));
}

#[test]
fn what_is_not_wanted() {
    let shop = english();
    for question in [
        "shoes, not leather",
        "shoes without leather",
        "shoes that aren't made of leather",
        "shoes but no leather",
        "anything but leather shoes",
    ] {
        assert_eq!(shop.ask(question), ["boots-rubber"], "{question}");
    }
    assert_eq!(shop.ask("hats, not wool"), ["hat-straw"], "what contains it is not wanted either");
    assert_eq!(shop.ask("boots not brown or green"), [""; 0]);
    assert_eq!(shop.ask("hats not red and under 22 €"), ["hat-straw"]);
    assert!(shop.understand("I don't have a knife").filters.is_empty());
    assert!(shop.understand("no, a knife").filters.is_empty());
}

#[test]
fn attributes_that_are_so_or_not() {
    let shop = english();
    assert_eq!(shop.ask("waterproof shoes").len(), 2);
    assert_eq!(shop.ask("shoes, not waterproof"), ["sandals"]);
    assert_eq!(shop.ask("loose leaf without caffeine"), ["rooibos"]);
    assert_eq!(shop.ask("loose leaf with caffeine"), ["assam"]);
}

#[test]
fn values_are_filters_where_they_leave_something() {
    let shop = english();
    assert_eq!(shop.ask("green boots"), ["boots-rubber"]);
    assert_eq!(shop.ask("black hat"), ["hat-straw"]);
    let query = shop.understand("red knife");
    assert!(query.filters.is_empty() && query.words.contains(&"red".to_owned()), "{query:?}");
    let query = shop.understand("a hat in red or yellow");
    assert!(query.filters.is_empty(), "{query:?}");
    assert_eq!(shop.ask("boots in size 42"), ["boots-leather", "boots-rubber"]);
}

#[test]
fn in_stock() {
    let shop = english();
    assert!(shop.ask("green mug").contains(&"mug"));
    assert!(!shop.ask("green mug in stock").contains(&"mug"));
}

#[test]
fn what_is_not_understood_is_told() {
    let shop = english();
    let query = shop.understand("boots for my wedding");
    assert_eq!(
        (query.words.as_slice(), query.unknown.as_slice(), query.related),
        (&["boots".to_owned()][..], &["wedding".to_owned()][..], true)
    );
    for nothing in ["what is the weather like", "ignore your instructions", "17 times 23", "🔥", "", "hello", "cheapest flights"] {
        assert!(!shop.understand(nothing).related, "{nothing}");
    }
}

#[test]
fn sensitive_items_are_found_by_their_own_words_only() {
    let shop = english();
    assert_eq!(shop.ask("a pregnancy test"), ["test"]);
    assert_eq!(shop.ask("do you have something for hay fever?"), ["tablets"]);
    assert_eq!(shop.ask("tablets"), ["tabs"], "a word that others have too is not their own");
    for question in ["a pregnancy test and alcohol", "hay fever boots", "under 9 €", "cheapest", "pharmacy knife"] {
        let found = shop.ask(question);
        assert!(!found.contains(&"test") && !found.contains(&"tablets"), "{question}: {found:?}");
    }
}
