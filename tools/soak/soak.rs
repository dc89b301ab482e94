//! A simulated office for a whole day, to see that the program's memory does not grow: stations that play the shipped calls and shifts,
//! write them down, score them and send them to one store, which forgets them again.
//!
//! `scripts/soak`, or `cargo run --release --no-default-features --features records --example soak -- --stations 8 --hours 8`
//!
//! The day is simulated: eight hours pass in minutes. It is no window and no sound card for eight hours; of those, what is below them is
//! played here. It ends with 1 where the memory of the last quarter of an hour is over that of the second by more than 5 % and 4 MB.

mod plays;
mod station;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sygnaly::domain::{Day, Millis};
use sygnaly::records::store::{DataClass, Store, StorePlace};

use plays::Library;
use station::Desk;

/// A quarter of an hour, milliseconds.
const QUARTER: u64 = 15 * 60 * 1_000;
/// Quarters in which the store forgets once.
const FORGETS_EACH: u64 = 4;
/// Months that the store keeps what it has; it forgets as though that many and one more had gone by.
const KEPT_MONTHS: u32 = 12;
/// How much more the last quarter may take than the second: a part of it, and kilobytes on top.
const PART: f64 = 0.05;
const ON_TOP: f64 = 4.0 * 1_024.0;

/// Plays an office's day and watches the memory.
#[derive(Debug, Parser)]
struct Args {
    /// Stations
    #[arg(long, default_value_t = 8)]
    stations: usize,
    /// Simulated hours; at least one
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=1_000))]
    hours: u64,
    /// When the day begins
    #[arg(long, value_name = "MOMENT", default_value = "2026-11-30T07:00:00Z")]
    day: Timestamp,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let sizes = runtime.block_on(office(&args))?;
    let (Some(second), Some(last)) = (sizes.get(1), sizes.last()) else {
        return Err("there is nothing to compare".into());
    };
    let most = second * (1.0 + PART) + ON_TOP;
    println!("second quarter {second:.0} kB, last {last:.0} kB, bound {most:.0} kB");
    Ok(if *last > most {
        eprintln!("The memory grew.");
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Lives through the day; the resident memory after each quarter, kilobytes.
async fn office(args: &Args) -> Result<Vec<f64>, Box<dyn Error>> {
    let library = Library::open(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    let folder = tempfile::tempdir()?;
    let store = Store::open(StorePlace::of_folder(folder.path())).await?;
    for class in [DataClass::Transcript, DataClass::Log, DataClass::Result] {
        let now = store.now().await?;
        store.set_retention(class, Some(KEPT_MONTHS), "soak", &now).await?;
    }
    let desks = (1..=args.stations.max(1)).map(Desk::new);
    let mut desks = desks.collect::<Result<Vec<Desk>, _>>()?;
    let mut sizes = Vec::new();
    let mut attempts = 0;
    println!("| hour | attempts | memory, kB |\n|---|---|---|");
    for quarter in 1..=args.hours * 60 / 15 {
        let end = Millis(quarter * QUARTER);
        for desk in &mut desks {
            attempts += desk.works_until(end, args.day, &library)?;
            desk.sends(&store).await?;
        }
        let now = Timestamp::from_second(args.day.as_second() + i64::try_from(end.0 / 1_000)?)?;
        if quarter.is_multiple_of(FORGETS_EACH) {
            forgets(&store, now).await?;
            for desk in &desks {
                desk.forgets(now)?;
                // A station learns what the store forgot, and forgets it as well.
                desk.sends(&store).await?;
            }
        }
        let size = resident()?;
        let time = now.to_zoned_datetime(TimeZone::UTC);
        println!("| {} | {attempts} | {size:.0} |", time.strftime("%H:%M"));
        sizes.push(size);
    }
    store.close().await;
    Ok(sizes)
}

/// The store forgets what it has, as when its time is over.
async fn forgets(store: &Store, now: Timestamp) -> Result<(), Box<dyn Error>> {
    let today = Day::from(now.to_zoned_datetime(TimeZone::UTC).date());
    let then = today.plus_months(KEPT_MONTHS + 1);
    let by = store.now().await?;
    store.erase_due(then, &by).await?;
    Ok(())
}

/// The memory that this program holds at this moment, kilobytes.
fn resident() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|error| format!("it needs Linux: {error}"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let size = line.and_then(|line| line.split_whitespace().next());
    Ok(size
        .ok_or("the system does not say how much memory is taken")?
        .parse()?)
}
