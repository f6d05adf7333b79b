//! The candidates as items of a shop: what `items.csv` says of them, else the id alone.

use crate::data::Catalog;
use homebody::catalog::Item;
use std::collections::BTreeMap;

/// One item for each id, in the order of the ids. An item that occurs in events only has no text: an id tells nothing.
pub fn items(ids: &[String], catalog: &Catalog) -> Vec<Item> {
    let id = catalog.columns.iter().position(|column| column == "item" || column == "id").unwrap_or(0);
    let mut rows: BTreeMap<&str, &Vec<String>> = BTreeMap::new();
    for row in &catalog.rows {
        rows.entry(row.get(id).map_or("", String::as_str)).or_insert(row);
    }
    let item = |own: &String| match rows.get(own.as_str()) {
        Some(row) => described(own, catalog, row, id),
        None => Item::new(own, ""),
    };
    ids.iter().map(item).collect()
}

fn described(own: &str, catalog: &Catalog, row: &[String], id: usize) -> Item {
    let mut item = Item::new(own, "");
    for (at, (column, cell)) in catalog.columns.iter().zip(row).enumerate() {
        let cell = cell.trim();
        if at == id || cell.is_empty() {
            continue;
        }
        match column.as_str() {
            "title" | "name" => item.title = cell.into(),
            "description" => item.description = cell.into(),
            "price" => item.price = cell.parse().ok().filter(|price: &f64| price.is_finite() && *price >= 0.0),
            "category" | "categories" => item.categories = cell.split('|').map(str::to_owned).collect(),
            "group" => item.group = Some(cell.into()),
            _ => item.attributes.push((column.clone(), cell.into())),
        }
    }
    if item.title.is_empty() {
        item.title = std::mem::take(&mut item.description);
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_fields() {
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let catalog =
            Catalog { columns: text(&["item", "description", "price", "colour"]), rows: vec![text(&["a", "RED MUG", "2.5", "red"])] };
        let items = items(&text(&["a", "b"]), &catalog);
        assert_eq!((items[0].title.as_str(), items[0].price), ("RED MUG", Some(2.5)));
        assert_eq!(items[0].attributes, [("colour".to_owned(), "red".to_owned())]);
        assert_eq!(items[1], Item::new("b", ""));
    }
}
