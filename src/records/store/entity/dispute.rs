//! A verdict that a trainee disputes, and the answer.

use sea_orm::entity::prelude::*;

/// A verdict that a trainee disputes, and the answer.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dispute")]
pub struct Model {
    /// Follows from where it was written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which attempt.
    pub attempt: Uuid,
    /// Which rule.
    pub rule: String,
    /// Why, in the trainee's words; empty once erased.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The day on which it was raised.
    pub raised_on: String,
    /// What the reviewer answered; none: it waits.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    /// Who answered, by name.
    pub answered_by: Option<String>,
    /// The day of the answer.
    pub answered_on: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
