//! `sygnaly verify FILE`: whether a certificate holds, by the office's public keys and its list of revocations. It asks no
//! network and opens no folder of data.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::assets::Assets;
use super::certificates::{key, reason_text};
use super::certify::day_or_today;
use super::drill::Format;
use super::error::CliError;
use super::{Common, out};
use crate::domain::{Day, Lang, Message};
use crate::records::{Certificate, Checked, OfficeKeys, RevocationList, check_certificate};

/// Exit codes, named in `docs/pl/kadry.md`. 1 is for what could not be checked, and 2 is clap's.
const EXPIRED: u8 = 3;
const REVOKED: u8 = 4;
const FORGED: u8 = 5;
const REVOCATION_UNKNOWN: u8 = 6;
const NOT_YET: u8 = 7;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The certificate: an Open Badges 3.0 credential in JSON
    file: PathBuf,
    /// The office's public keys, as it handed them on
    #[arg(long, value_name = "KEYS.json")]
    keys: PathBuf,
    /// The office's newest list of revocations
    #[arg(long, value_name = "LIST.json")]
    revocations: Option<PathBuf>,
    /// The day to look from, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Says what became of the check, and with the exit code too: 0 is valid.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let keys = OfficeKeys::read(&args.keys)?;
    let list = args
        .revocations
        .as_deref()
        .map(|path| list(assets, lang, path, &keys))
        .transpose()?;
    let today = day_or_today(args.today);
    let (checked, certificate) = check_certificate(&read(&args.file)?, &keys, list.as_ref(), today);
    let told = tell(assets, lang, &checked);
    match args.format {
        Format::Json => out::line(format_args!("{:#}", object(&checked, certificate.as_ref(), &told)))?,
        Format::Text => {
            out::line(told)?;
            if let Some(certificate) = &certificate {
                out::line(assets.localizer.message(lang, &about(certificate)))?;
            }
        }
    }
    Ok(match checked {
        Checked::Valid { .. } => ExitCode::SUCCESS,
        Checked::Expired => ExitCode::from(EXPIRED),
        Checked::Revoked(_) => ExitCode::from(REVOKED),
        Checked::Forged(_) => ExitCode::from(FORGED),
        Checked::RevocationUnknown { .. } => ExitCode::from(REVOCATION_UNKNOWN),
        Checked::NotYet => ExitCode::from(NOT_YET),
    })
}

/// A list that the office did not sign is told and not passed over: it may have come to hide a revocation.
fn list(assets: &Assets, lang: Lang, path: &Path, keys: &OfficeKeys) -> Result<RevocationList, CliError> {
    RevocationList::read(&read(path)?, keys).map_err(|doubt| {
        let told = Message::new("verify-list").text("path", path.display().to_string());
        CliError::from(told.text("why", assets.localizer.message(lang, &doubt.message())))
    })
}

fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|error| CliError::file(path, &error))
}

/// The result in words.
fn tell(assets: &Assets, lang: Lang, checked: &Checked) -> String {
    let message = Message::new(&format!("verify-{}", key(checked.name())));
    let message = match checked {
        Checked::Valid { list, as_of } => message.number("list", *list as f64).text("on", as_of.to_string()),
        Checked::Expired | Checked::NotYet => message,
        Checked::Revoked(revocation) => message
            .text("on", revocation.on.to_string())
            .text("why", reason_text(assets, lang, revocation.reason)),
        Checked::RevocationUnknown { since } => message.text("since", since.to_string()),
        Checked::Forged(doubt) => message.text("why", assets.localizer.message(lang, &doubt.message())),
    };
    assets.localizer.message(lang, &message)
}

/// What the certificate says.
fn about(certificate: &Certificate) -> Message {
    let statement = &certificate.statement;
    Message::new("verify-about")
        .text("number", certificate.number.as_str())
        .text("holder", &statement.holder)
        .text("position", &statement.position)
        .text("unit", &statement.unit)
        .text("office", &statement.office)
        .text("procedure", &statement.procedure_title)
        .text("document", &statement.document)
        .text("issued", statement.issued.to_string())
        .text("until", statement.valid_until.to_string())
}

/// The result as programs read it; keys are stable.
fn object(checked: &Checked, certificate: Option<&Certificate>, told: &str) -> Value {
    let doubt = match checked {
        Checked::Forged(doubt) => Some(doubt.name()),
        _ => None,
    };
    let revoked = match checked {
        Checked::Revoked(revocation) => Some(revocation),
        _ => None,
    };
    let since = match checked {
        Checked::RevocationUnknown { since } => Some(since),
        _ => None,
    };
    let list = match checked {
        Checked::Valid { list, as_of } => Some(json!({ "number": list, "as_of": as_of })),
        _ => None,
    };
    json!({
        "verdict": checked.name(),
        "text": told,
        "doubt": doubt,
        "revoked": revoked,
        "revocation_unknown_since": since,
        "revocations": list,
        "certificate": certificate,
    })
}
