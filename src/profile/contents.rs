//! The data of a profile. Plain, bounded, ordered.

use crate::sorted::Map;

/// What a visitor did with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum EventType {
    /// Half of it was visible for a second.
    Impression,
    /// Its page was opened.
    View,
    /// It was chosen in a list.
    Click,
    /// It was put into the cart.
    AddToCart,
    /// It was taken out of the cart.
    RemoveFromCart,
    /// It was bought.
    Purchase,
    /// It was liked.
    Like,
    /// It was waved away.
    Dismiss,
    /// It was found by a search; the words typed are never kept.
    Search,
}

impl EventType {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::Impression,
        Self::View,
        Self::Click,
        Self::AddToCart,
        Self::RemoveFromCart,
        Self::Purchase,
        Self::Like,
        Self::Dismiss,
        Self::Search,
    ];
    /// From its code.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Impression => "impression",
            Self::View => "view",
            Self::Click => "click",
            Self::AddToCart => "add_to_cart",
            Self::RemoveFromCart => "remove_from_cart",
            Self::Purchase => "purchase",
            Self::Like => "like",
            Self::Dismiss => "dismiss",
            Self::Search => "search",
        }
    }
    /// How much one such event says about what the visitor likes, −1 to 1.
    pub fn strength(self) -> f64 {
        match self {
            Self::Impression => 0.0,
            Self::View => 0.4,
            Self::Click => 0.2,
            Self::AddToCart => 0.8,
            Self::RemoveFromCart => -0.2,
            Self::Purchase => 1.0,
            Self::Like => 0.9,
            Self::Dismiss => -0.6,
            Self::Search => 0.1,
        }
    }
}

/// One thing done.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What.
    pub kind: EventType,
    /// With which item.
    pub id: String,
    /// When.
    pub at: f64,
    /// How many, for purchases and carts.
    pub quantity: u32,
}

/// What is left of an interest from events that are no longer kept one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Remainder {
    /// In units of 1/65,536, as of `at`.
    pub affinity: i32,
    /// When it was last brought up to date.
    pub at: f64,
    /// The latest event in it; decides whether an erasure since a date takes it.
    pub latest: f64,
}

/// An interest the visitor named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Declared {
    /// −1 to 1 in units of 1/65,536.
    pub strength: i32,
    /// When.
    pub at: f64,
}

/// Who told of a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum PurchaseSource {
    /// An event on the page.
    Page,
    /// The shop's own order history.
    Host,
}

/// Something bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// Which item.
    pub id: String,
    /// Its group then; empty when none. Kept because the bought variant may leave the catalog before the others.
    pub group: String,
    /// When.
    pub at: f64,
    /// How many.
    pub quantity: u32,
    /// Who told.
    pub source: PurchaseSource,
}

/// Something waved away, or lying in the cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Dismissal {
    /// Which item.
    pub id: String,
    /// Its group then; empty when none.
    pub group: String,
    /// When.
    pub at: f64,
}

/// Something seen in an offered list.
#[derive(Clone, Debug, PartialEq)]
pub struct Impression {
    /// Which item.
    pub id: String,
    /// When.
    pub at: f64,
}

/// A hidden item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hidden {
    /// When it was hidden.
    pub at: f64,
    /// Until when; for ever when `None`.
    pub until: Option<f64>,
}

/// All that is known. Lists are in order of time, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The recent past, event by event.
    pub events: Vec<Event>,
    /// The decayed rest, by attribute.
    pub interests: Map<String, Remainder>,
    /// What the visitor named, by attribute.
    pub declared: Map<String, Declared>,
    /// What was bought.
    pub purchases: Vec<Purchase>,
    /// What lies in the cart.
    pub cart: Vec<Dismissal>,
    /// What was waved away.
    pub dismissed: Vec<Dismissal>,
    /// What was seen in the last seven days.
    pub impressions: Vec<Impression>,
    /// Muted attributes and since when.
    pub muted: Map<String, f64>,
    /// Hidden items.
    pub hidden: Map<String, Hidden>,
    /// One bit per channel that is switched off.
    pub channels_off: u8,
    /// Nothing new is recorded.
    pub paused: bool,
    /// For wording only, never scored: name → value, when.
    pub facts: Map<String, (String, f64)>,
    /// The last use.
    pub last_used: f64,
}
