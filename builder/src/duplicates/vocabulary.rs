//! What a shopkeeper knows about words on labels, in English and German: which ones name a variant and which ones name another thing.

use crate::text::stem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Shades of one product. Words that also name things (cream, olive, rose) are left to the listing's own colour attribute.
const COLOURS: &str = "anthracite anthrazit azure beige black blau blue bordeaux braun brown burgundy clear crimson cyan dark dunkel dunkelblau \
    dunkelgrün fuchsia gelb glossy gold grau gray green grey grün hell hellblau indigo ivory khaki light lila lilac magenta \
    maroon matt matte mauve multicolor multicolour navy ochre orange pale pink purple red rosa rot scarlet schwarz silber \
    silver tan taupe teal transparent turquoise türkis violet violett weiss weiß white yellow";

/// Where the colour is the thing itself: these words keep it.
const COLOUR_IS_THE_THING: &str = "bean bohne bread brot cabbage cartridge chocolate currant dye ink lack lentil linse lippenstift lipstick nagellack onion \
    paint patrone pepper pfeffer polish reis rice schokolade tea tee tinte toner varnish wandfarbe wein wine zwiebel";

/// Words about an edition, a condition, an offer or a size; they never tell two products apart.
const NOISE: &str = "aktion angebot approx assorted auflage ausgabe big bonus bundle ca color colour condition count ct design dozen ed \
    edition farbe free gebraucht gebunden generalüberholt genuine geschenk gift grade gratis groesse groß große großer größe \
    hardback hardcover kit klein kleine kleiner l large m medium mittel model modell neu neue new offer original paar pack \
    packung pair paperback pc pcs piece pk printing promo reconditioned refurbished renewed reprint revised s sale set size \
    small softcover sortiert stk style stück taschenbuch twin type updated used version xl xs xxl xxxl zustand";

/// Words for what holds a thing; noise beside a quantity ("750 ml bottle"), a thing elsewhere ("insulated bottle").
const CONTAINERS: &str = "bag beutel bottle box can carton dose flasche glas jar karton kiste nachfüllpack packet pouch refill roll rolle sachet \
    sack schachtel tin tub tube tüte";

/// Things made for another thing: in one title only, they name something else than that thing.
const ACCESSORIES: &str = "abdeckung accessory adapter adaptor akku battery bezug blade bracket brush cable cap case charger cleaner cover deckel \
    dispenser ersatz ersatzteil erweiterung expansion extension filter footprint frame griff guide halter halterung handle \
    hanger holder hook hülle insert klinge ladegerät lid lining mount nachfüllung pad part probe protector rack refill \
    replacement sample seal sleeve spare stand strap ständer supplement tasche tray trial workbook zubehör";

/// Attributes that vary within one product.
const AXES: &str = "auflage breite capacity care color colour colourway condition content count depth diameter dimensions durchmesser ean \
    edition einband energy farbe format garantie gewicht groesse größe gtin height höhe inhalt isbn jahr length länge \
    material memory menge mpn pack packaging packung pages pieces quantity rating seiten shade size sku speicher storage \
    stück stückzahl thickness tiefe units volume warranty weight width year zustand";

/// Attributes that name the maker.
const MAKERS: &str = "brand hersteller label maker manufacturer marke publisher vendor verlag";

/// Attributes that name the author of a work, whose title is then the thing itself.
const AUTHORS: &str = "artist author authors autor autorin composer director interpret künstler regie";

/// Attributes that are the same for the same product only.
const CODES: &str = "ean gtin isbn mpn upc";

/// What begins a note on what else comes in the box or what the thing is held in.
const INCLUSIONS: &str = "in incl includes including inkl inklusive mit ohne plus w with without";

/// Units after whose number a variant of one thing is told: 500 ml, 128 GB, 12 pieces.
const VARIANT_UNITS: &str = "mm cm m km ft inch inche zoll ml cl dl l litre liter g kg oz lb gram gramm gb tb mb ah mah min h db hrc nm piece pcs pc \
    pack pk stück stk count ct pair paar";

/// Units after whose number another thing is told: 65 W, 18 V, 500 mg.
const TELLING_UNITS: &str = "w watt v volt iu ie mg mcg hz lm lumen lux bar dpi mp hp ps kw";

