//! Several tabs, one database, everything in any order: what was withdrawn never comes back, what was committed is never
//! lost, and every operation is stored once.
//!
//! An operation is a number with an *era*: how many withdrawals its tab knew of when it was recorded. A profile is the list
//! of its operations. Commands are carried out by the database some time after they were given, and their outcome arrives
//! some time after that; tabs open and close in between, commands of closed tabs may still be carried out.

#[path = "storage_protocol/database.rs"]
mod database;
#[path = "storage_protocol/model.rs"]
mod model;
#[path = "storage_protocol/tab.rs"]
mod tab;

use model::World;
use tab::Tally;

/// Runs `seed` and says what it did.
fn run(seed: u64, steps: u32) -> Tally {
    let mut world = World::new(seed);
    for _ in 0..steps {
        world.step();
    }
    world.settle();
    world.tally
}

#[test]
fn ten_thousand_interleavings_of_up_to_four_tabs() {
    let mut sum = Tally::default();
    for seed in 0..10_000 {
        sum.add(&run(seed, 120));
    }
    // The interleavings must contain what they are meant to test.
    println!("{sum:?}");
    for (what, times) in sum.all() {
        assert!(times > 100, "only {times} × {what}");
    }
}

#[test]
fn long_lives() {
    for seed in 0..30 {
        run(1_000_000 + seed, 3_000);
    }
}
