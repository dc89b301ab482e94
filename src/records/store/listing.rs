//! The attempts of all stations, the newest first, some at a time: each time from where the one before ended.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use uuid::Uuid;

use super::entity::{attempt, person, station};
use super::search::AttemptFound;
use super::{Store, StoreError, word};
use crate::domain::Mode;

/// Which attempts are wanted; where nothing is asked for, all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttemptsWanted {
    /// Of this person alone.
    pub person: Option<Uuid>,
    /// Those that did not begin before this moment (RFC 3339, UTC).
    pub since: Option<String>,
    /// In this mode alone.
    pub mode: Option<Mode>,
}

impl Store {
    /// Attempts, the newest first: those after another one, where one is handed in, and at most `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attempts(
        &self,
        wanted: &AttemptsWanted,
        after: Option<&attempt::Model>,
        most: u64,
    ) -> Result<Vec<AttemptFound>, StoreError> {
        let failed = self.failed();
        let mut found = attempt::Entity::find()
            .order_by_desc(attempt::Column::Begun)
            .order_by_desc(attempt::Column::Id)
            .limit(most);
        if let Some(person) = wanted.person {
            found = found.filter(attempt::Column::Person.eq(person));
        }
        if let Some(since) = &wanted.since {
            found = found.filter(attempt::Column::Begun.gte(since.as_str()));
        }
        if let Some(mode) = wanted.mode {
            found = found.filter(attempt::Column::Mode.eq(word(&mode)));
        }
        if let Some(after) = after {
            let begun = after.begun.as_str();
            let further = Condition::any()
                .add(attempt::Column::Begun.lt(begun))
                .add(attempt::Column::Id.lt(after.id));
            // The bound of the first alone lets an index find them.
            found = found.filter(attempt::Column::Begun.lte(begun)).filter(further);
        }
        let rows = found.all(self.db()).await.map_err(failed)?;
        let people: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.person).collect();
        let people = person::Entity::find().filter(person::Column::Id.is_in(people));
        let people = people.all(self.db()).await.map_err(failed)?;
        let people: BTreeMap<Uuid, person::Model> = people.into_iter().map(|one| (one.id, one)).collect();
        let stations: BTreeSet<Uuid> = rows.iter().map(|row| row.station).collect();
        let stations = station::Entity::find().filter(station::Column::Id.is_in(stations));
        let stations = stations.all(self.db()).await.map_err(failed)?;
        let stations: BTreeMap<Uuid, String> = stations.into_iter().map(|one| (one.id, one.name)).collect();
        let named = |attempt: attempt::Model| AttemptFound {
            station: stations.get(&attempt.station).cloned().unwrap_or_default(),
            person: attempt.person.and_then(|id| people.get(&id).cloned()),
            attempt,
        };
        Ok(rows.into_iter().map(named).collect())
    }
}
