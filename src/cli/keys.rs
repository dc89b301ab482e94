//! `sygnaly certify keys …`: the office's signing keys. A private key is never printed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::assets::Assets;
use super::certify::{happened_on, outside};
use super::error::CliError;
use super::{Common, out};
use crate::domain::{Day, Message};
use crate::records::{HeldRegister, KeysError, Register, Restored, SigningKeys};
use crate::settings::data_folder;

/// Arguments of `certify keys`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make the office's first key, which signs certificates and packs
    Make {
        /// The office's name, as it stands with people and in pack.yaml
        #[arg(long)]
        office: String,
        /// The first day on which it signs, 2026-11-30 (default: today)
        #[arg(long, value_name = "DATE")]
        today: Option<Day>,
    },
    /// The public keys, and when each signed
    Show,
    /// Make a new key; the one until now stays for checking
    Rotate {
        /// The day of the change, 2026-11-30 (default: today)
        #[arg(long, value_name = "DATE")]
        today: Option<Day>,
    },
    /// Write the public keys to a file to hand on: with it anyone can check certificates
    Export {
        /// The file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Copy the private key to a file to lock away
    Backup {
        /// The file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Put a backup of the private key in its place
    Restore {
        /// The backup
        from: PathBuf,
    },
}

/// Does what is asked with the keys. A private key is never printed.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let data = data_folder()?;
    let about = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
    // Where they are gone, the register tells that there were any.
    let present = || -> Result<SigningKeys, CliError> { Ok(Register::read(&data)?.keys(&data)?) };
    let done = match &args.action {
        Action::Show => {
            let keys = present()?;
            out::line(keys.public().office())?;
            for key in keys.public().keys() {
                let until = key.until.map_or_else(|| "…".to_owned(), |until| until.to_string());
                out::line(format_args!("  {}  {} – {until}", key.key, key.since))?;
            }
            return Ok(ExitCode::SUCCESS);
        }
        Action::Make { office, today } => {
            let office = office.trim();
            if office.is_empty() {
                return Err(CliError::Usage(Message::new("keys-no-office")));
            }
            let on = happened_on(*today)?;
            // While this is held, nobody makes another first key.
            let _held = HeldRegister::hold(&data)?;
            match Register::read(&data)?.keys(&data) {
                Ok(keys) => {
                    return Err(Message::new("keys-there").text("office", keys.public().office()).into());
                }
                Err(KeysError::NoKeys) => {}
                Err(error) => return Err(error.into()),
            }
            SigningKeys::load_or_make(&data, office, on)?;
            Message::new("keys-made")
        }
        Action::Rotate { today } => {
            present()?;
            let on = happened_on(*today)?;
            // While this is held, nobody signs with the key that goes.
            let _held = HeldRegister::hold(&data)?;
            let keys = SigningKeys::rotate(&data, on)?;
            Message::new("keys-rotated").text("key", keys.current().to_string())
        }
        Action::Export { to } => {
            outside(&data, to)?;
            present()?.public().write(to)?;
            about("keys-exported", to)
        }
        Action::Backup { to } => {
            outside(&data, to)?;
            present()?;
            SigningKeys::back_up(&data, to)?;
            about("keys-backed-up", to)
        }
        Action::Restore { from } => {
            // While this is held, nobody makes a first key that the backup would take away.
            let _held = HeldRegister::hold(&data)?;
            match SigningKeys::restore(&data, from)? {
                Restored::Done => about("keys-restored", from),
                Restored::WereThere => about("keys-were-there", from),
                Restored::DamagedMovedAside => about("keys-restored-damaged", from),
            }
        }
    };
    out::line(assets.localizer.message(lang, &done))?;
    Ok(ExitCode::SUCCESS)
}

impl From<KeysError> for CliError {
    fn from(error: KeysError) -> Self {
        Self::Message(error.message())
    }
}
