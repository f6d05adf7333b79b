//! Unpacking gzip, with an upper bound: a few bytes can unpack to any amount.

use super::unreadable;
use homebody::error::{Code, Error, Result};
use std::borrow::Cow;
use std::io::Read;

/// The most bytes a catalog may have once unpacked.
const MAX_UNPACKED: u64 = 1 << 30;

/// The bytes themselves, or what they unpack to when they begin like gzip.
pub(super) fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(bytes).take(MAX_UNPACKED + 1);
    reader.read_to_end(&mut out).map_err(|_| unreadable("file", "the gzip data is damaged or cut: copy the file again"))?;
    if out.len() as u64 > MAX_UNPACKED {
        return Err(Error::new(Code::TooLarge, "file", "a catalog has at most 1 GiB when unpacked: split it"));
    }
    Ok(Cow::Owned(out))
}
