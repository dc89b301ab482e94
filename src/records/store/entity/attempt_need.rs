//! A need of an attempt's caller.

use sea_orm::entity::prelude::*;

/// A need of an attempt's caller.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_need")]
pub struct Model {
    /// The attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt: Uuid,
    /// The need, by its name in files (`stutter`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub need: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
