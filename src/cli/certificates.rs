//! `sygnaly certify issue | export | revoke | list | revocations`: certificates that were earned.
//!
//! Whether one is earned, `records::certification` decides; which day it is, `certify.rs` says.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::json;

use super::assets::Assets;
use super::certify::{day_or_today, happened_on, outside, person, reason_in_words};
use super::drill::Format;
use super::error::CliError;
#[cfg(feature = "pdf")]
use super::pdf;
use super::standings::OnRecord;
use super::{Common, out};
use crate::domain::{Day, Lang, Message, Procedure};
use crate::files;
use crate::records::certification::{CertificateFacts, Earned, Standing, State};
use crate::records::{
    CertificateNumber, KeptCertificate, KeysOrigin, LIST_DAYS_AT_MOST, OpenRegister, People, Register, RegisterError,
    Revocation, RevocationReason, Statement, Trainee, TraineeId, WhenLost, credential_words,
};
use crate::settings::data_folder;

/// Days after which the next list of revocations is due, where nothing else is said.
const LIST_DAYS: u32 = 31;

/// Arguments of `certify issue`.
#[derive(Debug, clap::Args)]
pub(super) struct IssueArgs {
    /// The person's id from `people list`
    person: String,
    /// Under this policy alone; needed where certificates are earned under several
    #[arg(long, value_name = "ID")]
    policy: Option<String>,
    /// The file of the certificate: an Open Badges 3.0 credential in JSON
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The certificate as a page to print as well, in this PDF file
    #[cfg(feature = "pdf")]
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// The day of issue, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// Sign with a new key where the office's keys are gone and there is no backup
    #[arg(long)]
    new_key: bool,
}

/// Arguments of `certify export`.
#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The certificate's number: TS/2026/0001
    number: String,
    /// The file to write it to once more
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Arguments of `certify revoke`.
#[derive(Debug, clap::Args)]
pub(super) struct RevokeArgs {
    /// The certificate's number: TS/2026/0001
    number: String,
    /// Why, as a category: it stands in the list of revocations, which anyone may read
    #[arg(long, value_enum)]
    reason: ReasonArg,
    /// The day from which it is revoked, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
}

/// Arguments of `certify list`.
#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// The day to look from, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `certify revocations`.
#[derive(Debug, clap::Args)]
pub(super) struct RevocationsArgs {
    /// The file of the list
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Days by which the office promises the next list; after them this one counts as out of date
    #[arg(long, value_name = "DAYS", default_value_t = LIST_DAYS, value_parser = clap::value_parser!(u32).range(1..=i64::from(LIST_DAYS_AT_MOST)))]
    days: u32,
    /// The day of the list, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
}

/// Why a certificate is revoked.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ReasonArg {
    /// It should not have been issued, or not so
    IssuedInError,
    /// An exam that it rests on was annulled
    ExamAnnulled,
    /// Another certificate takes its place
    Replaced,
    /// The office takes it back for another reason
    Withdrawn,
    /// The key that signed it may be in strange hands
    KeyExposed,
}

impl From<ReasonArg> for RevocationReason {
    fn from(reason: ReasonArg) -> Self {
        match reason {
            ReasonArg::IssuedInError => Self::IssuedInError,
            ReasonArg::ExamAnnulled => Self::ExamAnnulled,
            ReasonArg::Replaced => Self::Replaced,
            ReasonArg::Withdrawn => Self::Withdrawn,
            ReasonArg::KeyExposed => Self::KeyExposed,
        }
    }
}

/// Certificates of one person, as certification looks at them.
///
/// # Errors
/// When the register cannot be read.
pub(super) fn facts(data: &Path, person: &TraineeId) -> Result<Vec<CertificateFacts>, CliError> {
    let register = Register::read(data)?;
    let theirs = register.certificates().iter().filter(|kept| kept.trainee == *person);
    let fact = |kept: &KeptCertificate| {
        let statement = &kept.certificate.statement;
        CertificateFacts {
            id: kept.certificate.number.to_string(),
            policy: statement.policy.clone(),
            issued_on: statement.issued,
            valid_until: statement.valid_until,
            revoked: kept.revoked,
            exams: statement.exams.clone(),
        }
    };
    Ok(theirs.map(fact).collect())
}

