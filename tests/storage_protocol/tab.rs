//! What moves in the model: operations, commands under way, tabs.

use homebody::consent::Gate;
use homebody::storage::{Command, Outcome, Storage};

/// One operation: which one, how many withdrawals its tab knew of, and from which epoch the profile came that it changed
/// (zero: from none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Op {
    pub id: u32,
    pub era: u32,
    pub epoch: u64,
}

pub fn encode(ops: &[Op]) -> Vec<u8> {
    ops.iter().flat_map(|op| [u64::from(op.id), u64::from(op.era), op.epoch]).flat_map(u64::to_le_bytes).collect()
}
pub fn decode(blob: &[u8]) -> Vec<Op> {
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    blob.chunks(24).map(|c| Op { id: word(&c[..8]) as u32, era: word(&c[8..16]) as u32, epoch: word(&c[16..]) }).collect()
}

/// A command under way: given, then carried out, then answered.
pub struct Flight {
    pub tab: usize,
    pub command: Command,
    /// What its tab knew when it gave the command.
    pub era: u32,
    pub outcome: Option<Outcome>,
}

pub struct Tab {
    pub open: bool,
    pub gate: Gate,
    pub storage: Storage,
    /// As the engine would: the profile, and the operations in it that are not stored yet.
    pub memory: Vec<Op>,
    pub uncommitted: Vec<Op>,
    pub in_blob: usize,
    pub epoch: u64,
    pub era: u32,
    /// Withdrawals it has yet to hear of.
    pub mail: Vec<u32>,
    pub deletes_unseen: u32,
    pub opened_once: bool,
    pub asked_to_erase: bool,
    pub objected: bool,
}

impl Tab {
    pub fn new(gate: Gate, era: u32) -> Self {
        Self {
            open: true,
            gate,
            storage: Storage::new(),
            memory: Vec::new(),
            uncommitted: Vec::new(),
            in_blob: 0,
            epoch: 0,
            era,
            mail: Vec::new(),
            deletes_unseen: 0,
            opened_once: false,
            asked_to_erase: false,
            objected: false,
        }
    }
    /// As the engine drops a profile.
    pub fn forget(&mut self) {
        self.memory.clear();
        self.uncommitted.clear();
        self.in_blob = 0;
        self.epoch = 0;
    }
    /// A withdrawal, here or elsewhere.
    pub fn hear_of(&mut self, withdrawal: u32, now: f64) {
        self.era = self.era.max(withdrawal);
        self.gate.withdrawn_elsewhere(now);
        self.forget();
        self.storage.erase();
        self.asked_to_erase = true;
    }
}

/// What happened, to see that the interleavings are worth something.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    counts: std::collections::BTreeMap<&'static str, u64>,
}
impl Tally {
    pub fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }
    pub fn add(&mut self, other: &Self) {
        for (what, n) in &other.counts {
            *self.counts.entry(what).or_default() += n;
        }
    }
    pub fn all(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let all = [
            "committed",
            "loaded",
            "replaced",
            "gone",
            "lost",
            "failed",
            "withdrawn",
            "complete",
            "erase",
            "delete",
            "unseen",
            "done in secret",
        ];
        all.into_iter().map(|what| (what, self.counts.get(what).copied().unwrap_or(0)))
    }
}
