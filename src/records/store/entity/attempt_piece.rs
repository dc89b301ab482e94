//! Lines of an attempt's journal as they came together, word for word.

use sea_orm::entity::prelude::*;

/// Lines of an attempt's journal as they came together, word for word.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_piece")]
pub struct Model {
    /// The attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt: Uuid,
    /// So many lines stand before them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i32,
    /// So many they are.
    pub lines: i32,
    /// The lines, each with its end; none: they were erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub content: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
