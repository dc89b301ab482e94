//! The office's register of certificates, `certificates.jsonl` in the data folder: a line a certificate, a revocation, a list.
//!
//! Lines are only ever added, and each proves itself (`sealed.rs`); a certificate that is renewed or revoked stays where it is.

use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::certificate::{Certificate, CertificateId, CertificateNumber, Revocation, Statement};
use super::certificate_error::{KeysError, RegisterError};
use super::credential::{self, CredentialWords};
use super::keys::SigningKeys;
use super::people::TraineeId;
use super::revocation::RevocationList;
use super::sealed::{self, Sealed, SealedFile, SealedLines};
use crate::domain::Day;

/// The file, and the lock that whoever adds to the register holds.
const FILE: SealedFile = SealedFile {
    file: "certificates.jsonl",
    lock: "certificates.lock",
    format: 1,
};

/// What a line holds, after the first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// A certificate was issued.
    Issued {
        trainee: TraineeId,
        certificate: Box<Certificate>,
        credential: String,
    },
    /// A certificate was revoked.
    Revoked {
        number: CertificateNumber,
        revocation: Revocation,
    },
    /// A list of revocations was signed.
    Listed { number: u64, on: Day },
}

/// A certificate as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCertificate {
    /// To whom it was issued, within this installation.
    pub trainee: TraineeId,
    /// What it says.
    pub certificate: Certificate,
    /// The text of its file, as it was signed.
    pub credential: String,
    /// That it was revoked; none: it was not.
    pub revoked: Option<Revocation>,
}

/// What the register tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    certificates: Vec<KeptCertificate>,
    /// The number and day of the last list.
    listed: Option<(u64, Day)>,
}

impl Register {
    /// Reads the register under a data folder; it is empty before the first certificate.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or was written by a newer program.
    pub fn read(data: &Path) -> Result<Self, RegisterError> {
        Self::of(&sealed::read(data, FILE)?)
    }

    fn of(lines: &SealedLines) -> Result<Self, RegisterError> {
        let mut register = Self::default();
        lines.each(|content| {
            let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
            register.take(line).map_err(str::to_owned)
        })?;
        Ok(register)
    }

    /// The certificates, in the order in which they were issued.
    pub fn certificates(&self) -> &[KeptCertificate] {
        &self.certificates
    }

    /// The certificate of this number, however its letters are written.
    pub fn find(&self, number: &CertificateNumber) -> Option<&KeptCertificate> {
        let place = self.place(number)?;
        self.certificates.get(place)
    }

    /// Whether the office's keys signed anything that stands here.
    pub fn has_signatures(&self) -> bool {
        !self.certificates.is_empty() || self.listed.is_some()
    }

    /// The keys under the same data folder.
    ///
    /// # Errors
    /// As [`SigningKeys::load`]; where there are none, [`KeysError::Lost`] when something was signed, [`KeysError::NoKeys`]
    /// when nothing was.
    pub fn keys(&self, data: &Path) -> Result<SigningKeys, KeysError> {
        match SigningKeys::load(data)? {
            Some(keys) => Ok(keys),
            None if self.has_signatures() => Err(KeysError::Lost {
                path: SigningKeys::path(data),
            }),
            None => Err(KeysError::NoKeys),
        }
    }

    fn place(&self, number: &CertificateNumber) -> Option<usize> {
        let wanted = number.as_str().trim();
        let is_it = |kept: &KeptCertificate| kept.certificate.number.as_str().eq_ignore_ascii_case(wanted);
        self.certificates.iter().position(is_it)
    }

    /// Takes what a line says, or says why it has no place here.
    fn take(&mut self, line: Line) -> Result<(), &'static str> {
        match line {
            Line::Issued {
                trainee,
                certificate,
                credential,
            } => {
                if self.find(&certificate.number).is_some() {
                    return Err("a number stands twice");
                }
                self.certificates.push(KeptCertificate {
                    trainee,
                    certificate: *certificate,
                    credential,
                    revoked: None,
                });
            }
            Line::Revoked { number, revocation } => {
                let place = self.place(&number).ok_or("a number that is not there was revoked")?;
                self.certificates[place].revoked = Some(revocation);
            }
            Line::Listed { number, on } => self.listed = Some((number, on)),
        }
        Ok(())
    }
}

/// What to do where keys have signed and are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenLost {
    /// Make none: a backup has to be restored.
    Refuse,
    /// Make a new key, with which what was signed before cannot be checked.
    NewKey,
}

/// Where the keys to sign with come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeysOrigin {
    /// They were there.
    Present,
    /// They were made: the office's first.
    First,
    /// They were made in place of those that are gone.
    InPlaceOfLost,
}

/// The register, open to add to. While it is, no other program can.
#[derive(Debug)]
pub struct OpenRegister {
    /// Its lock is held for as long as this is open; whoever changes keys holds it too ([`HeldRegister`]).
    sealed: Sealed,
    register: Register,
}

impl OpenRegister {
    /// Opens the register under a data folder, or begins it.
    ///
    /// # Errors
    /// When another program has it open; when it cannot be read or written, is damaged, or was written by a newer program.
    pub fn open(data: &Path) -> Result<Self, RegisterError> {
        let (sealed, lines) = Sealed::open(data, FILE)?;
        let register = Register::of(&lines)?;
        Ok(Self { sealed, register })
    }

