//! The words of a question that are not about the catalog: grammar, politeness, numbers in letters, units. English and German.
//! There are no synonyms of here, and none may come in: what a shop sells is said by its catalog. Colours and materials are the
//! exception, in pairs, because a visitor of a shop in the other language names them when refining ("nicht schwarz").

/// The language of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// `en`
    #[default]
    English,
    /// `de`
    German,
}

/// Said around the thing that is looked for. All are folded as in `text`.
const STOP_ENGLISH: &str = " a about after again all also am an and another any anybody anyone anything are as at available be because been \
    being both browse but buy by cant could did do does doesnt doing done dont each else ever every everything find for from gave \
    get gets give given gives go goes going good got great had has have having he hello help her here hers hey hi him his \
    how i id if ill im in into is isnt it item items its ive just know less let like looking look looks lot lots made make makes many may \
    maybe me mine more most much my myself need needs nice no not now of ok okay on one ones only or order other our ours out \
    own perhaps please possible purchase put really recommend right same search see sell seen shall \
    she shop should show so some somebody someone something sort stock such suggest take tell thank thanks than that the their them then \
    there theres these they thing things this those through to too try up us use used using very want wanted wants was way \
    we were what whats when where which while who whom whose why will wish with without would yes yet you your yours youre ";
const STOP_GERMAN: &str = " ab aber alle allem allen aller alles als also am an andere anderen anderes auch auf aus bei beim bin bis bist \
    bitte brauche brauchen braucht da danke dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses \
    dir doch dort du durch ein eine einem einen einer eines einige er es etwas euch euer eure eurem euren fur gab ganz gar geben gegen \
    gerne gern gibt gib gute guten guter gutes habe haben habt hab hallo hat hatte hatten heute hier hin ich ihm ihn ihnen ihr \
    ihre ihrem ihren im in ins irgendein irgendetwas ist ja jede jedem jeden jeder jedes jetzt kann kannst kaufen kein keine konnen konnt \
    koennen konnte konnten kosten kostet lieber mache machen mag mal man manche mehr mein meine meinem meinen meiner mich mir mit mochte \
    mochten muss nach nein nicht noch nur ob oder ohne schon schone schoner schones sehr sein seine seinem seinen sich sie sind so solche \
    sollte sonst such suche suchen sucht uber um und uns unser unsere unserem unseren unter viel viele vom von vor weniger war waren warum was \
    welche welchem welchen welcher welches wenn wer wie wieder will wir wird wo wunsche wurde wurden zeig zeige zeigen zeigt zu zum zur \
    zwischen ";

/// Said around it too, but part of a product's name as well, when a title has them beside another word of the question: a gift for
/// somebody, gift wrap; can I have, watering can.
const SOFT: &str = " brand can color colors colour colours farbe farben fun geschenk geschenke gift gifts grosse grossen hot idea ideas kind kinds \
    marke marken off over preis preise present presents price prices product products size sizes type types under ";

const NUMBERS: [(&str, &str, &str); 12] = [
    ("1", "one", "eins"),
    ("2", "two", "zwei"),
    ("3", "three", "drei"),
    ("4", "four", "vier"),
    ("5", "five", "funf"),
    ("6", "six", "sechs"),
    ("7", "seven", "sieben"),
    ("8", "eight", "acht"),
    ("9", "nine", "neun"),
    ("10", "ten", "zehn"),
    ("11", "eleven", "elf"),
    ("12", "twelve", "zwolf"),
];

/// Colours, then materials; English, German.
const PAIRS: [(&str, &str); 29] = [
    ("black", "schwarz"),
    ("white", "weiss"),
    ("grey", "grau"),
    ("red", "rot"),
    ("green", "grun"),
    ("blue", "blau"),
    ("yellow", "gelb"),
    ("orange", "orange"),
    ("brown", "braun"),
    ("pink", "rosa"),
    ("purple", "lila"),
    ("gold", "gold"),
    ("silver", "silber"),
    ("leather", "leder"),
    ("wool", "wolle"),
    ("wood", "holz"),
    ("cotton", "baumwolle"),
    ("linen", "leinen"),
    ("silk", "seide"),
    ("steel", "stahl"),
    ("iron", "eisen"),
    ("brass", "messing"),
    ("glass", "glas"),
    ("paper", "papier"),
    ("plastic", "plastik"),
    ("metal", "metall"),
    ("rubber", "gummi"),
    ("oak", "eiche"),
    ("felt", "filz"),
];

