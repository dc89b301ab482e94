//! By what somebody who was erased is known again, without their name.

use sea_orm::entity::prelude::*;

/// By what somebody who was erased is known again, without their name.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "erased_identity")]
pub struct Model {
    /// The person, of whom the store has the id alone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// The digest of name, unit and office, with the store's key.
    pub digest: String,
    /// When they were erased, by the store's clock (RFC 3339, UTC).
    pub erased: String,
    /// Since when others of the same name, unit and office are taken (RFC 3339, UTC).
    pub admitted: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
