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

/// Words of more letters are not compared; the tokens of a text have none.
const LONGEST: usize = 32;

/// The distance of two words if it is at most `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let ((a, a_len), (b, b_len)) = (characters(a)?, characters(b)?);
    let (a, b) = (&a[..a_len], &b[..b_len]);
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Three rows of the table, of which the last is filled in turn: hundreds of words are compared for one of the question.
    let mut rows = [[0u8; LONGEST + 1]; 3];
    (0..=b.len()).for_each(|j| rows[0][j] = j as u8);
    for i in 1..=a.len() {
        let (row, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[row][0] = i as u8;
        for j in 1..=b.len() {
            let wrong = u8::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[last][j - 1] + wrong).min(rows[last][j] + 1).min(rows[row][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[before][j - 2] + 1);
            }
            rows[row][j] = least;
        }
        if rows[row][..=b.len()].iter().all(|&so_far| usize::from(so_far) > most) {
            return None;
        }
    }
    Some(usize::from(rows[a.len() % 3][b.len()])).filter(|&found| found <= most)
}

fn characters(word: &str) -> Option<([char; LONGEST], usize)> {
    let mut out = ['\0'; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        *out.get_mut(len)? = c;
        len += 1;
    }
    Some((out, len))
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
