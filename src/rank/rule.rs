//! The rules by name, and which of two counts.

use alloc::string::String;

/// Why an item was left out; the words are those of `Rule` in `js/types/ranking.ts`. In the order in which they come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the word itself; `js/types/ranking.ts` and the README say more")]
pub enum Rule {
    UnknownItem,
    Filtered,
    Viewing,
    Sensitive,
    Unavailable,
    Hidden,
    Purchased,
    PurchasedVariant,
    PurchasedNearDuplicate,
    InCart,
    InCartVariant,
    InCartNearDuplicate,
    Dismissed,
    DismissedVariant,
    DismissedNearDuplicate,
    GroupSilenced,
    Muted,
    CapItemDay,
    CapItemWeek,
    CapGroupDay,
    CapInterestDay,
    GroupQuota,
}

impl Rule {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownItem => "unknown_item",
            Self::Filtered => "filtered",
            Self::Viewing => "viewing",
            Self::Sensitive => "sensitive",
            Self::Unavailable => "unavailable",
            Self::Hidden => "hidden",
            Self::Purchased => "purchased",
            Self::PurchasedVariant => "purchased_variant",
            Self::PurchasedNearDuplicate => "purchased_near_duplicate",
            Self::InCart => "in_cart",
            Self::InCartVariant => "in_cart_variant",
            Self::InCartNearDuplicate => "in_cart_near_duplicate",
            Self::Dismissed => "dismissed",
            Self::DismissedVariant => "dismissed_variant",
            Self::DismissedNearDuplicate => "dismissed_near_duplicate",
            Self::GroupSilenced => "group_silenced",
            Self::Muted => "muted",
            Self::CapItemDay => "cap_item_day",
            Self::CapItemWeek => "cap_item_week",
            Self::CapGroupDay => "cap_group_day",
            Self::CapInterestDay => "cap_interest_day",
            Self::GroupQuota => "group_quota",
        }
    }
}

/// Why an item is left out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub rule: Rule,
    /// Infinite when it lasts until something changes.
    pub until: f64,
    pub because: Option<String>,
}

impl Mark {
    pub fn bare(rule: Rule) -> Self {
        Self { rule, until: f64::INFINITY, because: None }
    }
    /// Rules are declared in the order in which they come first; of the same rule the one that lasts longer.
    pub fn stronger(&self, other: &Self) -> bool {
        (self.rule as u8, -self.until) < (other.rule as u8, -other.until)
    }
}
