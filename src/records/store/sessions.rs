//! Who is signed in to the panel. A session ends after half an hour in which nothing was asked for, and after twelve hours in any case.

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    Set,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::entity::{account, web_session};
use super::{Account, Store, StoreError};

/// After so long without a page a session ends.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// After so long it ends in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// So long after it was last noted that somebody is there, it is noted again.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session, as the store knows it; nobody can sign in with it.
    pub session: String,
    /// Who.
    pub account: Account,
    /// What every form of theirs must bring along.
    pub form_key: String,
    /// Whether it is time to note again that they are there ([`Store::touch_session`]).
    pub due: bool,
}

impl Store {
    /// Begins a session and says what its cookie holds: 256 bits by chance. Sessions that are over are swept out. `now` is the time
    /// (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written, or the system has no random bytes.
    pub async fn begin_session(&self, account: Uuid, now: &str) -> Result<String, StoreError> {
        let failed = self.failed();
        let (token, form_key) = (self.by_chance()?, self.by_chance()?);
        let (idle, oldest) = (self.earlier(now, IDLE)?, self.earlier(now, LONGEST)?);
        let over = Condition::any()
            .add(web_session::Column::Seen.lt(idle))
            .add(web_session::Column::Begun.lt(oldest));
        let writing = self.write().await?;
        let swept = web_session::Entity::delete_many().filter(over);
        swept.exec(&writing).await.map_err(failed)?;
        let row = web_session::ActiveModel {
            id: Set(id_of(&token)),
            account: Set(account),
            form_key: Set(form_key),
            begun: Set(now.to_owned()),
            seen: Set(now.to_owned()),
        };
        row.insert(&writing).await.map_err(failed)?;
        writing.commit().await.map_err(failed)?;
        Ok(token)
    }

    /// Who is signed in with what a cookie holds; none: nobody, or not any more. `now` is the time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn session(&self, token: &str, now: &str) -> Result<Option<SignedIn>, StoreError> {
        let failed = self.failed();
        let found = web_session::Entity::find_by_id(id_of(token));
        let Some(row) = found.one(self.db()).await.map_err(failed)? else {
            return Ok(None);
        };
        if row.seen < self.earlier(now, IDLE)? || row.begun < self.earlier(now, LONGEST)? {
            return Ok(None);
        }
        let account = account::Entity::find_by_id(row.account);
        let account = account.one(self.db()).await.map_err(failed)?;
        let Some(account) = account.filter(|account| account.closed.is_none()) else {
            return Ok(None);
        };
        Ok(Some(SignedIn {
            due: row.seen <= self.earlier(now, NOTED_EVERY)?,
            session: row.id,
            account: self.account(account)?,
            form_key: row.form_key,
        }))
    }

    /// Notes that somebody who is signed in is there. `now` is the time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn touch_session(&self, session: &str, now: &str) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let seen = web_session::ActiveModel {
            seen: Set(now.to_owned()),
            ..Default::default()
        };
        let noted = web_session::Entity::update_many()
            .set(seen)
            .filter(web_session::Column::Id.eq(session))
            .filter(web_session::Column::Seen.lt(now));
        noted.exec(&writing).await.map_err(failed)?;
        writing.commit().await.map_err(failed)
    }

    /// Ends the session of what a cookie holds, if there is one.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn end_session(&self, token: &str) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let ended = web_session::Entity::delete_many().filter(web_session::Column::Id.eq(id_of(token)));
        ended.exec(&writing).await.map_err(failed)?;
        writing.commit().await.map_err(failed)
    }

    /// The moment so long before another, as times are written here.
    fn earlier(&self, now: &str, by: SignedDuration) -> Result<String, StoreError> {
        let then = now.parse::<Timestamp>().and_then(|now| now.checked_sub(by));
        let then = then.map_err(|error| StoreError::Failed {
            place: self.place().to_string(),
            reason: error.to_string(),
        })?;
        Ok(then.to_string())
    }

    /// 256 bits by chance, in hexadecimal.
    pub(super) fn by_chance(&self) -> Result<String, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Failed {
            place: self.place().to_string(),
            reason: error.to_string(),
        })?;
        Ok(hexadecimal(&bytes))
    }
}

/// Ends all sessions of an account.
pub(super) async fn end_all_of(writing: &DatabaseTransaction, account: Uuid) -> Result<(), DbErr> {
    let theirs = web_session::Entity::delete_many().filter(web_session::Column::Account.eq(account));
    theirs.exec(writing).await.map(|_| ())
}

/// How the store knows the session of what a cookie holds.
fn id_of(token: &str) -> String {
    hexadecimal(&Sha256::digest(token))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
