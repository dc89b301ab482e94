//! Who may sign in to the panel, and as what. Passwords are kept as Argon2id hashes, and nothing here prints one.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, Set,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::audit::{Deed, Trail};
use super::entity::account;
use super::{Store, StoreError, sessions};
use crate::domain::Message;

/// Signs that a password has at least, and at most.
const LEAST_OF_A_PASSWORD: usize = 12;
const MOST_OF_A_PASSWORD: usize = 256;
/// Signs that a name has at most.
const MOST_OF_A_NAME: usize = 100;
/// So many wrong passwords in a row may be given before somebody has to wait.
const FREE_TRIES: u32 = 5;
/// The first wait and the longest, seconds.
const FIRST_WAIT: u64 = 30;
const LONGEST_WAIT: u64 = 15 * 60;
/// The longest wait of an account, seconds: 1,440 guesses a day are nothing against twelve signs, and who knows a name must not be
/// able to keep its owner out. Where guesses come from waits longer.
pub const LONGEST_OF_AN_ACCOUNT: u64 = 60;
/// Whose account is made, changed or closed at the command line, as the audit trail says it.
const COMMAND_LINE: &str = "command-line";
/// A hash that no password has, of the same cost as any: whoever asks for a name that is not there waits as long.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything: people, certificates, accounts, retention.
    Hr,
    /// Results: looks at everything, decides on verdicts and answers disputes.
    Trainer,
    /// Looks at everything and changes nothing.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Hr, Self::Trainer, Self::Auditor];

    /// Its name in files and, after `role-`, in the localisation files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Hr => "hr",
            Self::Trainer => "trainer",
            Self::Auditor => "auditor",
        }
    }

    /// The role of this name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// Somebody who may sign in, or might once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id, by chance.
    pub id: Uuid,
    /// The name by which they sign in.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When it was made (RFC 3339, UTC).
    pub created: String,
    /// When it was closed (RFC 3339, UTC); none: it is open.
    pub closed: Option<String>,
}

/// What became of a name and a password that were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// They belong together.
    Welcome(Account),
    /// The password is not the account's.
    Wrong,
    /// No open account has this name; whoever tried is told no more than that something was wrong.
    Nobody,
    /// Too many in a row were wrong: none is looked at for a while.
    Wait {
        /// So many more.
        seconds: u64,
    },
}

/// Why an account was not made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AccountError {
    /// There is no name.
    #[error("the name is empty or longer than {MOST_OF_A_NAME} signs")]
    Name,
    /// An account has this name already, or had it.
    #[error("an account has or had the name {name:?}; choose another")]
    Taken {
        /// The name.
        name: String,
    },
    /// No open account has this name.
    #[error("no open account has the name {name:?}")]
    Unknown {
        /// The name.
        name: String,
    },
    /// The password is too short or too long.
    #[error("a password has {LEAST_OF_A_PASSWORD} to {MOST_OF_A_PASSWORD} signs")]
    PasswordLength,
    /// The password is the name.
    #[error("the password is the name; choose another")]
    PasswordIsName,
    /// The system has no random bytes, or the hash could not be made.
    #[error("the password could not be secured: {reason}")]
    Secret {
        /// What the system said.
        reason: String,
    },
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AccountError {
    /// What the reader is told, in `assets/l10n/*/panel.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Name => Message::new("account-name").number("most", MOST_OF_A_NAME as f64),
            Self::Taken { name } => Message::new("account-taken").text("name", name),
            Self::Unknown { name } => Message::new("account-unknown").text("name", name),
            Self::PasswordLength => Message::new("account-password-length")
                .number("least", LEAST_OF_A_PASSWORD as f64)
                .number("most", MOST_OF_A_PASSWORD as f64),
            Self::PasswordIsName => Message::new("account-password-is-name"),
            Self::Secret { reason } => Message::new("account-secret").text("why", reason),
            Self::Store(error) => error.message(),
        }
    }
}

impl Store {
    /// Makes an account. `now` is the time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the name is taken or none, when the password could be guessed, and when the store cannot be written.
    pub async fn add_account(
        &self,
        name: &str,
        role: Role,
        password: &str,
        now: &str,
    ) -> Result<Account, AccountError> {
        let name = clean(name);
        if name.is_empty() || name.chars().count() > MOST_OF_A_NAME {
            return Err(AccountError::Name);
        }
        let password = secured(&name, password).await?;
        let failed = self.failed();
        let writing = self.write().await?;
        if named(&writing, &name).await.map_err(failed)?.is_some() {
            return Err(AccountError::Taken { name });
        }
        let row = account::Model {
            id: uuid::Builder::from_random_bytes(random()?).into_uuid(),
            folded: folded(&name),
            name,
            role: role.id().to_owned(),
            password,
            created: now.to_owned(),
            closed: None,
            wrong: 0,
            wrong_at: None,
        };
        let row = account::ActiveModel::from(row).reset_all();
        let row = row.insert(&writing).await.map_err(failed)?;
        noted(&writing, now, "account-added", row.id, role.id())
            .await
            .map_err(failed)?;
        self.commit(writing).await?;
        Ok(self.account(row)?)
    }

