//! A person on record: a trainee, on however many stations.

use sea_orm::entity::prelude::*;

/// A person on record: a trainee, on however many stations.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Follows from the station that knew them first and their id there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// First name; empty once erased.
    pub first_name: String,
    /// Last name; empty once erased.
    pub last_name: String,
    /// Position; empty once erased.
    pub position: String,
    /// Unit; empty once erased.
    pub unit: String,
    /// The office's full name; empty once erased.
    pub office: String,
    /// How callers address them (`pan`, `pani`).
    pub address: String,
    /// Last and first name, unit and office as `store/search.rs` sorts and searches them; empty once erased.
    pub folded: String,
    /// When they were added, by the store's clock (RFC 3339, UTC).
    pub added: String,
    /// The day on which their data were erased.
    pub erased_on: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
