//! How long a class of data is kept.

use sea_orm::entity::prelude::*;

/// How long a class of data is kept.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "retention")]
pub struct Model {
    /// `audio`, `transcript`, `log`, `result` or `certificate`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub class: String,
    /// So many months; none: until somebody erases it.
    pub months: Option<i32>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
