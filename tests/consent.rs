//! The decision lattice, for random sources, reports, orders and clocks.

use homebody::consent::{AHEAD, Gate, HostMode, Mode, Purpose, Report, Source, State};
use proptest::prelude::*;

const NOW: f64 = 1.8e12;
const GRANTED: [State; 4] = [State::Granted; 4];
const GRANTING: [Source; 5] = [Source::Site, Source::Remembered, Source::Tcf, Source::Gcm, Source::Cmp];
const OBJECTING: [Source; 3] = [Source::Gpc, Source::Dnt, Source::Gpp];
const CHOICE: [Source; 2] = [Source::Site, Source::Remembered];

fn rank(state: State) -> u8 {
    match state {
        State::Denied => 0,
        State::Unknown => 1,
        State::Granted => 2,
    }
}
fn gate(host: HostMode, minor: bool, reports: &[(Source, Report)]) -> Gate {
    let mut gate = Gate::new(host, minor);
    reports.iter().for_each(|(source, report)| gate.report(*source, *report));
    gate
}
fn purposes(reports: &[(Source, Report)]) -> [State; 4] {
    gate(HostMode::Normal, false, reports).decision(NOW).purposes
}

/// As text, in which one NaN is like another.
fn said(gate: &Gate) -> String {
    format!("{:?}", gate.decision(NOW))
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![1 => Just(State::Unknown), 1 => Just(State::Denied), 3 => Just(State::Granted)]
}
fn time() -> impl Strategy<Value = f64> {
    let traps = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, NOW, NOW + AHEAD, NOW + AHEAD + 1.0, 0.0, -1.0, f64::MAX];
    prop_oneof![3 => NOW - 1e6..NOW, 1 => proptest::sample::select(traps.to_vec())]
}
fn report() -> impl Strategy<Value = Report> {
    let until = prop_oneof![3 => Just(None), 2 => (NOW..NOW + 1e6).prop_map(Some), 1 => time().prop_map(Some)];
    (proptest::array::uniform4(state()), time(), until).prop_map(|(purposes, at, valid_until)| Report { purposes, at, valid_until })
}
fn any_of(sources: &[Source]) -> impl Strategy<Value = Source> + use<> {
    proptest::sample::select(sources.to_vec())
}
/// At most one report of each source, in any order.
fn reports() -> impl Strategy<Value = Vec<(Source, Report)>> {
    proptest::collection::vec((any_of(&Source::ALL), report()), 0..6).prop_map(|mut all| {
        let mut seen = Vec::new();
        all.retain(|(source, _)| {
            !seen.contains(source) && {
                seen.push(*source);
                true
            }
        });
        all
    })
}
fn host() -> impl Strategy<Value = HostMode> {
    proptest::sample::select(vec![HostMode::Normal, HostMode::Off, HostMode::Session])
}
/// The rule once more, said another way: per slot the answers that could count.
fn expected(reports: &[(Source, Report)], i: usize) -> State {
    let fresh = |r: &Report| r.at.is_finite() && r.at <= NOW + AHEAD && r.valid_until.is_none_or(|u| u.is_finite() && u >= NOW);
    let mut slots: Vec<State> = Vec::new();
    let over = |r: &Report| r.valid_until.is_some_and(|u| u.is_finite() && u < NOW);
    let value = |r: &Report| match r.purposes[i] {
        State::Granted if !fresh(r) => State::Unknown,
        State::Denied if over(r) => State::Unknown,
        other => other,
    };
    let (choice, others): (Vec<_>, Vec<_>) = reports.iter().copied().partition(|(source, _)| CHOICE.contains(source));
    let (possible, impossible): (Vec<_>, Vec<_>) = choice.iter().partition(|(_, r)| r.at.is_finite() && r.at <= NOW + AHEAD);
    if impossible.iter().any(|(_, r)| r.purposes[i] == State::Denied) {
        return State::Denied;
    }
    // The last of the latest.
    if let Some((_, last)) = possible.iter().max_by(|a, b| a.1.at.total_cmp(&b.1.at)) {
        slots.push(value(last));
    } else if !choice.is_empty() {
        slots.push(State::Unknown);
    }
    for (source, r) in others {
        match (source.is_objecting(), r.purposes[i]) {
            (true, State::Denied) => return State::Denied,
            (true, _) => {}
            (false, _) => slots.push(value(&r)),
        }
    }
    let lowest = slots.iter().copied().min_by_key(|s| rank(*s));
    lowest.unwrap_or(State::Unknown)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rule_holds(reports in reports()) {
        let got = purposes(&reports);
        for purpose in Purpose::ALL {
            prop_assert_eq!(got[purpose as usize], expected(&reports, purpose as usize), "{:?}", purpose);
        }
    }

    #[test]
    fn an_objection_never_raises(mut reports in reports(), new in any_of(&OBJECTING), report in report(), host in host()) {
        reports.retain(|(source, _)| *source != new);
        let before = gate(host, false, &reports);
        let mut after = before.clone();
        after.report(new, report);
        for purpose in Purpose::ALL {
            let (b, a) = (before.decision(NOW).purposes[purpose as usize], after.decision(NOW).purposes[purpose as usize]);
            prop_assert!(rank(a) <= rank(b));
            prop_assert!(report.purposes[purpose as usize] == State::Denied || a == b, "only a denial counts");
        }
        prop_assert!(after.mode(NOW) <= before.mode(NOW));
    }

    #[test]
    fn a_further_granting_source_never_raises(mut reports in reports(), new in any_of(&GRANTING), first in report(), report in report(), host in host()) {
        // It must not be the first, nor share its slot.
        let slot = |source: Source| if CHOICE.contains(&source) { Source::Site } else { source };
        reports.retain(|(source, _)| slot(*source) != slot(new));
        if reports.iter().all(|(source, _)| source.is_objecting()) {
            reports.push((if new == Source::Tcf { Source::Site } else { Source::Tcf }, first));
        }
        let before = gate(host, false, &reports);
        let mut connected = before.clone();
        connected.connect(new);
        let mut after = before.clone();
        after.report(new, report);
        for i in 0..4 {
            let [b, c, a] = [&before, &connected, &after].map(|g| rank(g.decision(NOW).purposes[i]));
            prop_assert!(a <= b && c <= b);
            prop_assert!(c < 2, "a source that has not answered withholds");
        }
        prop_assert!(after.mode(NOW) <= before.mode(NOW));
    }

    #[test]
    fn nothing_is_granted_without_a_grant(reports in reports()) {
        let got = purposes(&reports);
        for (i, state) in got.into_iter().enumerate() {
            let granting = |(s, r): &(Source, Report)| !s.is_objecting() && r.purposes[i] == State::Granted;
            prop_assert!(state != State::Granted || reports.iter().any(granting));
        }
    }

    #[test]
    fn order_does_not_matter(reports in reports(), seed in any::<u64>()) {
        let choice: Vec<f64> = reports.iter().filter(|(s, _)| CHOICE.contains(s)).map(|(_, r)| r.at).collect();
        prop_assume!(choice.len() < 2 || choice[0] != choice[1]);
        let mut mixed = reports.clone();
        for i in (1..mixed.len()).rev() {
            mixed.swap(i, (seed.rotate_left(i as u32 * 7) % (i as u64 + 1)) as usize);
        }
        prop_assert_eq!(purposes(&reports), purposes(&mixed));
    }

    #[test]
    fn permits_and_mode_agree(reports in reports(), host in host(), minor in any::<bool>()) {
        let gate = gate(host, minor, &reports);
        let mode = gate.mode(NOW);
        let decision = gate.decision(NOW);
        prop_assert_eq!(decision.mode, mode);
        prop_assert_eq!(gate.store_permit(NOW).is_some(), mode == Mode::Persistent);
        let personal = matches!(mode, Mode::Session | Mode::Persistent);
        prop_assert_eq!(gate.profile_permit(NOW).is_some(), personal);
        prop_assert_eq!(gate.rank_permit(NOW).is_some(), personal);
        prop_assert!(!(minor && personal), "a minor has no profile");
        prop_assert_eq!(mode == Mode::Off, host == HostMode::Off);
        prop_assert!(mode != Mode::Persistent || decision.purposes[..3] == GRANTED[..3]);
        prop_assert!(mode != Mode::Session || (host == HostMode::Session && !decision.purposes[1..3].contains(&State::Denied)));
        prop_assert_eq!(gate.denied(NOW), decision.purposes[..3].contains(&State::Denied));
        prop_assert!(Purpose::ALL.iter().all(|p| gate.has(*p, NOW) == (decision.purposes[*p as usize] == State::Granted)));
    }

    #[test]
    fn a_withdrawal_counts_whatever_the_clock_says(reports in reports(), at in time(), again in time()) {
        let mut gate = gate(HostMode::Session, false, &reports);
        gate.withdrawn_elsewhere(at);
        for now in [NOW, at, f64::NAN, 0.0, NOW + 1e9] {
            prop_assert!(gate.denied(now) && gate.store_permit(now).is_none() && gate.profile_permit(now).is_none());
        }
        // An answer from before does not undo it.
        if at.is_finite() && again < at {
            for source in CHOICE {
                gate.report(source, Report { purposes: GRANTED, at: again, valid_until: None });
            }
            prop_assert!(gate.profile_permit(NOW).is_none());
        }
    }

    #[test]
    fn what_lapsed_needs_a_new_report(reports in reports(), now in time()) {
        let mut gate = gate(HostMode::Normal, false, &reports);
        let before = gate.decision(now);
        gate.lapse();
        let after = gate.decision(now);
        for i in 0..4 {
            prop_assert!(after.purposes[i] != State::Granted);
            prop_assert!(before.purposes[i] != State::Denied || after.purposes[i] == State::Denied, "a denial stays");
        }
    }
}

