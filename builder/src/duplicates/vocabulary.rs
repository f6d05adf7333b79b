//! What a shopkeeper knows about words on labels, in English and German: which ones name a variant and which ones name another thing.

/// Shades of one product. Words that also name things (cream, olive, rose) are left to the listing's own colour attribute.
const COLOURS: &[&str] = &[
    "anthracite",
    "azure",
    "beige",
    "black",
    "blue",
    "bordeaux",
    "brown",
    "burgundy",
    "crimson",
    "cyan",
    "fuchsia",
    "gold",
    "gray",
    "green",
    "grey",
    "indigo",
    "ivory",
    "khaki",
    "lilac",
    "magenta",
    "maroon",
    "mauve",
    "multicolour",
    "multicolor",
    "navy",
    "ochre",
    "orange",
    "pink",
    "purple",
    "red",
    "scarlet",
    "silver",
    "tan",
    "taupe",
    "teal",
    "turquoise",
    "violet",
    "white",
    "yellow",
    "anthrazit",
    "blau",
    "braun",
    "dunkelblau",
    "dunkelgrün",
    "gelb",
    "grau",
    "grün",
    "hellblau",
    "lila",
    "rosa",
    "rot",
    "schwarz",
    "silber",
    "türkis",
    "violett",
    "weiß",
    "weiss",
    "matt",
    "matte",
    "glossy",
    "dark",
    "light",
    "pale",
    "hell",
    "dunkel",
    "clear",
    "transparent",
];

/// Where the colour is the thing itself: these words keep it.
const COLOUR_IS_THE_THING: &[&str] = &[
    "tea",
    "wine",
    "rice",
    "pepper",
    "bean",
    "lentil",
    "chocolate",
    "bread",
    "cabbage",
    "onion",
    "currant",
    "ink",
    "toner",
    "cartridge",
    "paint",
    "lipstick",
    "polish",
    "dye",
    "varnish",
    "tee",
    "wein",
    "reis",
    "pfeffer",
    "bohne",
    "linse",
    "schokolade",
    "brot",
    "zwiebel",
    "tinte",
    "patrone",
    "lack",
    "wandfarbe",
    "lippenstift",
    "nagellack",
];

/// Words about an edition, a condition, an offer or a size; they never tell two products apart.
const NOISE: &[&str] = &[
    "edition",
    "ed",
    "revised",
    "updated",
    "printing",
    "reprint",
    "new",
    "refurbished",
    "renewed",
    "reconditioned",
    "used",
    "condition",
    "grade",
    "original",
    "genuine",
    "sale",
    "offer",
    "promo",
    "free",
    "bonus",
    "set",
    "kit",
    "bundle",
    "pack",
    "pk",
    "piece",
    "pcs",
    "pc",
    "count",
    "ct",
    "pair",
    "dozen",
    "twin",
    "gift",
    "design",
    "version",
    "paperback",
    "hardback",
    "hardcover",
    "softcover",
    "size",
    "colour",
    "color",
    "model",
    "type",
    "style",
    "small",
    "medium",
    "large",
    "big",
    "xs",
    "xl",
    "xxl",
    "xxxl",
    "s",
    "m",
    "l",
    "approx",
    "ca",
    "assorted",
    "auflage",
    "ausgabe",
    "neu",
    "neue",
    "generalüberholt",
    "gebraucht",
    "zustand",
    "angebot",
    "gratis",
    "stück",
    "stk",
    "paar",
    "geschenk",
    "größe",
    "groesse",
    "farbe",
    "modell",
    "taschenbuch",
    "gebunden",
    "klein",
    "kleine",
    "kleiner",
    "mittel",
    "groß",
    "große",
    "großer",
    "sortiert",
    "packung",
    "aktion",
];

/// Words for what holds a thing; noise beside a quantity ("750 ml bottle"), a thing elsewhere ("insulated bottle").
const CONTAINERS: &[&str] = &[
    "bag",
    "bottle",
    "box",
    "can",
    "carton",
    "jar",
    "packet",
    "pouch",
    "refill",
    "roll",
    "sachet",
    "sack",
    "tin",
    "tube",
    "tub",
    "beutel",
    "dose",
    "flasche",
    "glas",
    "karton",
    "kiste",
    "nachfüllpack",
    "rolle",
    "sack",
    "schachtel",
    "tüte",
    "tube",
];

