//! What the ids of the audit trail stand for, so that people need not read ids.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use crate::records::store::entity::{account, attempt, certificate, person, station};
use crate::records::store::{Store, StoreError};

/// What an id stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A person, by first and last name; empty: they were erased.
    Person(String),
    /// An attempt, by its name at its station.
    Attempt(String),
    /// A certificate, by its number.
    Certificate(String),
    /// A station, by what it is called.
    Station(String),
    /// An account, by the name with which it signs in.
    Account(String),
}

impl Store {
    /// What ids stand for. Those that stand for nothing here are left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn named(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Named>, StoreError> {
        let failed = self.failed();
        let mut named = BTreeMap::new();
        if ids.is_empty() {
            return Ok(named);
        }
        let people = person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied()));
        for person in people.all(self.db()).await.map_err(failed)? {
            let name = format!("{} {}", person.first_name, person.last_name);
            named.insert(person.id, Named::Person(name.trim().to_owned()));
        }
        let attempts = attempt::Entity::find()
            .select_only()
            .columns([attempt::Column::Id, attempt::Column::Name])
            .filter(attempt::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(Uuid, String)>();
        for (id, name) in attempts.all(self.db()).await.map_err(failed)? {
            named.insert(id, Named::Attempt(name));
        }
        let certificates = certificate::Entity::find()
            .select_only()
            .columns([certificate::Column::Id, certificate::Column::Number])
            .filter(certificate::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(Uuid, String)>();
        for (id, number) in certificates.all(self.db()).await.map_err(failed)? {
            named.insert(id, Named::Certificate(number));
        }
        let stations = station::Entity::find().filter(station::Column::Id.is_in(ids.iter().copied()));
        for station in stations.all(self.db()).await.map_err(failed)? {
            named.insert(station.id, Named::Station(station.name));
        }
        let accounts = account::Entity::find()
            .select_only()
            .columns([account::Column::Id, account::Column::Name])
            .filter(account::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(Uuid, String)>();
        for (id, name) in accounts.all(self.db()).await.map_err(failed)? {
            named.insert(id, Named::Account(name));
        }
        Ok(named)
    }
}
