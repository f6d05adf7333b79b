//! The names of an item's fields.

/// A field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those of `Item`, where each is explained")]
pub enum Field {
    Id,
    Title,
    Description,
    Price,
    Currency,
    Categories,
    Attributes,
    Group,
    Image,
    Available,
    Sensitive,
    Consumable,
    RebuyDays,
    DurableDays,
    Published,
    Popularity,
}

/// Every field with the name under which it is read and reported.
const NAMES: [(Field, &str); 16] = [
    (Field::Id, "id"),
    (Field::Title, "title"),
    (Field::Description, "description"),
    (Field::Price, "price"),
    (Field::Currency, "currency"),
    (Field::Categories, "categories"),
    (Field::Attributes, "attributes"),
    (Field::Group, "group"),
    (Field::Image, "image"),
    (Field::Available, "available"),
    (Field::Sensitive, "sensitive"),
    (Field::Consumable, "consumable"),
    (Field::RebuyDays, "rebuyDays"),
    (Field::DurableDays, "durableDays"),
    (Field::Published, "published"),
    (Field::Popularity, "popularity"),
];

impl Field {
    /// The name under which the field is read and reported.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.1)
    }
    /// The field of a name; `rebuy_days` and `durable_days` are understood too.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "rebuy_days" => Some(Self::RebuyDays),
            "durable_days" => Some(Self::DurableDays),
            _ => NAMES.iter().find(|entry| entry.1 == name).map(|entry| entry.0),
        }
    }
    /// All names, for messages.
    pub fn all_names() -> String {
        NAMES.map(|entry| entry.1).join(", ")
    }
}
