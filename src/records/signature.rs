//! The signature of an exam: what a station signs when one ends, and what that is worth to whoever knows the station's key.
//!
//! The checksums of a journal find damage; whoever can write the file can write them anew. So the last line carries a signature over
//! all that stands in the journal, with the attempt's name and the station's id. It is the last member of that line, which an earlier
//! version reads as if it were not there, and what is signed is the line as it was without it.

use serde::{Deserialize, Serialize};

use super::attempt::AttemptId;
use super::certificates::PublicKey;
use super::chain;
use super::journal::Recorded;
use super::station::StationId;
use super::station_key::StationKey;
use crate::domain::{Message, Mode};

/// What is signed begins with this, so that it is taken for nothing else.
const PURPOSE: &str = "sygnaly-attempt-1";

/// What goes before the mark in the content of a last line. Within a text its quotes would be written otherwise.
const BEFORE: &str = ",\"signed\":";

/// How the content of a last line ends: that of the closing, and that of the line.
const END: &str = "}}";

/// Who signed, and the signature.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    station: StationId,
    /// `z6Mk…`
    key: PublicKey,
    /// `z…`
    signature: String,
}

/// What the last line of a journal says of who signed it. It is looked at when somebody asks ([`Proof::of`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// As it stands there.
    mark: String,
    /// The checksum that is signed.
    sum: String,
}

/// What is known of a station's keys by whoever checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationKeys {
    /// The station.
    pub station: StationId,
    /// Its public keys, as far as they are trusted.
    pub keys: Vec<PublicKey>,
    /// Exams that began from then on are signed (RFC 3339, UTC); none: nothing is known of it.
    pub since: Option<String>,
}

impl StationKeys {
    /// Whether exams that began at this moment are signed (RFC 3339, UTC).
    fn signed_at(&self, begun: &str) -> bool {
        self.since.as_ref().is_some_and(|since| begun >= since.as_str())
    }
}

impl From<&StationKey> for StationKeys {
    fn from(key: &StationKey) -> Self {
        Self {
            station: key.station(),
            keys: vec![key.public()],
            since: Some(key.since().to_owned()),
        }
    }
}

/// What the signature of an exam proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The station signed just this.
    Good,
    /// It is not signed; an earlier version of the program does not sign.
    Unsigned,
    /// It is not signed, though its station signed already when it began.
    Missing,
    /// The signature does not fit what stands in the journal.
    Broken,
    /// A key signed it that is not known to be the station's.
    OtherKey,
}

impl Proof {
    /// What proves an attempt; none: it is practice, or has not ended.
    ///
    /// `known` is what is known of its station's keys; none: nothing.
    pub fn of(recorded: &Recorded, known: Option<&StationKeys>) -> Option<Self> {
        let header = &recorded.header;
        if header.mode != Mode::Exam || recorded.closed.is_none() {
            return None;
        }
        Some(match &recorded.signature {
            Some(signature) => signature.proof(&header.id, known),
            None if known.is_some_and(|known| known.signed_at(&header.begun)) => Self::Missing,
            None => Self::Unsigned,
        })
    }

    /// Whether nothing speaks against the record.
    pub fn holds(self) -> bool {
        match self {
            Self::Good | Self::Unsigned => true,
            Self::Missing | Self::Broken | Self::OtherKey => false,
        }
    }

    /// What the reader is told, in `assets/l10n/*/records.ftl`.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Good => "proof-good",
            Self::Unsigned => "proof-unsigned",
            Self::Missing => "proof-missing",
            Self::Broken => "proof-broken",
            Self::OtherKey => "proof-other-key",
        })
    }
}

impl Signature {
    /// What the content of a last line says that stands after the line with the checksum `previous`; none: it is not signed.
    pub(super) fn of(previous: &str, content: &str) -> Option<Self> {
        let (before, mark) = content.rsplit_once(BEFORE)?;
        let mark = mark.strip_suffix(END)?;
        Some(Self {
            mark: mark.to_owned(),
            sum: chain::checksum(previous, &format!("{before}{END}")),
        })
    }

    fn proof(&self, name: &AttemptId, known: Option<&StationKeys>) -> Proof {
        let Ok(mark) = serde_json::from_str::<Mark>(&self.mark) else {
            return Proof::Broken;
        };
        let message = message(mark.station, name, &self.sum);
        if !mark.key.proves_text(message.as_bytes(), &mark.signature) {
            return Proof::Broken;
        }
        if known.is_some_and(|known| mark.station == known.station && known.keys.contains(&mark.key)) {
            Proof::Good
        } else {
            Proof::OtherKey
        }
    }
}

/// The content of a last line, signed. `previous` is the checksum of the line before it.
pub(super) fn sign(content: &str, previous: &str, name: &AttemptId, key: &StationKey) -> String {
    let sum = chain::checksum(previous, content);
    let mark = Mark {
        station: key.station(),
        key: key.public(),
        signature: key.sign(message(key.station(), name, &sum).as_bytes()),
    };
    match (content.strip_suffix(END), serde_json::to_string(&mark)) {
        (Some(before), Ok(mark)) => format!("{before}{BEFORE}{mark}{END}"),
        // Neither comes about; what ended is kept in any case.
        _ => content.to_owned(),
    }
}

fn message(station: StationId, name: &AttemptId, sum: &str) -> String {
    format!("{PURPOSE}\n{station}\n{name}\n{sum}")
}
