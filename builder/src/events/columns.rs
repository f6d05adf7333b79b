//! What the columns of a log are called, here and elsewhere.

use super::wrong;
use homebody::error::Result;

/// How many columns are read.
pub(super) const COUNT: usize = 5;
/// Places of the columns, as in [`NAMES`].
pub(super) const USER: usize = 0;
pub(super) const SESSION: usize = 1;
pub(super) const ITEM: usize = 2;
pub(super) const TIME: usize = 3;
pub(super) const EVENT: usize = 4;

/// Our name of each column and what others call it; an earlier name wins over a later one.
const NAMES: [&[&str]; COUNT] = [
    &["user", "user_id", "userId", "customer", "customer_id", "visitor", "visitor_id"],
    &["session", "session_id", "sessionId", "order", "order_id", "invoice"],
    &["item", "item_id", "itemId", "product", "product_id", "productId", "sku"],
    &["ts", "timestamp", "time", "at", "date"],
    &["event", "event_type", "eventType", "type", "action"],
];

/// Our name of a column.
pub(super) fn name(column: usize) -> &'static str {
    NAMES[column][0]
}

/// Which column a name may stand for, and how well: smaller is better.
pub(super) fn named(name: &str) -> Option<(usize, usize)> {
    NAMES.iter().enumerate().find_map(|(column, names)| Some((column, names.iter().position(|known| *known == name)?)))
}

/// Where in a row each column is.
pub(super) fn find(header: &[String]) -> Result<[Option<usize>; COUNT]> {
    let mut found: [Option<(usize, usize)>; COUNT] = [None; COUNT];
    for (at, theirs) in header.iter().enumerate() {
        let Some((column, rank)) = named(theirs) else { continue };
        match found[column] {
            Some((_, other)) if other == rank => return Err(wrong("line 1", format!("there are two columns `{theirs}`: keep one"))),
            Some((_, other)) if other < rank => {}
            _ => found[column] = Some((at, rank)),
        }
    }
    let found = found.map(|column| column.map(|(at, _)| at));
    let seen: String = header.join(", ").chars().take(400).collect();
    if let Some(missing) = [ITEM, TIME, EVENT].into_iter().find(|&column| found[column].is_none()) {
        let fix = format!("there is no column `{}`: write user,session,item,ts,event; the columns are {seen}", name(missing));
        return Err(wrong("line 1", fix));
    }
    if found[USER].is_none() && found[SESSION].is_none() {
        return Err(wrong("line 1", format!("there is neither `user` nor `session`: one of them is needed; the columns are {seen}")));
    }
    Ok(found)
}