#[test]
fn a_grant_ends_with_its_time_and_not_before() {
    for source in GRANTING {
        let gate = gate(HostMode::Normal, false, &[(source, Report { purposes: GRANTED, at: NOW, valid_until: Some(NOW + 10.0) })]);
        assert_eq!(gate.mode(NOW + 10.0), Mode::Persistent);
        assert_eq!(gate.mode(NOW + 10.5), Mode::Contextual);
        assert!(!gate.denied(NOW + 10.5), "silence is not a denial");
    }
}

#[test]
fn broken_clocks_never_grant() {
    let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    let grant = Report { purposes: GRANTED, at: NOW, valid_until: None };
    for source in [Source::Site, Source::Tcf] {
        for t in bad {
            assert_eq!(gate(HostMode::Normal, false, &[(source, Report { at: t, ..grant })]).mode(NOW), Mode::Contextual);
            assert_eq!(gate(HostMode::Normal, false, &[(source, Report { valid_until: Some(t), ..grant })]).mode(NOW), Mode::Contextual);
            assert_eq!(gate(HostMode::Normal, false, &[(source, grant)]).mode(t), Mode::Contextual);
        }
        let ahead = gate(HostMode::Normal, false, &[(source, Report { at: NOW + AHEAD + 1.0, ..grant })]);
        assert_eq!((ahead.mode(NOW), ahead.mode(NOW + 1.0)), (Mode::Contextual, Mode::Persistent));
    }
}