    /// Gives an account another password; wrong ones are forgotten, and whoever is signed in with it no longer is.
    ///
    /// # Errors
    /// When no open account has this name, when the password could be guessed, and when the store cannot be written.
    pub async fn reset_password(&self, name: &str, password: &str, now: &str) -> Result<Account, AccountError> {
        let password = secured(&clean(name), password).await?;
        let failed = self.failed();
        let writing = self.write().await?;
        let row = open_of(&writing, name).await.map_err(failed)?;
        let row = row.ok_or_else(|| AccountError::Unknown { name: name.to_owned() })?;
        let changed = account::ActiveModel {
            id: Set(row.id),
            password: Set(password),
            wrong: Set(0),
            wrong_at: Set(None),
            ..Default::default()
        };
        let row = changed.update(&writing).await.map_err(failed)?;
        sessions::end_all_of(&writing, row.id).await.map_err(failed)?;
        noted(&writing, now, "account-reset", row.id, "")
            .await
            .map_err(failed)?;
        self.commit(writing).await?;
        Ok(self.account(row)?)
    }

    /// Closes an account for good: nobody signs in with it any more, and whoever is signed in no longer is. Its name stays taken, for
    /// it stands beside what was done with it.
    ///
    /// # Errors
    /// When no open account has this name, and when the store cannot be written.
    pub async fn close_account(&self, name: &str, now: &str) -> Result<Account, AccountError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let row = open_of(&writing, name).await.map_err(failed)?;
        let row = row.ok_or_else(|| AccountError::Unknown { name: name.to_owned() })?;
        let changed = account::ActiveModel {
            id: Set(row.id),
            closed: Set(Some(now.to_owned())),
            ..Default::default()
        };
        let row = changed.update(&writing).await.map_err(failed)?;
        sessions::end_all_of(&writing, row.id).await.map_err(failed)?;
        noted(&writing, now, "account-closed", row.id, "")
            .await
            .map_err(failed)?;
        self.commit(writing).await?;
        Ok(self.account(row)?)
    }

    /// All accounts, closed ones too, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = account::Entity::find().order_by_asc(account::Column::Folded);
        let rows = rows.all(self.db()).await.map_err(self.failed())?;
        rows.into_iter().map(|row| self.account(row)).collect()
    }

    /// Whether a name and a password belong together. After five wrong passwords in a row somebody has to wait, at first 30 s, then
    /// a minute. `now` is the time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn sign_in(&self, name: &str, password: &str, now: &str) -> Result<SignIn, StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let Some(row) = open_of(&writing, name).await.map_err(failed)? else {
            drop(writing);
            self.is_password(NOBODYS.to_owned(), password).await?;
            return Ok(SignIn::Nobody);
        };
        let seconds = seconds_left(&row, now);
        if seconds > 0 {
            return Ok(SignIn::Wait { seconds });
        }
        // Counted before it is looked at: of many at once each is one more.
        let wrong = row.wrong.saturating_add(1);
        tried(&writing, row.id, wrong, Some(now)).await.map_err(failed)?;
        writing.commit().await.map_err(failed)?;

        if !self.is_password(row.password.clone(), password).await? {
            if wrong.unsigned_abs() >= FREE_TRIES {
                let who = row.name.clone();
                let barred = deed(who, "sign-in-barred", row.id, &wrong.to_string());
                self.note(now, barred).await?;
            }
            return Ok(SignIn::Wrong);
        }
        let checked = row.password.clone();
        let account = self.account(row)?;
        let writing = self.write().await?;
        // While it was looked at, the password may have been replaced or the account closed.
        let still = account::Entity::find_by_id(account.id)
            .one(&writing)
            .await
            .map_err(failed)?;
        if !still.is_some_and(|row| row.closed.is_none() && row.password == checked) {
            return Ok(SignIn::Wrong);
        }
        tried(&writing, account.id, 0, None).await.map_err(failed)?;
        let mut trail = Trail::open(&writing).await.map_err(failed)?;
        let signed_in = deed(account.name.clone(), "signed-in", account.id, "");
        trail.add(&writing, now, signed_in).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(SignIn::Welcome(account))
    }

    /// An account as it stands in its row.
    pub(super) fn account(&self, row: account::Model) -> Result<Account, StoreError> {
        let Some(role) = Role::parse(&row.role) else {
            return Err(StoreError::Changed {
                place: self.place().to_string(),
                what: format!("account {}", row.id),
                reason: format!("there is no role {:?}", row.role),
            });
        };
        Ok(Account {
            id: row.id,
            name: row.name,
            role,
            created: row.created,
            closed: row.closed,
        })
    }

    /// Whether a password is the one of this hash; on a thread of its own, for it takes long on purpose.
    async fn is_password(&self, hash: String, password: &str) -> Result<bool, StoreError> {
        let password = composed(password);
        let looked = tokio::task::spawn_blocking(move || {
            let hash = PasswordHash::new(&hash);
            hash.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        });
        looked.await.map_err(|error| StoreError::Failed {
            place: self.place().to_string(),
            reason: error.to_string(),
        })
    }
}

