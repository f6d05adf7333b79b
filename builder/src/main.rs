//! The `homebody` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    homebody_builder::cli::run()
}
