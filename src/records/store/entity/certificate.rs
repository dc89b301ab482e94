//! A certificate, as the office's register has it.

use sea_orm::entity::prelude::*;

/// A certificate, as the office's register has it.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    /// Its id in any office.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its number in the office.
    pub number: String,
    /// To whom it was issued; none: erased.
    pub person: Option<Uuid>,
    /// Under which policy.
    pub policy: String,
    /// The day of issue.
    pub issued: String,
    /// The last day of validity.
    pub valid_until: String,
    /// What it says, JSON; none: erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub statement: Option<String>,
    /// The text of its file, as it was signed; none: erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub credential: Option<String>,
    /// The day on which it was revoked.
    pub revoked_on: Option<String>,
    /// The reason, by its name in files.
    pub revoked_why: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
