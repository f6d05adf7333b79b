//! The same bits everywhere: these tests run natively, in Node and in a browser, against the same committed numbers.
//! Lists of long sessions are compared by `tests/golden/sessions.json`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

#[path = "common/fixture.rs"]
mod fixture;

use homebody::bytes::checksum;
use homebody::catalog::{Catalog, Kernel, Mixture, NONE, Pack, PackItem, PackSource, write};
use homebody::consent::{Gate, HostMode};
use homebody::engine::Engine;
use homebody::error::Code;
use homebody::math::{decay, time, units};
use homebody::profile::{Entry, EventType, Op, Profile};
use homebody::rank::{Intent, Model, RankRequest, Ranking};
use homebody::settings::Settings;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// 2026-03-01, 12:00 UTC.
const NOW: f64 = 1_772_366_400_000.0;
const DAY: f64 = 86_400_000.0;

/// Age, half-life, bits of what is left.
const DECAYS: [(f64, f64, u64); 12] = [
    (0.0, 7.0, 0x3ff0_0000_0000_0000),
    (1.0, 7.0, 0x3fec_fbb0_31a7_41a4),
    (7.0, 7.0, 0x3fe0_0000_0000_0000),
    (0.1, 0.3, 0x3fe9_65fe_a53d_6e3c),
    (1e-9, 14.0, 0x3fef_ffff_fff9_3201),
    (13.999_999, 14.0, 0x3fe0_0000_0d4a_562c),
    (1_234_567_890.0, 1_209_600_000.0, 0x3fdf_8ba0_8162_89f0),
    (59.99, 1.0, 0x3c30_1c7d_6c40_4f04),
    (60.0, 1.0, 0x0000_0000_0000_0000),
    (-5.0, 1.0, 0x3ff0_0000_0000_0000),
    (f64::NAN, 1.0, 0x3ff0_0000_0000_0000),
    (1.0, f64::NAN, 0x0000_0000_0000_0000),
];

/// The five best of each model, in the order of [`Model::ALL`].
const BEST: [&str; 6] = [
    "item-379 45985, item-211 38239, item-31 36714, item-273 33700, item-346 33610, ",
    "item-232 22996, item-84 16906, item-55 16536, item-379 16380, item-217 16238, ",
    "item-273 1345, item-210 1154, item-147 968, item-84 808, item-21 643, ",
    "item-78 63651, item-355 63192, item-2 63155, item-208 63127, item-379 61575, ",
    "item-385 52447, item-20 49221, item-63 48093, item-29 47873, item-5 46927, ",
    "item-36 22826, item-77 20802, item-310 20773, item-141 16138, item-101 15200, ",
];
/// What is explored, with its probability.
const DRAWN: &str =
    "item-111 14848, item-22 7236, item-191 5010, item-306 1260, item-104 5973, item-305 14545, item-318 23910, item-115 11040, ";
const PROFILE: u64 = 0x5e14_8329_dc0e_8686;
const PACK: u64 = 0xebc6_df63_6825_90b0;

/// 400 items with embeddings, so that the shortlist is made by the fast loop, and with all that is learnt from sessions.
fn shop() -> PackSource {
    let mut state = 12_345u32;
    let mut below = |end: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % end
    };
    let attributes = (0..30).map(|number| (format!("a{number:02}"), 20_000 + number * 1_500)).collect();
    let mut items = Vec::new();
    for number in 0..400 {
        let category = below(20);
        let group = below(200);
        items.push(PackItem {
            id: format!("item-{number}"),
            attributes: vec![category, 20 + below(10)],
            group: if group < 40 { group } else { NONE },
            family: number,
            popularity: below(60_000) as u16,
            published: Some(20_300 + below(200) as i32),
            embedding: std::array::from_fn(|_| below(31) as i8 - 15),
            row: (0..5).map(|n| (n * 80 + below(80), below(256) as u8)).filter(|entry| entry.0 != number).collect(),
            row_scale: 50_000 + number as u16,
            factor_scale: 20_000 + below(30_000) as u16,
            support: below(100) as u16,
            ..fixture::row("item", category)
        });
    }
    let kernel = |fast, slow| Kernel { fast, fast_half_life: 1.5, slow, slow_half_life: 17.0 };
    let mixture = Mixture {
        rows: kernel(0.75, 0.5),
        factors: kernel(0.03, 0.07),
        content: kernel(0.1, 0.2),
        interest: kernel(0.4, -0.1),
        history: Kernel::new(0.3, 0.0),
        purchases: kernel(0.2, 0.1),
        popularity: 0.15,
        recency: 0.05,
        context: 0.6,
        age_half_life_days: 45.0,
    };
    let groups = (0..40).map(|group| format!("g{group}")).collect();
    PackSource { attributes, groups, items, factor_dimensions: 32, mixture: Some(mixture), ..PackSource::default() }
}

fn entry(id: &str, at: f64) -> Entry {
    Entry { id: id.into(), at, number: 1, ..Entry::default() }
}

