//! The one reader of fields: a row of any format → an item and what is wrong with it.

use super::values::{self, Read};
use super::{Field, MAX_ATTRIBUTES, MAX_CATEGORIES, MAX_DESCRIPTION, MAX_ID, MAX_TEXT, Raw, Row, Target};
use crate::report::{Problem, Warnings};
use crate::text::is_placeholder;
use homebody::catalog::Item;

const MAX_ATTRIBUTE_NAME: usize = 128;
const MAX_ATTRIBUTE_VALUE: usize = 512;

/// Reads a row. When problems were added, the item is incomplete and must not be used.
pub(super) fn item(row: Row, problems: &mut Vec<Problem>, warnings: &mut Warnings) -> Item {
    let mut reader = Reader { item: Item::new("", ""), line: row.line, seen: Vec::new(), consumable: None, problems, warnings };
    for (target, value) in row.values {
        reader.value(target, value);
    }
    reader.finish()
}

struct Reader<'a> {
    item: Item,
    line: u64,
    seen: Vec<Field>,
    consumable: Option<bool>,
    problems: &'a mut Vec<Problem>,
    warnings: &'a mut Warnings,
}

impl Reader<'_> {
    fn value(&mut self, target: Target, value: Raw) {
        match target {
            Target::Field(field) if self.seen.contains(&field) => self.problem(field.name(), "is given twice", "keep one"),
            Target::Field(field) => {
                self.seen.push(field);
                if value != Raw::Null {
                    self.field(field, value);
                }
            }
            Target::Attribute(name) => self.attribute(&name, value),
            Target::Unknown(name) => {
                self.warnings.add(
                    &name,
                    "is no field of an item and was left out: put it into `attributes`, or map it with --map",
                    self.line,
                );
            }
            Target::Nothing => {}
        }
    }

    fn field(&mut self, field: Field, value: Raw) {
        let name = field.name();
        match field {
            Field::Id => self.item.id = self.checked(name, values::id(value, MAX_ID)).unwrap_or_default(),
            Field::Title => self.item.title = self.text(name, value, MAX_TEXT),
            Field::Description => self.item.description = self.text(name, value, MAX_DESCRIPTION),
            Field::Price => self.item.price = self.checked(name, values::amount(&value, 1e12)),
            Field::Currency => self.item.currency = self.checked(name, values::currency(&value)),
            Field::Categories => self.categories(value),
            Field::Attributes => match value {
                Raw::Map(entries) => entries.into_iter().for_each(|(name, value)| self.attribute(&name, value)),
                _ => self.problem(name, "is not an object", "write {\"brand\": \"Acme\", \"colour\": [\"red\", \"blue\"]}"),
            },
            Field::Group => self.item.group = Some(self.text(name, value, MAX_ID)).filter(|text| !text.is_empty()),
            Field::Image => self.item.image = Some(self.text(name, value, MAX_TEXT)).filter(|text| !text.is_empty()),
            Field::Available => self.item.available = self.checked(name, values::boolean(&value)).unwrap_or(true),
            Field::Sensitive => self.item.sensitive = self.checked(name, values::boolean(&value)).unwrap_or(false),
            Field::Consumable => self.consumable = self.checked(name, values::boolean(&value)),
            Field::RebuyDays => self.item.rebuy_days = self.checked(name, values::days(&value)),
            Field::DurableDays => self.item.durable_days = self.checked(name, values::days(&value)),
            Field::Published => self.item.published = self.checked(name, values::day(&value)),
            Field::Popularity => self.item.popularity = self.checked(name, values::amount(&value, 1e12)),
        }
    }

    fn categories(&mut self, value: Raw) {
        for value in values::list(value) {
            match self.checked("categories", values::path(value)) {
                Some(path) if !path.is_empty() && !self.item.categories.contains(&path) => self.item.categories.push(path),
                _ => {}
            }
            if self.item.categories.len() > MAX_CATEGORIES {
                self.problem("categories", &format!("has more than {MAX_CATEGORIES} paths"), "keep the most particular ones");
                return;
            }
        }
    }

    fn attribute(&mut self, name: &str, value: Raw) {
        let field = format!("attributes.{}", shorten(name));
        let name = self.text(&field, Raw::Text(name.to_owned()), MAX_ATTRIBUTE_NAME);
        if name.is_empty() || name.contains('=') {
            return self.problem(&field, "has an empty name or one with `=`", "rename the attribute");
        }
        for value in values::list(value) {
            let value = match value {
                Raw::Null => continue,
                Raw::List(_) | Raw::Map(_) => {
                    return self.problem(&field, "holds a list or an object inside a list", "write text, numbers, true or false");
                }
                value => self.text(&field, value, MAX_ATTRIBUTE_VALUE),
            };
            let known = self.item.attributes.iter().any(|(n, v)| *n == name && *v == value);
            if value.is_empty() || known {
                continue;
            }
            if self.item.attributes.len() == MAX_ATTRIBUTES {
                return self.problem(
                    "attributes",
                    &format!("has more than {MAX_ATTRIBUTES} values"),
                    "keep those that a customer would choose by",
                );
            }
            self.item.attributes.push((name.clone(), value));
        }
    }

    fn finish(mut self) -> Item {
        if !self.seen.contains(&Field::Id) || (self.item.id.is_empty() && !self.has_problem("id")) {
            self.problem("id", "is missing", "give every item an id");
        }
        if self.item.title.is_empty() && !self.has_problem("title") {
            self.problem("title", "is missing or empty", "give every item a title that visitors can read");
        }
        if !self.item.title.is_empty() && is_placeholder(&self.item.title) {
            self.warnings.add("title", "says nothing, such as N/A: give the item a title that visitors can read", self.line);
        }
        if self.consumable == Some(false) && self.item.rebuy_days.is_some() {
            self.problem("rebuyDays", "is given for an item that is not consumable", "remove `rebuyDays`, or set `consumable` to true");
        }
        self.item.consumable = self.consumable.unwrap_or(self.item.rebuy_days.is_some());
        if self.item.consumable && self.item.durable_days.is_some() {
            self.problem("durableDays", "is given for a consumable", "use `rebuyDays`, or set `consumable` to false");
        }
        self.item
    }

    fn text(&mut self, field: &str, value: Raw, max: usize) -> String {
        let Some((text, stripped)) = self.checked(field, values::text(value, max)) else { return String::new() };
        if stripped {
            self.warnings.add(field, "held control characters, which were taken out", self.line);
        }
        text
    }

    fn checked<T>(&mut self, field: &str, read: Read<T>) -> Option<T> {
        read.map_err(|(what, fix)| self.problem(field, &what, &fix)).ok()
    }

    fn problem(&mut self, field: &str, what: &str, fix: &str) {
        self.problems.push(Problem { line: self.line, field: field.into(), problem: what.into(), fix: fix.into() });
    }

    fn has_problem(&self, field: &str) -> bool {
        self.problems.iter().any(|problem| problem.field == field)
    }
}

/// A name short enough for a message.
fn shorten(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}