/// Issues a certificate that was earned and writes its file. Earlier ones stay as they are.
pub(super) fn issue(assets: &Assets, common: &Common, args: &IssueArgs) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let say = |message: &Message| assets.localizer.message(lang, message);
    let data = data_folder()?;
    outside(&data, &args.to)?;
    #[cfg(feature = "pdf")]
    pdf::can_lie(&data, &args.to, args.pdf.as_deref())?;
    let today = happened_on(args.today)?;
    let people = People::load(&data)?;
    let trainee = person(&people, &args.person)?;
    let on_record = OnRecord::open(assets, None)?;
    for notice in on_record.notices() {
        out::tell(say(&notice));
    }
    let asked = Asked {
        assets,
        lang,
        on_record: &on_record,
        trainee,
        policy: args.policy.as_deref(),
        today,
    };
    asked.earned()?;
    let mut register = OpenRegister::open(&data)?;
    // Looked at again now that nobody else can issue: it may have been issued meanwhile.
    let (procedure, standing, earned) = asked.earned()?;
    let lost = if args.new_key {
        WhenLost::NewKey
    } else {
        WhenLost::Refuse
    };
    let (keys, origin) = register.keys_or_first(&data, &trainee.who.office, today, lost)?;
    match origin {
        KeysOrigin::Present => {}
        KeysOrigin::First => out::tell(say(&Message::new("keys-made"))),
        KeysOrigin::InPlaceOfLost => out::tell(say(&Message::new("keys-made-anew"))),
    }
    let statement = Statement::of_earned(&trainee.who, procedure, standing.policy, earned, today, lang);
    let words = credential_words(&statement, &say);
    let kept = register.issue(&keys, trainee.id.clone(), statement, &words)?;
    let number = kept.certificate.number.as_str();
    files::write_whole(&args.to, kept.credential.as_bytes()).map_err(|error| {
        let unwritten = Message::new("certificate-unwritten").text("number", number);
        let unwritten = unwritten.text("path", args.to.display().to_string());
        CliError::from(unwritten.text("why", error.to_string()))
    })?;
    let done = Message::new("certificate-issued")
        .text("number", number)
        .text("name", trainee.who.full_name())
        .text("until", kept.certificate.statement.valid_until.to_string())
        .text("path", args.to.display().to_string());
    out::line(say(&done))?;
    #[cfg(feature = "pdf")]
    pdf::beside(assets, lang, &kept, args.pdf.as_deref())?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a certificate's file once more, as it was signed.
pub(super) fn export(assets: &Assets, common: &Common, args: &ExportArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    outside(&data, &args.to)?;
    let register = Register::read(&data)?;
    let kept = numbered(&register, &args.number)?;
    files::write_whole(&args.to, kept.credential.as_bytes()).map_err(|error| CliError::file(&args.to, &error))?;
    let done = Message::new("certificate-exported")
        .text("number", kept.certificate.number.as_str())
        .text("path", args.to.display().to_string());
    out::line(assets.localizer.message(common.lang.into(), &done))?;
    Ok(ExitCode::SUCCESS)
}

