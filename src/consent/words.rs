//! The words of consent: purposes, states, sources, modes. Their numbers cross the wasm boundary and never change.

use crate::error::{Code, Error, Result};

/// What a visitor may allow or refuse, each on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Keep data on the device between visits.
    Store,
    /// Build a profile from what the visitor does.
    Profile,
    /// Use that profile to choose and order content.
    Rank,
    /// Aggregate measurement that leaves the device. Nothing in this crate does it: the purpose is carried for the host.
    Measure,
}

impl Purpose {
    /// All purposes, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Store, Self::Profile, Self::Rank, Self::Measure];

    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        ["store", "profile", "rank", "measure"][self as usize]
    }
    /// The purpose with this number.
    pub fn from_code(code: u8) -> Result<Self> {
        Self::ALL.get(usize::from(code)).copied().ok_or_else(|| invalid("purpose", "pass 0 to 3"))
    }
}

/// What is known about one purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody said anything, or it no longer holds. Acts like a refusal, but erases nothing.
    #[default]
    Unknown,
    /// Refused or withdrawn, explicitly.
    Denied,
    /// Allowed.
    Granted,
}

impl State {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        ["unknown", "denied", "granted"][self as usize]
    }
    /// The state with this number.
    pub fn from_code(code: u8) -> Result<Self> {
        let all = [Self::Unknown, Self::Denied, Self::Granted];
        all.get(usize::from(code)).copied().ok_or_else(|| invalid("state", "pass 0 to 2"))
    }
    /// The lower of the two, in the order denied, unknown, granted.
    pub(super) fn meet(self, other: Self) -> Self {
        match (self, other) {
            (Self::Denied, _) | (_, Self::Denied) => Self::Denied,
            (Self::Granted, Self::Granted) => Self::Granted,
            _ => Self::Unknown,
        }
    }
}

/// Who speaks for the visitor. The host names its sources at each load; none is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The host's own value.
    Site,
    /// The choice a visitor made here earlier. Shares one slot with [`Source::Site`]: the later answer counts.
    Remembered,
    /// Global Privacy Control (objects only).
    Gpc,
    /// Do Not Track (objects only).
    Dnt,
    /// IAB Transparency and Consent Framework.
    Tcf,
    /// IAB Global Privacy Platform (objects only).
    Gpp,
    /// Google Consent Mode.
    Gcm,
    /// Any other consent manager.
    Cmp,
}

impl Source {
    /// All sources, in the order of their numbers.
    pub const ALL: [Self; 8] = [Self::Site, Self::Remembered, Self::Gpc, Self::Dnt, Self::Tcf, Self::Gpp, Self::Gcm, Self::Cmp];

    /// The source with this number.
    pub fn from_code(code: u8) -> Result<Self> {
        Self::ALL.get(usize::from(code)).copied().ok_or_else(|| invalid("source", "pass 0 to 7"))
    }
    /// The name used in TypeScript.
    pub fn as_str(self) -> &'static str {
        ["site", "remembered", "gpc", "dnt", "tcf", "gpp", "gcm", "cmp"][self as usize]
    }
    /// Whether this source can only lower. Such a source is neutral when silent, and a grant from it counts for nothing:
    /// not objecting is not agreeing.
    pub fn is_objecting(self) -> bool {
        matches!(self, Self::Gpc | Self::Dnt | Self::Gpp)
    }
}

/// What the engine may do at the moment. Computed from the decision, never chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Nothing: the host's order is kept.
    Off,
    /// Rank from the item, the page and what the call says. No profile.
    Contextual,
    /// A profile in memory only, on the host's own basis.
    Session,
    /// A profile that is kept.
    Persistent,
    /// The visitor is in the share that gets no personal ranking, so that its effect can be measured. The engine says so,
    /// a gate never does.
    Control,
}

impl Mode {
    /// The number used at the wasm boundary.
    pub fn code(self) -> u8 {
        self as u8
    }
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        ["off", "contextual", "session", "persistent", "control"][self as usize]
    }
}

/// What the host asks for besides consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostMode {
    /// Consent decides.
    #[default]
    Normal,
    /// Everything off.
    Off,
    /// While nothing is granted, keep a profile in memory for this visit. The host answers for the basis.
    Session,
}

fn invalid(field: &'static str, fix: &'static str) -> Error {
    Error::new(Code::InvalidInput, field, fix)
}
