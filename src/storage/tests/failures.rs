use super::*;

#[test]
fn failures_are_tried_again_ever_more_rarely() {
    let mut bench = Bench::new();
    let mut waits = Vec::new();
    for _ in 0..9 {
        let (calls, command) = bench.patiently();
        assert_eq!(command, Command::Read);
        assert_eq!(bench.storage.done(Outcome::Failed), Effect::Nothing);
        assert_eq!(bench.storage.state(), State::Failed);
        waits.push(calls - 1);
    }
    assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 64, 64]);
    assert_eq!(bench.patiently(), (65, Command::Read));
    assert_eq!(bench.storage.done(found(3, 50)), Effect::Loaded(vec![3]));
    assert_eq!(bench.storage.state(), State::Ready);
}

#[test]
fn a_full_disk_does_not_make_the_page_spin() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    let mut writes = 0;
    for _ in 0..300 {
        match bench.next() {
            Some(Command::Read) => assert_eq!(bench.storage.done(found(3, 50)), Effect::Nothing),
            Some(_) => {
                writes += 1;
                assert_eq!(bench.storage.done(Outcome::Failed), Effect::Nothing);
            }
            None => {}
        }
        assert!(writes == 0 || bench.storage.state() == State::Failed, "reading well is not writing well");
    }
    assert!(writes < 12, "{writes} writes");
}

#[test]
fn a_failed_erasure_is_tried_until_it_is_done() {
    let mut bench = Bench::restored();
    bench.say(Consent::Denied);
    bench.storage.erase();
    for _ in 0..20 {
        let (calls, command) = bench.patiently();
        assert!(command == Command::Erase && calls <= 5);
        assert_eq!(bench.storage.done(Outcome::Failed), Effect::Nothing);
    }
    bench.say(Consent::Granted);
    assert_eq!(bench.patiently().1, Command::Erase, "even when consent came back");
    assert_eq!(bench.storage.done(Outcome::Done), Effect::Erased);
}

#[test]
fn a_write_that_arrived_but_seemed_to_fail_is_recognised() {
    for outcome in [Outcome::Failed, Outcome::Lost] {
        let mut bench = Bench::restored();
        bench.dirty = true;
        assert!(matches!(bench.next(), Some(Command::Write { .. })));
        assert_eq!(bench.storage.done(outcome), Effect::Nothing);
        assert_eq!(bench.patiently().1, Command::Read);
        let ours = Outcome::Found { stamp: stamp(4, 50), blob: vec![9] };
        assert_eq!(bench.storage.done(ours), Effect::Committed);
    }
}

#[test]
fn answers_that_fit_no_command_are_failures() {
    let mut bench = Bench::new();
    assert_eq!(bench.storage.done(Outcome::Done), Effect::Nothing);
    for nonsense in [Outcome::Done, Outcome::Lost] {
        assert_eq!(bench.patiently().1, Command::Read);
        assert_eq!(bench.storage.done(nonsense), Effect::Nothing);
        assert_eq!(bench.storage.state(), State::Failed);
    }
}

#[test]
fn lost_comparisons_do_not_make_the_page_spin() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    let mut rev = 100;
    let spin = (0..1000).position(|_| match bench.next() {
        Some(Command::Read) => {
            rev += 1;
            bench.storage.done(found(rev, 50)) != Effect::Loaded(vec![rev as u8])
        }
        Some(_) => bench.storage.done(Outcome::Lost) != Effect::Nothing,
        None => true,
    });
    assert_eq!(spin, Some(31));
}
