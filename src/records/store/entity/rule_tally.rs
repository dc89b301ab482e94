//! How often which verdict on a rule fell in a person's exams of a quarter, as the program found it.

use sea_orm::entity::prelude::*;

/// How often which verdict on a rule fell in a person's exams of a quarter.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_tally")]
pub struct Model {
    /// Who sat the exams.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// The procedure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub procedure: String,
    /// The quarter in which the exams began, in UTC (`2026-Q4`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub quarter: String,
    /// The rule (`krynki:4.1.a`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule: String,
    /// Met so many times.
    pub met: i32,
    /// Partly met.
    pub partly: i32,
    /// Missed.
    pub missed: i32,
    /// Not heard reliably enough for a verdict.
    pub unclear: i32,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
