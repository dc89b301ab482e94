//! What can be wrong with a pack, and how it is told.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::names::NameFault;
use crate::domain::{Day, Message};
use crate::files;
use crate::format::Diagnostic;
use crate::records::{KeptError, KeysError, PublicKey, RegisterError};

/// Why a pack was not made, read, installed or removed. Whatever it is, the data folder is as it was, but for
/// [`NotRemembered`](Self::NotRemembered).
#[derive(Debug, Error)]
pub enum PackError {
    /// A file or folder could not be read or written.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What kind of trouble it was.
        kind: io::ErrorKind,
        /// What the operating system said.
        reason: String,
    },
    /// It is no zip file.
    #[error("this is no pack: it is not a zip file")]
    NoZip,
    /// The end of the file is missing.
    #[error("the pack is cut off; copy it once more")]
    CutOff,
    /// It is a zip file with something wrong in it.
    #[error("the pack is damaged ({reason}); copy it once more")]
    Damaged {
        /// What is wrong.
        reason: String,
    },
    /// It holds too many files.
    #[error("the pack holds {count} files, over {most}")]
    TooManyFiles {
        /// How many.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A file in it, or all of it, is too large.
    #[error("{} is over {most} bytes", name.as_deref().unwrap_or("the pack"))]
    TooLarge {
        /// The file; none: all of them together.
        name: Option<String>,
        /// The most that it may have, bytes.
        most: u64,
    },
    /// A file grows out of proportion when it is unpacked.
    #[error("{name} grows out of proportion when it is unpacked")]
    Bomb {
        /// The file.
        name: String,
    },
    /// Two files have one name, or names that Windows and macOS take for one.
    #[error("{name} and {other} have the same name")]
    Twice {
        /// The second.
        name: String,
        /// The first.
        other: String,
    },
    /// A file has a name that a pack cannot hold.
    #[error("{name:?}: a pack cannot hold this name ({fault:?})")]
    Name {
        /// The name.
        name: String,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// An entry is no plain file: a link, a device.
    #[error("{name} is no plain file")]
    Special {
        /// Its name.
        name: String,
    },
    /// A file is not what its name says.
    #[error("{name} is not what its name says")]
    OtherKind {
        /// Its name.
        name: String,
    },
    /// There is no list of its contents.
    #[error("the pack has no manifest.json")]
    NoManifest,
    /// The list of its contents cannot be used.
    #[error("manifest.json cannot be used: {reason}")]
    Manifest {
        /// What is wrong.
        reason: String,
    },
    /// A newer program made it.
    #[error("the pack has a newer form ({format})")]
    Newer {
        /// The version of its form.
        format: u64,
    },
    /// It needs a newer program.
    #[error("the pack needs version {needs} of the program; this is {program}")]
    NeedsProgram {
        /// The version that it needs.
        needs: String,
        /// The version that this is.
        program: String,
    },
    /// A file is in the pack and not in its list.
    #[error("{name} is not in the list of the pack's files")]
    Unlisted {
        /// The file.
        name: String,
    },
    /// A file is in the list and not in the pack.
    #[error("{name} is in the list and not in the pack")]
    Missing {
        /// The file.
        name: String,
    },
    /// A file is another one than the list says.
    #[error("{name} was changed after the pack was made")]
    Changed {
        /// The file.
        name: String,
    },
    /// The list says that the pack holds something else than it does.
    #[error("the list says something else of the pack's contents than there is")]
    OtherContents,
    /// The signature is not one of this list.
    #[error("the signature does not belong to this pack")]
    BrokenSignature,
    /// Scenarios, procedures or the like have mistakes.
    #[error("{} mistakes in the pack's files", diagnostics.len())]
    Mistakes {
        /// All of them.
        diagnostics: Vec<Diagnostic>,
    },
    /// A file has another id than its name says.
    #[error("{name} has the id {id}, which is not its name")]
    OtherId {
        /// The file, or a scenario's folder.
        name: String,
        /// The id in it.
        id: String,
    },
    /// There is a thing of this kind and id already.
    #[error("{id} is there already ({kind})")]
    Taken {
        /// `scenario`, `shift`, `procedure`, `profile` or `policy`.
        kind: &'static str,
        /// Its id.
        id: String,
        /// The pack that has it; none: it is shipped.
        pack: Option<String>,
    },
    /// Nobody has said yet that this pack's origin is trusted.
    #[error("nobody has said that the origin of this pack is trusted")]
    Untrusted {
        /// The key that signed it; none: it is not signed.
        key: Option<PublicKey>,
        /// The office that it names.
        office: String,
    },
    /// A key of this office's own signed the pack, and not on the day that the pack says: it was retired before, or made later.
    #[error("{key} did not sign for {office} on {created}")]
    OtherDays {
        /// The key.
        key: PublicKey,
        /// This office.
        office: String,
        /// The first day on which the key signed.
        since: Day,
        /// The last one; none: it signs now.
        until: Option<Day>,
        /// The day that the pack says.
        created: Day,
    },
    /// The pack is installed, and its key could not be remembered.
    #[error("the pack is installed, but its key is not remembered: {reason}")]
    NotRemembered {
        /// Why.
        reason: String,
    },
    /// The version that is installed is of another origin, and nobody has said yet that this one may take its place.
    #[error("{id} is installed from another origin")]
    OtherOrigin {
        /// The pack.
        id: String,
        /// The key that signed what is installed.
        installed: PublicKey,
        /// The key that signed this one; none: it is not signed.
        key: Option<PublicKey>,
        /// The office that this one names.
        office: String,
    },
    /// A newer version is installed.
    #[error("version {installed} of {id} is installed, which is newer than {version}")]
    Older {
        /// The pack.
        id: String,
        /// The version that is installed.
        installed: u32,
        /// The version that was to be.
        version: u32,
    },
    /// A version of this number and another content is installed.
    #[error("another version {version} of {id} is installed")]
    SameVersion {
        /// The pack.
        id: String,
        /// The version.
        version: u32,
    },
    /// No pack of this id is installed.
    #[error("no pack {id} is installed")]
    NotInstalled {
        /// The id.
        id: String,
        /// Those that are.
        known: Vec<String>,
    },
    /// Another program installs or removes a pack.
    #[error("another window of the program is changing the packs")]
    Busy,
    /// A small file of the data folder cannot be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// The office's key cannot be used.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The office has no key to sign with.
    #[error("{office} has no key to sign with")]
    NoKeys {
        /// The office that the pack names.
        office: String,
    },
    /// The key here is another office's than that of the pack.
    #[error("the key here is that of {keys:?}, and the pack is one of {office:?}")]
    OtherOffice {
        /// Whose key it is.
        keys: String,
        /// The office that the pack names.
        office: String,
    },
    /// The register beside the office's key cannot be used.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The folder has no description.
    #[error("{} is missing", path.display())]
    NoDescription {
        /// Where it should be.
        path: PathBuf,
    },
    /// There is nothing in the folder that a pack could hold.
    #[error("there is nothing in {} that a pack could hold", path.display())]
    Nothing {
        /// The folder.
        path: PathBuf,
    },
}

impl PackError {
    /// A file or folder that could not be read or written.
    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            kind: error.kind(),
            reason: error.to_string(),
        }
    }

    /// What the reader is told, in `assets/l10n/*/packs.ftl`.
    pub fn message(&self) -> Message {
        let plain = Message::new;
        let named = |key: &str, name: &str| Message::new(key).text("name", name);
        let at = |key: &str, path: &Path| Message::new(key).text("path", path.display().to_string());
        match self {
            Self::File { path, kind, reason } => at(files::trouble(*kind), path).text("why", reason),
            Self::NoZip => plain("pack-no-zip"),
            Self::CutOff => plain("pack-cut-off"),
            Self::Damaged { reason } => plain("pack-damaged").text("why", reason),
            Self::TooManyFiles { count, most } => {
                let told = plain("pack-too-many-files").number("count", *count as f64);
                told.number("most", *most as f64)
            }
            Self::TooLarge { name, most } => {
                let mebibytes = *most as f64 / f64::from(1 << 20);
                let told = match name {
                    Some(name) => named("pack-file-too-large", name),
                    None => plain("pack-too-large"),
                };
                told.number("most", mebibytes)
            }
            Self::Bomb { name } => named("pack-bomb", name),
            Self::Twice { name, other } => named("pack-twice", name).text("other", other),
            Self::Name { name, fault } => named(fault.key(), &name.escape_debug().to_string()),
            Self::Special { name } => named("pack-special", name),
            Self::OtherKind { name } => named("pack-other-kind", name),
            Self::NoManifest => plain("pack-no-manifest"),
            Self::Manifest { reason } => plain("pack-manifest").text("why", reason),
            Self::Newer { format } => plain("pack-newer").number("format", *format as f64),
            Self::NeedsProgram { needs, program } => {
                let told = plain("pack-needs-program").text("needs", needs);
                told.text("program", program)
            }
            Self::Unlisted { name } => named("pack-unlisted", name),
            Self::Missing { name } => named("pack-missing", name),
            Self::Changed { name } => named("pack-changed", name),
            Self::OtherContents => plain("pack-other-contents"),
            Self::BrokenSignature => plain("pack-broken-signature"),
            Self::Mistakes { diagnostics } => plain("cli-problems").number("count", diagnostics.len() as f64),
            Self::OtherId { name, id } => named("pack-other-id", name).text("id", id),
            Self::Taken { kind, id, pack } => {
                let told = match pack {
                    Some(pack) => plain("pack-taken-by").text("pack", pack),
                    None => plain("pack-taken"),
                };
                told.text("kind", *kind).text("id", id)
            }
            Self::Untrusted { key: Some(key), office } => {
                let told = plain("pack-unknown-key").text("key", key.to_string());
                told.text("office", office)
            }
            Self::Untrusted { key: None, office } => plain("pack-unsigned").text("office", office),
            Self::OtherDays {
                key,
                office,
                since,
                until,
                created,
            } => {
                let told = plain("pack-other-days").text("key", key.to_string());
                let until = until.map_or_else(|| "…".to_owned(), |until| until.to_string());
                let told = told.text("office", office).text("created", created.to_string());
                told.text("since", since.to_string()).text("until", until)
            }
            Self::NotRemembered { reason } => plain("pack-not-remembered").text("why", reason),
            Self::OtherOrigin {
                id,
                installed,
                key,
                office,
            } => {
                let told = match key {
                    Some(key) => plain("pack-other-key").text("key", key.to_string()),
                    None => plain("pack-other-unsigned"),
                };
                let told = told.text("id", id).text("office", office);
                told.text("installed", installed.to_string())
            }
            Self::Older { id, installed, version } => {
                let told = plain("pack-older")
                    .text("id", id)
                    .number("version", f64::from(*version));
                told.number("installed", f64::from(*installed))
            }
            Self::SameVersion { id, version } => {
                let told = plain("pack-same-version").text("id", id);
                told.number("version", f64::from(*version))
            }
            Self::NotInstalled { id, known } => {
                let told = plain("pack-not-installed").text("name", id);
                told.text("known", known.join(", "))
            }
            Self::Busy => plain("pack-busy"),
            Self::NoKeys { office } => plain("pack-no-keys").text("office", office),
            Self::OtherOffice { keys, office } => plain("pack-other-office").text("keys", keys).text("office", office),
            Self::Kept(error) => error.message(),
            Self::Keys(error) => error.message(),
            Self::Register(error) => error.message(),
            Self::NoDescription { path } => at("pack-no-description", path),
            Self::Nothing { path } => at("pack-nothing", path),
        }
    }
}
