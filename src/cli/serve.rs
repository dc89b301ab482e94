//! `sygnaly serve`: the panel for HR in a browser. What it is made from is gathered here, and the clock is read here.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::assets::Assets;
use super::certify::day_or_today;
use super::error::CliError;
use super::store::{DatabaseArg, now};
use super::{Common, out};
use crate::domain::{Message, Procedure};
use crate::format;
use crate::l10n::Localizer;
use crate::records::Station;
use crate::records::certification::Tried;
use crate::records::store::Basis;
use crate::scoring::settle;
use crate::settings::{computer_name, data_folder};
use crate::web::{self, Panel, ServeError, TlsFiles};

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    database: DatabaseArg,
    /// Address and port to listen on; at first this computer alone reaches it
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8321")]
    listen: SocketAddr,
    /// Listen on an address that other computers reach
    #[arg(long)]
    yes_on_a_network: bool,
    /// A name by which browsers ask for this computer, beside its own (may be given several times)
    #[arg(long = "name", value_name = "HOST")]
    names: Vec<String>,
    /// Certificate for TLS (PEM), with those that vouch for it
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Its private key (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

/// Serves the panel until Ctrl+C.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let on_a_network = !args.listen.ip().is_loopback();
    if on_a_network && !args.yes_on_a_network {
        let refused = Message::new("serve-on-a-network").text("address", args.listen.to_string());
        return Err(refused.into());
    }
    let tls = match (&args.tls_cert, &args.tls_key) {
        (Some(certificate), Some(key)) => Some(TlsFiles {
            certificate: certificate.clone(),
            key: key.clone(),
        }),
        _ => None,
    };
    let data = data_folder()?;
    let station = Station::of_folder(&data, &computer_name())?;
    let listener = web::listen(args.listen)?;
    // Where any free port was asked for, it is known now.
    let address = listener.local_addr().unwrap_or(args.listen);
    let policies = assets.policies()?;
    let basis = basis(assets)?;
    let mut names = args.names.clone();
    names.push(computer_name());

    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error: io::Error| broken(&error))?;
    runtime.block_on(async {
        let store = args.database.open().await?;
        // Where a past version says something else than it did, nobody is shown where people stand by it.
        let kept = store.keep_policies(&policies, &station.id.to_string(), &now()).await;
        kept.map_err(|error| error.message())?;
        let place = store.place().to_string();
        let nobody = !store.accounts().await?.iter().any(|account| account.closed.is_none());
        let panel = Panel {
            store,
            texts: Localizer::load(&assets.folder().join("l10n")).map_err(|error| broken(&error))?,
            policies,
            procedures: procedures(assets)?,
            basis,
            titles: titles(assets)?,
            data,
            station: station.id,
            assets: assets.folder(),
            now,
            today: || day_or_today(None),
            by_tls: tls.is_some(),
            names,
        };
        let scheme = if panel.by_tls { "https" } else { "http" };
        let ready = Message::new("serve-ready").text("address", format!("{scheme}://{address}/"));
        out::line(assets.localizer.message(lang, &ready.text("place", place)))?;
        let mut warnings = Vec::new();
        if nobody {
            warnings.push("serve-nobody");
        }
        if on_a_network && !panel.by_tls {
            warnings.push("serve-without-tls");
        }
        for warning in warnings {
            out::tell(assets.localizer.text(lang, warning));
        }
        let panel = Arc::new(panel);
        let store = panel.store.clone();
        let served = web::serve(panel, station, listener, tls.as_ref(), told_to_stop()).await;
        store.close().await;
        Ok::<_, CliError>(served?)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What standings are found by and no store holds: how reviews add up, and what calls demand now.
///
/// # Errors
/// When the stock phrases of callers cannot be read. A call that does not load stands for no need.
pub(super) fn basis(assets: &Assets) -> Result<Basis, CliError> {
    let stock = assets.stock()?;
    let known = assets.scenarios().into_iter().filter_map(|(id, path)| {
        let scenario = format::load_scenario(&path, &stock).value?;
        let tried = Tried::Call {
            scenario: id.clone(),
            needs: scenario.caller.needs.iter().map(|need| need.id().to_owned()).collect(),
            level: scenario.level,
        };
        Some((id, tried))
    });
    Ok(Basis {
        zone: jiff::tz::TimeZone::system(),
        settle: |card, rulings| settle(card, rulings.iter().copied()),
        scenarios: known.collect(),
    })
}

/// What is played here, by its title; a file that does not read has none.
fn titles(assets: &Assets) -> Result<BTreeMap<String, String>, CliError> {
    let stock = assets.stock()?;
    let scenarios = assets.scenarios().into_iter().filter_map(|(id, path)| {
        let scenario = format::load_scenario(&path, &stock).value?;
        Some((id.as_str().to_owned(), scenario.title))
    });
    let shifts = assets.shifts().into_iter().filter_map(|(id, path)| {
        let shift = format::load_shift(&path).value?;
        Some((id.as_str().to_owned(), shift.title))
    });
    Ok(scenarios.chain(shifts).collect())
}

fn procedures(assets: &Assets) -> Result<Vec<Procedure>, CliError> {
    let known = assets.procedures();
    known.iter().map(|(id, _)| assets.procedure(id.as_str())).collect()
}

/// Waits for Ctrl+C, or for the system to say that the program is to end.
async fn told_to_stop() {
    let by_key = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Nobody can say so; it ends with the process.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let by_system = async {
            match signal(SignalKind::terminate()) {
                Ok(mut told) => {
                    told.recv().await;
                }
                Err(_) => std::future::pending::<()>().await,
            }
        };
        tokio::select! {
            () = by_key => {}
            () = by_system => {}
        }
    }
    #[cfg(not(unix))]
    by_key.await;
}

fn broken(error: &impl std::fmt::Display) -> CliError {
    let reason = error.to_string();
    ServeError::Broken { reason }.into()
}

impl From<ServeError> for CliError {
    fn from(error: ServeError) -> Self {
        Self::Message(error.message())
    }
}
