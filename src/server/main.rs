//! `credit-term-server`: see `credit-term-server --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    credit_term::server::cli::run()
}
