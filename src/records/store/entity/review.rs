//! What a person decided on a result.

use sea_orm::entity::prelude::*;

/// What a person decided on a result.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    /// Follows from where it was written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which attempt.
    pub attempt: Uuid,
    /// Its place among the reviews of its attempt, from 0: at the station that sent it, or after all that were here.
    pub place: i32,
    /// The day.
    pub on_day: String,
    /// Who, by name.
    pub by_name: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// What they decided, JSON.
    #[sea_orm(column_type = "Text")]
    pub ruling: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
