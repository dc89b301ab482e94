//! Where somebody stands with a policy on a day, kept so that lists can be searched.

use sea_orm::entity::prelude::*;

/// Where somebody stands with a policy on a day, kept so that lists can be searched.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "standing")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Uuid,
    /// With which policy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub policy: String,
    /// The state, as `State::id` names it.
    pub state: String,
    /// The last day of validity.
    pub valid_until: Option<String>,
    /// Whether a certificate can be issued.
    pub earned: bool,
    /// How many things are missing for one.
    pub missing: i32,
    /// The day for which this was found.
    pub as_of: String,
    /// Whether something came since that may change it.
    pub stale: bool,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
