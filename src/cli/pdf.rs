//! `sygnaly certify pdf`, and `certify issue --pdf`: the page of a certificate, as an accessible PDF file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::assets::Assets;
use super::certificates::numbered;
use super::certify::outside;
use super::error::CliError;
use super::{Common, out};
use crate::domain::{Lang, Message};
use crate::files;
use crate::records::pdf::{Page, PdfError, certificate_pdf};
use crate::records::{KeptCertificate, Register};
use crate::settings::data_folder;

/// Arguments of `certify pdf`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The certificate's number: TS/2026/0001
    number: String,
    /// The PDF file
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Another template than assets/certificates/certificate.typ, to try it out
    #[arg(long, value_name = "FILE.typ")]
    template: Option<PathBuf>,
}

/// Writes the page of a certificate. Of a revoked one there is none: on paper it would pass for one in force.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let data = data_folder()?;
    outside(&data, &args.to)?;
    let register = Register::read(&data)?;
    let kept = numbered(&register, &args.number)?;
    if let Some(revocation) = kept.revoked {
        let refused = Message::new("pdf-revoked").text("number", kept.certificate.number.as_str());
        return Err(refused.text("on", revocation.on.to_string()).into());
    }
    write(assets, lang, kept, args.template.as_deref(), &args.to)?;
    Ok(ExitCode::SUCCESS)
}

/// The page of a certificate can lie there, beside its own file.
///
/// # Errors
/// When it would take the place of that file or lie in the data folder.
pub(super) fn can_lie(data: &Path, credential: &Path, to: Option<&Path>) -> Result<(), CliError> {
    let Some(to) = to else { return Ok(()) };
    if to == credential {
        return Err(Message::new("pdf-same-file")
            .text("path", to.display().to_string())
            .into());
    }
    outside(data, to)
}

/// Writes the page of a certificate that was just issued, if one is wanted.
///
/// # Errors
/// With the number: the certificate stands, whatever became of its page.
pub(super) fn beside(assets: &Assets, lang: Lang, kept: &KeptCertificate, to: Option<&Path>) -> Result<(), CliError> {
    let Some(to) = to else { return Ok(()) };
    write(assets, lang, kept, None, to).map_err(|error| {
        let why = error.render(&assets.localizer, lang);
        let told = Message::new("pdf-unmade").text("number", kept.certificate.number.as_str());
        told.text("why", why).into()
    })
}

fn write(
    assets: &Assets,
    lang: Lang,
    kept: &KeptCertificate,
    template: Option<&Path>,
    to: &Path,
) -> Result<(), CliError> {
    let folder = assets.folder();
    let (own, fonts) = (folder.join("certificates/certificate.typ"), folder.join("fonts"));
    let say = |message: &Message| assets.localizer.message(lang, message);
    let page = Page {
        template: template.unwrap_or(&own),
        fonts: &fonts,
        lang,
        say: &say,
    };
    let pdf = certificate_pdf(&kept.certificate, &kept.credential, &page)?;
    files::write_whole(to, &pdf).map_err(|error| CliError::file(to, &error))?;
    let done = Message::new("pdf-written")
        .text("number", kept.certificate.number.as_str())
        .text("path", to.display().to_string());
    out::line(say(&done))
}

impl From<PdfError> for CliError {
    fn from(error: PdfError) -> Self {
        Self::Message(error.message())
    }
}
