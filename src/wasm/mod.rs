//! What a page can call: a table of contents. Each export converts, delegates and converts back.
//!
//! Nothing here can reach the page: no `window`, no storage, no network, no clock, no randomness, not one JavaScript
//! object. Inputs come as numbers, strings and bytes, answers leave as numbers, bytes and JSON; an answer that begins with
//! `!` is an error (`code NUL field NUL fix`). Storage is a [`Command`](crate::storage::Command) that TypeScript carries
//! out. Exports take `&self` and convert before they borrow, so that no exception leaves the engine borrowed.

mod convert;
mod memory;

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::Live;
use crate::consent::{Report, Source, State};
use crate::engine::Engine as Inner;
use crate::profile::Op;
use crate::rank::RankRequest;
use crate::settings::Settings;
use convert::{answer, decision_json, outcome};

#[global_allocator]
static MEMORY: memory::Memory = memory::Memory::new();

/// A panic is a bug; the page sees a trap and makes a new engine (`js/session.ts`). Its text would cost 5 kB.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// The engine of one personalizer.
#[wasm_bindgen]
pub struct Engine {
    inner: RefCell<Inner>,
    /// The bytes of the last write command.
    blob: RefCell<Vec<u8>>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with settings as `js/settings.ts` writes them; malformed ones, which it never writes, count as none.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &[u8]) -> Engine {
        let settings = Settings::decode(settings).unwrap_or_default();
        Self { inner: RefCell::new(Inner::new(settings)), blob: RefCell::default() }
    }

    /// Changes whenever a ranking, the mode or the view of the profile may have changed.
    pub fn revision(&self) -> u32 {
        self.inner.borrow().revision()
    }

    /// Takes a pack.
    #[wasm_bindgen(js_name = loadCatalog)]
    pub fn load_catalog(&self, pack: Vec<u8>) -> String {
        answer(self.inner.borrow_mut().load_catalog(pack).map(|()| String::new()))
    }

    /// `price` NaN and `available` −1 leave the value.
    #[wasm_bindgen(js_name = updateCatalog)]
    pub fn update_catalog(&self, id: &str, price: f64, available: i8) -> String {
        let change = Live { price: (!price.is_nan()).then_some(price), available: (available >= 0).then_some(available > 0) };
        answer(self.inner.borrow_mut().update_catalog(id, change).map(|()| String::new()))
    }

    /// A `CatalogItem`, its price in 1/10,000; empty when there is none.
    pub fn item(&self, id: &str) -> String {
        self.inner.borrow().item(id).unwrap_or_default()
    }

    /// Names a source of consent.
    #[wasm_bindgen(js_name = consentConnect)]
    pub fn consent_connect(&self, name: &str, now: f64) -> String {
        answer(Source::parse(name).map(|source| {
            self.inner.borrow_mut().consent_connect(source, now);
            String::new()
        }))
    }

    /// A source no longer counts.
    #[wasm_bindgen(js_name = consentDisconnect)]
    pub fn consent_disconnect(&self, name: &str, now: f64) {
        if let Ok(source) = Source::parse(name) {
            self.inner.borrow_mut().consent_disconnect(source, now);
        }
    }

    /// What a source says: two bits for each purpose, `store` in the lowest (0 unknown, 1 denied, 2 granted);
    /// `valid_until` 0 means without end.
    #[wasm_bindgen(js_name = consentReport)]
    pub fn consent_report(&self, name: &str, purposes: u8, at: f64, valid_until: f64, now: f64) -> String {
        answer(Source::parse(name).and_then(|source| {
            let mut states = [State::Unknown; 4];
            for (place, state) in states.iter_mut().enumerate() {
                *state = State::from_code(purposes >> (place * 2) & 3)?;
            }
            let report = Report { purposes: states, at, valid_until: (valid_until != 0.0).then_some(valid_until) };
            self.inner.borrow_mut().consent_report(source, report, now);
            Ok(String::new())
        }))
    }

    /// A `Decision`.
    pub fn consent(&self, now: f64) -> String {
        decision_json(&self.inner.borrow().decision(now))
    }

    /// The number of the mode.
    pub fn mode(&self, now: f64) -> u8 {
        self.inner.borrow().mode(now).code()
    }

    /// A `Ranking`.
    pub fn rank(&self, request: &[u8], now: f64) -> String {
        let request = RankRequest::decode(request);
        answer(request.and_then(|request| Ok(self.inner.borrow_mut().rank(request, now)?.json())))
    }

    /// A held ranking as if one piece of its evidence did not exist.
    pub fn without(&self, ranking: u32, key: &str) -> String {
        answer(self.inner.borrow().without(ranking, key).map(|ranking| ranking.json()))
    }

    /// Changes the profile; see [`Op::decode`].
    pub fn change(&self, code: u8, entries: &[u8], value: f64, now: f64) -> String {
        let op = Op::decode(code, entries, value, now);
        answer(op.and_then(|op| self.inner.borrow_mut().apply(op, now)).map(|()| String::new()))
    }

    /// The computed part of a `ProfileView`.
    pub fn profile(&self, now: f64) -> String {
        self.inner.borrow().profile(now)
    }

    /// All lists of the profile, as `js/profile-format.ts` reads them.
    #[wasm_bindgen(js_name = exportProfile)]
    pub fn export_profile(&self) -> Vec<u8> {
        self.inner.borrow().export()
    }

    /// What to do with the database; empty when nothing. The bytes of a write are in `storageBlob`.
    #[wasm_bindgen(js_name = storageNext)]
    pub fn storage_next(&self, now: f64, random1: u32, random2: u32) -> String {
        let random = u64::from(random1) << 32 | u64::from(random2);
        let command = self.inner.borrow_mut().storage_next(now, random);
        command.map_or_else(String::new, |command| convert::command_json(command, &mut self.blob.borrow_mut()))
    }

    /// The bytes to write; once.
    #[wasm_bindgen(js_name = storageBlob)]
    pub fn storage_blob(&self) -> Vec<u8> {
        self.blob.take()
    }

    /// How it went: 0 done, 1 nothing there, 2 lost, 3 failed; after a read that found something, 0 with its stamp and bytes.
    #[wasm_bindgen(js_name = storageDone)]
    pub fn storage_done(&self, code: u8, rev: f64, epoch: &str, blob: Vec<u8>, now: f64) {
        let outcome = outcome(code, rev, epoch, blob);
        self.inner.borrow_mut().storage_done(outcome, now);
    }

    /// A hint from another tab: 0 it stored something, 1 it withdrew.
    #[wasm_bindgen(js_name = storageHint)]
    pub fn storage_hint(&self, kind: u8, now: f64) {
        match kind {
            1 => self.inner.borrow_mut().withdrawn_elsewhere(now),
            _ => self.inner.borrow_mut().changed_elsewhere(),
        }
    }

    /// 0 nothing stored, 1 restoring, 2 ready, 3 failed.
    #[wasm_bindgen(js_name = storageState)]
    pub fn storage_state(&self) -> u8 {
        self.inner.borrow().storage_state() as u8
    }

    /// What other tabs should be told: 1 changed, 2 withdrawn, 3 both. Told once.
    #[wasm_bindgen(js_name = takeNotice)]
    pub fn take_notice(&self) -> u8 {
        let notices = self.inner.borrow_mut().take_notices();
        u8::from(notices.changed) | u8::from(notices.withdrawn) << 1
    }
}
