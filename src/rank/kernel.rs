//! The inner loop of recall: the dot products of an int8 embedding and an int16 query, one for each half: content and factors
//! have scales of their own.

use crate::catalog::DIMENSIONS;

/// A query; entries stay within ±16,383, so that 64 products with an int8 fit into an `i32`.
pub(super) type Query = [i16; DIMENSIONS];
/// The products of the first and of the second 32 dimensions.
pub(super) type Halves = (i32, i32);
/// The largest entry of a query.
pub(super) const QUERY_MAX: f64 = 16_383.0;

/// An embedding as a query.
pub(super) fn widen(row: &[u8; DIMENSIONS]) -> Query {
    let mut query = [0; DIMENSIONS];
    for (to, &value) in query.iter_mut().zip(row) {
        *to = i16::from(value as i8);
    }
    query
}

/// The plain loop: what the fast one must agree with.
#[cfg_attr(all(target_arch = "wasm32", not(test)), allow(dead_code, reason = "the fast twin is used on wasm"))]
pub(super) fn dot_plain(row: &[u8; DIMENSIONS], query: &Query) -> Halves {
    let half = |from| (from..from + DIMENSIONS / 2).map(|at| i32::from(row[at] as i8) * i32::from(query[at])).sum();
    (half(0), half(DIMENSIONS / 2))
}

/// The same by SIMD where there is wasm.
#[cfg(target_arch = "wasm32")]
pub(super) fn dot(row: &[u8; DIMENSIONS], query: &Query) -> Halves {
    // SAFETY: every browser and Node version that is supported has SIMD (README, "Browsers"); the module would not load without it.
    unsafe { simd::dot(row, query) }
}

/// Native builds let the compiler choose.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn dot(row: &[u8; DIMENSIONS], query: &Query) -> Halves {
    dot_plain(row, query)
}

#[cfg(target_arch = "wasm32")]
mod simd {
    use super::{DIMENSIONS, Halves, Query};
    use core::arch::wasm32::{
        i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128, v128_load,
    };

    /// # Safety
    /// Needs SIMD128.
    #[target_feature(enable = "simd128")]
    pub(super) unsafe fn dot(row: &[u8; DIMENSIONS], query: &Query) -> Halves {
        // SAFETY: the caller has SIMD128, and both halves lie inside.
        unsafe { (half(row.as_ptr(), query.as_ptr()), half(row.as_ptr().add(DIMENSIONS / 2), query.as_ptr().add(DIMENSIONS / 2))) }
    }

    /// # Safety
    /// Needs SIMD128, and 32 entries behind each pointer.
    #[target_feature(enable = "simd128")]
    unsafe fn half(row: *const u8, query: *const i16) -> i32 {
        let mut sum = i32x4_splat(0);
        for at in [0, 16] {
            // SAFETY: 16 bytes at `at` of the row and 16 numbers at `at` of the query lie inside.
            let (bytes, low, high) = unsafe {
                let q = query.add(at);
                (v128_load(row.add(at).cast::<v128>()), v128_load(q.cast::<v128>()), v128_load(q.add(8).cast::<v128>()))
            };
            sum = i32x4_add(sum, i32x4_dot_i16x8(i16x8_extend_low_i8x16(bytes), low));
            sum = i32x4_add(sum, i32x4_dot_i16x8(i16x8_extend_high_i8x16(bytes), high));
        }
        i32x4_extract_lane::<0>(sum) + i32x4_extract_lane::<1>(sum) + i32x4_extract_lane::<2>(sum) + i32x4_extract_lane::<3>(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_loop_agrees_with_the_plain_one() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as u32
        };
        for _ in 0..1000 {
            let row: [u8; DIMENSIONS] = std::array::from_fn(|_| next() as u8);
            let query: Query = std::array::from_fn(|_| (next() % 32_767) as i16 - 16_383);
            assert_eq!(dot(&row, &query), dot_plain(&row, &query));
        }
    }
}
