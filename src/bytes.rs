//! Reading and writing the crate's binary forms: little-endian numbers, length-prefixed strings, a checksum.
//! Every length is checked against what is left before anything is allocated.

use crate::error::{Code, Error, Result};
use alloc::vec::Vec;

/// Appends values to a byte buffer.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty buffer.
    pub fn new() -> Self {
        Self::default()
    }
    /// The bytes written so far.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
    /// How many bytes were written so far.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }
    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
    /// One byte.
    pub fn u8(&mut self, v: u8) {
        self.bytes.push(v);
    }
    /// Two bytes.
    pub fn u16(&mut self, v: u16) {
        self.raw(&v.to_le_bytes());
    }
    /// Four bytes.
    pub fn u32(&mut self, v: u32) {
        self.raw(&v.to_le_bytes());
    }
    /// Eight bytes.
    pub fn u64(&mut self, v: u64) {
        self.raw(&v.to_le_bytes());
    }
    /// Eight bytes, signed.
    pub fn i64(&mut self, v: i64) {
        self.raw(&v.to_le_bytes());
    }
    /// Eight bytes, IEEE 754.
    pub fn f64(&mut self, v: f64) {
        self.raw(&v.to_le_bytes());
    }
    /// A `u32` length, then UTF-8.
    pub fn str(&mut self, v: &str) {
        self.blob(v.as_bytes());
    }
    /// A `u32` length, then bytes.
    pub fn blob(&mut self, v: &[u8]) {
        self.u32(v.len() as u32);
        self.raw(v);
    }
    /// Bytes as they are.
    pub fn raw(&mut self, v: &[u8]) {
        self.bytes.extend_from_slice(v);
    }
    /// Zero bytes up to the next multiple of `alignment`.
    pub fn pad(&mut self, alignment: usize) {
        while !self.bytes.len().is_multiple_of(alignment) {
            self.bytes.push(0);
        }
    }
}

/// Reads values from bytes that may be hostile.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Code,
    field: &'static str,
}

impl<'a> Reader<'a> {
    /// Reads `bytes`; errors carry `code` and name `field`.
    pub fn new(bytes: &'a [u8], code: Code, field: &'static str) -> Self {
        Self { bytes, at: 0, code, field }
    }
    /// The error this reader gives for whatever is wrong with its bytes.
    pub fn error(&self, fix: &'static str) -> Error {
        Error::new(self.code, self.field, fix)
    }
    /// The next `n` bytes.
    pub fn raw(&mut self, n: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(n).filter(|&end| end <= self.bytes.len());
        let end = end.ok_or_else(|| self.error("the bytes end too soon: pass the whole of them"))?;
        let out = &self.bytes[self.at..end];
        self.at = end;
        Ok(out)
    }
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut out = [0; N];
        out.copy_from_slice(self.raw(N)?);
        Ok(out)
    }
    /// One byte.
    pub fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }
    /// Two bytes.
    pub fn u16(&mut self) -> Result<u16> {
        Ok(u16::from_le_bytes(self.array()?))
    }
    /// Four bytes.
    pub fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }
    /// Eight bytes.
    pub fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }
    /// Eight bytes, signed.
    pub fn i64(&mut self) -> Result<i64> {
        Ok(i64::from_le_bytes(self.array()?))
    }
    /// Eight bytes, IEEE 754; anything but a finite number is an error.
    pub fn f64(&mut self) -> Result<f64> {
        let v = f64::from_le_bytes(self.array()?);
        if v.is_finite() { Ok(v) } else { Err(self.error("pass finite numbers only")) }
    }
    /// A `u32` length, then bytes.
    pub fn blob(&mut self) -> Result<&'a [u8]> {
        let n = self.u32()? as usize;
        self.raw(n)
    }
    /// A `u32` length, then UTF-8.
    pub fn str(&mut self) -> Result<&'a str> {
        let raw = self.blob()?;
        core::str::from_utf8(raw).map_err(|_| self.error("strings must be UTF-8"))
    }
    /// A `u32` count of things that take at least `size` bytes each: a count that cannot be true is refused before it is used.
    pub fn count(&mut self, size: usize) -> Result<usize> {
        let n = self.u32()? as usize;
        if n.checked_mul(size.max(1)).is_some_and(|need| need <= self.left()) {
            Ok(n)
        } else {
            Err(self.error("a count is larger than the bytes that follow"))
        }
    }
    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.bytes.len() - self.at
    }
    /// An error unless everything was read.
    pub fn end(&self) -> Result<()> {
        if self.left() == 0 { Ok(()) } else { Err(self.error("there are bytes after the end")) }
    }
}

/// A 64-bit checksum over eight bytes at a time. Every step is a bijection of the state, so any change within one
/// eight-byte word is always seen. It guards against accidents, not against forgers.
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = PRIME ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME).rotate_left(29);
    }
    hash ^ (hash >> 32)
}
