//! The façade over the rooms: holds catalog, consent, profile and storage together and lets data flow one way,
//! page event → consent → profile → rank → page. The only type the wasm surface may call.

mod feedback;
mod storage;

use crate::catalog::{Catalog, ItemIndex, Live, Pack};
use crate::consent::{Decision, Gate, Mode, Purpose, Remarks, Report, Source};
use crate::error::{Code, Error, Result};
use crate::math::time;
use crate::profile::{Op, Profile};
use crate::rank::{Plan, RankRequest, Ranking};
use crate::settings::Settings;
use crate::storage::Storage;
use alloc::string::String;
use alloc::vec::Vec;

/// Rankings whose evidence is kept for [`Engine::without`].
const KEPT_PLANS: usize = 16;
/// Changes kept for replay while storage does not answer.
const MAX_JOURNAL: usize = 1000;

/// What other tabs should be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// The stored profile changed.
    pub changed: bool,
    /// Consent was withdrawn here.
    pub withdrawn: bool,
    /// The stored profile is damaged; the next write puts it aside.
    pub damaged: bool,
}

struct Made {
    id: u32,
    plan: Plan,
    mode: Mode,
    at: f64,
    /// What was listed, and with what probability it was drawn.
    listed: Vec<(ItemIndex, u32)>,
}

impl Made {
    fn rank(&self, catalog: &Catalog, without: Option<&str>) -> Ranking {
        let mut ranking = self.plan.rank(catalog, without);
        (ranking.id, ranking.at, ranking.mode) = (self.id, self.at, self.mode.as_str());
        ranking
    }
}

/// One catalog, one profile, one set of rules.
pub struct Engine {
    settings: Settings,
    catalog: Option<Catalog>,
    gate: Gate,
    profile: Profile,
    /// Changes that are not known to be stored, with their times.
    journal: Vec<(Op, f64)>,
    /// How many of them the write under way contains.
    in_flight: usize,
    /// An erased profile is stored at once, so that other tabs see a new beginning and not a withdrawal.
    store_empty: bool,
    /// The stored profile is of a newer version: it is left alone.
    newer_stored: bool,
    /// The stored profile is damaged.
    damaged: bool,
    storage: Storage,
    made: Vec<Made>,
    next_id: u32,
    revision: u32,
    notices: Notices,
}

impl Engine {
    /// An engine without catalog, consent and profile.
    pub fn new(settings: Settings) -> Self {
        Self {
            gate: Gate::new(settings.host_mode, settings.minor),
            profile: Profile::new(settings.retention_days),
            settings,
            catalog: None,
            journal: Vec::new(),
            in_flight: 0,
            store_empty: false,
            newer_stored: false,
            damaged: false,
            storage: Storage::new(),
            made: Vec::new(),
            next_id: 1,
            revision: 0,
            notices: Notices::default(),
        }
    }

    /// Changes whenever a ranking, the mode or the profile's view may have changed.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    // Catalog

    /// Takes a pack in place of the one before.
    ///
    /// # Errors
    /// As [`Pack::open`].
    pub fn load_catalog(&mut self, pack: Vec<u8>) -> Result<()> {
        self.catalog = Some(Catalog::new(Pack::open(pack)?, &self.settings.sensitive));
        self.made.clear();
        self.changed();
        Ok(())
    }

    /// Lays live price and stock over the pack.
    ///
    /// # Errors
    /// `not-ready` without a catalog; else as [`Catalog::update`].
    pub fn update_catalog(&mut self, id: &str, change: Live) -> Result<()> {
        self.catalog.as_mut().ok_or_else(not_ready)?.update(id, change)?;
        self.changed();
        Ok(())
    }

    /// What the catalog holds of an item, as JSON.
    pub fn item(&self, id: &str) -> Option<String> {
        let catalog = self.catalog.as_ref()?;
        catalog.pack().find(id).map(|item| catalog.item_json(item))
    }

    // Consent

    /// Names a source of consent that counts from now on.
    pub fn consent_connect(&mut self, source: Source, now: f64) {
        self.consent(now, |gate| gate.connect(source));
    }

    /// A source no longer counts.
    pub fn consent_disconnect(&mut self, source: Source, now: f64) {
        self.consent(now, |gate| gate.disconnect(source));
    }

    /// A source says something.
    pub fn consent_report(&mut self, source: Source, report: Report, now: f64) {
        self.consent_said(source, report, Remarks::default(), now);
    }

    /// A source says something, and remarks on it.
    pub fn consent_said(&mut self, source: Source, report: Report, remarks: Remarks, now: f64) {
        self.consent(now, |gate| {
            gate.remark(source, remarks);
            gate.report(source, report);
        });
    }

    /// The visitor wants to be known for this visit only, or no longer so. What is stored stays as it is, unread.
    pub fn visit(&mut self, on: bool, now: f64) {
        let before = self.mode(now);
        self.gate.visit(on);
        if self.mode(now) != before {
            self.drop_profile();
            self.storage.dropped();
        }
        self.changed();
    }

    /// The decision over all sources.
    pub fn decision(&self, now: f64) -> Decision {
        self.gate.decision(time(now))
    }