/// Revokes a certificate.
pub(super) fn revoke(assets: &Assets, common: &Common, args: &RevokeArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let number = numbered(&Register::read(&data)?, &args.number)?
        .certificate
        .number
        .clone();
    let revocation = Revocation {
        reason: args.reason.into(),
        on: happened_on(args.today)?,
    };
    OpenRegister::open(&data)?.revoke(&number, revocation)?;
    let done = Message::new("certificate-revoked")
        .text("number", number.as_str())
        .text("on", revocation.on.to_string());
    out::line(assets.localizer.message(common.lang.into(), &done))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the certificates, the oldest first.
pub(super) fn list(assets: &Assets, common: &Common, args: &ListArgs) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let today = day_or_today(args.today);
    let register = Register::read(&data_folder()?)?;
    for kept in register.certificates() {
        let (number, statement) = (&kept.certificate.number, &kept.certificate.statement);
        let state = match kept.revoked {
            Some(_) => "revoked",
            None if statement.valid_until < today => "expired",
            None if today < statement.issued => "not_yet",
            None => "valid",
        };
        out::line(match args.format {
            Format::Json => json!({
                "state": state,
                "trainee": kept.trainee,
                "certificate": kept.certificate,
                "revoked": kept.revoked,
            })
            .to_string(),
            Format::Text => {
                let mut told = assets
                    .localizer
                    .text(lang, &format!("certificate-state-{}", key(state)));
                if let Some(revocation) = kept.revoked {
                    told = format!(
                        "{told}, {}: {}",
                        revocation.on,
                        reason_text(assets, lang, revocation.reason)
                    );
                }
                let (from, until) = (statement.issued, statement.valid_until);
                let (holder, unit) = (&statement.holder, &statement.unit);
                format!("{number}  {from} – {until}  {holder}, {unit}  ({told})")
            }
        })?;
    }
    for erased in register.erased() {
        let remains = &erased.remains;
        out::line(match args.format {
            Format::Json => json!({
                "state": "erased",
                "erased_on": erased.on,
                "certificate": remains,
                "revoked": erased.revoked,
            })
            .to_string(),
            Format::Text => {
                let told = Message::new("certificate-erased").text("on", erased.on.to_string());
                let told = assets.localizer.message(lang, &told);
                format!(
                    "{}  {} – {}  ({told})",
                    remains.number, remains.issued, remains.valid_until
                )
            }
        })?;
    }
    if register.certificates().is_empty() && register.erased().is_empty() && args.format == Format::Text {
        out::line(assets.localizer.text(lang, "certificates-none"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Signs the list of revocations and writes its file.
pub(super) fn revocations(assets: &Assets, common: &Common, args: &RevocationsArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    outside(&data, &args.to)?;
    let keys = Register::read(&data)?.keys(&data)?;
    let today = happened_on(args.today)?;
    let (list, text) = OpenRegister::open(&data)?.list(&keys, today, today.plus_days(args.days))?;
    files::write_whole(&args.to, text.as_bytes()).map_err(|error| CliError::file(&args.to, &error))?;
    let done = Message::new("revocations-written")
        .number("number", list.number as f64)
        .number("count", list.revoked.len() as f64)
        .text("on", list.issued.to_string())
        .text("next", list.next.to_string())
        .text("path", args.to.display().to_string());
    out::line(assets.localizer.message(common.lang.into(), &done))?;
    Ok(ExitCode::SUCCESS)
}

/// Why a certificate was revoked, in words.
pub(super) fn reason_text(assets: &Assets, lang: Lang, reason: RevocationReason) -> String {
    assets
        .localizer
        .text(lang, &format!("revocation-{}", key(reason.name())))
}

/// A name of files as it stands in keys of messages.
pub(super) fn key(name: &str) -> String {
    name.replace('_', "-")
}

/// What is asked for.
struct Asked<'a> {
    assets: &'a Assets,
    lang: Lang,
    on_record: &'a OnRecord,
    trainee: &'a Trainee,
    policy: Option<&'a str>,
    today: Day,
}

impl<'a> Asked<'a> {
    /// What was earned, and by which procedure; else what is missing for it.
    fn earned(&self) -> Result<(&'a Procedure, Standing, Earned), CliError> {
        let policies = self.on_record.policies();
        let ids = || policies.iter().map(|(history, _)| history.first().id.as_str());
        if let Some(policy) = self.policy.filter(|policy| ids().all(|id| id != *policy)) {
            return Err(CliError::unknown("certificate-unknown-policy", policy, ids()));
        }
        let facts = self.on_record.facts(&self.trainee.id, self.today)?;
        let all = self.on_record.standings(&facts, self.today);
        let asked = policies
            .iter()
            .zip(all)
            .filter(|(_, standing)| self.policy.is_none_or(|policy| standing.policy.as_str() == policy));
        let (mut earned, mut others) = (Vec::new(), Vec::new());
        for ((_, procedure), standing) in asked {
            match standing.earned.clone() {
                Some(what) => earned.push((procedure, standing, what)),
                None => others.push(standing),
            }
        }
        match (earned.pop(), earned.is_empty()) {
            (Some(one), true) => Ok(one),
            (Some((_, last, _)), false) => {
                let several = earned.iter().map(|(_, standing, _)| standing.policy.as_str());
                let several: Vec<&str> = several.chain([last.policy.as_str()]).collect();
                let several = Message::new("certificate-several").text("policies", several.join(", "));
                Err(several.into())
            }
            (None, _) => Err(self.refusal(&others)),
        }
    }

    fn refusal(&self, standings: &[Standing]) -> CliError {
        // Whoever began under one policy is not told what all the others want.
        let begun = standings.iter().any(|one| one.state != State::NotStarted);
        let shown = standings.iter().filter(|one| !begun || one.state != State::NotStarted);
        let mut lines = Vec::new();
        for standing in shown {
            lines.push(format!("{}:", standing.policy));
            let reasons = standing.missing.iter();
            lines.extend(reasons.map(|reason| format!("  – {}", reason_in_words(self.assets, self.lang, reason))));
        }
        let refused = Message::new("certificate-not-earned").text("name", self.trainee.who.full_name());
        refused.text("missing", format!("\n{}", lines.join("\n"))).into()
    }
}

/// The certificate of a number.
///
/// # Errors
/// With the nearest known number and all of them.
pub(super) fn numbered<'a>(register: &'a Register, number: &str) -> Result<&'a KeptCertificate, CliError> {
    register.find(&CertificateNumber::new(number)).ok_or_else(|| {
        let known = register.certificates().iter();
        CliError::unknown(
            "register-unknown",
            number,
            known.map(|kept| kept.certificate.number.as_str()),
        )
    })
}

impl From<RegisterError> for CliError {
    fn from(error: RegisterError) -> Self {
        Self::Message(error.message())
    }
}
