//! Somebody who is signed in to the panel.

use sea_orm::entity::prelude::*;

/// Somebody who is signed in to the panel.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "web_session")]
pub struct Model {
    /// SHA-256 of the cookie's value, hexadecimal: whoever reads the store cannot sign in with it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who.
    pub account: Uuid,
    /// What every form of theirs must bring along.
    pub form_key: String,
    /// When they signed in (RFC 3339, UTC).
    pub begun: String,
    /// When they were last seen (RFC 3339, UTC).
    pub seen: String,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