/// How long nothing is looked at after so many wrong passwords in a row, of which the first five are free; seconds.
pub fn wait_after(wrong: u32) -> u64 {
    let Some(doubled) = wrong.checked_sub(FREE_TRIES) else {
        return 0;
    };
    // At this many the longest is reached long since.
    FIRST_WAIT.saturating_mul(1_u64 << doubled.min(16)).min(LONGEST_WAIT)
}

/// A name as names of accounts are compared.
pub fn folded_name(name: &str) -> String {
    folded(name)
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    clean(name).to_lowercase()
}

/// A name as it is kept: what was pasted may bring tabs and double spaces along.
fn clean(name: &str) -> String {
    let name = composed(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().filter(|sign| !sign.is_control()).collect()
}

/// Text in one form (NFC), whichever way a keyboard writes "ó".
fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// How long the account still has to wait, seconds. Where the clock went backwards or a time is none, all of it.
fn seconds_left(row: &account::Model, now: &str) -> u64 {
    let wait = wait_after(row.wrong.unsigned_abs()).min(LONGEST_OF_AN_ACCOUNT);
    let passed = row.wrong_at.as_deref().and_then(|at| {
        let at: Timestamp = at.parse().ok()?;
        let now: Timestamp = now.parse().ok()?;
        u64::try_from(now.duration_since(at).as_secs()).ok()
    });
    wait.saturating_sub(passed.unwrap_or_default())
}

/// The hash of a new password, on a thread of its own.
async fn secured(name: &str, password: &str) -> Result<String, AccountError> {
    let password = composed(password);
    let length = password.chars().count();
    if !(LEAST_OF_A_PASSWORD..=MOST_OF_A_PASSWORD).contains(&length) {
        return Err(AccountError::PasswordLength);
    }
    if folded(&password) == folded(name) {
        return Err(AccountError::PasswordIsName);
    }
    let salt: [u8; 16] = random()?;
    let hashed = tokio::task::spawn_blocking(move || {
        let salt = SaltString::encode_b64(&salt)?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt)?;
        Ok::<_, argon2::password_hash::Error>(hash.to_string())
    });
    match hashed.await {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => Err(secret(&error)),
        Err(error) => Err(secret(&error)),
    }
}

fn random<const N: usize>() -> Result<[u8; N], AccountError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| secret(&error))?;
    Ok(bytes)
}

fn secret(error: &impl std::fmt::Display) -> AccountError {
    AccountError::Secret {
        reason: error.to_string(),
    }
}

async fn named(db: &impl ConnectionTrait, name: &str) -> Result<Option<account::Model>, DbErr> {
    let same = account::Entity::find().filter(account::Column::Folded.eq(folded(name)));
    same.one(db).await
}

async fn open_of(db: &impl ConnectionTrait, name: &str) -> Result<Option<account::Model>, DbErr> {
    Ok(named(db, name).await?.filter(|row| row.closed.is_none()))
}

/// Keeps how many passwords in a row were wrong.
async fn tried(writing: &DatabaseTransaction, id: Uuid, wrong: i32, at: Option<&str>) -> Result<(), DbErr> {
    let changed = account::ActiveModel {
        id: Set(id),
        wrong: Set(wrong),
        wrong_at: Set(at.map(str::to_owned)),
        ..Default::default()
    };
    changed.update(writing).await.map(|_| ())
}

async fn noted(
    writing: &DatabaseTransaction,
    now: &str,
    action: &'static str,
    account: Uuid,
    details: &str,
) -> Result<(), DbErr> {
    let mut trail = Trail::open(writing).await?;
    let done = deed(COMMAND_LINE.to_owned(), action, account, details);
    trail.add(writing, now, done).await
}

fn deed(who: String, action: &'static str, account: Uuid, details: &str) -> Deed {
    Deed {
        who,
        action,
        about: account.to_string(),
        details: details.to_owned(),
    }
}
