//! Which parameters are tried. The grids are the same for every data set; only the protocol and the number of items choose.

use super::counts::{Own, Popular};
use super::items::{cosine, rules};
use super::knn::{Fade, Knn, Sessions};
use super::linear::{Slist, ease};
use super::{Fit, Group, Peer, Setting};
use crate::protocol::Protocol;

/// Dense item × item solves stop here.
pub const MOST_DENSE: usize = 13_000;
/// Beyond this SLIST is solved for the 100 nearest sources of each target, which is as good and needs no dense solve.
const MOST_SLIST: usize = 4_000;
/// Decay that does not decay.
const EVEN: f64 = 1e9;

/// All peers for a protocol and a number of items.
pub fn peers(protocol: Protocol, n: usize) -> Vec<Peer> {
    let basket = protocol.basket();
    let mut out = vec![popularity(), recent(basket)];
    if protocol == Protocol::BasketAll {
        out.push(Peer {
            name: "own-purchases",
            groups: vec![group("", decays(&[3.0, 10.0, 50.0, 200.0, EVEN]), |_| Box::new(Own))],
            dense: false,
        });
    }
    out.push(Peer { name: "markov", groups: vec![group("", decays(&[0.0]), |train| Box::new(rules(train, 1, true)))], dense: false });
    out.extend([sequential_rules(basket), item_knn(basket), vsknn(basket), vstan(basket)]);
    out.extend([
        ease_peer("ease", basket, &[EVEN]),
        ease_peer("ease-decay", basket, if basket { &[5.0, 20.0, 100.0] } else { &[0.4, 0.7, 1.5, 3.0] }),
    ]);
    out.push(slist(basket, n));
    out
}

fn group(name: impl Into<String>, settings: Vec<Setting>, fit: impl Fn(&super::Train<'_>) -> Box<dyn super::Model> + 'static) -> Group {
    Group { name: name.into(), settings, fit: Box::new(fit) as Fit }
}

fn decays(all: &[f64]) -> Vec<Setting> {
    all.iter().map(|&decay| Setting::Decay(decay)).collect()
}

fn popularity() -> Peer {
    Peer { name: "popularity", groups: vec![group("", vec![Setting::None], |train| Box::new(Popular::new(train, None)))], dense: false }
}

fn recent(basket: bool) -> Peer {
    let days: &[f64] = if basket { &[3.0, 7.0, 14.0, 30.0, 60.0] } else { &[1.0, 3.0, 7.0, 14.0, 30.0] };
    let of =
        |&days: &f64| group(format!("half-life {days} days"), vec![Setting::None], move |train| Box::new(Popular::new(train, Some(days))));
    Peer { name: "recent-popularity", groups: days.iter().map(of).collect(), dense: false }
}

fn sequential_rules(basket: bool) -> Peer {
    let back: &'static [f64] = if basket { &[0.0, 2.0, 6.0, 20.0] } else { &[0.0, 0.5, 1.0, 2.0] };
    let of = |steps| group(format!("{steps} steps"), decays(back), move |train| Box::new(rules(train, steps, false)));
    Peer { name: "sequential-rules", groups: [5, 10, 20].map(of).into(), dense: false }
}

fn item_knn(basket: bool) -> Peer {
    let back: &'static [f64] = if basket { &[3.0, 20.0, 100.0, EVEN] } else { &[0.0, 1.0, 3.0, EVEN] };
    let of = |shrink: f32| group(format!("shrink {shrink}"), decays(back), move |train| Box::new(cosine(train, shrink)));
    Peer { name: "item-knn", groups: [0.0, 20.0, 100.0].map(of).into(), dense: false }
}

fn knn_peer(name: &'static str, settings: Vec<Knn>) -> Peer {
    let settings = settings.into_iter().map(Setting::Knn).collect();
    Peer { name, groups: vec![group("", settings, |train| Box::new(Sessions::new(train)))], dense: false }
}

const PLAIN: Knn = Knn { k: 100, sample: 5000, position: Fade::None, vote: Fade::None, days: 0.0, distance: 0.0, rarity: 0.0 };

fn vsknn(basket: bool) -> Peer {
    let mut settings = Vec::new();
    for k in [100, 500, 1500] {
        for (position, vote) in [(Fade::Quotient, Fade::Quotient), (Fade::Linear, Fade::Linear), (Fade::Quotient, Fade::Linear)] {
            for rarity in [0.0, 1.0, 5.0] {
                settings.push(Knn { k, position, vote, rarity, ..PLAIN });
            }
        }
        if basket {
            settings.push(Knn { k, ..PLAIN });
        }
    }
    knn_peer("vsknn", settings)
}

fn vstan(basket: bool) -> Peer {
    let mut settings = Vec::new();
    for k in if basket { [100, 500] } else { [200, 1000] } {
        for position in if basket { [1.81, 7.24] } else { [0.905, 1.81] } {
            for distance in if basket { [3.6, 30.0] } else { [0.4525, 0.905] } {
                for vote in if basket { [Fade::None, Fade::Exponential(7.24)] } else { [0.4525, 1.81].map(Fade::Exponential) } {
                    for rarity in [0.0, 1.0] {
                        let days = if basket { 0.0 } else { 40.0 };
                        settings.push(Knn { k, position: Fade::Exponential(position), vote, days, distance, rarity, ..PLAIN });
                    }
                }
            }
        }
    }
    knn_peer("vstan", settings)
}

fn ease_peer(name: &'static str, basket: bool, back: &'static [f64]) -> Peer {
    let lambdas = if basket { [100.0, 400.0, 1500.0] } else { [50.0, 200.0, 800.0] };
    let of = |lambda: f64| group(format!("λ {lambda}"), decays(back), move |train| Box::new(ease(train, lambda)));
    Peer { name, groups: lambdas.map(of).into(), dense: true }
}

fn slist(basket: bool, n: usize) -> Peer {
    let mut groups = Vec::new();
    let back: &'static [f64] = if basket { &[2.0, 8.0, 30.0] } else { &[0.5, 1.0, 2.0] };
    for position in if basket { [2.0, 8.0] } else { [0.5, 1.0] } {
        for lambda in [10.0, 100.0] {
            for alpha in if basket { [0.2, 0.8] } else { [0.0, 0.2] } {
                let slist = Slist { position, lambda, alpha };
                let name = format!("δ {position}, λ {lambda}, α {alpha}");
                groups.push(group(name, decays(back), move |train| {
                    if train.n <= MOST_SLIST { Box::new(slist.dense(train)) } else { Box::new(slist.local(train)) }
                }));
            }
        }
    }
    Peer { name: if n <= MOST_SLIST { "slist" } else { "slist-100-neighbours" }, groups, dense: false }
}
