//! What a ranking is asked for, and how it crosses into the engine.

use crate::bytes::Reader;
use crate::error::{Code, Result};
use alloc::string::String;
use alloc::vec::Vec;

/// What the list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// What this visitor may like.
    ForYou,
    /// What is like the page's item.
    Similar,
    /// What the visitor was looking at.
    Continue,
    /// What is in demand.
    Trending,
    /// What came in lately.
    New,
    /// What goes with the page's items, or else with those in the cart.
    Complements,
}

impl Model {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 6] = [Self::ForYou, Self::Similar, Self::Continue, Self::Trending, Self::New, Self::Complements];
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ForYou => "for_you",
            Self::Similar => "similar",
            Self::Continue => "continue",
            Self::Trending => "trending",
            Self::New => "new",
            Self::Complements => "complements",
        }
    }
}

/// Who asked for the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The site proposes it: capped and suppressed.
    Offered,
    /// The visitor asked for it: ordered only.
    Requested,
}

impl Intent {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Requested => "requested",
        }
    }
}

/// An item the site wants at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Which item.
    pub id: String,
    /// 0 is first.
    pub position: u16,
}

/// A push by the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Boost {
    /// An item's id or an attribute's name.
    pub target: String,
    /// −1 to 1, added to the score.
    pub weight: f64,
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub struct RankRequest {
    /// The place on the page.
    pub slot: String,
    /// What the list is for.
    pub model: Model,
    /// Who asked.
    pub intent: Intent,
    /// Where it shows, which the visitor may switch off: 0 recommendations, 1 sections, 2 chat, 3 story.
    pub channel: u8,
    /// How many items at most, 1 to 1,000.
    pub limit: usize,
    /// Items being viewed; never candidates.
    pub viewing: Vec<String>,
    /// What the page is about, as attribute names.
    pub attributes: Vec<String>,
    /// Only these; the whole catalog when `None`.
    pub candidates: Option<Vec<String>>,
    /// Left out by the site.
    pub exclude: Vec<String>,
    /// Placed by the site.
    pub pin: Vec<Pin>,
    /// Pushed by the site.
    pub boost: Vec<Boost>,
    /// 0 (score only) to 1.
    pub diversity: f64,
    /// The share of places for what few have met, 0 to 0.2; in offered lists for the visitor only.
    pub exploration: f64,
}

impl RankRequest {
    /// A request with the defaults of `js/types/ranking.ts`.
    pub fn new(slot: impl Into<String>, model: Model, intent: Intent) -> Self {
        Self {
            slot: slot.into(),
            model,
            intent,
            channel: 0,
            limit: 12,
            viewing: Vec::new(),
            attributes: Vec::new(),
            candidates: None,
            exclude: Vec::new(),
            pin: Vec::new(),
            boost: Vec::new(),
            diversity: default_diversity(intent),
            exploration: 0.1,
        }
    }

    /// Reads a request as TypeScript writes it (`js/requests.ts`).
    ///
    /// # Errors
    /// `invalid-input` for malformed bytes and values out of range.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut r = Reader::new(bytes, Code::InvalidInput, "request");
        let slot = r.str();
        let model = Model::ALL.get(usize::from(r.u8())).copied();
        r.ensure(model.is_some(), "no such model");
        let requested = r.u8();
        r.ensure(requested <= 1, "no such intent");
        let intent = if requested == 0 { Intent::Offered } else { Intent::Requested };
        let mut request = Self::new(slot, model.unwrap_or(Model::ForYou), intent);
        request.channel = r.u8();
        r.ensure(request.channel <= 3, "no such channel");
        request.limit = usize::from(r.u16());
        r.ensure((1..=1000).contains(&request.limit), "limit: use 1 to 1,000");
        request.viewing = r.strings();
        request.attributes = r.strings();
        if r.u8() != 0 {
            request.candidates = Some(r.strings());
        }
        request.exclude = r.strings();
        for _ in 0..r.count(6) {
            request.pin.push(Pin { id: r.str().into(), position: r.u16() });
        }
        for _ in 0..r.count(12) {
            request.boost.push(Boost { target: r.str().into(), weight: fraction(&mut r, -1.0) });
        }
        if r.u8() != 0 {
            request.diversity = fraction(&mut r, 0.0);
        }
        if r.u8() != 0 {
            request.exploration = fraction(&mut r, 0.0);
            r.ensure(request.exploration <= 0.2, "exploration: use 0 to 0.2");
        }
        r.end()?;
        Ok(request)
    }
}

fn default_diversity(intent: Intent) -> f64 {
    match intent {
        Intent::Offered => 0.2,
        Intent::Requested => 0.0,
    }
}

fn fraction(r: &mut Reader<'_>, least: f64) -> f64 {
    let value = r.f64();
    r.ensure((least..=1.0).contains(&value), "boost or diversity: out of range");
    value
}
