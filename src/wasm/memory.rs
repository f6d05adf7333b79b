//! The allocator of engine.wasm: 0.6 kB where the standard one takes 7. Small blocks are powers of two and go back to a
//! list of their size; large ones are whole pages and go back to one list in order of address, where neighbours are
//! merged: large needs differ from ranking to ranking, and pieces that never grow together again would add up.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

const PAGE: usize = 65_536;
/// Blocks up to half a page are small.
const LARGEST_SMALL: usize = PAGE / 2;
const LEAST: usize = 16;
const CLASSES: usize = LARGEST_SMALL.trailing_zeros() as usize + 1;

/// What a free block holds.
struct Free {
    next: *mut Free,
    size: usize,
}

struct State {
    small: [*mut Free; CLASSES],
    large: *mut Free,
    /// The unused rest of the newest page for small blocks.
    from: usize,
    to: usize,
}

/// The allocator.
pub struct Memory(UnsafeCell<State>);

// SAFETY: a wasm module without the threads proposal runs on one thread.
unsafe impl Sync for Memory {}

impl Memory {
    pub const fn new() -> Self {
        Self(UnsafeCell::new(State { small: [null_mut(); CLASSES], large: null_mut(), from: 0, to: 0 }))
    }
}

/// The size of the block for a layout: a power of two, or whole pages.
fn block(layout: Layout) -> usize {
    let size = layout.size().max(layout.align()).max(LEAST);
    if size <= LARGEST_SMALL { size.next_power_of_two() } else { size.next_multiple_of(PAGE) }
}

fn grow(size: usize) -> Option<usize> {
    let before = core::arch::wasm32::memory_grow(0, size / PAGE);
    (before != usize::MAX).then_some(before * PAGE)
}

impl State {
    fn take_small(&mut self, size: usize) -> *mut u8 {
        let list = &mut self.small[size.trailing_zeros() as usize];
        if !list.is_null() {
            let found = *list;
            // SAFETY: blocks on a list are free and hold a `Free`, written by `give_back`.
            *list = unsafe { (*found).next };
            return found.cast();
        }
        let mut from = self.from.next_multiple_of(size);
        if from + size > self.to {
            match grow(PAGE) {
                Some(page) => (from, self.to) = (page, page + PAGE),
                None => return null_mut(),
            }
        }
        self.from = from + size;
        from as *mut u8
    }

    fn take_large(&mut self, size: usize) -> *mut u8 {
        let mut link: *mut *mut Free = &mut self.large;
        // SAFETY: the links of the list lead from `large` through free blocks, which hold a `Free`, to null.
        unsafe {
            while !(*link).is_null() {
                let found = *link;
                if (*found).size >= size {
                    let rest = (*found).size - size;
                    if rest == 0 {
                        *link = (*found).next;
                    } else {
                        (*found).size = rest;
                    }
                    // The end of a larger block is used, so that its head stays on the list.
                    return found.cast::<u8>().add(rest);
                }
                link = &mut (*found).next;
            }
        }
        grow(size).map_or(null_mut(), |at| at as *mut u8)
    }

    /// # Safety
    /// `at` is a block of `size` bytes that nobody uses any more.
    unsafe fn give_back(&mut self, at: *mut Free, size: usize) {
        if size <= LARGEST_SMALL {
            let list = &mut self.small[size.trailing_zeros() as usize];
            // SAFETY: every block has room for a `Free` and is aligned for it: it is at least 16 bytes on a multiple of 16.
            unsafe { at.write(Free { next: *list, size }) };
            *list = at;
            return;
        }
        let mut before: *mut Free = null_mut();
        let mut after = self.large;
        // SAFETY: the links of the list lead through free blocks, which hold a `Free`, to null; `at` has room for one.
        unsafe {
            while !after.is_null() && after < at {
                (before, after) = (after, (*after).next);
            }
            at.write(Free { next: after, size });
            merge(at, after);
            if before.is_null() {
                self.large = at;
            } else {
                (*before).next = at;
                merge(before, at);
            }
        }
    }
}

/// Makes one block of two that lie side by side.
///
/// # Safety
/// `first` is a free block whose next is `second`; `second` is a free block or null.
unsafe fn merge(first: *mut Free, second: *mut Free) {
    // SAFETY: the caller's promise.
    unsafe {
        if !second.is_null() && first as usize + (*first).size == second as usize {
            (*first).size += (*second).size;
            (*first).next = (*second).next;
        }
    }
}

// SAFETY: blocks are disjoint, at least as large as their layout and aligned to their size or to a page.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = block(layout);
        // SAFETY: one thread, and nothing here allocates, so nobody else holds the state.
        let state = unsafe { &mut *self.0.get() };
        if size <= LARGEST_SMALL { state.take_small(size) } else { state.take_large(size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`; the caller gives back what it got for this layout.
        unsafe { (*self.0.get()).give_back(at.cast(), block(layout)) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `size` makes a valid layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if block(wanted) == block(layout) {
            return at;
        }
        // SAFETY: both blocks are at least as long as what is copied, and do not overlap.
        unsafe {
            let to = self.alloc(wanted);
            if !to.is_null() {
                to.copy_from_nonoverlapping(at, layout.size().min(size));
                self.dealloc(at, layout);
            }
            to
        }
    }
}
