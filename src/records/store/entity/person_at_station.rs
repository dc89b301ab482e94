//! By which id a station knows a person.

use sea_orm::entity::prelude::*;

/// By which id a station knows a person.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person_at_station")]
pub struct Model {
    /// The station.
    #[sea_orm(primary_key, auto_increment = false)]
    pub station: Uuid,
    /// Their id there (`osoba-1`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub local: String,
    /// The person.
    pub person: Uuid,
    /// A digest of who they are as the station said it last; empty once erased.
    pub said: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
