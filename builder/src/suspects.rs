//! Items that look sensitive and are neither marked so nor confirmed not to be: listed for the shop to decide, never decided here.

use crate::report::Suspect;
use crate::text::words;
use homebody::catalog::Item;

/// What to look for, by kind, separated by commas: whole words, or two in a row; `*` at the end stands for any ending. English, then German.
const TOPICS: [(&str, &str); 4] = [
    (
        "health",
        "abortion, alzheimer, antidepressant*, anxiety, arthritis, asthma, blood pressure, cancer, chemotherapy, contracept*, \
         dementia, depression, diabet*, diagnos*, eating disorder, epilep*, erectile, fertility, haemorrhoid*, hemorrhoid*, \
         herpes, hiv, incontinen*, insulin, medication, menopaus*, miscarriage, ovulation, pregnan*, psoria*, psychiatr*, \
         std test, antacid*, antihistamin*, painkiller*, ibuprofen, paracetamol, laxative*, blutdruck*, krebs*, schwanger*, \
         verhüt*, wechseljahre, zucker krank, diabetiker*, depressionen, schmerzmittel, abführ*, inkontinenz*, hämorrhoid*, \
         chemotherapie, medikament*, asthmaspray, neurodermitis",
    ),
    (
        "religion",
        "bible*, buddhis*, catholic*, christian*, church, crucifix*, hijab*, hindu*, islam*, jewish, judaism, kippah, kosher, \
         koran, mosque, muslim*, prayer*, protestant*, quran, rosary, sabbath, synagogue, talmud, torah, halal, bibel*, \
         buddhist*, christlich*, evangelisch*, gebet*, jüdisch*, katholi*, kirche, koscher, kruzifix*, moschee, rosenkranz, \
         gesangbuch",
    ),
    (
        "politics",
        "anarchis*, campaign button, communis*, conservative party, democratic party, election campaign, fascis*, labour party, \
         liberal party, marxis*, political, politics, republican*, socialis*, trade union, gewerkschaft*, kommunis*, politik, \
         politisch*, sozialis*, wahlkampf*, parteibuch",
    ),
    (
        "sexuality",
        "bdsm, bisexual*, bondage, condom*, dildo*, erotic*, fetish*, gay, homosexual*, kamasutra, lesbian*, lgbt*, \
         lubricant gel, personal lubricant, porn*, queer, sex, sexual*, sexy, transgender*, vibrator*, erotik*, gleitgel, \
         homosexuell*, kondom*, lesbisch*, schwul*, sexspielzeug, sextoy*, reizwäsche",
    ),
];

/// The suspects among the items, in their order, each once.
pub fn find(items: &[Item]) -> Vec<Suspect> {
    let patterns: Vec<(&str, &str, Vec<String>)> =
        TOPICS.iter().flat_map(|(topic, list)| list.split(',').map(str::trim).map(|pattern| (*topic, pattern, words(pattern)))).collect();
    items.iter().filter(|item| !item.sensitive).filter_map(|item| suspect(item, &patterns)).collect()
}

fn suspect(item: &Item, patterns: &[(&'static str, &'static str, Vec<String>)]) -> Option<Suspect> {
    let texts = [item.title.as_str()]
        .into_iter()
        .chain(item.categories.iter().map(String::as_str))
        .chain(item.attributes.iter().map(|a| a.1.as_str()));
    for text in texts {
        let words = words(text);
        for (topic, pattern, parts) in patterns {
            if let Some(at) = (0..words.len()).find(|&at| matches(&words[at..], parts, pattern.ends_with('*'))) {
                let word = words[at..at + parts.len()].join(" ");
                return Some(Suspect { id: item.id.clone(), title: item.title.clone(), topic, word });
            }
        }
    }
    None
}

/// Whether `words` begin with the parts of a pattern; with `open`, the last part may go on.
fn matches(words: &[String], parts: &[String], open: bool) -> bool {
    let Some((last, before)) = parts.split_last() else { return false };
    words.len() >= parts.len()
        && words.iter().zip(before).all(|(word, part)| word == part)
        && (words[before.len()] == *last || (open && words[before.len()].starts_with(last.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(title: &str) -> Option<&'static str> {
        find(&[Item::new("x", title)]).first().map(|suspect| suspect.topic)
    }

    #[test]
    fn words_count_whole_and_in_both_languages() {
        assert_eq!(topic("Pregnancy test, 2 strips"), Some("health"));
        assert_eq!(topic("Schwangerschaftstest"), Some("health"));
        assert_eq!(topic("Rosary of olive wood"), Some("religion"));
        assert_eq!(topic("INFLATABLE POLITICAL GLOBE"), Some("politics"));
        assert_eq!(topic("Kondome, 12 Stück"), Some("sexuality"));
        assert_eq!(topic("Essex teapot"), None);
        assert_eq!(topic("Christmas star, Bordeaux glass, cancerian"), None);
    }

    #[test]
    fn categories_and_attributes_are_looked_at_and_marked_items_are_not() {
        let mut item = Item::new("a", "Home test");
        item.categories.push("Pharmacy/HIV".into());
        assert_eq!(find(std::slice::from_ref(&item))[0].word, "hiv");
        item.sensitive = true;
        assert!(find(&[item]).is_empty());
    }
}
