//! An xAPI statement on its way to a learning record store.

use sea_orm::entity::prelude::*;

/// An xAPI statement on its way to a learning record store.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outgoing_statement")]
pub struct Model {
    /// The statement's own id: a resend does not double it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which attempt.
    pub attempt: Uuid,
    /// The statement, JSON.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// How often it was sent in vain.
    pub tries: i32,
    /// Not sent again before (RFC 3339, UTC).
    pub next_try: String,
    /// When it was taken (RFC 3339, UTC).
    pub sent: Option<String>,
    /// Why it was refused for good.
    pub refused: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