fn visited() -> Engine {
    let mut engine = Engine::new(Settings { host_mode: HostMode::Session, ..Settings::default() });
    engine.load_catalog(write(&shop()).unwrap()).unwrap();
    for number in 0..40 {
        let at = NOW - 20.0 * DAY + f64::from(number) * 7_654_321.0;
        let kind = EventType::ALL[number as usize * 5 % 9];
        engine.apply(Op::Track(kind, vec![entry(&format!("item-{}", number * 7), at)]), at).unwrap();
    }
    engine
}

fn ranked(engine: &mut Engine, model: Model, limit: usize) -> Ranking {
    let mut request = RankRequest { limit, diversity: 0.0, exploration: 0.0, ..RankRequest::new("slot", model, Intent::Offered) };
    request.viewing = vec!["item-33".into(), "item-44".into()];
    request.attributes = vec!["a03".into()];
    engine.rank(request, NOW).unwrap()
}

fn words(ranking: &Ranking) -> String {
    ranking.items.iter().map(|item| format!("{} {}, ", item.id, item.score)).collect()
}

fn profile() -> (Profile, Catalog) {
    let catalog = Catalog::new(Pack::open(write(&fixture::shop()).unwrap()).unwrap(), &[]);
    let gate = Gate::new(HostMode::Session, false);
    let mut profile = Profile::new(180);
    for (day, kind) in EventType::ALL.into_iter().enumerate() {
        let at = NOW + day as f64 * 10.0 * DAY;
        profile.apply(&gate.profile_permit(at).unwrap(), &Op::Track(kind, vec![entry("rake", at)]), &catalog, at);
    }
    (profile, catalog)
}

#[test]
fn decay_has_the_same_bits() {
    let found = DECAYS.map(|(age, half_life, _)| format!("{:#018x}", decay(age, half_life).to_bits()));
    assert_eq!(found, DECAYS.map(|(.., bits)| format!("{bits:#018x}")));
}

#[test]
fn rounding_is_the_same() {
    assert_eq!(
        [0.5 / 65_536.0, 1.5 / 65_536.0, -0.5 / 65_536.0, 1e9, -1e9, f64::NAN].map(units),
        [1, 2, -1, 1_048_576_000, -1_048_576_000, 0]
    );
    assert_eq!([f64::NAN, f64::NEG_INFINITY, f64::INFINITY, 12.9].map(time), [0.0, 0.0, 9_999_999_999_999.0, 12.0]);
}

#[test]
fn lists_are_the_same() {
    let mut engine = visited();
    assert_eq!(Model::ALL.map(|model| words(&ranked(&mut engine, model, 5))), BEST.map(String::from));
}

#[test]
fn draws_are_the_same() {
    let request = RankRequest { limit: 40, exploration: 0.2, ..RankRequest::new("slot", Model::ForYou, Intent::Offered) };
    let list = visited().rank(request, NOW).unwrap();
    let drawn = list.items.iter().filter(|item| item.placement.by == "explore");
    assert_eq!(drawn.map(|item| format!("{} {}, ", item.id, item.placement.propensity)).collect::<String>(), DRAWN);
}

#[test]
fn the_shortlist_loses_nothing() {
    let mut engine = visited();
    for model in Model::ALL {
        let (short, whole) = (ranked(&mut engine, model, 20), ranked(&mut engine, model, 100));
        assert!(whole.items.len() >= 20 || matches!(model, Model::Continue | Model::Complements));
        assert!(words(&whole).starts_with(&words(&short)), "{model:?}");
    }
}

#[test]
fn reasons_add_up_and_come_apart() {
    let mut engine = visited();
    let ranking = ranked(&mut engine, Model::ForYou, 10);
    for item in &ranking.items {
        assert_eq!(item.reasons.iter().map(|reason| reason.weight).sum::<i32>(), item.score);
        let reason = &item.reasons[0];
        let left = engine.without(ranking.id, &reason.key).unwrap();
        if let Some(left) = left.items.iter().find(|other| other.id == item.id) {
            assert_eq!(left.score, item.score - reason.weight);
        }
    }
}

#[test]
fn profiles_have_the_same_bytes_and_damage_is_noticed() {
    let (profile, catalog) = profile();
    let bytes = profile.encode();
    assert_eq!(format!("{:#018x}", checksum(&bytes)), format!("{PROFILE:#018x}"));
    assert_eq!(Profile::decode(&bytes, 180).unwrap().view(Some(&catalog), NOW), profile.view(Some(&catalog), NOW));
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(matches!(Profile::decode(&damaged, 180).unwrap_err().code, Code::ProfileCorrupt | Code::VersionUnsupported));
        assert!(Profile::decode(&bytes[..at], 180).is_err());
    }
}

#[test]
fn packs_have_the_same_bytes_and_damage_is_noticed() {
    let bytes = write(&fixture::shop()).unwrap();
    assert_eq!(format!("{:#018x}", checksum(&bytes)), format!("{PACK:#018x}"));
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(matches!(Pack::open(damaged).err().map(|error| error.code), Some(Code::PackCorrupt | Code::VersionUnsupported)));
    }
    assert!(Pack::open(bytes[..bytes.len() - 1].to_vec()).is_err());
    assert!(Pack::open(Vec::new()).is_err());
}
