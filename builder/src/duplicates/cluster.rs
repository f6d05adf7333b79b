//! Groups → families, by complete linkage: two families become one only when each of the one is the same as each of the other.

/// Comparisons between two families beyond this are left out: the first members stand for the rest.
const MOST_MEMBERS: usize = 8;

/// The cluster of each of `count` things, as its lowest member. `pairs` are tried in their order.
pub(super) fn clusters(count: usize, pairs: &[(u32, u32)], same: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut cluster: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    for &(a, b) in pairs {
        let (x, y) = (cluster[a as usize], cluster[b as usize]);
        if x == y || !same(a as usize, b as usize) {
            continue;
        }
        let fits = members[x].iter().take(MOST_MEMBERS).all(|&p| members[y].iter().take(MOST_MEMBERS).all(|&q| same(p, q)));
        if fits {
            let (low, high) = (x.min(y), x.max(y));
            let moved = std::mem::take(&mut members[high]);
            moved.iter().for_each(|&at| cluster[at] = low);
            members[low].extend(moved);
            members[low].sort_unstable();
        }
    }
    cluster
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_does_not_join_its_ends() {
        let near = |a: usize, b: usize| a.abs_diff(b) <= 1;
        assert_eq!(clusters(4, &[(0, 1), (1, 2), (2, 3)], near), [0, 0, 2, 2]);
        assert_eq!(clusters(3, &[(0, 1), (1, 2)], |_, _| true), [0, 0, 0]);
    }
}
