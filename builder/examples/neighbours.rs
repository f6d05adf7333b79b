//! How good embeddings are as neighbours: the share of each item's ten nearest (other groups only) that lie in the same leaf category and
//! in the same top category. `cargo run --release -p homebody-builder --example neighbours -- www/catalog/*.json`

use homebody::catalog::{DIMENSIONS, Pack};
use homebody_builder::report::Report;
use homebody_builder::{build, import};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut items = Vec::new();
    for path in std::env::args().skip(1) {
        items.extend(import::read(&path, &std::fs::read(&path)?, &import::FieldMap::default())?.items);
    }
    let pack = Pack::open(build::items(&items, &mut Report::default(), &mut |_| {})?)?;
    measure("all features", &pack, &pack);
    let mut blind = items;
    blind.iter_mut().for_each(|item| item.categories.clear());
    measure("without categories", &pack, &Pack::open(build::items(&blind, &mut Report::default(), &mut |_| {})?)?);
    Ok(())
}

/// `pack` has the categories, `embedded` the embeddings.
fn measure(name: &str, pack: &Pack, embedded: &Pack) {
    let (mut leaf, mut top, mut both, mut chance, mut total) = (0, 0, 0, 0, 0);
    for a in (0..pack.len() as u32).filter(|&a| !pack.sensitive(a)) {
        let from: [i8; DIMENSIONS] = embedded.embedding(a);
        let product = |b: u32| from.iter().zip(embedded.embedding(b)).map(|(&x, y)| i32::from(x) * i32::from(y)).sum::<i32>();
        let other = |&b: &u32| b != a && !pack.sensitive(b) && (pack.group(a).is_none() || pack.group(a) != pack.group(b));
        let mut others: Vec<u32> = (0..pack.len() as u32).filter(other).collect();
        others.sort_by_key(|&b| std::cmp::Reverse(product(b)));
        let category = |item: u32| pack.category(item).map(|c| pack.attribute_name(c).to_owned()).unwrap_or_default();
        let root = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
        let own = category(a);
        let same_leaf = others.iter().filter(|&&b| category(b) == own).count().min(10);
        let same_top = others.iter().filter(|&&b| root(&category(b)) == root(&own)).count().min(10);
        chance += others.iter().filter(|&&b| root(&category(b)) == root(&own)).count() * 10 / others.len().max(1);
        both += same_leaf;
        total += same_top;
        leaf += others.iter().take(same_leaf).filter(|&&b| category(b) == own).count();
        top += others.iter().take(same_top).filter(|&&b| root(&category(b)) == root(&own)).count();
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    println!(
        "{name}: items {} leaf {:.3} top {:.3} (by chance {:.3})",
        pack.len(),
        share(leaf, both),
        share(top, total),
        share(chance, total)
    );
}
