//! What the program found on a rule in an attempt.

use sea_orm::entity::prelude::*;

/// What the program found on a rule in an attempt.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_verdict")]
pub struct Model {
    /// The attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt: Uuid,
    /// The rule (`krynki:4.1.a`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule: String,
    /// `met`, `partly`, `missed` or `unclear`.
    pub verdict: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
