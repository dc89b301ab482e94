//! An attempt: what is known of it without its events.

use sea_orm::entity::prelude::*;

/// An attempt: what is known of it without its events.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// Follows from the station and the name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Where it was made.
    pub station: Uuid,
    /// Its name there, which is its file's.
    pub name: String,
    /// Who made it; none: nobody signed in, or they were erased.
    pub person: Option<Uuid>,
    /// `practice` or `exam`.
    pub mode: String,
    /// The procedure it was scored against.
    pub procedure: String,
    /// `call` or `shift`.
    pub kind: String,
    /// The scenario's or the shift's id.
    pub played: String,
    /// The call's difficulty, 1–3.
    pub level: Option<i32>,
    /// When it began, by the station's clock (RFC 3339, UTC).
    pub begun: String,
    /// When it went on after a break, by the station's clock (RFC 3339, UTC); none: it was never resumed.
    pub resumed: Option<String>,
    /// `unfinished`, `finished`, `interrupted` or `given_up`.
    pub state: String,
    /// The total that the program found, 0–100.
    pub score: Option<f64>,
    /// What the program found: `yes`, `no` or `pending`.
    pub passed: Option<String>,
    /// An exam's result as `store/results.rs` keeps it, JSON, without anybody's words; none: practice, not scored, or the
    /// result was erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub result: Option<String>,
    /// So many of its lines are here.
    pub lines: i32,
    /// The checksum of the last of them; empty: none is here.
    pub sum: String,
    /// When its last line came, by the store's clock (RFC 3339, UTC).
    pub received: String,
    /// The day on which what was said and done was erased.
    pub erased_on: Option<String>,
}

/// It is read by itself; what belongs together is asked for by its ids.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
