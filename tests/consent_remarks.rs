//! What a source says besides its answers: that nothing is to be chosen at all, or that nobody chose.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{GRANTED, NOW};
use homebody::consent::{Gate, HostMode, Mode, Remarks, Report, Source, State};
use homebody::engine::Engine;
use homebody::settings::Settings;
use homebody::storage::Command;
use proptest::prelude::*;

const OFF: Remarks = Remarks { off: true, implied: false };
const GRANT: Report = Report { purposes: GRANTED, at: NOW, valid_until: None };

proptest! {
    #[test]
    fn whoever_refuses_all_choosing_switches_it_off(source in proptest::sample::select(Source::ALL.to_vec()), host in 0..3_u8, at in 0.0..NOW) {
        let host = [HostMode::Normal, HostMode::Off, HostMode::Session][usize::from(host)];
        let mut gate = Gate::new(host, false);
        gate.report(Source::Cmp, GRANT);
        gate.remark(source, OFF);
        gate.report(source, Report { at, ..GRANT });
        prop_assert_eq!(gate.mode(NOW), Mode::Off);
        prop_assert!(gate.profile_permit(NOW).is_none() && gate.rank_permit(NOW).is_none() && gate.store_permit(NOW).is_none());
        prop_assert_eq!(gate.decision(NOW).sources.iter().filter(|view| view.remarks.off).count(), 1);
        gate.report(source, Report { at, ..GRANT });
        prop_assert_eq!(gate.mode(NOW), Mode::Off, "an answer alone does not take it back");
        gate.disconnect(source);
        prop_assert!(gate.mode(NOW) != Mode::Off || host == HostMode::Off);
    }

    #[test]
    fn that_nobody_chose_changes_nothing_but_what_is_told(source in proptest::sample::select(Source::ALL.to_vec())) {
        let mut gate = Gate::new(HostMode::Normal, false);
        gate.report(source, GRANT);
        let before = gate.decision(NOW);
        gate.remark(source, Remarks { implied: true, ..Remarks::default() });
        let after = gate.decision(NOW);
        prop_assert_eq!((before.mode, before.purposes), (after.mode, after.purposes));
        prop_assert!(after.sources[0].remarks.implied && !before.sources[0].remarks.implied);
    }
}

#[test]
fn a_refusal_of_everything_erases_what_is_stored() {
    let mut engine = Engine::new(Settings::default());
    engine.consent_said(Source::Tcf, GRANT, Remarks::default(), NOW);
    assert_eq!(engine.mode(NOW), Mode::Persistent);
    engine.consent_said(Source::Tcf, Report { purposes: [State::Denied; 4], ..GRANT }, OFF, NOW);
    assert_eq!(engine.mode(NOW), Mode::Off);
    assert!(engine.take_notices().withdrawn, "other tabs hear of it");
    assert!(matches!(engine.storage_next(NOW, 1), Some(Command::Erase | Command::Delete)));
}
