//! What a deed tells about the ranking that led to it.

use super::Engine;
use crate::catalog::Catalog;
use crate::profile::{EventType, Op};
use alloc::vec::Vec;

impl Engine {
    /// What the visitor's choice from one of the rankings that are held tells about the terms of a score. The latest ranking counts
    /// that listed the item.
    pub(super) fn lesson(&self, op: &Op, catalog: &Catalog) -> Option<Op> {
        let Op::Track(kind, entries) = op else { return None };
        let sense = match kind {
            EventType::Click | EventType::AddToCart | EventType::Purchase | EventType::Like => 1.0,
            EventType::Dismiss => -1.0,
            _ => return None,
        };
        let mut lessons = Vec::new();
        for item in entries.iter().filter_map(|entry| catalog.find_allowed(&entry.id)) {
            if let Some(made) = self.made.iter().rev().find(|made| made.listed.iter().any(|listed| listed.0 == item)) {
                lessons.extend(made.plan.lesson(catalog, &made.listed, item, sense));
            }
        }
        (!lessons.is_empty()).then_some(Op::Learn(lessons))
    }

    /// Impressions name the ranking they belong to; what is kept is with what probability it drew the item.
    pub(super) fn with_propensities(&self, mut op: Op, catalog: &Catalog) -> Op {
        if let Op::Track(EventType::Impression, entries) = &mut op {
            for entry in entries {
                let made = self.made.iter().find(|made| made.id == entry.number as u32);
                let listed = catalog.pack().find(&entry.id).and_then(|item| made?.listed.iter().find(|listed| listed.0 == item));
                entry.number = listed.map_or(0, |listed| listed.1 as i32);
            }
        }
        op
    }
}
