//! Exams that were played to their end, with their results: once one is whole, it is counted and looked through for what a person
//! has to decide.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::attempts::EXAM;
use super::entity::attempt;
use super::{AT_ONCE, queue, results, tallies, word};
use crate::domain::Card;
use crate::records::attempt::Closed;

/// An exam that was played to its end.
#[derive(Debug)]
pub(super) struct Exam {
    /// What is known of it.
    pub(super) row: attempt::Model,
    /// Its result, as it is kept beside its lines.
    pub(super) card: Card,
}

/// What follows once attempts are whole. Each may be handed in once.
pub(super) async fn came(writing: &impl ConnectionTrait, attempts: &BTreeSet<Uuid>) -> Result<(), DbErr> {
    let exams = finished(writing, attempts).await?;
    tallies::count(writing, &exams).await?;
    queue::look(writing, &exams).await
}

/// Those of these attempts that are exams, were played to their end, and have a result.
pub(super) async fn finished(db: &impl ConnectionTrait, attempts: &BTreeSet<Uuid>) -> Result<Vec<Exam>, DbErr> {
    let ids: Vec<Uuid> = attempts.iter().copied().collect();
    let mut exams = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = attempt::Entity::find()
            .filter(attempt::Column::Id.is_in(some.iter().copied()))
            .filter(attempt::Column::Mode.eq(EXAM))
            .filter(attempt::Column::State.eq(word(&Closed::Finished)))
            .filter(attempt::Column::ErasedOn.is_null());
        for row in rows.all(db).await? {
            let card = row.result.as_deref().map(results::read).transpose();
            let card = card.map_err(|reason| DbErr::Json(format!("attempt {}: {reason}", row.id)))?;
            exams.extend(card.map(|card| Exam { row, card }));
        }
    }
    Ok(exams)
}
