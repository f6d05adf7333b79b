//! Permits: proof, checked by the compiler, that the gate was asked.
//!
//! A permit borrows the gate that issued it. So it can neither be made elsewhere, nor kept, nor copied: the next
//! report needs the gate for itself, and every permit of the decision before is gone.
//!
//! Without a gate there is no permit:
//!
//! ```compile_fail,E0624
//! use homebody::consent::{Gate, HostMode, ProfilePermit};
//! let gate = Gate::new(HostMode::Session, false);
//! let permit: Option<ProfilePermit> = Some(ProfilePermit::new(&gate));
//! ```
//!
//! The gate issues it:
//!
//! ```
//! use homebody::consent::{Gate, HostMode, ProfilePermit};
//! let gate = Gate::new(HostMode::Session, false);
//! let permit: Option<ProfilePermit> = gate.profile_permit(0.0);
//! # assert!(permit.is_some());
//! ```
//!
//! A permit does not outlive the decision it came from:
//!
//! ```compile_fail,E0502
//! use homebody::consent::{Gate, HostMode, ProfilePermit, Report, Source, State};
//! let record = |_: &ProfilePermit| ();
//! let mut gate = Gate::new(HostMode::Session, false);
//! let permit = gate.profile_permit(0.0).unwrap();
//! gate.report(Source::Site, Report { purposes: [State::Denied; 4], at: 1.0, valid_until: None });
//! record(&permit);
//! ```
//!
//! Used before the next report, it serves:
//!
//! ```
//! use homebody::consent::{Gate, HostMode, ProfilePermit, Report, Source, State};
//! let record = |_: &ProfilePermit| ();
//! let mut gate = Gate::new(HostMode::Session, false);
//! let permit = gate.profile_permit(0.0).unwrap();
//! record(&permit);
//! gate.report(Source::Site, Report { purposes: [State::Denied; 4], at: 1.0, valid_until: None });
//! # assert!(gate.profile_permit(1.0).is_none());
//! ```
//!
//! Nor can it be copied to be used later:
//!
//! ```compile_fail,E0382
//! use homebody::consent::{Gate, HostMode, RankPermit};
//! let spend = |_: RankPermit| ();
//! let gate = Gate::new(HostMode::Session, false);
//! let permit = gate.rank_permit(0.0).unwrap();
//! spend(permit);
//! spend(permit);
//! ```
//!
//! It is asked for again:
//!
//! ```
//! use homebody::consent::{Gate, HostMode, RankPermit};
//! let spend = |_: RankPermit| ();
//! let gate = Gate::new(HostMode::Session, false);
//! let permit = gate.rank_permit(0.0).unwrap();
//! spend(permit);
//! let permit = gate.rank_permit(0.0).unwrap();
//! spend(permit);
//! ```
//!
//! Nothing is recorded without a permit:
//!
//! ```compile_fail,E0061
//! use homebody::{catalog::Catalog, consent::Gate, profile::{Op, Profile}};
//! fn record(gate: &Gate, profile: &mut Profile, op: &Op, catalog: &Catalog, now: f64) {
//!     if let Some(permit) = gate.profile_permit(now) {
//!         profile.apply(op, catalog, now);
//!     }
//! }
//! ```
//!
//! With it, it is:
//!
//! ```
//! use homebody::{catalog::Catalog, consent::Gate, profile::{Op, Profile}};
//! fn record(gate: &Gate, profile: &mut Profile, op: &Op, catalog: &Catalog, now: f64) {
//!     if let Some(permit) = gate.profile_permit(now) {
//!         profile.apply(&permit, op, catalog, now);
//!     }
//! }
//! ```
//!
//! Nor does ranking see a profile without its own permit:
//!
//! ```compile_fail,E0308
//! use homebody::{consent::Gate, profile::{Contents, Profile}};
//! fn evidence<'a>(gate: &Gate, profile: &'a Profile, now: f64) -> Option<&'a Contents> {
//!     let permit = gate.profile_permit(now)?;
//!     Some(profile.read(&permit))
//! }
//! ```
//!
//! With that one it does:
//!
//! ```
//! use homebody::{consent::Gate, profile::{Contents, Profile}};
//! fn evidence<'a>(gate: &Gate, profile: &'a Profile, now: f64) -> Option<&'a Contents> {
//!     let permit = gate.rank_permit(now)?;
//!     Some(profile.read(&permit))
//! }
//! ```

use core::marker::PhantomData;

use super::Gate;

macro_rules! permit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[must_use]
        #[derive(Debug)]
        pub struct $name<'gate> {
            decision: PhantomData<&'gate Gate>,
        }

        impl<'gate> $name<'gate> {
            pub(super) fn new(_: &'gate Gate) -> Self {
                Self { decision: PhantomData }
            }
        }
    };
}

permit! {
    /// Allows to change the profile.
    ProfilePermit
}
permit! {
    /// Allows to rank with the profile.
    RankPermit
}
permit! {
    /// Allows to read and write what is stored on the device.
    StorePermit
}
