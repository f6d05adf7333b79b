//! A ranking as JSON: packed, and `js/reasons.ts` unpacks it.

use super::ranking::{Exclusion, RankedItem, Ranking, Reason};
use crate::json::Json;
use alloc::string::String;
use alloc::vec::Vec;

/// The evidence of a whole ranking, each piece once, however many items rest on it.
#[derive(Default)]
struct Table<'a> {
    /// Where in `rows` a piece is, by its place among the evidence; one more, 0 for none.
    numbers: Vec<u32>,
    rows: Vec<&'a Reason>,
}

impl<'a> Table<'a> {
    fn number(&mut self, reason: &'a Reason) -> u32 {
        if self.numbers.len() <= reason.place {
            self.numbers.resize(reason.place + 1, 0);
        }
        let number = &mut self.numbers[reason.place];
        if *number == 0 {
            self.rows.push(reason);
            *number = self.rows.len() as u32;
        }
        *number - 1
    }
}

impl RankedItem {
    fn write<'a>(&'a self, json: &mut Json, table: &mut Table<'a>) {
        json.item();
        json.text("id", &self.id);
        json.whole("score", self.score.into());
        json.list("reasons");
        for reason in &self.reasons {
            json.inner_list();
            json.number(table.number(reason).into());
            for part in &reason.parts {
                json.element(part.term);
                json.number(part.weight.into());
            }
            json.end_list();
        }
        json.end_list();
        json.truth("promoted", self.promoted);
        json.truth("bought", self.bought);
        json.begin("placement");
        json.text("by", self.placement.by);
        json.whole("rank", self.placement.rank.into());
        if self.placement.propensity != 0 {
            json.whole("propensity", self.placement.propensity.into());
        }
        json.end();
        json.end();
    }
}

impl Reason {
    /// What it rests on; its weights are with the items.
    fn write(&self, json: &mut Json) {
        json.item();
        json.text("key", &self.key);
        json.text("kind", self.kind);
        json.text_if_any("event", self.event.unwrap_or_default());
        json.text_if_any("item", self.item.as_deref().unwrap_or_default());
        json.text_if_any("attribute", self.attribute.as_deref().unwrap_or_default());
        if let Some(at) = self.at {
            json.whole("at", at as i64);
        }
        json.end();
    }
}

impl Exclusion {
    fn write(&self, json: &mut Json) {
        json.item();
        json.text("id", &self.id);
        json.text("rule", self.rule);
        if let Some(until) = self.until {
            json.whole("until", until as i64);
        }
        json.text_if_any("because", self.because.as_deref().unwrap_or_default());
        json.end();
    }
}

impl Ranking {
    /// As JSON. A reason is its number in the list `evidence`, then a term and a weight in turns: with hundreds of events, whole reasons
    /// would be megabytes.
    pub fn json(&self) -> String {
        let mut json = Json::new();
        json.whole("id", self.id.into());
        json.text("slot", &self.slot);
        json.text("model", self.model);
        json.text("intent", self.intent);
        json.text("mode", self.mode);
        json.whole("at", self.at as i64);
        json.list("items");
        let mut table = Table::default();
        for item in &self.items {
            item.write(&mut json, &mut table);
        }
        json.end_list();
        json.list("evidence");
        for reason in table.rows {
            reason.write(&mut json);
        }
        json.end_list();
        json.list("excluded");
        for exclusion in &self.excluded {
            exclusion.write(&mut json);
        }
        json.end_list();
        json.whole("excludedCount", self.excluded_count.into());
        json.finish()
    }
}
