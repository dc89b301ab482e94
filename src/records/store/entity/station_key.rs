//! A key by which a station signs exams.

use sea_orm::entity::prelude::*;

/// A key by which a station signs exams.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "station_key")]
pub struct Model {
    /// The station.
    #[sea_orm(primary_key, auto_increment = false)]
    pub station: Uuid,
    /// The public key (`z6Mk…`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub public: String,
    /// When it came, by the store's clock (RFC 3339, UTC).
    pub seen: String,
    /// Since when it is taken for the station's (RFC 3339, UTC): the first one from when it came; none: nobody has said so.
    pub accepted: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