/// Things made for another thing: in one title only, they name something else than that thing.
const ACCESSORIES: &[&str] = &[
    "accessory",
    "adapter",
    "adaptor",
    "battery",
    "blade",
    "bracket",
    "brush",
    "cable",
    "cap",
    "case",
    "charger",
    "cleaner",
    "cover",
    "dispenser",
    "expansion",
    "extension",
    "filter",
    "footprint",
    "frame",
    "guide",
    "handle",
    "hanger",
    "holder",
    "hook",
    "insert",
    "lid",
    "lining",
    "mount",
    "pad",
    "part",
    "protector",
    "rack",
    "refill",
    "replacement",
    "seal",
    "sleeve",
    "spare",
    "stand",
    "strap",
    "supplement",
    "tray",
    "trial",
    "sample",
    "workbook",
    "akku",
    "abdeckung",
    "bezug",
    "deckel",
    "erweiterung",
    "ersatz",
    "ersatzteil",
    "griff",
    "halter",
    "halterung",
    "hülle",
    "klinge",
    "ladegerät",
    "nachfüllung",
    "probe",
    "tasche",
    "zubehör",
    "ständer",
];

/// Different words for one thing; every word stands for the first of its line.
const SYNONYMS: &[&[&str]] = &[
    &["charger", "adapter", "adaptor", "ladegerät", "netzteil"],
    &["backpack", "rucksack", "daypack", "knapsack"],
    &["couch", "sofa", "settee"],
    &["sneaker", "trainer"],
    &["sweater", "jumper", "pullover"],
    &["trouser", "pant"],
    &["torch", "flashlight"],
    &["phone", "smartphone", "handy"],
    &["pram", "stroller", "pushchair"],
    &["duvet", "comforter", "bettdecke"],
    &["rug", "carpet", "teppich"],
    &["hoover", "vacuum"],
    &["tap", "faucet"],
    &["diaper", "nappy", "windel"],
    &["spanner", "wrench"],
    &["wood", "wooden", "holz"],
    &["wool", "woollen", "wolle"],
    &["fragrance", "scent", "perfume"],
    &["monitor", "display", "screen"],
    &["notebook", "laptop"],
    &["skillet", "pan"],
    &["cooker", "stove"],
    &["bike", "bicycle", "fahrrad"],
    &["grey", "gray"],
    &["spf", "factor", "lsf"],
];

/// One word for several.
const PHRASES: &[(&str, &[&str])] = &[("sunscreen", &["sun", "cream"]), ("sunblock", &["sun", "cream"]), ("suncream", &["sun", "cream"])];

/// Attributes that vary within one product.
const AXES: &[&str] = &[
    "capacity",
    "colour",
    "color",
    "colourway",
    "condition",
    "content",
    "count",
    "depth",
    "diameter",
    "dimensions",
    "edition",
    "ean",
    "format",
    "gtin",
    "height",
    "isbn",
    "length",
    "material",
    "memory",
    "mpn",
    "pack",
    "packaging",
    "pages",
    "pieces",
    "quantity",
    "shade",
    "size",
    "sku",
    "storage",
    "thickness",
    "units",
    "volume",
    "weight",
    "width",
    "year",
    "auflage",
    "breite",
    "durchmesser",
    "einband",
    "farbe",
    "gewicht",
    "größe",
    "groesse",
    "höhe",
    "inhalt",
    "jahr",
    "länge",
    "menge",
    "packung",
    "seiten",
    "speicher",
    "stück",
    "stückzahl",
    "tiefe",
    "zustand",
    "care",
    "warranty",
    "garantie",
    "energy",
    "rating",
];

/// Attributes that name the maker.
const MAKERS: &[&str] = &["brand", "maker", "manufacturer", "label", "vendor", "publisher", "marke", "hersteller", "verlag"];
/// Attributes that name the author of a work, whose title is then the thing itself.
const AUTHORS: &[&str] = &["author", "authors", "artist", "director", "composer", "autor", "autorin", "künstler", "regie", "interpret"];
/// Attributes that are the same for the same product only.
const CODES: &[&str] = &["ean", "gtin", "isbn", "mpn", "upc"];

