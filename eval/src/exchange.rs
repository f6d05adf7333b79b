//! How much diversity could be had at best: lists that are bettered by exchanging one item for another until nothing is gained, where what
//! each place of the scorer's list is worth was read off the answers. No device knows that; it tells what is the data's doing and what the method's.

use crate::diversity::{PLACES, distance};
use crate::metrics::{Outcome, gain};
use crate::ours::Ours;
use crate::parallel;
use crate::protocol::{Query, Task};

/// The share of NDCG@10 that may be spent.
const SPENT: f64 = 0.02;
/// How far down the scorer's list an item may come from.
const DEPTH: usize = 60;
/// The highest price of likeness, in NDCG for a pair of items that are the same, and how often the range is halved.
const HIGHEST: f64 = 0.05;
const HALVINGS: usize = 8;

/// Changes against the scorer's own lists, as shares of theirs.
pub struct Bound {
    pub ndcg10: f64,
    pub distance: f64,
}

/// The first places of the scorer's list, and how alike their items are.
struct Longlist {
    /// Places of the targets.
    targets: Vec<Option<usize>>,
    alike: Vec<Vec<f64>>,
}

/// The most distance for the share of NDCG@10 that may be spent. The price is one for all queries.
pub fn bound(task: &Task, made: &Ours, queries: &[Query]) -> Result<Bound, String> {
    let lists = made.longlists(task, queries, DEPTH)?;
    let longlists = parallel::map(lists.len(), || (), |(), at| longlist(made, &lists[at], &queries[at]));
    let worth = worth(&longlists);
    let plain = judge(&longlists, &worth, 0.0);
    let (mut low, mut high) = (0.0, HIGHEST);
    let mut best = Bound { ndcg10: 0.0, distance: 0.0 };
    for _ in 0..HALVINGS {
        let price = f64::midpoint(low, high);
        let now = judge(&longlists, &worth, price);
        let change = Bound { ndcg10: now.ndcg10 / plain.ndcg10.max(1e-9) - 1.0, distance: now.distance / plain.distance.max(1e-9) - 1.0 };
        if change.ndcg10 >= -SPENT {
            low = price;
            best = change;
        } else {
            high = price;
        }
    }
    Ok(best)
}

fn longlist(made: &Ours, list: &[u32], query: &Query) -> Longlist {
    let found: Vec<u32> = list.iter().filter_map(|&item| made.pack.find(made.id(item))).collect();
    let alike = found.iter().map(|&a| found.iter().map(|&b| 1.0 - distance(&made.pack, a, b)).collect()).collect();
    let targets = query.targets.iter().map(|target| list.iter().position(|item| item == target)).collect();
    Longlist { targets, alike }
}

/// How often each place holds a target, made to fall with the place by pooling neighbours that rise.
fn worth(longlists: &[Longlist]) -> Vec<f64> {
    let mut counts = vec![0.0; DEPTH];
    longlists.iter().flat_map(|list| list.targets.iter().flatten()).for_each(|&place| counts[place] += 1.0);
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for count in counts {
        pools.push((count, 1));
        while let [.., (a, m), (b, n)] = pools[..] {
            if a / m as f64 > b / n as f64 {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((a + b, m + n));
        }
    }
    let share = |&(sum, n): &(f64, usize)| std::iter::repeat_n(sum / (n * longlists.len().max(1)) as f64, n);
    pools.iter().flat_map(share).collect()
}

fn judge(longlists: &[Longlist], worth: &[f64], price: f64) -> Bound {
    let lists = parallel::map(
        longlists.len(),
        || (),
        |(), at| {
            let list = &longlists[at];
            let chosen = exchanged(list, worth, price);
            let rank = |place: &Option<usize>| Some(chosen.iter().position(|one| Some(*one) == *place)? + 1);
            let mut ranks: Vec<Option<usize>> = list.targets.iter().map(rank).collect();
            ranks.sort_by_key(|rank| rank.unwrap_or(usize::MAX));
            let pairs = (chosen.len() * chosen.len().saturating_sub(1) / 2) as f64;
            (Outcome::new(&ranks, Vec::new(), 0.0).ndcg10, (pairs > 0.0).then(|| 1.0 - likeness(list, &chosen) / pairs))
        },
    );
    let distances: Vec<f64> = lists.iter().filter_map(|list| list.1).collect();
    let mean = |sum: f64, n: usize| sum / n.max(1) as f64;
    Bound { ndcg10: mean(lists.iter().map(|list| list.0).sum(), lists.len()), distance: mean(distances.iter().sum(), distances.len()) }
}

fn likeness(list: &Longlist, chosen: &[usize]) -> f64 {
    chosen.iter().enumerate().map(|(at, &a)| chosen[..at].iter().map(|&b| list.alike[a][b]).sum::<f64>()).sum()
}

/// Places of the scorer's list, in its order; the best exchange first, until none is worth it.
fn exchanged(list: &Longlist, worth: &[f64], price: f64) -> Vec<usize> {
    let value = |chosen: &[usize]| -> f64 {
        let worth: f64 = chosen.iter().zip(1..).map(|(&place, rank)| worth[place] * gain(rank)).sum();
        worth - price * likeness(list, chosen)
    };
    let n = list.alike.len();
    let mut chosen: Vec<usize> = (0..n.min(PLACES)).collect();
    let mut most = value(&chosen);
    loop {
        let mut better = None;
        for at in 0..chosen.len() {
            for new in (0..n).filter(|new| !chosen.contains(new)) {
                let mut next = chosen.clone();
                next[at] = new;
                next.sort_unstable();
                let value = value(&next);
                if value > most + 1e-12 {
                    (most, better) = (value, Some(next));
                }
            }
        }
        match better {
            Some(next) => chosen = next,
            None => return chosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two of one kind first, then one of another.
    fn three() -> Longlist {
        let alike = vec![vec![1.0, 1.0, 0.0], vec![1.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
        Longlist { targets: vec![Some(2)], alike }
    }

    #[test]
    fn worth_falls_with_the_place() {
        let worth = worth(&[three()]);
        assert_eq!(worth.len(), DEPTH);
        assert!(worth.is_sorted_by(|a, b| a >= b));
        assert!((worth[0] - 1.0 / 3.0).abs() < 1e-12 && worth[3] == 0.0);
    }

    #[test]
    fn items_are_exchanged_while_it_pays() {
        let mut list = three();
        for _ in 3..12 {
            list.alike.iter_mut().for_each(|row| row.push(1.0));
            list.alike.push(vec![1.0; list.alike.len() + 1]);
        }
        list.alike.push(vec![0.0; 12]);
        list.alike.iter_mut().for_each(|row| row.resize(13, 0.0));
        let worth: Vec<f64> = (0..DEPTH).map(|place| 1.0 / (place + 1) as f64).collect();
        assert_eq!(exchanged(&list, &worth, 0.0), (0..10).collect::<Vec<_>>());
        assert!(exchanged(&list, &worth, 0.05).contains(&12), "what is like nothing else comes in");
    }
}
