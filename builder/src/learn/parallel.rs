//! Work on several cores whose result does not depend on how many there are.

/// `work(scratch, i)` for each `i` below `count`, in order. Every thread has a scratch of its own.
pub(super) fn map<S, T: Send>(
    threads: usize,
    count: usize,
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let threads = threads.clamp(1, count.max(1));
    if threads == 1 {
        let mut own = scratch();
        return (0..count).map(|at| work(&mut own, at)).collect();
    }
    // Interleaved blocks: neighbours cost alike, so long runs of them would keep one thread busy and the others idle.
    let block = count.div_ceil(threads * 16).max(1);
    let mut parts: Vec<Vec<T>> = (0..count.div_ceil(block)).map(|_| Vec::new()).collect();
    std::thread::scope(|scope| {
        let (scratch, work) = (&scratch, &work);
        let mut piles: Vec<Vec<(usize, &mut Vec<T>)>> = (0..threads).map(|_| Vec::new()).collect();
        for (at, part) in parts.iter_mut().enumerate() {
            piles[at % threads].push((at, part));
        }
        for pile in piles {
            scope.spawn(move || {
                let mut own = scratch();
                for (at, part) in pile {
                    part.extend((at * block..count.min((at + 1) * block)).map(|i| work(&mut own, i)));
                }
            });
        }
    });
    parts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_result_does_not_depend_on_the_number_of_threads() {
        for count in [0, 1, 5, 1000] {
            let one = super::map(1, count, || 0, |_, i| i * i);
            for threads in 2..6 {
                assert_eq!(one, super::map(threads, count, || 0, |_, i| i * i));
            }
        }
    }
}