/// Different words for one thing, a line each; every word stands for the first of its line.
const SYNONYMS: &str = "\
    charger adapter adaptor ladegerät netzteil
    backpack rucksack daypack knapsack
    couch sofa settee
    sneaker trainer
    sweater jumper pullover
    trouser pant
    torch flashlight
    phone smartphone handy
    pram stroller pushchair
    duvet comforter bettdecke
    rug carpet teppich
    hoover vacuum
    tap faucet
    diaper nappy windel
    spanner wrench
    wood wooden holz
    wool woollen wolle
    fragrance scent perfume
    monitor display screen
    notebook laptop
    skillet pan
    cooker stove
    bike bicycle fahrrad
    grey gray
    spf factor lsf
";

/// One word for several.
const PHRASES: &[(&str, [&str; 2])] = &[("sunscreen", ["sun", "cream"]), ("sunblock", ["sun", "cream"]), ("suncream", ["sun", "cream"])];

/// The words of a list, each also as its stem.
struct List {
    words: &'static str,
    set: OnceLock<BTreeSet<&'static str>>,
}

impl List {
    const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }
    fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_whitespace().flat_map(|word| [word, stem(word)]).collect()).contains(word)
    }
}

/// Whether a word is a colour by itself.
pub(super) fn is_colour(word: &str) -> bool {
    static LIST: List = List::new(COLOURS);
    LIST.has(word)
}
/// Whether a thing of this name differs by its colour.
pub(super) fn colour_is_the_thing(word: &str) -> bool {
    static LIST: List = List::new(COLOUR_IS_THE_THING);
    LIST.has(word)
}
/// Whether a word tells no two products apart.
pub(super) fn is_noise(word: &str) -> bool {
    static LIST: List = List::new(NOISE);
    LIST.has(word)
}
/// Whether a word is a container.
pub(super) fn is_container(word: &str) -> bool {
    static LIST: List = List::new(CONTAINERS);
    LIST.has(word)
}
/// Whether a word names something made for another thing.
pub(super) fn is_accessory(word: &str) -> bool {
    static LIST: List = List::new(ACCESSORIES);
    LIST.has(word)
}
/// Whether a word begins an inclusion.
pub(super) fn begins_inclusion(word: &str) -> bool {
    is_one_of(INCLUSIONS, word)
}
/// Whether an attribute varies within a product.
pub(super) fn is_axis(name: &str) -> bool {
    is_one_of(AXES, name)
}
/// Whether an attribute names the maker.
pub(super) fn is_maker(name: &str) -> bool {
    is_one_of(MAKERS, name)
}
/// Whether an attribute names an author.
pub(super) fn is_author(name: &str) -> bool {
    is_one_of(AUTHORS, name)
}
/// Whether an attribute is a code of the product.
pub(super) fn is_code(name: &str) -> bool {
    is_one_of(CODES, name)
}
/// `Some(true)` for a unit that tells things apart, `Some(false)` for one that varies, `None` for no unit.
pub(super) fn unit(word: &str) -> Option<bool> {
    static TELLING: List = List::new(TELLING_UNITS);
    static VARIANT: List = List::new(VARIANT_UNITS);
    let known = |word: &str| if TELLING.has(word) { Some(true) } else { VARIANT.has(word).then_some(false) };
    known(word).or_else(|| known(stem(word)))
}
/// The words that stand for a word: its stem, or that of the synonym which stands for all of them; two for one of [`PHRASES`].
pub(super) fn canonical(word: &str) -> impl Iterator<Item = &str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let line = |line: &'static str| {
            let first = stem(line.split_whitespace().next().unwrap_or_default());
            line.split_whitespace().flat_map(|word| [word, stem(word)]).map(move |word| (word, first))
        };
        SYNONYMS.lines().flat_map(line).collect()
    });
    let phrase = PHRASES.iter().find(|phrase| phrase.0 == word);
    let own = stem(word);
    let one = table.get(word).or_else(|| table.get(own)).copied().unwrap_or(own);
    let (first, second) = phrase.map_or((one, None), |(_, [first, second])| (stem(first), Some(stem(second))));
    [Some(first), second].into_iter().flatten()
}

fn is_one_of(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|entry| entry == word)
}
