//! Who may sign in to the panel.

use sea_orm::entity::prelude::*;

/// Who may sign in to the panel.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// By chance.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// By which they sign in, as it was written.
    pub name: String,
    /// The name in small letters: no two are alike.
    pub folded: String,
    /// `hr`, `trainer`, `auditor`.
    pub role: String,
    /// Argon2id hash (PHC string).
    pub password: String,
    /// When (RFC 3339, UTC).
    pub created: String,
    /// When it was closed (RFC 3339, UTC); none: it is open.
    pub closed: Option<String>,
    /// Wrong passwords since the last right one.
    pub wrong: i32,
    /// When the last of them was given (RFC 3339, UTC).
    pub wrong_at: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