/// One letter is a size only behind one of these.
pub const BEFORE_A_SIZE: &str = " in size grosse ";

/// German small words that are English nouns or verbs: they do not tell the language.
const ALSO_ENGLISH: &str = " bin die hat mag man war ";

/// What follows a number that is no price.
const UNITS: &str = " mm cm m km inch g kg mg l ml cl w v lux lumen watt liter litre liters litres gramm gram grams year years yrs yr jahr jahre \
    jahren month months monat monate people person persons personen leute pieces piece pack stuck teile teilig tier cups cup tassen players \
    spieler colours colors farben zoll x min hours stunden days tage bags pairs paar ";

/// Which language a question is in, by its small words; English where nothing tells.
pub fn guess(words: impl Iterator<Item = impl AsRef<str>>) -> Language {
    let mut balance = 0;
    for word in words {
        let says = |language| i32::from(is_stop_word(word.as_ref(), language) && !is_in(ALSO_ENGLISH, word.as_ref()));
        balance += says(Language::German) - says(Language::English);
    }
    if balance > 0 { Language::German } else { Language::English }
}

/// Whether a word says nothing about what is looked for. In the language of the question only: a hat is one, though "hat" is not.
pub fn is_stop_word(word: &str, language: Language) -> bool {
    is_in(if language == Language::German { STOP_GERMAN } else { STOP_ENGLISH }, word)
}

/// Whether a word counts only beside another one that it stands beside in a title.
pub fn is_soft(word: &str) -> bool {
    is_in(SOFT, word)
}

/// Whether a word is a unit of something else than money.
pub fn is_unit(word: &str) -> bool {
    is_in(UNITS, word)
}

/// Whether a word stands in a list; each is one text, because that is a third of the bytes of a table.
pub fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.as_bytes().split(|&byte| byte == b' ').any(|one| one == word.as_bytes())
}

/// Other ways to write the same number: `2`, `two`, `zwei`.
pub fn same_number(word: &str) -> impl Iterator<Item = &'static str> {
    let found = NUMBERS.iter().find(|(digits, english, german)| word == *digits || word == *english || word == *german);
    found.into_iter().flat_map(|(digits, english, german)| [*digits, *english, *german])
}

/// The colour or material in the other language.
pub fn translated(word: &str) -> Option<&'static str> {
    let german = crate::stem::german(word);
    PAIRS.iter().find_map(|(english, other)| match () {
        () if *english == word => Some(*other),
        () if *other == word || crate::stem::german(other) == german => Some(*english),
        () => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_tell_their_language() {
        let language = |text: &str| guess(crate::text::words(text).into_iter());
        assert_eq!(language("do you have a kettle?"), Language::English);
        assert_eq!(language("Habt ihr einen Moka Pot unter 40 Euro?"), Language::German);
        assert_eq!(language("kettle"), Language::English);
        assert_eq!(language("Lampe, aber nicht schwarz"), Language::German);
    }

    #[test]
    fn lists_hold_whole_words() {
        let is_stop_word = |word| is_stop_word(word, Language::English);
        assert!(is_stop_word("a") && is_stop_word("yours") && !is_stop_word("hat"));
        assert!(!is_stop_word("lamp") && !is_stop_word("your theirs") && !is_stop_word(""));
        assert!(is_unit("cm") && !is_unit("euro"));
    }

    #[test]
    fn colours_and_materials_are_known_in_both_languages() {
        assert_eq!(translated("schwarze"), Some("black"));
        assert_eq!(translated("leather"), Some("leder"));
        assert_eq!(translated("lampe"), None);
        assert!(same_number("drei").eq(["3", "three", "drei"]));
    }
}