    /// What the register tells.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The keys to sign with, under the same data folder. Without any, the office's first key is made, which signs from `today`
    /// on; where keys have signed before and are gone, only if `lost` says so.
    ///
    /// # Errors
    /// As [`SigningKeys::load_or_make`], and [`KeysError::Lost`].
    pub fn keys_or_first(
        &self,
        data: &Path,
        office: &str,
        today: Day,
        lost: WhenLost,
    ) -> Result<(SigningKeys, KeysOrigin), KeysError> {
        let origin = match (self.register.keys(data), lost) {
            (Ok(_), _) => KeysOrigin::Present,
            (Err(KeysError::NoKeys), _) => KeysOrigin::First,
            (Err(KeysError::Lost { .. }), WhenLost::NewKey) => KeysOrigin::InPlaceOfLost,
            (Err(error), _) => return Err(error),
        };
        Ok((SigningKeys::load_or_make(data, office, today)?, origin))
    }

    /// Issues a certificate: gives it an id and the next number, signs it, and writes it down. It is on the disk when this
    /// returns. Earlier certificates of the same person stay.
    ///
    /// # Errors
    /// When the keys are another office's or did not sign on that day yet; when it would end before it begins; when the same
    /// person has one of a later day under the same policy that was not revoked; when the system has no random bytes or the
    /// register cannot be written. Then no certificate was issued.
    pub fn issue(
        &mut self,
        keys: &SigningKeys,
        trainee: TraineeId,
        statement: Statement,
        words: &CredentialWords,
    ) -> Result<KeptCertificate, RegisterError> {
        keys.check_office(&statement.office)?;
        keys.check_day(statement.issued)?;
        if statement.valid_until < statement.issued {
            return Err(RegisterError::BeforeIssue {
                day: statement.valid_until,
                than: statement.issued,
            });
        }
        // Who looks from an earlier day does not see a later certificate, and would count its exams once more.
        let standing = self.register.certificates.iter().filter(|kept| {
            kept.trainee == trainee && kept.revoked.is_none() && kept.certificate.statement.policy == statement.policy
        });
        let latest = standing.map(|kept| kept.certificate.statement.issued).max();
        if let Some(than) = latest.filter(|latest| statement.issued < *latest) {
            return Err(RegisterError::BeforeIssue {
                day: statement.issued,
                than,
            });
        }
        let given = self.register.certificates.iter().map(|kept| &kept.certificate.number);
        let certificate = Certificate {
            id: CertificateId::random()?,
            number: CertificateNumber::next(statement.issued, given),
            statement,
        };
        let credential = credential::signed(&certificate, words, keys);
        let kept = KeptCertificate {
            trainee,
            certificate,
            credential,
            revoked: None,
        };
        self.write(Line::Issued {
            trainee: kept.trainee.clone(),
            certificate: Box::new(kept.certificate.clone()),
            credential: kept.credential.clone(),
        })?;
        Ok(kept)
    }

    /// Revokes a certificate. Others learn of it from the next list.
    ///
    /// # Errors
    /// When there is no such number, when it was revoked before, when the day is earlier than the day of issue, and when the
    /// register cannot be written.
    pub fn revoke(&mut self, number: &CertificateNumber, revocation: Revocation) -> Result<(), RegisterError> {
        let Some(kept) = self.register.find(number) else {
            return Err(RegisterError::Unknown { number: number.clone() });
        };
        let number = kept.certificate.number.clone();
        if let Some(Revocation { on, .. }) = kept.revoked {
            return Err(RegisterError::RevokedBefore { number, on });
        }
        let issued = kept.certificate.statement.issued;
        if revocation.on < issued {
            return Err(RegisterError::BeforeIssue {
                day: revocation.on,
                than: issued,
            });
        }
        self.write(Line::Revoked { number, revocation })
    }

    /// Signs the list of all revocations as of a day, with the next number: the text of its file. `next` is the day by which
    /// the office promises the one after it: at most `LIST_DAYS_AT_MOST` days later, for nobody reads a list with another day.
    ///
    /// # Errors
    /// When the key did not sign on that day yet, when the last list is newer, when the next one would be due before this
    /// one, and when the register cannot be written.
    pub fn list(
        &mut self,
        keys: &SigningKeys,
        issued: Day,
        next: Day,
    ) -> Result<(RevocationList, String), RegisterError> {
        keys.check_day(issued)?;
        if let Some((_, last)) = self.register.listed
            && issued < last
        {
            return Err(RegisterError::OlderList { day: issued, last });
        }
        if next < issued {
            return Err(RegisterError::BeforeIssue {
                day: next,
                than: issued,
            });
        }
        let of = |kept: &KeptCertificate| Some((kept.certificate.id.clone(), kept.revoked?));
        let mut revoked: Vec<(CertificateId, Revocation)> = self.register.certificates.iter().filter_map(of).collect();
        revoked.retain(|(_, revocation)| revocation.on <= issued);
        revoked.sort_by(|(one, _), (two, _)| one.cmp(two));
        let list = RevocationList {
            number: self.register.listed.map_or(1, |(last, _)| last + 1),
            issued,
            next,
            revoked,
        };
        let text = list.signed(keys);
        self.write(Line::Listed {
            number: list.number,
            on: issued,
        })?;
        Ok((list, text))
    }

    fn write(&mut self, line: Line) -> Result<(), RegisterError> {
        self.sealed.add(&line)?;
        // What was checked before it was written has its place.
        let _ = self.register.take(line);
        Ok(())
    }
}

/// The register, held without being read: while it is, no other program adds to it or signs.
#[derive(Debug)]
pub struct HeldRegister {
    _lock: File,
}

impl HeldRegister {
    /// Holds the register under a data folder, whether it is there, sound, or neither.
    ///
    /// # Errors
    /// When another program has it open, and when the folder cannot be written to.
    pub fn hold(data: &Path) -> Result<Self, RegisterError> {
        let lock = sealed::hold(data, FILE)?;
        Ok(Self { _lock: lock })
    }
}
