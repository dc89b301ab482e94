//! Where the audit trail ended last, in a small file outside the database. Each entry proves those before it, and nothing in the
//! database proves that the last ones are still there: whoever cuts them off finds them here.
//!
//! The file lies beside a store in a file; of a server it lies in the data folder of whoever asks for it. It is begun with the store,
//! and moves forward when entries are added, by whatever program, for as long as the trail holds what it says. One that is missing is
//! told and made anew by nobody who was not asked to ([`Store::anchor_anew`]).

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sea_orm::{DatabaseTransaction, EntityTrait as _};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::audit::Deed;
use super::entity::audit_entry;
use super::{Store, StoreError, StorePlace};
use crate::domain::Message;
use crate::files;
use crate::records::{KeptError, kept};

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// How often it is tried to move the anchor where others move it as well: each of them moves it forward.
const TRIES: usize = 5;

/// Digits of a checksum that are enough to know an entry by, and all of them.
const DIGITS: std::ops::RangeInclusive<usize> = 16..=64;

/// Where the trail ended at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    format: u64,
    /// The place of the last entry, from 1; 0: there was none.
    pub place: i64,
    /// Its checksum; empty: there was none.
    pub sum: String,
    /// When it was made, by the store's clock (RFC 3339, UTC).
    pub at: String,
    /// Since when the end of the trail is kept here (RFC 3339, UTC).
    pub since: String,
}

impl Anchor {
    /// What is to be noted of it; none: there was no entry.
    pub fn mark(&self) -> Option<TrailMark> {
        (self.place > 0).then(|| TrailMark {
            place: self.place,
            sum: self.sum.clone(),
        })
    }
}

/// An entry of the trail as people note it on paper, by its place and its checksum: `1234:8f0c…`. The first 16 digits of the checksum
/// are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailMark {
    place: i64,
    sum: String,
}

impl TrailMark {
    /// The entry's place, from 1.
    pub fn place(&self) -> i64 {
        self.place
    }
}

impl fmt::Display for TrailMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.place, self.sum)
    }
}

/// What somebody wrote is no mark of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "write the place and the checksum of an entry, as records verify prints them: 1234:8f0c…, with at least 16 digits"
)]
pub struct NoMark;

impl FromStr for TrailMark {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let (place, sum) = text.split_once(':').ok_or(NoMark)?;
        let place = place.trim().parse::<i64>().ok().filter(|place| *place > 0);
        let place = place.ok_or(NoMark)?;
        // Whoever copies it by hand writes it in groups.
        let sum: String = sum.chars().filter(|sign| !sign.is_whitespace()).collect();
        let sum = sum.to_ascii_lowercase();
        let is_sum = DIGITS.contains(&sum.len()) && sum.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_sum.then_some(Self { place, sum }).ok_or(NoMark)
    }
}

/// What the trail comes to, held against its anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchored {
    /// The trail holds it: no entry up to it was cut off.
    Holds(Anchor),
    /// There is none here: nothing says where the trail ended.
    Missing,
    /// The trail ends before it: entries were cut off.
    Cut {
        /// The anchor.
        anchor: Anchor,
        /// The place of the last entry that is there; 0: there is none.
        last: i64,
    },
    /// Another entry has its place: entries were cut off, and others were added.
    Replaced {
        /// The anchor.
        anchor: Anchor,
    },
    /// The file does not read.
    Unreadable(KeptError),
}

impl Anchored {
    /// The anchor, where there is one.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Holds(anchor) | Self::Cut { anchor, .. } | Self::Replaced { anchor } => Some(anchor),
            Self::Missing | Self::Unreadable(_) => None,
        }
    }

    /// Whether the trail holds what the anchor says.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Holds(_))
    }

    /// What the reader is told, in `assets/l10n/*/rescore.ftl` and where the file's own errors have their words.
    pub fn message(&self) -> Message {
        let told = |key: &str, anchor: &Anchor| {
            let told = Message::new(key).text("place", anchor.place.to_string());
            told.text("since", &anchor.since)
        };
        match self {
            Self::Holds(anchor) => told("integrity-anchor-holds", anchor),
            Self::Missing => Message::new("integrity-anchor-missing"),
            Self::Cut { anchor, last } => told("integrity-anchor-cut", anchor).text("last", last.to_string()),
            Self::Replaced { anchor } => told("integrity-anchor-replaced", anchor),
            Self::Unreadable(error) => error.message(),
        }
    }
}

