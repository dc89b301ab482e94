//! The audit trail: who did what to which record, and that a whole attempt came. Each entry proves itself by the ones before, so
//! that none can be changed or taken out unnoticed; that the last ones are there, `anchor.rs` proves. An entry names no person but the
//! one who acted.

use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryOrder as _, QuerySelect as _, Set,
};
use serde_json::json;

use super::entity::audit_entry;
use super::{Store, StoreError};
use crate::records::chain;

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// By whose account, or by which station.
    pub who: String,
    /// What: a name in files (`certificate-issued`).
    pub action: &'static str,
    /// To what: an id.
    pub about: String,
    /// More of it, as text for people who know the program; never what somebody said, never a trainee's name.
    pub details: String,
}

/// The trail, open to add to within a transaction.
#[derive(Debug)]
pub(super) struct Trail {
    place: i64,
    sum: String,
}

impl Trail {
    /// Opens the trail at its end.
    pub(super) async fn open(writing: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let last = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Place);
        Ok(match last.one(writing).await? {
            Some(last) => Self {
                place: last.place,
                sum: last.sum,
            },
            None => Self {
                place: 0,
                sum: chain::START.to_owned(),
            },
        })
    }

    /// Adds an entry. `now` is the store's time (RFC 3339, UTC).
    pub(super) async fn add(&mut self, writing: &impl ConnectionTrait, now: &str, deed: Deed) -> Result<(), DbErr> {
        let mut entry = audit_entry::Model {
            place: self.place + 1,
            at: now.to_owned(),
            who: deed.who,
            action: deed.action.to_owned(),
            about: deed.about,
            details: deed.details,
            sum: String::new(),
        };
        entry.sum = sum_of(&self.sum, &entry);
        self.place = entry.place;
        entry.sum.clone_into(&mut self.sum);
        audit_entry::ActiveModel {
            place: Set(entry.place),
            at: Set(entry.at),
            who: Set(entry.who),
            action: Set(entry.action),
            about: Set(entry.about),
            details: Set(entry.details),
            sum: Set(entry.sum),
        }
        .insert(writing)
        .await?;
        Ok(())
    }
}

impl Store {
    /// Adds an entry for something that was done outside the store. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn note(&self, now: &str, deed: Deed) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let mut trail = Trail::open(&writing).await.map_err(failed)?;
        trail.add(&writing, now, deed).await.map_err(failed)?;
        self.commit(writing).await
    }

    /// Entries before a place (none: the last ones), the newest first, at most `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn audit(&self, before: Option<i64>, most: u64) -> Result<Vec<audit_entry::Model>, StoreError> {
        use sea_orm::{ColumnTrait as _, QueryFilter as _};
        let mut found = audit_entry::Entity::find()
            .order_by_desc(audit_entry::Column::Place)
            .limit(most);
        if let Some(before) = before {
            found = found.filter(audit_entry::Column::Place.lt(before));
        }
        found.all(self.db()).await.map_err(self.failed())
    }

    /// The place of the first entry that is not what was written after the ones before; none: the trail holds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn broken_audit(&self) -> Result<Option<i64>, StoreError> {
        use sea_orm::{ColumnTrait as _, QueryFilter as _};
        let (mut place, mut sum) = (0, chain::START.to_owned());
        loop {
            let next = audit_entry::Entity::find()
                .filter(audit_entry::Column::Place.gt(place))
                .order_by_asc(audit_entry::Column::Place)
                .limit(PAGE);
            let entries = next.all(self.db()).await.map_err(self.failed())?;
            if entries.is_empty() {
                return Ok(None);
            }
            for entry in entries {
                if entry.place != place + 1 || entry.sum != sum_of(&sum, &entry) {
                    return Ok(Some(place + 1));
                }
                place = entry.place;
                sum = entry.sum;
            }
        }
    }
}

/// Entries that are proved at once.
const PAGE: u64 = 1_000;

fn sum_of(previous: &str, entry: &audit_entry::Model) -> String {
    let content = json!([
        entry.place,
        entry.at,
        entry.who,
        entry.action,
        entry.about,
        entry.details
    ]);
    chain::checksum(previous, &content.to_string())
}
