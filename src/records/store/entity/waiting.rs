//! An exam that a person has to look at, or has if a policy says so; its row goes once nothing is left to look at.

use sea_orm::entity::prelude::*;

/// An exam that a person has to look at, or has if a policy says so.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting")]
pub struct Model {
    /// The attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt: Uuid,
    /// The procedure it was scored against.
    pub procedure: String,
    /// What gives rise to a look: `unclear`, `critical`, `resumed`, `critical_resumed` or `nothing`.
    pub cause: String,
    /// When the attempt began, by the station's clock (RFC 3339, UTC).
    pub begun: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
