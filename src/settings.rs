//! How the host set the engine up.

use crate::bytes::Reader;
use crate::consent::HostMode;
use crate::error::{Code, Result};
use crate::rank::Caps;
use alloc::string::String;
use alloc::vec::Vec;

/// The host's settings; fixed for the life of an engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// For whatever is drawn by lot.
    pub seed: u32,
    /// Attention limits.
    pub caps: Caps,
    /// Days after the last use until the profile is forgotten, 1 to 400.
    pub retention_days: u16,
    /// The audience is minors: contextual ranking only.
    pub minor: bool,
    /// What the host asks for besides consent.
    pub host_mode: HostMode,
    /// Attributes that mark an item sensitive.
    pub sensitive: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 0, caps: Caps::default(), retention_days: 180, minor: false, host_mode: HostMode::Normal, sensitive: Vec::new() }
    }
}

impl Settings {
    /// Reads settings as TypeScript writes them (`js/personalizer.ts`).
    ///
    /// # Errors
    /// `invalid-input` for malformed bytes and values out of range.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut r = Reader::new(bytes, Code::InvalidInput, "options");
        let seed = r.u32();
        let caps = Caps { item_day: r.u16(), item_week: r.u16(), group_day: r.u16(), interest_day: r.u16() };
        let retention_days = r.u16();
        r.ensure((1..=400).contains(&retention_days), "retentionDays: use 1 to 400");
        let minor = r.u8() != 0;
        let host_mode = match r.u8() {
            0 => HostMode::Normal,
            1 => HostMode::Off,
            2 => HostMode::Session,
            _ => {
                r.fail("no such mode");
                HostMode::Normal
            }
        };
        let sensitive = r.strings();
        r.end()?;
        Ok(Self { seed, caps, retention_days, minor, host_mode, sensitive })
    }
}
