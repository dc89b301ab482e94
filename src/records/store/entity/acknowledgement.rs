//! That somebody read a version of the office's own procedure.

use sea_orm::entity::prelude::*;

/// That somebody read a version of the office's own procedure.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "acknowledgement")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// The procedure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub procedure: String,
    /// The document's version (`6/2022`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub document: String,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub on_day: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
