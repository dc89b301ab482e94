//! Fills a store with offices that are made up, or a data folder with what one of their stations keeps: to measure with, and to look at.
//!
//! `cargo run --release --no-default-features --features records,postgres --example generate-records -- --database FILE`
//!
//! The same seed and moment make the same records. 200,000 attempts take some 4 GB and ten minutes.

mod office;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use jiff::Timestamp;
use office::{Offices, STATIONS, Size};
use sygnaly::records::path_of;
use sygnaly::records::store::{Store, StorePlace};

/// Attempts that are written to a folder between two words about it.
const STEP: usize = 1_000;

/// Fills a store with offices that are made up.
#[derive(Debug, Parser)]
struct Args {
    /// The store: a file, or postgres://USER@HOST/NAME
    #[arg(long, value_name = "PLACE", required_unless_present = "folder")]
    database: Option<String>,
    /// In place of a store: a data folder, to send its attempts
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    folder: Option<PathBuf>,
    /// People
    #[arg(long, default_value_t = 5_000)]
    people: usize,
    /// Attempts of all of them together
    #[arg(long, default_value_t = 200_000)]
    attempts: usize,
    /// What tells one heap of records from another
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The moment at which the last attempts were made, 2026-11-30T12:00:00Z (default: now)
    #[arg(long, value_name = "MOMENT")]
    until: Option<Timestamp>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let until = args.until.unwrap_or_else(Timestamp::now);
    let made = |attempts: usize| {
        let size = Size {
            people: args.people,
            attempts,
        };
        Offices::new(home, size, until, args.seed)
    };
    if let Some(folder) = &args.folder {
        // One station has a twentieth of all.
        return keep(&made(args.attempts * STATIONS)?, args.attempts, folder);
    }
    let place = args.database.as_deref().and_then(StorePlace::parse);
    let place = place.ok_or("--database names no place of a store")?;
    let offices = made(args.attempts)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = Store::open(place).await?;
        let mut last = 0;
        let told = |there: usize| {
            if there / STEP > last / STEP {
                eprintln!("{there} attempts");
            }
            last = there;
        };
        offices.fill(&store, told).await?;
        store.close().await;
        Ok::<_, Box<dyn Error>>(())
    })
}

/// Writes attempts as a station keeps them.
fn keep(offices: &Offices, count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("attempts"))?;
    for from in (0..count).step_by(STEP) {
        let to = count.min(from + STEP);
        let (_, attempts) = offices.sent(from..to);
        for attempt in &attempts {
            fs::write(path_of(folder, &attempt.name), &attempt.text)?;
        }
        eprintln!("{to} attempts");
    }
    Ok(())
}
