//! `credit-term-server`: see `credit-term-server --help`.

use std::process::ExitCode;

/// A request makes and drops many small values: the system's allocator takes a quarter of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    credit_term::server::cli::run()
}
