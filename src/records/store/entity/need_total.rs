//! How exams with a need came out in a quarter, as the program found it. It names nobody and outlives the exams.

use sea_orm::entity::prelude::*;

/// How exams with a need came out in a quarter.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "need_total")]
pub struct Model {
    /// The procedure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub procedure: String,
    /// The quarter in which the exams began, in UTC (`2026-Q4`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub quarter: String,
    /// The need, by its name in files (`stutter`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub need: String,
    /// Passed so many times.
    pub passed: i32,
    /// Not passed.
    pub failed: i32,
    /// For a person to settle.
    pub pending: i32,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
