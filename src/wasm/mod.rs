//! What a page can call: a table of contents. Each export converts, delegates and converts back.
//!
//! Nothing here can reach the page: no `window`, no storage, no network, no clock, no randomness. Inputs come as numbers,
//! strings and bytes; storage is a [`Command`](crate::storage::Command) that TypeScript carries out. Exports take
//! `&self` and convert before they borrow, so that no exception leaves the engine borrowed.

mod convert;

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::Live;
use crate::consent::{Purpose, Report, Source, State};
use crate::engine::Engine as Inner;
use crate::profile::Op;
use crate::rank::RankRequest;
use crate::settings::Settings;
use convert::{Thrown, outcome, thrown, to_js};

/// The engine of one personalizer.
#[wasm_bindgen]
pub struct Engine {
    inner: RefCell<Inner>,
}

#[wasm_bindgen]
impl Engine {
    /// See `js/personalizer.ts` for the form of the settings.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &[u8]) -> Result<Engine, Thrown> {
        let settings = Settings::decode(settings).map_err(thrown)?;
        Ok(Self { inner: RefCell::new(Inner::new(settings)) })
    }

    /// Changes whenever a ranking, the mode or the view of the profile may have changed.
    pub fn revision(&self) -> u32 {
        self.inner.borrow().revision()
    }

    /// Takes a pack.
    #[wasm_bindgen(js_name = loadCatalog)]
    pub fn load_catalog(&self, pack: Vec<u8>) -> Result<(), Thrown> {
        self.inner.borrow_mut().load_catalog(pack).map_err(thrown)
    }

    /// `price` NaN and `available` −1 leave the value.
    #[wasm_bindgen(js_name = updateCatalog)]
    pub fn update_catalog(&self, id: &str, price: f64, available: i8) -> Result<(), Thrown> {
        let change = Live { price: (!price.is_nan()).then_some(price), available: (available >= 0).then_some(available > 0) };
        self.inner.borrow_mut().update_catalog(id, change).map_err(thrown)
    }

    /// A `CatalogItem`, or undefined.
    pub fn item(&self, id: &str) -> JsValue {
        self.inner.borrow().item(id).map_or(JsValue::UNDEFINED, |item| to_js(&item))
    }

    /// Names a source of consent.
    #[wasm_bindgen(js_name = consentConnect)]
    pub fn consent_connect(&self, name: &str, now: f64) -> Result<(), Thrown> {
        let source = Source::parse(name).map_err(thrown)?;
        self.inner.borrow_mut().consent_connect(source, now);
        Ok(())
    }

    /// A source no longer counts.
    #[wasm_bindgen(js_name = consentDisconnect)]
    pub fn consent_disconnect(&self, name: &str, now: f64) -> Result<(), Thrown> {
        let source = Source::parse(name).map_err(thrown)?;
        self.inner.borrow_mut().consent_disconnect(source, now);
        Ok(())
    }

    /// What a source says; `valid_until` 0 means without end.
    #[wasm_bindgen(js_name = consentReport)]
    #[allow(clippy::too_many_arguments, reason = "numbers cross the boundary one by one")]
    pub fn consent_report(
        &self,
        name: &str,
        store: u8,
        profile: u8,
        rank: u8,
        measure: u8,
        at: f64,
        valid_until: f64,
        now: f64,
    ) -> Result<(), Thrown> {
        let source = Source::parse(name).map_err(thrown)?;
        let mut purposes = [State::Unknown; 4];
        for (state, code) in purposes.iter_mut().zip([store, profile, rank, measure]) {
            *state = State::from_code(code).map_err(thrown)?;
        }
        let report = Report { purposes, at, valid_until: (valid_until != 0.0).then_some(valid_until) };
        self.inner.borrow_mut().consent_report(source, report, now);
        Ok(())
    }

    /// A `Decision`.
    pub fn consent(&self, now: f64) -> JsValue {
        to_js(&convert::DecisionView::of(&self.inner.borrow().decision(now)))
    }

    /// Whether a purpose is granted.
    pub fn has(&self, purpose: u8, now: f64) -> Result<bool, Thrown> {
        let purpose = Purpose::from_code(purpose).map_err(thrown)?;
        Ok(self.inner.borrow().has(purpose, now))
    }

    /// The number of the mode.
    pub fn mode(&self, now: f64) -> u8 {
        self.inner.borrow().mode(now).code()
    }

    /// A `Ranking`.
    pub fn rank(&self, request: &[u8], now: f64) -> Result<JsValue, Thrown> {
        let request = RankRequest::decode(request).map_err(thrown)?;
        let ranking = self.inner.borrow_mut().rank(request, now).map_err(thrown)?;
        Ok(to_js(&ranking))
    }

    /// A held ranking as if one piece of its evidence did not exist.
    pub fn without(&self, ranking: u32, key: &str) -> Result<JsValue, Thrown> {
        let ranking = self.inner.borrow().without(ranking, key).map_err(thrown)?;
        Ok(to_js(&ranking))
    }

    /// Changes the profile; see [`Op::decode`].
    pub fn change(&self, code: u8, entries: &[u8], value: f64, now: f64) -> Result<(), Thrown> {
        let op = Op::decode(code, entries, value, now).map_err(thrown)?;
        self.inner.borrow_mut().apply(op, now).map_err(thrown)
    }

    /// The computed part of a `ProfileView`.
    pub fn profile(&self, now: f64) -> JsValue {
        to_js(&self.inner.borrow().profile(now))
    }

    /// All lists of the profile, as `js/profile-format.ts` reads them.
    #[wasm_bindgen(js_name = exportProfile)]
    pub fn export_profile(&self) -> Vec<u8> {
        self.inner.borrow().export()
    }

    /// What to do with the database, or undefined.
    #[wasm_bindgen(js_name = storageNext)]
    pub fn storage_next(&self, now: f64, random1: u32, random2: u32) -> JsValue {
        let random = u64::from(random1) << 32 | u64::from(random2);
        let command = self.inner.borrow_mut().storage_next(now, random);
        command.map_or(JsValue::UNDEFINED, |command| to_js(&convert::CommandView::of(command)))
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