/// An anchor that cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file cannot be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// Of this store none is kept here.
    #[error("no anchor of this store's audit trail is kept here")]
    Nowhere,
}

impl AnchorError {
    /// What the reader is told, where the store's and the file's own errors have their words, and in `assets/l10n/*/rescore.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Kept(error) => error.message(),
            Self::Nowhere => Message::new("integrity-anchor-missing"),
        }
    }
}

/// Where the anchor of a store in a file lies.
pub(super) fn beside(store: &Path) -> PathBuf {
    let mut path = store.as_os_str().to_owned();
    path.push(".trail.json");
    PathBuf::from(path)
}

impl Store {
    /// Keeps the end of the audit trail in a data folder, where the store is on a server. Beside a store in a file it is kept anyway.
    pub async fn anchored_in(mut self, data: &Path) -> Self {
        if let StorePlace::Server(address) = &self.place {
            let name = files::safe_name(&address.to_string());
            self.anchor = Some(data.join(format!("trail-{name}.json")));
            self.begin_anchor().await;
        }
        self
    }

    /// Holds the audit trail against its anchor. That its entries hold together, [`broken_audit`](Self::broken_audit) says.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn anchored(&self) -> Result<Anchored, StoreError> {
        // Before the trail, which only grows.
        let anchor = match self.read_anchor() {
            Ok(Some(anchor)) => anchor,
            Ok(None) => return Ok(Anchored::Missing),
            Err(error) => return Ok(Anchored::Unreadable(error)),
        };
        if self.has_entry(anchor.place, &anchor.sum).await? {
            return Ok(Anchored::Holds(anchor));
        }
        let last = self.last_entry().await?.map_or(0, |entry| entry.place);
        Ok(if last < anchor.place {
            Anchored::Cut { anchor, last }
        } else {
            Anchored::Replaced { anchor }
        })
    }

    /// What is to be noted of the last entry of the trail; none: it has none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn end_of_trail(&self) -> Result<Option<TrailMark>, StoreError> {
        let last = self.last_entry().await?;
        Ok(last.map(|entry| TrailMark {
            place: entry.place,
            sum: entry.sum,
        }))
    }

    /// Whether the trail still holds an entry that somebody noted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn holds_mark(&self, mark: &TrailMark) -> Result<bool, StoreError> {
        self.has_entry(mark.place, &mark.sum).await
    }

    /// Begins to keep the end of the trail where it is now, whatever was kept before; an entry of the trail, by the account `by`, says
    /// so. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store or the file cannot be written, and when of this store none is kept here.
    pub async fn anchor_anew(&self, by: &str, now: &str) -> Result<Anchor, AnchorError> {
        let path = self.anchor.as_deref().ok_or(AnchorError::Nowhere)?;
        let before = match self.read_anchor() {
            Ok(anchor) => anchor.and_then(|anchor| anchor.mark()),
            // What it said nobody can tell any more.
            Err(KeptError::Damaged { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let deed = Deed {
            who: by.to_owned(),
            action: "trail-anchored",
            about: String::new(),
            details: before.map_or_else(|| "–".to_owned(), |mark| mark.to_string()),
        };
        self.note(now, deed).await?;
        let last = self.last_entry().await?;
        let anchor = Anchor {
            format: FORMAT,
            place: last.as_ref().map_or(0, |entry| entry.place),
            at: last.as_ref().map_or(now, |entry| entry.at.as_str()).to_owned(),
            sum: last.map(|entry| entry.sum).unwrap_or_default(),
            since: now.to_owned(),
        };
        let _lock = locked(path)?;
        kept::write(path, &anchor)?;
        Ok(anchor)
    }

    /// Makes lasting what was written with entries of the trail, and moves the anchor to the last of them. It stands whatever becomes
    /// of the anchor: one that stays behind proves less, and nothing wrong.
    pub(super) async fn commit(&self, writing: DatabaseTransaction) -> Result<(), StoreError> {
        writing.commit().await.map_err(self.failed())?;
        if let Err(error) = self.move_anchor().await {
            behind(&error);
        }
        Ok(())
    }

    /// Begins to keep the end of the trail of a store that was made just now. Where an earlier store was at this place, what is kept of
    /// its trail stays: whoever looks is to see that the trail is another one.
    pub(super) async fn begin_anchor(&self) {
        let Some(path) = self.anchor.as_deref().filter(|_| self.is_new) else {
            return;
        };
        let begun = match self.now().await {
            Ok(now) => begin(path, &now).map_err(AnchorError::from),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = begun {
            behind(&error);
        }
    }

    async fn move_anchor(&self) -> Result<(), AnchorError> {
        let Some(path) = self.anchor.as_deref() else {
            return Ok(());
        };
        for _ in 0..TRIES {
            let (Some(known), Some(last)) = (self.read_anchor()?, self.last_entry().await?) else {
                return Ok(());
            };
            // Where the trail does not hold it any more, it stays: it is all that tells.
            if last.place <= known.place || !self.has_entry(known.place, &known.sum).await? {
                return Ok(());
            }
            let moved = Anchor {
                place: last.place,
                sum: last.sum,
                at: last.at,
                ..known.clone()
            };
            if replace(path, &known, &moved)? {
                return Ok(());
            }
        }
        Ok(())
    }

    fn read_anchor(&self) -> Result<Option<Anchor>, KeptError> {
        match &self.anchor {
            Some(path) => kept::read(path, FORMAT),
            None => Ok(None),
        }
    }

    /// Whether an entry with this place has a checksum that begins so. Place 0 is before the first.
    async fn has_entry(&self, place: i64, sum: &str) -> Result<bool, StoreError> {
        if place == 0 {
            return Ok(sum.is_empty());
        }
        let entry = audit_entry::Entity::find_by_id(place).one(self.db()).await;
        let entry = entry.map_err(self.failed())?;
        Ok(!sum.is_empty() && entry.is_some_and(|entry| entry.sum.starts_with(sum)))
    }

    async fn last_entry(&self) -> Result<Option<audit_entry::Model>, StoreError> {
        Ok(self.audit(None, 1).await?.pop())
    }
}

/// Writes the anchor of a trail that has no entry yet, where there is none.
fn begin(path: &Path, now: &str) -> Result<(), KeptError> {
    let _lock = locked(path)?;
    if kept::read::<Anchor>(path, FORMAT)?.is_some() {
        return Ok(());
    }
    let anchor = Anchor {
        format: FORMAT,
        place: 0,
        sum: String::new(),
        at: now.to_owned(),
        since: now.to_owned(),
    };
    kept::write(path, &anchor)
}

/// Puts an anchor in the place of the one that was known; false: another program moved that one meanwhile.
pub(super) fn replace(path: &Path, known: &Anchor, moved: &Anchor) -> Result<bool, KeptError> {
    let _lock = locked(path)?;
    if kept::read::<Anchor>(path, FORMAT)?.as_ref() != Some(known) {
        return Ok(false);
    }
    kept::write(path, moved)?;
    Ok(true)
}

/// Waits until no other program moves the anchor, which takes no longer than to write a small file.
fn locked(path: &Path) -> Result<File, KeptError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let beside = PathBuf::from(beside);
    let locked = || -> io::Result<File> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder)?;
        }
        let file = match files::create(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => File::options().write(true).open(&beside)?,
            created => created?,
        };
        file.lock()?;
        Ok(file)
    };
    locked().map_err(|error| KeptError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Its key says what kind of trouble it is.
fn behind(error: &AnchorError) {
    let kind = error.message().key;
    tracing::warn!(kind = kind.as_str(), "the anchor of the audit trail stays behind");
}
