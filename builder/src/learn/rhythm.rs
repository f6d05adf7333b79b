//! How often things of a category are bought again.

use super::sequences::Sequences;
use homebody::catalog::NONE;

/// Fewer repeats tell nothing.
const LEAST_REPEATS: usize = 20;
const DAY: u32 = 86_400;

/// For each category the median days between two purchases of the same item by the same person, where at least `people` people
/// bought something again; 0 where nothing is known.
pub(super) fn by_category(purchases: &Sequences, categories: &[u32], people: u32) -> Vec<u16> {
    let count = categories.iter().copied().filter(|&category| category != NONE).max().map_or(0, |most| most as usize + 1);
    let mut days: Vec<Vec<u16>> = vec![Vec::new(); count];
    let mut who: Vec<Vec<u32>> = vec![Vec::new(); count];
    for at in 0..purchases.len() {
        let mut own: Vec<(u32, u32)> = purchases.get(at).iter().filter(|met| met.bought).map(|met| (met.item, met.at)).collect();
        own.sort_unstable();
        for pair in own.windows(2) {
            let (category, apart) = (categories[pair[0].0 as usize], (pair[1].1 - pair[0].1.min(pair[1].1)) / DAY);
            if pair[0].0 == pair[1].0 && apart > 0 && category != NONE {
                days[category as usize].push(apart.min(3650) as u16);
                if who[category as usize].last() != Some(&(at as u32)) {
                    who[category as usize].push(at as u32);
                }
            }
        }
    }
    let mut out = Vec::with_capacity(count);
    for (days, who) in days.iter_mut().zip(&who) {
        days.sort_unstable();
        out.push(if days.len() >= LEAST_REPEATS && who.len() >= people as usize { days[days.len() / 2] } else { 0 });
    }
    out
}