/// What begins a note on what else comes in the box or what the thing is held in.
const INCLUSIONS: &[&str] = &["with", "without", "incl", "including", "includes", "plus", "in", "mit", "ohne", "inkl", "inklusive", "w"];

/// Units: name, and whether a different number makes a different thing (65 W, 18 V) or a variant (500 ml, 128 GB).
const UNITS: &[(&str, bool)] = &[
    ("mm", false),
    ("cm", false),
    ("m", false),
    ("km", false),
    ("ft", false),
    ("inch", false),
    ("inche", false),
    ("zoll", false),
    ("ml", false),
    ("cl", false),
    ("dl", false),
    ("l", false),
    ("litre", false),
    ("liter", false),
    ("g", false),
    ("kg", false),
    ("oz", false),
    ("lb", false),
    ("gram", false),
    ("gramm", false),
    ("gb", false),
    ("tb", false),
    ("mb", false),
    ("w", true),
    ("watt", true),
    ("v", true),
    ("volt", true),
    ("iu", true),
    ("ie", true),
    ("mg", true),
    ("mcg", true),
    ("hz", true),
    ("lm", true),
    ("lumen", true),
    ("lux", true),
    ("bar", true),
    ("dpi", true),
    ("mp", true),
    ("hp", true),
    ("ps", true),
    ("kw", true),
    ("ah", false),
    ("mah", false),
    ("min", false),
    ("h", false),
    ("db", false),
    ("hrc", false),
    ("nm", false),
    ("piece", false),
    ("pcs", false),
    ("pc", false),
    ("pack", false),
    ("pk", false),
    ("stück", false),
    ("stk", false),
    ("count", false),
    ("ct", false),
    ("pair", false),
    ("paar", false),
];

/// Whether a stem is a colour by itself.
pub(super) fn is_colour(word: &str) -> bool {
    contains(COLOURS, word)
}
/// Whether a thing of this name differs by its colour.
pub(super) fn colour_is_the_thing(word: &str) -> bool {
    contains(COLOUR_IS_THE_THING, word)
}
/// Whether a word tells no two products apart.
pub(super) fn is_noise(word: &str) -> bool {
    contains(NOISE, word)
}
/// Whether a word is a container.
pub(super) fn is_container(word: &str) -> bool {
    contains(CONTAINERS, word)
}
/// Whether a word names something made for another thing.
pub(super) fn is_accessory(word: &str) -> bool {
    contains(ACCESSORIES, word)
}
/// Whether a word begins an inclusion.
pub(super) fn begins_inclusion(word: &str) -> bool {
    INCLUSIONS.contains(&word)
}
/// Whether an attribute varies within a product.
pub(super) fn is_axis(name: &str) -> bool {
    AXES.contains(&name)
}
/// Whether an attribute names the maker.
pub(super) fn is_maker(name: &str) -> bool {
    MAKERS.contains(&name)
}
/// Whether an attribute names an author.
pub(super) fn is_author(name: &str) -> bool {
    AUTHORS.contains(&name)
}
/// Whether an attribute is a code of the product.
pub(super) fn is_code(name: &str) -> bool {
    CODES.contains(&name)
}
/// `Some(true)` for a unit that tells things apart, `Some(false)` for one that varies, `None` for no unit.
pub(super) fn unit(word: &str) -> Option<bool> {
    UNITS.iter().find(|unit| unit.0 == word).or_else(|| UNITS.iter().find(|unit| unit.0 == stem(word))).map(|unit| unit.1)
}
/// The word or words that stand for a word: stemmed, synonyms made one.
pub(super) fn canonical(word: &str) -> Vec<String> {
    if let Some((_, words)) = PHRASES.iter().find(|phrase| phrase.0 == word) {
        return words.iter().map(|word| stem(word).to_owned()).collect();
    }
    let own = stem(word);
    let synonym = SYNONYMS.iter().find(|line| line.iter().any(|other| *other == word || stem(other) == own));
    vec![stem(synonym.map_or(own, |line| line[0])).to_owned()]
}

fn contains(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| *entry == word || stem(entry) == word)
}

fn stem(word: &str) -> &str {
    crate::text::stem(word)
}