    /// The mode.
    pub fn mode(&self, now: f64) -> Mode {
        self.gate.mode(time(now))
    }

    /// Whether a purpose is granted.
    pub fn has(&self, purpose: Purpose, now: f64) -> bool {
        self.gate.has(purpose, time(now))
    }

    fn consent(&mut self, now: f64, change: impl FnOnce(&mut Gate)) {
        let now = time(now);
        let stored = self.gate.store_permit(now).is_some();
        change(&mut self.gate);
        if self.gate.profile_permit(now).is_none() {
            self.drop_profile();
            self.storage.dropped();
        }
        if stored && self.gate.store_permit(now).is_none() && self.gate.denied(now) {
            self.storage.erase();
            self.notices.withdrawn = true;
        }
        self.changed();
    }

    fn drop_profile(&mut self) {
        self.profile = Profile::new(self.settings.retention_days);
        self.journal.clear();
        self.in_flight = 0;
        self.store_empty = false;
        self.newer_stored = false;
        self.damaged = false;
        self.made.clear();
    }

    // Profile

    /// Records a change. Erasing all is a right that needs no permit and no catalog.
    ///
    /// # Errors
    /// `consent-required` without permit, `not-ready` without a catalog: nobody could tell what is sensitive.
    pub fn apply(&mut self, op: Op, now: f64) -> Result<()> {
        let now = time(now);
        if matches!(op, Op::Erase(None)) {
            self.drop_profile();
            self.storage.erase();
            self.store_empty = self.gate.store_permit(now).is_some();
            self.changed();
            return Ok(());
        }
        let Some(permit) = self.gate.profile_permit(now) else {
            return Err(Error::new(Code::ConsentRequired, "profile", "ask the visitor first: grant `store`, `profile` and `rank`"));
        };
        let catalog = self.catalog.as_ref().ok_or_else(not_ready)?;
        let op = self.with_propensities(op, catalog);
        let lesson = self.lesson(&op, catalog);
        for op in [Some(op), lesson].into_iter().flatten() {
            self.profile.apply(&permit, &op, catalog, now);
            self.journal.push((op, now));
        }
        self.cap_journal();
        self.changed();
        Ok(())
    }

    /// Storage that does not answer must not fill the memory; the oldest changes stay in the profile but can no longer be replayed.
    fn cap_journal(&mut self) {
        let excess = self.journal.len().saturating_sub(MAX_JOURNAL);
        self.journal = self.journal.split_off(excess);
        self.in_flight = self.in_flight.saturating_sub(excess);
    }

    /// The computed part of what the visitor sees, as JSON.
    pub fn profile(&self, now: f64) -> String {
        self.profile.view(self.catalog.as_ref(), now)
    }

    /// All lists of the profile, for the visitor to see and to take along.
    pub fn export(&self) -> Vec<u8> {
        self.profile.export()
    }

    // Ranking

    /// Orders the candidates of a request.
    ///
    /// # Errors
    /// `not-ready` without a catalog.
    pub fn rank(&mut self, request: RankRequest, now: f64) -> Result<Ranking> {
        let now = time(now);
        let catalog = self.catalog.as_ref().ok_or_else(not_ready)?;
        let mode = self.gate.mode(now);
        if mode == Mode::Off {
            let mut ranking = Ranking::in_host_order(&request, catalog);
            (ranking.at, ranking.mode) = (now, mode.as_str());
            return Ok(ranking);
        }
        let (plan, mode) = match self.gate.rank_permit(now) {
            None => (Plan::contextual(request, catalog, now), mode),
            Some(permit) if self.profile.channel_on(request.channel) => {
                (Plan::personal(request, catalog, &self.profile, &permit, &self.settings.caps, self.settings.seed, now), mode)
            }
            Some(permit) => (Plan::impersonal(request, catalog, &self.profile, &permit, &self.settings.caps, now), Mode::Contextual),
        };
        let mut made = Made { id: self.next_id, plan, mode, at: now, listed: Vec::new() };
        self.next_id = self.next_id.wrapping_add(1).max(1);
        let ranking = made.rank(catalog, None);
        for item in &ranking.items {
            made.listed.extend(catalog.pack().find(&item.id).map(|found| (found, item.placement.propensity)));
        }
        if self.made.len() == KEPT_PLANS {
            self.made.remove(0);
        }
        self.made.push(made);
        Ok(ranking)
    }

    /// A ranking made again as if one piece of its evidence did not exist.
    ///
    /// # Errors
    /// `invalid-input` for a ranking that is no longer held: the last 16 are.
    pub fn without(&self, ranking: u32, key: &str) -> Result<Ranking> {
        let catalog = self.catalog.as_ref().ok_or_else(not_ready)?;
        let made = self.made.iter().find(|made| made.id == ranking);
        let made = made
            .ok_or_else(|| Error::new(Code::InvalidInput, "ranking", "rank again: only the last 16 rankings of this profile are held"))?;
        Ok(made.rank(catalog, Some(key)))
    }

    fn changed(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }
}

fn not_ready() -> Error {
    Error::new(Code::NotReady, "catalog", "wait for `ready`: no catalog is loaded yet")
}
