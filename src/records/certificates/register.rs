//! The office's register of certificates, `certificates.jsonl` in the data folder: a line a certificate, a revocation, a list.
//!
//! Lines are only ever added, and each proves itself (`sealed.rs`); a certificate that is renewed or revoked stays where it is. Of
//! one whose holder is erased, its number, id and days stay: no other gets its number, and lists go on saying that it was revoked.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::certificate::{Certificate, CertificateId, CertificateNumber, Revocation, Statement};
use super::credential::{self, CredentialWords};
use super::error::{KeysError, RegisterError};
use super::keys::SigningKeys;
use super::revocation::RevocationList;
use crate::domain::{Day, PolicyId};
use crate::records::people::TraineeId;
use crate::records::sealed::{self, Content, Fate, Sealed, SealedError, SealedFile, SealedLines};

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

/// What is left of a certificate whose holder was erased. Nothing in it says who they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemainingCertificate {
    /// Its id in any office.
    pub id: CertificateId,
    /// Its number in this office.
    pub number: CertificateNumber,
    /// The certification policy.
    pub policy: PolicyId,
    /// The first day of validity.
    pub issued: Day,
    /// The last day of validity.
    pub valid_until: Day,
}

/// A certificate whose holder was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedCertificate {
    /// What is left of it.
    pub remains: RemainingCertificate,
    /// The day on which the rest was erased.
    pub on: Day,
    /// That it was revoked; none: it was not.
    pub revoked: Option<Revocation>,
}

/// What the register tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    certificates: Vec<KeptCertificate>,
    erased: Vec<ErasedCertificate>,
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
        lines.each_or_erased(|content| match content {
            Content::Stands(content) => {
                let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
                register.take(line).map_err(str::to_owned)
            }
            Content::Erased { on, left } => {
                let left = left.as_deref().ok_or("of an erased certificate nothing is left")?;
                let remains = serde_json::from_str(left).map_err(|error| error.to_string())?;
                register.erased.push(ErasedCertificate {
                    remains,
                    on: *on,
                    revoked: None,
                });
                Ok(())
            }
        })?;
        Ok(register)
    }

    /// Erases what the certificates of these people, and these certificates, say, as of a day; how many.
    ///
    /// # Errors
    /// As [`sealed::erase`].
    pub(in crate::records) fn erase(
        data: &Path,
        people: &BTreeSet<TraineeId>,
        certificates: &BTreeSet<CertificateId>,
        on: Day,
    ) -> Result<usize, SealedError> {
        sealed::erase(data, FILE, on, |content| {
            let line: Line = serde_json::from_str(content).map_err(|error| error.to_string())?;
            let Line::Issued {
                trainee, certificate, ..
            } = line
            else {
                return Ok(Fate::Stays);
            };
            if !people.contains(&trainee) && !certificates.contains(&certificate.id) {
                return Ok(Fate::Stays);
            }
            let remains = RemainingCertificate {
                id: certificate.id,
                number: certificate.number,
                policy: certificate.statement.policy,
                issued: certificate.statement.issued,
                valid_until: certificate.statement.valid_until,
            };
            let left = serde_json::to_string(&remains).map_err(|error| error.to_string())?;
            Ok(Fate::Leaves(left))
        })
    }

    /// The certificates, in the order in which they were issued, without those whose holders were erased.
    pub fn certificates(&self) -> &[KeptCertificate] {
        &self.certificates
    }

    /// The certificates whose holders were erased, in the order in which they were issued.
    pub fn erased(&self) -> &[ErasedCertificate] {
        &self.erased
    }

    /// The certificate of this number, however its letters are written.
    pub fn find(&self, number: &CertificateNumber) -> Option<&KeptCertificate> {
        let place = self.place(number)?;
        self.certificates.get(place)
    }

    /// Whether the office's keys signed anything that stands here.
    pub fn has_signatures(&self) -> bool {
        !self.certificates.is_empty() || !self.erased.is_empty() || self.listed.is_some()
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
        let is_it = |kept: &KeptCertificate| is_same(&kept.certificate.number, number);
        self.certificates.iter().position(is_it)
    }

    fn erased_place(&self, number: &CertificateNumber) -> Option<usize> {
        let is_it = |erased: &ErasedCertificate| is_same(&erased.remains.number, number);
        self.erased.iter().position(is_it)
    }

    /// All numbers that were given.
    fn numbers(&self) -> impl Iterator<Item = &CertificateNumber> {
        let kept = self.certificates.iter().map(|kept| &kept.certificate.number);
        kept.chain(self.erased.iter().map(|erased| &erased.remains.number))
    }

    /// What can be revoked: the number as it stands here, the day of issue, and that it was revoked.
    fn revocable(&self, number: &CertificateNumber) -> Option<(&CertificateNumber, Day, Option<Revocation>)> {
        let kept = self.find(number).map(|kept| {
            let certificate = &kept.certificate;
            (&certificate.number, certificate.statement.issued, kept.revoked)
        });
        kept.or_else(|| {
            let erased = self.erased.get(self.erased_place(number)?)?;
            Some((&erased.remains.number, erased.remains.issued, erased.revoked))
        })
    }

    /// Takes what a line says, or says why it has no place here.
    fn take(&mut self, line: Line) -> Result<(), &'static str> {
        match line {
            Line::Issued {
                trainee,
                certificate,
                credential,
            } => {
                if self.numbers().any(|number| is_same(number, &certificate.number)) {
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
                let (kept, erased) = (self.place(&number), self.erased_place(&number));
                let revoked = match (kept, erased) {
                    (Some(place), _) => &mut self.certificates[place].revoked,
                    (None, Some(place)) => &mut self.erased[place].revoked,
                    (None, None) => return Err("a number that is not there was revoked"),
                };
                *revoked = Some(revocation);
            }
            Line::Listed { number, on } => self.listed = Some((number, on)),
        }
        Ok(())
    }
}

/// Whether both are one number, however its letters are written.
fn is_same(one: &CertificateNumber, other: &CertificateNumber) -> bool {
    one.as_str().eq_ignore_ascii_case(other.as_str().trim())
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
        let certificate = Certificate {
            id: CertificateId::random()?,
            number: CertificateNumber::next(statement.issued, self.register.numbers()),
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
        let Some((number, issued, revoked)) = self.register.revocable(number) else {
            return Err(RegisterError::Unknown { number: number.clone() });
        };
        let number = number.clone();
        if let Some(Revocation { on, .. }) = revoked {
            return Err(RegisterError::RevokedBefore { number, on });
        }
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
        let register = &self.register;
        let kept = |kept: &KeptCertificate| Some((kept.certificate.id.clone(), kept.revoked?));
        let erased = |erased: &ErasedCertificate| Some((erased.remains.id.clone(), erased.revoked?));
        let mut revoked: Vec<(CertificateId, Revocation)> = register.certificates.iter().filter_map(kept).collect();
        revoked.extend(register.erased.iter().filter_map(erased));
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
