//! The same work for many numbers, on all cores; the results are in order of the numbers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const BLOCK: usize = 32;

/// Calls `work` for 0..n; each thread has a state of its own.
pub fn map<S, T: Send>(n: usize, state: impl Fn() -> S + Sync, work: impl Fn(&mut S, usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let one = || {
        let (mut state, mut done) = (state(), Vec::new());
        loop {
            let from = next.fetch_add(BLOCK, Ordering::Relaxed);
            if from >= n {
                return done;
            }
            let block: Vec<T> = (from..(from + BLOCK).min(n)).map(|at| work(&mut state, at)).collect();
            done.push((from, block));
        }
    };
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get()).min(n.div_ceil(BLOCK)).max(1);
    let mut blocks: Vec<(usize, Vec<T>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(one)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))).collect()
    });
    blocks.sort_unstable_by_key(|block| block.0);
    blocks.into_iter().flat_map(|block| block.1).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order() {
        assert_eq!(super::map(100, || (), |(), at| at * 2), (0..100).map(|at| at * 2).collect::<Vec<_>>());
    }
}
