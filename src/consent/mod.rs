//! May this visitor's device be used to remember them? Sources report, the [`Gate`] decides, permits carry the decision
//! to the rooms that need it.
//!
//! A purpose is granted when at least one *granting* source is connected, every connected one grants it, and no
//! *objecting* source denies it ([`Gate`] has the whole rule). Silence never grants. Time is an argument everywhere:
//! milliseconds since 1970, as the page's clock says.

mod gate;
pub mod permit;
mod report;
mod words;

pub use gate::{Decision, Gate, SourceView};
pub use permit::{ProfilePermit, RankPermit, StorePermit};
pub use report::{AHEAD, Remarks, Report};
pub use words::{HostMode, Mode, Purpose, Source, State};
