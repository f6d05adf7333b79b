//! `--map theirs=ours,…`: a shop's own column names.

use super::{Field, Target, unreadable};
use homebody::error::Result;

/// Says which of the shop's names are read as which of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap {
    entries: Vec<(String, Target)>,
}

impl FieldMap {
    /// Reads `theirs=ours,…`. `ours` is a field's name, `attributes.NAME` for an attribute, or `-` to leave the column out.
    ///
    /// # Errors
    /// `invalid-input` for anything else, and for a name given twice.
    pub fn parse(text: &str) -> Result<Self> {
        let mut entries: Vec<(String, Target)> = Vec::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let Some((theirs, ours)) = part.split_once('=').map(|(a, b)| (a.trim(), b.trim())) else {
                return Err(unreadable("map", format!("`{part}` has no `=`: write THEIRS=OURS, such as `item=id`")));
            };
            let target = match Target::named(ours) {
                _ if ours == "-" => Target::Nothing,
                Target::Unknown(_) => {
                    return Err(unreadable(
                        "map",
                        format!("`{ours}` is no field: use {}, attributes.NAME or - to leave it out", Field::all_names()),
                    ));
                }
                target => target,
            };
            if theirs.is_empty() || entries.iter().any(|entry| entry.0 == theirs) {
                return Err(unreadable("map", format!("`{part}` gives an empty name or one that was given before: keep one")));
            }
            entries.push((theirs.to_owned(), target));
        }
        Ok(Self { entries })
    }
    /// Where a name of the shop belongs.
    pub(super) fn target(&self, theirs: &str) -> Target {
        self.entries.iter().find(|entry| entry.0 == theirs).map_or_else(|| Target::named(theirs), |entry| entry.1.clone())
    }
    /// The shop's names that are mapped.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.0.as_str())
    }
}

impl Target {
    fn named(name: &str) -> Self {
        match (Field::named(name), name.strip_prefix("attributes.")) {
            (Some(field), _) => Self::Field(field),
            (None, Some(attribute)) if !attribute.trim().is_empty() => Self::Attribute(attribute.trim().to_owned()),
            _ => Self::Unknown(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_told_and_others_as_they_are() {
        let map = FieldMap::parse("item=id, description=title,maker=attributes.brand,internal=-").unwrap();
        assert_eq!(map.target("item"), Target::Field(Field::Id));
        assert_eq!(map.target("description"), Target::Field(Field::Title));
        assert_eq!(map.target("maker"), Target::Attribute("brand".into()));
        assert_eq!(map.target("internal"), Target::Nothing);
        assert_eq!(map.target("price"), Target::Field(Field::Price));
        assert_eq!(map.target("rebuy_days"), Target::Field(Field::RebuyDays));
        assert_eq!(map.target("__proto__"), Target::Unknown("__proto__".into()));
    }

    #[test]
    fn mistakes_are_named() {
        for (text, word) in [("item", "no `=`"), ("item=sku", "`sku` is no field"), ("a=id,a=title", "given before"), ("=id", "empty name")]
        {
            let error = FieldMap::parse(text).unwrap_err();
            assert!(error.field == "map" && error.fix.contains(word), "{text}: {error}");
        }
    }
}
