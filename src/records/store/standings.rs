//! Where people stand with policies, found from what the store holds and kept so that lists can be searched.
//!
//! A standing holds for a day. Whatever changes what somebody's standing rests on marks it stale in the same transaction; it is shown
//! as it is until it is found anew.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{person, standing};
use super::facts::Basis;
use super::{AT_ONCE, Store, StoreError};
use crate::domain::{Day, PolicyHistory, Procedure};
use crate::records::certification::{self, Standing};

/// People looked over at once for whose standings are due.
const PAGE: u64 = 500;

/// People whose standings are found within one transaction, while others wait to write.
const BATCH: usize = 20;

/// Whose standings are found anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Everybody's: a policy or a procedure is another one.
    All,
    /// Of those for whom they are of another day, marked stale, or were never found.
    Stale,
    /// Of these people, where they are stale; a page asks for those whom it shows.
    People(Vec<Uuid>),
}

impl Store {
    /// Finds standings with policies, each with its procedure, on the day `today` and keeps them; those with other policies go. Says
    /// for how many people.
    ///
    /// # Errors
    /// When the store cannot be read or written, and when a row is not what was written. What was found until then stands.
    pub async fn refresh_standings(
        &self,
        policies: &[(PolicyHistory, Procedure)],
        which: &Which,
        basis: &Basis,
        today: Day,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        if let Which::People(people) = which {
            for some in people.chunks(AT_ONCE) {
                count += self.refresh_stale(policies, some, basis, today).await?;
            }
            return Ok(count);
        }
        let mut last: Option<Uuid> = None;
        let mut trouble = None;
        loop {
            let mut page = person::Entity::find()
                .select_only()
                .column(person::Column::Id)
                .filter(person::Column::ErasedOn.is_null())
                .order_by_asc(person::Column::Id)
                .limit(PAGE);
            if let Some(last) = last {
                page = page.filter(person::Column::Id.gt(last));
            }
            let page = page.into_tuple::<Uuid>().all(self.db()).await;
            let page = page.map_err(self.failed())?;
            if page.is_empty() {
                return trouble.map_or(Ok(count), Err);
            }
            last = page.last().copied();
            let found = match which {
                Which::Stale => self.refresh_stale(policies, &page, basis, today).await,
                Which::All | Which::People(_) => self.refresh(policies, &page, basis, today).await,
            };
            count += told_later(found, &mut trouble)?;
        }
    }

