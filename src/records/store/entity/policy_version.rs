//! A version of a certification policy.

use sea_orm::entity::prelude::*;

/// A version of a certification policy.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "policy_version")]
pub struct Model {
    /// The policy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub policy: String,
    /// The version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// The first day on which it is in force.
    pub valid_from: String,
    /// The version, JSON.
    #[sea_orm(column_type = "Text")]
    pub content: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
