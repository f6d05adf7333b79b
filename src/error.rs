//! The one error of the crate: a stable code, the field it concerns and how to mend it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::fmt;
use core::ops::Deref;

/// What went wrong, as a stable word that programs may match on. TypeScript shows the same words as `HomebodyError.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A value is missing, of the wrong type or outside its range.
    InvalidInput,
    /// Bytes are not a pack, or a damaged one.
    PackCorrupt,
    /// The pack or profile was written by a newer version of homebody.
    VersionUnsupported,
    /// Stored or imported profile bytes are damaged.
    ProfileCorrupt,
    /// The operation needs a purpose that is not granted.
    ConsentRequired,
    /// No catalog has been loaded yet.
    NotReady,
    /// The engine was disposed of.
    Disposed,
    /// More than the documented limit.
    TooLarge,
}

impl Code {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid-input",
            Self::PackCorrupt => "pack-corrupt",
            Self::VersionUnsupported => "version-unsupported",
            Self::ProfileCorrupt => "profile-corrupt",
            Self::ConsentRequired => "consent-required",
            Self::NotReady => "not-ready",
            Self::Disposed => "disposed",
            Self::TooLarge => "too-large",
        }
    }
}

/// An error with the field that caused it and the way to mend it. It never carries what a visitor did or typed.
/// One pointer wide, so that handing results on costs next to nothing in engine.wasm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Details>);

/// What an error says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// What kind of error.
    pub code: Code,
    /// The field, section or argument at fault, e.g. `items[3].price`.
    pub field: Cow<'static, str>,
    /// What to do about it, as an instruction.
    pub fix: Cow<'static, str>,
}

impl Error {
    /// Makes an error; both texts are for developers, in plain words.
    pub fn new(code: Code, field: impl Into<Cow<'static, str>>, fix: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Details { code, field: field.into(), fix: fix.into() }))
    }
}

impl Deref for Error {
    type Target = Details;
    fn deref(&self) -> &Details {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        f.write_str(" in `")?;
        f.write_str(&self.field)?;
        f.write_str("`: ")?;
        f.write_str(&self.fix)
    }
}

impl core::error::Error for Error {}

/// The result of everything in this crate that can fail.
pub type Result<T> = core::result::Result<T, Error>;
