//! An entry of the audit trail; each proves itself by the one before.

use sea_orm::entity::prelude::*;

/// An entry of the audit trail; each proves itself by the one before.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Its place, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// When, by the store's clock (RFC 3339, UTC).
    pub at: String,
    /// Whose account, or which station.
    pub who: String,
    /// What was done (`certificate-issued`).
    pub action: String,
    /// On what: an id, never a name.
    pub about: String,
    /// More of it, JSON.
    #[sea_orm(column_type = "Text")]
    pub details: String,
    /// The checksum over all up to it.
    pub sum: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
