//! `homebody pack`: only a result goes to stdout, everything else to stderr. The Node command takes the same arguments.

use crate::import::FieldMap;
use crate::{Options, Step, pack};
use clap::{Args, Parser, Subcommand};
use homebody::error::Error;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

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
}

/// Runs the command with the program's arguments: 0 when it worked, 1 when it did not, 2 for wrong arguments.
pub fn run() -> ExitCode {
    let Cli { command: Command::Pack(args) } = Cli::parse();
    match pack_file(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("homebody: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn pack_file(args: &PackArgs) -> Result<(), String> {
    let options = Options { map: FieldMap::parse(&args.map).map_err(|error| sentence(&error))?, strict: args.strict };
    let bytes = fs::read(&args.input).map_err(|error| format!("`{}` cannot be read: {error}.", args.input.display()))?;
    let spinner = spinner();
    let name = args.input.to_string_lossy();
    let outcome = pack(&name, &bytes, &options, &mut |step| {
        spinner.set_message(match step {
            Step::Read => "reading the catalog",
            Step::Duplicates => "looking for near-duplicates",
            Step::Embed => "computing embeddings",
            Step::Learn(what) => what,
            Step::Write => "writing the pack",
        });
    });
    spinner.finish_and_clear();
    eprintln!("{}", outcome.report.text());
    if args.json {
        let json = outcome.report.json();
        writeln!(std::io::stdout(), "{json}").map_err(|error| format!("stdout cannot be written: {error}."))?;
    }
    let pack = outcome.pack.map_err(|error| sentence(&error))?;
    fs::write(&args.output, pack).map_err(|error| format!("`{}` cannot be written: {error}.", args.output.display()))
}

/// Shown at a terminal only.
fn spinner() -> ProgressBar {
    let spinner = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

fn sentence(error: &Error) -> String {
    format!("{error}.")
}