#[test]
fn the_clock_set_back_does_not_undo_a_withdrawal() {
    let mut gate = gate(HostMode::Normal, false, &[(Source::Site, Report { purposes: GRANTED, at: NOW, valid_until: None })]);
    let earlier = NOW - 3_600_000.0;
    gate.report(Source::Site, Report { purposes: [State::Denied; 4], at: earlier, valid_until: None });
    assert!(gate.denied(earlier) && gate.store_permit(earlier).is_none() && gate.store_permit(NOW + 1.0).is_none());
    gate.report(Source::Site, Report { purposes: GRANTED, at: earlier + 1.0, valid_until: None });
    assert_eq!(gate.mode(earlier + 1.0), Mode::Persistent, "and consent can be given again by that clock");
}

#[test]
fn an_ended_answer_does_not_bring_an_older_one_back() {
    let old = (Source::Remembered, Report { purposes: GRANTED, at: NOW - 10.0, valid_until: None });
    let new = (Source::Site, Report { purposes: GRANTED, at: NOW, valid_until: Some(NOW + 5.0) });
    assert_eq!(gate(HostMode::Normal, false, &[old, new]).mode(NOW + 6.0), Mode::Contextual);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn this_visit_only_stores_nothing_and_overrules_nobody_else(host in host(), minor in any::<bool>(), reports in reports()) {
        let mut gate = gate(host, minor, &reports);
        let before = gate.decision(NOW);
        gate.visit(true);
        let during = gate.decision(NOW);
        prop_assert!(during.visit && gate.store_permit(NOW).is_none());
        prop_assert_ne!(during.purposes[Purpose::Store as usize], State::Granted);
        prop_assert_eq!(during.purposes[Purpose::Store as usize] == State::Denied, before.purposes[Purpose::Store as usize] == State::Denied);
        prop_assert_eq!(during.purposes[Purpose::Measure as usize], before.purposes[Purpose::Measure as usize]);
        let others: Vec<_> = reports.iter().copied().filter(|(source, _)| !CHOICE.contains(source)).collect();
        let granted = |i: usize| match expected(&others, i) {
            State::Granted => true,
            // Nobody else is asked, or nobody else can grant.
            State::Unknown => !others.iter().any(|(source, _)| GRANTING.contains(source)),
            State::Denied => false,
        };
        let willing = [Purpose::Profile, Purpose::Rank].iter().all(|&purpose| granted(purpose as usize));
        if host == HostMode::Normal {
            prop_assert_eq!(during.mode, if willing && !minor { Mode::Session } else { Mode::Contextual });
        }
        gate.visit(false);
        prop_assert_eq!(said(&gate), format!("{before:?}"));
    }

    #[test]
    fn this_visit_only_ends_with_the_next_choice(reports in reports(), source in any_of(&CHOICE), report in report()) {
        let mut plain = gate(HostMode::Normal, false, &reports);
        let mut visited = plain.clone();
        visited.visit(true);
        for gate in [&mut plain, &mut visited] {
            gate.report(source, report);
        }
        prop_assert_eq!(said(&visited), said(&plain));
    }
}
