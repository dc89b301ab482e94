//! A station: an installation with a data folder of its own, from which records come.

use sea_orm::entity::prelude::*;

/// A station: an installation with a data folder of its own, from which records come.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "station")]
pub struct Model {
    /// Made by chance when the station's data folder was.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is called, for people (`Pokój 12`).
    pub name: String,
    /// When it sent something first, by the store's clock (RFC 3339, UTC).
    pub first_seen: String,
    /// When it was last here, within five minutes, by the store's clock (RFC 3339, UTC).
    pub last_seen: String,
    /// How far its clock was ahead of the store's then, ms; behind: negative.
    pub clock_ahead_ms: i64,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
