//! The key of the digests by which people who were erased are known again: one for a store, made by chance.

use sea_orm::entity::prelude::*;

/// The key of the digests by which people who were erased are known again: one for a store, made by chance.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_key")]
pub struct Model {
    /// 1: there is one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// 64 hexadecimal digits.
    pub value: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