    /// Where people stand, as it was found last, each one's by policy. Whose standings were never found is not in it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn standings_of(&self, people: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<standing::Model>>, StoreError> {
        let mut found: BTreeMap<Uuid, Vec<standing::Model>> = BTreeMap::new();
        for some in people.chunks(AT_ONCE) {
            let rows = standing::Entity::find()
                .filter(standing::Column::Person.is_in(some.iter().copied()))
                .order_by_asc(standing::Column::Policy);
            for row in rows.all(self.db()).await.map_err(self.failed())? {
                found.entry(row.person).or_default().push(row);
            }
        }
        Ok(found)
    }

    /// Those of some people whose standings with all policies were found for the day, and nothing has come since.
    async fn fresh(
        &self,
        policies: &[(PolicyHistory, Procedure)],
        people: &[Uuid],
        today: Day,
    ) -> Result<BTreeSet<Uuid>, StoreError> {
        if policies.is_empty() {
            return Ok(people.iter().copied().collect());
        }
        let rows = standing::Entity::find()
            .select_only()
            .columns([standing::Column::Person, standing::Column::Policy])
            .filter(standing::Column::Person.is_in(people.iter().copied()))
            .filter(standing::Column::AsOf.eq(today.to_string()))
            .filter(standing::Column::Stale.eq(false));
        let rows = rows.into_tuple::<(Uuid, String)>().all(self.db()).await;
        let mut known: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
        for (person, policy) in rows.map_err(self.failed())? {
            known.entry(person).or_default().insert(policy);
        }
        let all = |found: &BTreeSet<String>| {
            let mut ids = policies.iter().map(|(history, _)| &history.first().id);
            ids.all(|id| found.contains(id.as_str()))
        };
        known.retain(|_, found| all(found));
        Ok(known.into_keys().collect())
    }

    /// Finds the standings of those of some people whose are not fresh.
    async fn refresh_stale(
        &self,
        policies: &[(PolicyHistory, Procedure)],
        people: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<u64, StoreError> {
        let fresh = self.fresh(policies, people, today).await?;
        let stale = people.iter().copied().filter(|person| !fresh.contains(person));
        let stale: Vec<Uuid> = stale.collect();
        self.refresh(policies, &stale, basis, today).await
    }

    /// Finds the standings of some people, a few of them within a transaction. A row that cannot be read holds up nobody but the one
    /// whose it is.
    async fn refresh(
        &self,
        policies: &[(PolicyHistory, Procedure)],
        people: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        let mut trouble = None;
        for some in people.chunks(BATCH) {
            match self.refresh_few(policies, some, basis, today).await {
                Err(StoreError::Changed { .. }) => {
                    for one in some.chunks(1) {
                        let found = self.refresh_few(policies, one, basis, today).await;
                        count += told_later(found, &mut trouble)?;
                    }
                }
                found => count += found?,
            }
        }
        trouble.map_or(Ok(count), Err)
    }

    /// The same within one transaction.
    async fn refresh_few(
        &self,
        policies: &[(PolicyHistory, Procedure)],
        some: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<u64, StoreError> {
        let failed = self.failed();
        let ids = || some.iter().copied();
        // Read where nobody else writes: what came between would be taken for known.
        let writing = self.write().await?;
        let there = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Id.is_in(ids()))
            .filter(person::Column::ErasedOn.is_null());
        let there = there.into_tuple::<Uuid>().all(&writing).await;
        let there = there.map_err(failed)?;
        let facts = self.facts_within(&writing, &there, basis, today).await?;
        let mut rows = Vec::new();
        for (person, facts) in &facts {
            for (history, procedure) in policies {
                let found = certification::standing(history, procedure, facts, today);
                rows.push(standing::ActiveModel::from(row(*person, &found, today)));
            }
        }
        let before = standing::Entity::delete_many().filter(standing::Column::Person.is_in(ids()));
        before.exec(&writing).await.map_err(failed)?;
        for some in rows.chunks(AT_ONCE) {
            let insert = standing::Entity::insert_many(some.to_vec());
            insert.exec_without_returning(&writing).await.map_err(failed)?;
        }
        writing.commit().await.map_err(failed)?;
        Ok(facts.len() as u64)
    }
}

/// A count, or 0 where a row cannot be read, which is told once the others are done.
fn told_later(found: Result<u64, StoreError>, trouble: &mut Option<StoreError>) -> Result<u64, StoreError> {
    match found {
        Err(error @ StoreError::Changed { .. }) => {
            trouble.get_or_insert(error);
            Ok(0)
        }
        found => found,
    }
}

/// Notes that something came that may change where people stand.
pub(super) async fn mark_stale(writing: &impl ConnectionTrait, people: &BTreeSet<Uuid>) -> Result<(), DbErr> {
    let people: Vec<Uuid> = people.iter().copied().collect();
    for some in people.chunks(AT_ONCE) {
        let theirs = standing::Entity::update_many()
            .col_expr(standing::Column::Stale, Expr::value(true))
            .filter(standing::Column::Person.is_in(some.iter().copied()));
        theirs.exec(writing).await?;
    }
    Ok(())
}

/// Notes that policies have new versions.
pub(super) async fn mark_policies_stale(
    writing: &impl ConnectionTrait,
    policies: &BTreeSet<&str>,
) -> Result<(), DbErr> {
    let with_them = standing::Entity::update_many()
        .col_expr(standing::Column::Stale, Expr::value(true))
        .filter(standing::Column::Policy.is_in(policies.iter().copied()));
    with_them.exec(writing).await?;
    Ok(())
}

fn row(person: Uuid, found: &Standing, today: Day) -> standing::Model {
    standing::Model {
        person,
        policy: found.policy.as_str().to_owned(),
        state: found.state.id().to_owned(),
        valid_until: found.valid_until.map(|day| day.to_string()),
        earned: found.earned.is_some(),
        missing: i32::try_from(found.missing.len()).unwrap_or(i32::MAX),
        as_of: today.to_string(),
        stale: false,
    }
}
