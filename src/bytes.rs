//! Reading and writing the crate's binary forms: little-endian numbers, length-prefixed strings, a checksum.
//! Every length is checked against what is left before anything is allocated.

use crate::error::{Code, Error, Result};
use alloc::string::String;
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

/// Reads values from bytes that may be hostile. After the first thing that is wrong it gives zeros and empty texts, so
/// that a caller reads on and asks once, at the [`end`](Reader::end), whether it all was true.
pub struct Reader<'a> {
    rest: &'a [u8],
    code: Code,
    field: &'static str,
    wrong: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads `bytes`; errors carry `code` and name `field`.
    pub fn new(bytes: &'a [u8], code: Code, field: &'static str) -> Self {
        Self { rest: bytes, code, field, wrong: None }
    }
    /// The bytes are wrong; the first call says how to mend that.
    #[inline(never)]
    pub fn fail(&mut self, fix: &'static str) {
        self.wrong.get_or_insert(fix);
        self.rest = &[];
    }
    /// Fails unless it is `right`.
    pub fn ensure(&mut self, right: bool, fix: &'static str) {
        if !right {
            self.fail(fix);
        }
    }
    /// The next `n` bytes.
    #[inline(never)]
    pub fn raw(&mut self, n: usize) -> &'a [u8] {
        let Some((read, rest)) = self.rest.split_at_checked(n) else {
            self.fail("the bytes end too soon");
            return &[];
        };
        self.rest = rest;
        read
    }
    /// A number of up to eight bytes.
    #[inline(never)]
    fn number(&mut self, size: usize) -> u64 {
        let mut number = 0;
        for &byte in self.raw(size).iter().rev() {
            number = number << 8 | u64::from(byte);
        }
        number
    }
    /// One byte.
    pub fn u8(&mut self) -> u8 {
        self.number(1) as u8
    }
    /// Two bytes.
    pub fn u16(&mut self) -> u16 {
        self.number(2) as u16
    }
    /// Four bytes.
    pub fn u32(&mut self) -> u32 {
        self.number(4) as u32
    }
    /// Eight bytes.
    pub fn u64(&mut self) -> u64 {
        self.number(8)
    }
    /// Eight bytes, signed.
    pub fn i64(&mut self) -> i64 {
        self.number(8) as i64
    }
    /// Eight bytes, IEEE 754; anything but a finite number is wrong.
    #[inline(never)]
    pub fn f64(&mut self) -> f64 {
        let v = f64::from_bits(self.number(8));
        if v.is_finite() {
            return v;
        }
        self.fail("a number is not finite");
        0.0
    }
    /// A `u32` length, then bytes.
    pub fn blob(&mut self) -> &'a [u8] {
        let n = self.u32() as usize;
        self.raw(n)
    }
    /// A `u32` length, then UTF-8.
    #[inline(never)]
    pub fn str(&mut self) -> &'a str {
        core::str::from_utf8(self.blob()).unwrap_or_else(|_| {
            self.fail("a text is not UTF-8");
            ""
        })
    }
    /// A `u32` count of things that take at least `size` bytes each; one that cannot be true is wrong, and 0.
    #[inline(never)]
    pub fn count(&mut self, size: usize) -> usize {
        let n = self.u32() as usize;
        if n.checked_mul(size.max(1)).is_some_and(|need| need <= self.rest.len()) {
            return n;
        }
        self.fail("a count is too large");
        0
    }
    /// A count, then texts.
    pub fn strings(&mut self) -> Vec<String> {
        let mut strings = Vec::new();
        for _ in 0..self.count(4) {
            strings.push(self.str().into());
        }
        strings
    }
    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
    /// All that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.rest)
    }
    /// The first error, if there was one.
    ///
    /// # Errors
    /// With the code and field of this reader.
    #[inline(never)]
    pub fn check(&self) -> Result<()> {
        self.wrong.map_or(Ok(()), |fix| Err(Error::new(self.code, self.field, fix)))
    }
    /// The first error; bytes that were not read are one.
    ///
    /// # Errors
    /// With the code and field of this reader.
    pub fn end(&mut self) -> Result<()> {
        self.ensure(self.is_empty(), "bytes follow the end");
        self.check()
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
