//! The command line.

use crate::protocol::Protocol;
use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// Measures how well homebody ranks, beside the usual methods.
#[derive(Parser)]
#[command(name = "npm run eval --")]
pub struct Args {
    /// A folder with events.csv[.gz], or its name below $HOMEBODY_DATA or ../shared/data
    #[arg(long, value_name = "DIR")]
    pub data: String,
    /// What is asked; by default what the data suggests
    #[arg(long)]
    pub protocol: Option<Ask>,
    /// Sessions as in the papers: the page being viewed may be recommended
    #[arg(long)]
    pub raw: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Ask at most so many queries, the same of every model
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Validation queries for the choice of parameters
    #[arg(long, value_name = "N", default_value_t = 1500)]
    pub tune: usize,
    /// Only these peers; `none` for none
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub peers: Vec<String>,
    /// Also whole visits: the quality after 0, 1, 3, 10, 30 events
    #[arg(long)]
    pub life: bool,
    /// Also what diversity costs and brings
    #[arg(long)]
    pub diversity: bool,
    /// Write a plot of the quality against the size of the pack and against nag10
    #[arg(long, value_name = "FILE.svg")]
    pub plot: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Ask {
    Sessions,
    BasketAll,
    BasketNew,
}

impl Args {
    /// The protocol that is asked for.
    pub fn protocol(&self) -> Option<Protocol> {
        let raw = self.raw;
        match self.protocol {
            None => raw.then_some(Protocol::Sessions { raw }),
            Some(Ask::Sessions) => Some(Protocol::Sessions { raw }),
            Some(Ask::BasketAll) => Some(Protocol::BasketAll),
            Some(Ask::BasketNew) => Some(Protocol::BasketNew),
        }
    }
}
