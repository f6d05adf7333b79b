//! An inspection in plain sentences.

use super::{Inspection, ItemView, MixtureView};
use crate::report::{list, plural};
use std::fmt::Write;

pub(super) fn text(seen: &Inspection) -> String {
    let mut out = format!(
        "Pack format {}: {}, {} bytes; {} available, {} consumable.\n{}, {}.",
        seen.version,
        plural(seen.items, "item"),
        seen.bytes,
        seen.available,
        seen.consumable,
        plural(seen.attributes, "attribute"),
        plural(seen.groups, "group"),
    );
    learnt(&mut out, seen);
    columns(&mut out, seen);
    list(&mut out, "Variants and near-duplicates", seen.family_count, &seen.families, |family| {
        let shown = family.iter().take(6).map(|member| format!("{} \"{}\"", member.id, member.title)).collect::<Vec<_>>().join(" = ");
        if family.len() > 6 { format!("{shown} = … ({} in all)", family.len()) } else { shown }
    });
    list(&mut out, "Sensitive", seen.sensitive_count, &seen.sensitive, |member| format!("{} \"{}\"", member.id, member.title));
    if let Some(view) = &seen.item {
        item(&mut out, view, seen.mixture.is_some());
    }
    out
}

fn learnt(out: &mut String, seen: &Inspection) {
    if seen.pairs == 0 && seen.factor_dimensions == 0 && seen.mixture.is_none() {
        out.push_str("\nNothing was learnt from sessions.");
        return;
    }
    let (pairs, items) = (plural(seen.pairs, "pair"), plural(seen.items_with_row, "item"));
    write!(out, "\nLearnt: {pairs} in the rows of {items}, at most {} in one; {} factors.", seen.longest_row, seen.factor_dimensions).ok();
    if let Some(mixture) = &seen.mixture {
        weights(out, mixture);
    }
    if !seen.support.is_empty() {
        let bands = seen.support.iter().map(|band| match (band.from, band.to) {
            (0, _) => format!("too few or nobody {}", band.items),
            (from, u16::MAX) => format!("{from} or more {}", band.items),
            (from, to) => format!("{from} to {to} {}", band.items),
        });
        write!(out, "\nItems by how many people met them: {}.", bands.collect::<Vec<_>>().join(", ")).ok();
    }
}

fn weights(out: &mut String, mixture: &MixtureView) {
    out.push_str("\nWeights, by how many later events follow one:");
    for (name, kernel) in [
        ("rows: what others chose with it or after it", &mixture.rows),
        ("factors: liked by the same people", &mixture.factors),
        ("content: alike in text and attributes", &mixture.content),
        ("interest: shares attributes", &mixture.interest),
        ("history: met before", &mixture.history),
        ("purchases: bought before", &mixture.purchases),
    ] {
        write!(out, "\n  {name}: {}", kernel.words()).ok();
    }
    let ages = match mixture.age_half_life_days {
        0.0 => "ages do not count".to_owned(),
        days => format!("an event of {days:.1} days ago counts half"),
    };
    let MixtureView { popularity, recency, context, .. } = mixture;
    write!(out, "\n  popularity {popularity:.3}, recency {recency:.3}, the page counts as an event of strength {context:.3}; {ages}").ok();
}

fn columns(out: &mut String, seen: &Inspection) {
    let mut columns: Vec<_> = seen.columns.iter().filter(|column| column.bytes > 0).collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.bytes));
    out.push_str("\nBytes by column:");
    for column in columns {
        write!(out, "\n  {:>10}  {}", column.bytes, column.name).ok();
    }
}

fn item(out: &mut String, view: &ItemView, learnt: bool) {
    write!(out, "\n{} \"{}\"", view.id, view.title).ok();
    if view.sensitive {
        out.push_str("\n  sensitive: nothing is learnt from it, and it leads to nothing");
    }
    if !view.attributes.is_empty() {
        write!(out, "\n  {}", view.attributes.join(", ")).ok();
    }
    write!(out, "\n  popularity {:.3}, met by {}, {} in its row", view.popularity, view.support, view.row).ok();
    for member in &view.family {
        write!(out, "\n  the same product: {} \"{}\"", member.id, member.title).ok();
    }
    if !view.neighbours.is_empty() {
        out.push_str(if learnt { "\n  Leads to, right after it:" } else { "\n  Nearest in content:" });
    }
    for near in &view.neighbours {
        let (rows, factors, content) = (near.rows, near.factors, near.content);
        write!(out, "\n    {:.3} = rows {rows:.3} + factors {factors:.3} + content {content:.3}  ", near.score).ok();
        write!(out, "{} \"{}\"", near.id, near.title).ok();
    }
}
