//! The exports of search.wasm: a pack in, questions in, JSON out. As in the engine, nothing here can reach the page, every argument is
//! owned before anything is borrowed, and an answer that begins with `!` is an error (`code NUL field NUL fix`).

use homebody::catalog::Pack;
use homebody::error::{Code, Error, Result};
use homebody::json::Json;
use homebody::text::join;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language::Language;
use crate::query::Query;

#[path = "../../src/wasm/memory.rs"]
mod memory;

/// The engine's own: a tenth of the standard one.
#[global_allocator]
static MEMORY: memory::Memory = memory::Memory::new();

/// A catalog that can be asked.
#[wasm_bindgen]
pub struct Search {
    inner: Option<crate::Search>,
}

#[wasm_bindgen]
impl Search {
    /// Without a catalog yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "only JavaScript makes one")]
    pub fn new() -> Search {
        Self { inner: None }
    }

    /// | code | bytes | number | answers |
    /// |---|---|---|---|
    /// | 0 load the catalog | a pack | | |
    /// | 1 understand | a question | language: 0 guess, 1 English, 2 German | a `Query` |
    /// | 2 find | a query | at most so many | `{ items: [[id, relevance in 1/65,536], …] }` |
    pub fn call(&mut self, code: u8, input: Vec<u8>, number: u32) -> String {
        self.answer(code, input, number).unwrap_or_else(|error| join(&["!", error.code.as_str(), "\0", &error.field, "\0", &error.fix]))
    }
}

impl Search {
    fn answer(&mut self, code: u8, input: Vec<u8>, number: u32) -> Result<String> {
        if code == 0 {
            self.inner = Some(crate::Search::new(Pack::open(input)?));
            return Ok(String::new());
        }
        let search = self.inner.as_ref().ok_or_else(|| Error::new(Code::NotReady, "catalog", "load the catalog first"))?;
        if code == 1 {
            let language = match number {
                1 => Some(Language::English),
                2 => Some(Language::German),
                _ => None,
            };
            let text = String::from_utf8(input).map_err(|_| Error::new(Code::InvalidInput, "text", "pass UTF-8"))?;
            return Ok(search.understand(&text, language).json());
        }
        let found = search.find(&Query::decode(&input)?, number as usize);
        let mut j = Json::new();
        j.list("items");
        for found in found {
            j.inner_list();
            j.element(search.pack.id(found.item));
            j.number((found.relevance * 65_536.0) as i64);
            j.end_list();
        }
        j.end_list();
        Ok(j.finish())
    }
}
