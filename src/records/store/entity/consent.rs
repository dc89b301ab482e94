//! A consent of a person.

use sea_orm::entity::prelude::*;

/// A consent of a person.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// Follows from where it was written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who gave it.
    pub person: Uuid,
    /// For what (`recording`).
    pub kind: String,
    /// The text that was agreed to.
    #[sea_orm(column_type = "Text")]
    pub wording: String,
    /// When (RFC 3339, UTC).
    pub given: String,
    /// When it was withdrawn (RFC 3339, UTC).
    pub withdrawn: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
