//! Writes the business dates that the server finds: of each line of input, an instant in milliseconds
//! since 1970 and the name of a zone, the date or `none`.
//!
//! ```text
//! echo 1790000000000 Asia/Shanghai | cargo run --features server --example business_dates
//! ```

use credit_term::server::clock::{business_date, zone};
use std::io::{BufWriter, Write, stdin, stdout};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let line = line?;
        let (millis, name) = line.split_once(' ').unwrap_or((&line, ""));
        let micros = millis.parse().ok().and_then(|millis: i64| millis.checked_mul(1_000));
        let date = micros.zip(zone(name)).and_then(|(micros, zone)| business_date(micros, zone));
        writeln!(out, "{}", date.as_deref().unwrap_or("none"))?;
    }
    out.flush()
}
