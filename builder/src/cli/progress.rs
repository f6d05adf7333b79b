//! What is being done, at a terminal only: a bar while a log is read, otherwise a wheel that turns.

use crate::Step;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Read;
use std::time::Duration;

const WHEEL: &str = "{spinner} {msg} ({elapsed})";
const BAR: &str = "{spinner} {msg} [{bar:30}] {binary_bytes} of {binary_total_bytes} ({eta} left)";

pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { bar }
    }

    /// Counts the bytes of a log of this length as they are read.
    pub(super) fn count<R: Read + 'static>(&self, input: R, length: u64) -> impl Read + use<R> {
        self.bar.set_length(length);
        self.bar.wrap_read(input)
    }

    pub(super) fn step(&self, step: Step) {
        let template = if step == Step::ReadLog { BAR } else { WHEEL };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(match step {
            Step::Read => "reading the catalog",
            Step::ReadLog => "reading the log",
            Step::Duplicates => "looking for near-duplicates",
            Step::Embed => "computing embeddings",
            Step::Learn(what) => what,
            Step::Write => "writing the pack",
        });
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
