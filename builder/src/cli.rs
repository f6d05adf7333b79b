//! `homebody pack` and `homebody inspect`: only a result goes to stdout, everything else to stderr. The Node command takes the same
//! arguments.

mod progress;

use crate::import::FieldMap;
use crate::inspect::inspect;
use crate::learn::{LearnOptions, Tune};
use crate::{LogFile, Options, pack_with_log};
use clap::{Args, Parser, Subcommand};
use homebody::error::Error;
use progress::Progress;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

/// Makes homebody packs: a shop's catalog in the form in which a page ranks it.
#[derive(Parser)]
#[command(name = "homebody", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a pack from a catalog in JSON, NDJSON or CSV, gzipped or not
    Pack(PackArgs),
    /// Tell what is in a pack
    Inspect(InspectArgs),
}

#[derive(Args)]
struct InspectArgs {
    /// The pack
    input: PathBuf,
    /// Look more closely at one item: its family, and what it leads to
    #[arg(long, value_name = "ID")]
    item: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct PackArgs {
    /// The catalog: .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz
    input: PathBuf,
    /// Where to write the pack
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The catalog's own names, such as item=id,description=title,maker=attributes.brand,note=-
    #[arg(long, value_name = "THEIRS=OURS,…", default_value = "")]
    map: String,
    /// Stop at the first row with a problem instead of leaving it out
    #[arg(long)]
    strict: bool,
    /// Print the report as JSON on stdout
    #[arg(long)]
    json: bool,
    /// Learn from a log with the columns user,session,item,ts,event: .csv, .tsv, .ndjson or .jsonl, each also with .gz
    #[arg(long, value_name = "FILE")]
    sessions: Option<PathBuf>,
    /// Leave out pairs of items that fewer people met together; 1 keeps all
    #[arg(long, value_name = "K", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1_000_000), requires = "sessions")]
    min_people: u32,
    /// The most items that are kept as following or going with one, 1 to 255
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u8).range(1..), requires = "sessions")]
    rows: u8,
    /// What the weights are tuned for: auto, sessions, basket-all, basket-new or off
    #[arg(long, value_name = "WHAT", default_value = "auto", value_parser = tune, requires = "sessions")]
    tune: Tune,
    /// How many threads learn; the pack does not depend on it [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), requires = "sessions")]
    threads: Option<u16>,
}

fn tune(word: &str) -> Result<Tune, String> {
    Tune::named(word).ok_or_else(|| format!("use {}", Tune::ALL.map(Tune::as_str).join(", ")))
}

/// Runs the command with the program's arguments: 0 when it worked, 1 when it did not, 2 for wrong arguments.
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Pack(args) => pack_file(&args),
        Command::Inspect(args) => inspect_file(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("homebody: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn pack_file(args: &PackArgs) -> Result<(), String> {
    let options = options(args)?;
    let bytes = fs::read(&args.input).map_err(|error| unread(&args.input, &error))?;
    let progress = Progress::new();
    let mut log = args.sessions.as_deref().map(|path| open(path, &progress)).transpose()?;
    let log = log.as_mut().map(|(name, input)| LogFile { name, input });
    let outcome = pack_with_log(&args.input.to_string_lossy(), &bytes, log, &options, &mut |step| progress.step(step));
    progress.finish();
    eprintln!("{}", outcome.report.text());
    if args.json {
        print(&outcome.report.json())?;
    }
    let pack = outcome.pack.map_err(|error| sentence(&error))?;
    fs::write(&args.output, pack).map_err(|error| format!("`{}` cannot be written: {error}.", args.output.display()))
}

fn inspect_file(args: &InspectArgs) -> Result<(), String> {
    let bytes = fs::read(&args.input).map_err(|error| unread(&args.input, &error))?;
    let seen = inspect(bytes, args.item.as_deref()).map_err(|error| sentence(&error))?;
    print(&if args.json { seen.json() } else { seen.text() })
}

fn print(text: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{text}").map_err(|error| format!("stdout cannot be written: {error}."))
}

fn options(args: &PackArgs) -> Result<Options, String> {
    let threads = args.threads.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let learn = LearnOptions { min_people: args.min_people, rows: args.rows.into(), tune: args.tune, threads };
    Ok(Options { map: FieldMap::parse(&args.map).map_err(|error| sentence(&error))?, strict: args.strict, learn })
}

/// A log's name and its bytes, which are counted as they are read.
fn open(path: &Path, progress: &Progress) -> Result<(String, impl Read + use<>), String> {
    let file = File::open(path).map_err(|error| unread(path, &error))?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    Ok((path.to_string_lossy().into_owned(), progress.count(file, length)))
}

fn unread(path: &Path, error: &io::Error) -> String {
    format!("`{}` cannot be read: {error}.", path.display())
}

fn sentence(error: &Error) -> String {
    format!("{error}.")
}
