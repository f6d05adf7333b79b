//! Questions in German about a German shop, and across the two languages.

mod common;

use common::{english, german};
use homebody_search::{Language, Sort};

#[test]
fn forms_compounds_and_umlauts() {
    let shop = german();
    for (question, id) in [
        ("Habt ihr Töpfe?", "topf"),
        ("toepfe", "topf"),
        ("ein Messer", "messer"),
        ("Tischlampe", "lampe"),
        ("Lampen aus Messing", "lampe"),
        ("Gartenhandschuhe", "handschuhe"),
        ("Stiefel", "stiefel"),
        ("Pendelleuchten", "haenger"),
        ("gumistiefel", "stiefel"),
        ("4.5 l Topf", "topf"),
    ] {
        assert_eq!(shop.ask(question).first(), Some(&id), "{question}");
    }
}

#[test]
fn prices_orders_and_what_is_not_wanted() {
    let shop = german();
    assert_eq!(shop.ask("Decke unter 100 Euro"), ["tuch"]);
    assert_eq!(shop.ask("eine Decke zwischen 100 und 150 €"), ["decke"]);
    assert_eq!(shop.ask("Decken bis 64 €"), ["tuch"]);
    assert_eq!(shop.understand("die günstigste Lampe").sort, Some(Sort::Cheapest));
    assert_eq!(shop.ask("Kleidung für den Garten, nicht aus Leder"), ["stiefel"]);
    assert_eq!(shop.ask("Kleidung ohne Leder"), ["stiefel"]);
    assert_eq!(shop.ask("eine grüne Decke"), ["tuch"]);
    assert_eq!(shop.ask("wasserdichte Kleidung").first(), Some(&"stiefel"));
    assert_eq!(shop.ask("Kleidung, die nicht wasserdicht ist"), ["handschuhe"]);
}

#[test]
fn colours_and_materials_are_understood_in_the_other_language() {
    assert_eq!(english().ask_in(Language::German, "boots, nicht aus Leder"), ["boots-rubber"]);
    assert_eq!(english().ask("boots in grün"), ["boots-rubber"]);
    assert_eq!(german().ask("Topf in black"), ["topf"]);
}

#[test]
fn an_english_question_does_not_take_german_endings_off() {
    assert!(english().understand("hat").words == ["hat"]);
    assert!(english().ask("rub").iter().all(|id| *id == "boots-rubber"), "as a beginning only");
}
