//! How far two words are apart: inserted, missing and wrong letters, and neighbours that changed places, each count one.

/// How many mistakes a word of so many letters is allowed.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Which letters a word has, as bits: one mistake changes at most two of them, so most words can be told apart by this alone.
pub fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| bits | 1 << (byte & 31))
}

/// The distance of two words if it is at most `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j - 1] + wrong).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&so_far| so_far > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|&found| found <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mistakes_count() {
        for (a, b, apart) in
            [("coffe", "coffee", 1), ("ketlte", "kettle", 1), ("gray", "grey", 1), ("sharpner", "sharpener", 1), ("mug", "mug", 0)]
        {
            assert_eq!(distance(a, b, 2), Some(apart), "{a} {b}");
        }
        assert_eq!(distance("kettle", "mug", 2), None);
    }

    proptest! {
        #[test]
        fn it_is_symmetric_and_bounded(a in "[a-d]{0,8}", b in "[a-d]{0,8}", most in 0usize..4) {
            prop_assert_eq!(distance(&a, &b, most), distance(&b, &a, most));
            prop_assert_eq!(distance(&a, &b, most), distance(&a, &b, 9).filter(|&apart| apart <= most));
            prop_assert_eq!(distance(&a, &a, most), Some(0));
        }

        #[test]
        fn letters_rule_out_nothing_that_is_near(a in "[a-z]{1,9}", b in "[a-z]{1,9}") {
            if let Some(apart) = distance(&a, &b, 2) {
                prop_assert!((letters(&a) ^ letters(&b)).count_ones() as usize <= 2 * apart);
            }
        }
    }
}
