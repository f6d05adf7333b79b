//! Items → 64 int8 dimensions of content, such that items that share telling features lie close together.
//!
//! Each item is a sparse row of features (attributes, category steps, words), weighted by how rare they are. The rows are reduced by a
//! randomised singular value decomposition with fixed "random" numbers, centred, brought to one length and rounded. There is no language
//! model in it and nothing is downloaded: what it knows is which features occur together in this catalog.

mod features;
mod reduce;

use homebody::catalog::{AttributeIndex, DIMENSIONS, Item};

/// One embedding.
pub type Embedding = [i8; DIMENSIONS];

/// The embeddings of all items. `attributes` are the indexes of each item's attributes and `shares` how many items have each.
/// Sensitive items get zeros: nothing may be concluded from them or about them.
/// Only the first `dimensions` entries of each are used; the others are 0.
pub fn items(items: &[Item], attributes: &[Vec<AttributeIndex>], shares: &[u32], dimensions: usize) -> Vec<Embedding> {
    let rows = features::rows(items, attributes, shares);
    let mut vectors = reduce::reduce(&rows);
    centre(&mut vectors, items);
    vectors
        .chunks_exact(DIMENSIONS)
        .zip(items)
        .map(|(vector, item)| if item.sensitive { [0; DIMENSIONS] } else { quantise(&vector[..dimensions]) })
        .collect()
}

/// Takes the mean away, so that what all items have in common does not make all of them alike.
fn centre(vectors: &mut [f32], items: &[Item]) {
    let mut mean = [0.0_f64; DIMENSIONS];
    let counted = items.iter().filter(|item| !item.sensitive).count().max(1) as f64;
    for (vector, _) in vectors.chunks_exact(DIMENSIONS).zip(items).filter(|(_, item)| !item.sensitive) {
        mean.iter_mut().zip(vector).for_each(|(sum, &v)| *sum += f64::from(v));
    }
    for vector in vectors.chunks_exact_mut(DIMENSIONS) {
        vector.iter_mut().zip(&mean).for_each(|(v, &sum)| *v -= (sum / counted) as f32);
    }
}

/// Brings a vector to the length 127, or as little below as keeps the rounded one from being longer.
fn quantise(vector: &[f32]) -> Embedding {
    let mut out = [0_i8; DIMENSIONS];
    let length = vector.iter().map(|&v| f64::from(v) * f64::from(v)).sum::<f64>().sqrt();
    if !length.is_finite() || length < 1e-6 {
        return out;
    }
    let mut target = 127.0;
    loop {
        for (to, &from) in out.iter_mut().zip(vector) {
            *to = (f64::from(from) * target / length).round() as i8;
        }
        if out.iter().map(|&v| i32::from(v) * i32::from(v)).sum::<i32>() <= 127 * 127 {
            return out;
        }
        target -= 0.25;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_never_above_127() {
        let one = |at: usize| std::array::from_fn::<f32, DIMENSIONS, _>(|i| if i == at { 3.0 } else { 0.0 });
        assert_eq!(quantise(&one(5))[5], 127);
        for seed in 0..200_u64 {
            let vector: Vec<f32> = (0..DIMENSIONS as u64).map(|i| (crate::text::mix(seed * 64 + i) % 1000) as f32 - 500.0).collect();
            let squares: i32 = quantise(&vector).iter().map(|&v| i32::from(v) * i32::from(v)).sum();
            assert!((120 * 120..=127 * 127).contains(&squares), "{squares}");
        }
        assert_eq!(quantise(&[0.0; DIMENSIONS]), [0; DIMENSIONS]);
        assert_eq!(quantise(&[f32::NAN; DIMENSIONS]), [0; DIMENSIONS]);
    }

    #[test]
    fn items_that_share_more_lie_closer_and_sensitive_ones_nowhere() {
        let item = |id: &str, title: &str| Item::new(id, title);
        let mut list: Vec<Item> = (0..40).map(|i| item(&format!("k{i}"), "steel kitchen knife")).collect();
        list.extend((0..40).map(|i| item(&format!("t{i}"), "cotton garden gloves")));
        list[3].sensitive = true;
        let attributes = vec![Vec::new(); list.len()];
        let embeddings = items(&list, &attributes, &[], DIMENSIONS);
        let dot = |a: usize, b: usize| embeddings[a].iter().zip(&embeddings[b]).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum::<i32>();
        assert!(dot(0, 1) > 15_000 && dot(0, 50) < 0, "{} {}", dot(0, 1), dot(0, 50));
        assert_eq!(embeddings[3], [0; DIMENSIONS]);
    }
}
