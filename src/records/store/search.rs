//! Lists of people, attempts and certificates, a page at a time.
//!
//! A page costs what it shows: its rows are found from where the page beside it ended, and never counted off from the beginning.

mod certificates;
mod named;
#[cfg(test)]
mod tests;

use sea_orm::sea_query::{Alias, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DbErr, EntityTrait, PaginatorTrait as _, PrimaryKeyTrait,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Value,
};
use uuid::Uuid;

pub use self::certificates::{CertificatesWanted, Validity};
pub use self::named::Named;
use super::entity::{attempt, consent, dispute, person, person_at_station, standing, station};
use super::{Store, StoreError};
use crate::records::certification::State;

/// The most words of a search that are looked at; nobody's name has more.
const WORDS: usize = 6;
/// Units to choose from; an office has some tens.
const UNITS: u64 = 300;
/// What marks a sign in a pattern as no placeholder.
const ESCAPE: char = '!';

/// Which people are wanted. Those who were erased never are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleWanted {
    /// Each word of it begins a word of their name, unit or office; capitals and Polish signs do not matter. Empty: anybody.
    pub text: String,
    /// Of this unit; none: of any.
    pub unit: Option<String>,
    /// Whose state is this one; none: any.
    pub state: Option<State>,
    /// With this policy they have it; none: with any.
    pub policy: Option<String>,
}

/// Where a page begins, told by a row of the page beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// After this row.
    After(Uuid),
    /// So that it ends before this row.
    Before(Uuid),
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// Its rows, in the list's order.
    pub rows: Vec<T>,
    /// Whether there are rows before these.
    pub earlier: bool,
    /// Whether there are rows after these.
    pub later: bool,
}

/// An attempt with where it was made and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptFound {
    /// The attempt.
    pub attempt: attempt::Model,
    /// What its station is called; empty: the station never said.
    pub station: String,
    /// Who made it; none: nobody signed in, or they were erased.
    pub person: Option<person::Model>,
}

impl Store {
    /// A page of people, by last name in the order of the Polish alphabet, and how many are wanted in all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn people(
        &self,
        wanted: &PeopleWanted,
        at: Option<Cursor>,
        most: u64,
    ) -> Result<(Listed<person::Model>, u64), StoreError> {
        let failed = self.failed();
        let found = person::Entity::find().filter(wanted.condition());
        let all = found.clone().count(self.db()).await.map_err(failed)?;
        let beside = beside::<person::Entity>(self.db(), at).await.map_err(failed)?;
        let mark = beside.map(|(cursor, row)| (cursor, (row.folded.into(), row.id.into())));
        let page = Paged {
            columns: (person::Column::Folded, person::Column::Id),
            descending: false,
            most,
        };
        let listed = cut(self.db(), found, page, mark).await.map_err(failed)?;
        Ok((listed, all))
    }

    /// The units of people, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn units(&self) -> Result<Vec<String>, StoreError> {
        let units = person::Entity::find()
            .select_only()
            .column(person::Column::Unit)
            .filter(person::Column::ErasedOn.is_null())
            .distinct()
            .order_by_asc(person::Column::Unit)
            .limit(UNITS);
        units.into_tuple::<String>().all(self.db()).await.map_err(self.failed())
    }

    /// A person; none: there never was one of this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person(&self, id: Uuid) -> Result<Option<person::Model>, StoreError> {
        let found = person::Entity::find_by_id(id).one(self.db()).await;
        found.map_err(self.failed())
    }

    /// By which ids which stations know a person: the station's name and the id there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn known_at(&self, person: Uuid) -> Result<Vec<(String, String)>, StoreError> {
        let failed = self.failed();
        let here = person_at_station::Entity::find()
            .filter(person_at_station::Column::Person.eq(person))
            .order_by_asc(person_at_station::Column::Local);
        let here = here.all(self.db()).await.map_err(failed)?;
        let stations = station::Entity::find().filter(station::Column::Id.is_in(here.iter().map(|one| one.station)));
        let stations = stations.all(self.db()).await.map_err(failed)?;
        let name = |id: Uuid| {
            let known = stations.iter().find(|station| station.id == id);
            known.map_or_else(|| id.to_string(), |station| station.name.clone())
        };
        Ok(here.into_iter().map(|one| (name(one.station), one.local)).collect())
    }

    /// A page of a person's attempts, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attempts_of(
        &self,
        person: Uuid,
        at: Option<Cursor>,
        most: u64,
    ) -> Result<Listed<attempt::Model>, StoreError> {
        let failed = self.failed();
        let found = attempt::Entity::find().filter(attempt::Column::Person.eq(person));
        let beside = beside::<attempt::Entity>(self.db(), at).await.map_err(failed)?;
        let mark = beside.map(|(cursor, row)| (cursor, (row.begun.into(), row.id.into())));
        let page = Paged {
            columns: (attempt::Column::Begun, attempt::Column::Id),
            descending: true,
            most,
        };
        cut(self.db(), found, page, mark).await.map_err(failed)
    }

    /// An attempt; none: there is none of this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attempt(&self, id: Uuid) -> Result<Option<AttemptFound>, StoreError> {
        let failed = self.failed();
        let Some(attempt) = attempt::Entity::find_by_id(id).one(self.db()).await.map_err(failed)? else {
            return Ok(None);
        };
        let station = station::Entity::find_by_id(attempt.station).one(self.db()).await;
        let station = station.map_err(failed)?;
        let person = match attempt.person {
            Some(person) => self.person(person).await?,
            None => None,
        };
        Ok(Some(AttemptFound {
            attempt,
            station: station.map_or_else(String::new, |station| station.name),
            person,
        }))
    }

    /// What a trainee disputes of an attempt, with the answers, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn disputes_on(&self, attempt: Uuid) -> Result<Vec<dispute::Model>, StoreError> {
        let disputes = dispute::Entity::find()
            .filter(dispute::Column::Attempt.eq(attempt))
            .order_by_asc(dispute::Column::RaisedOn)
            .order_by_asc(dispute::Column::Id);
        disputes.all(self.db()).await.map_err(self.failed())
    }

    /// The consents that a person gave, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn consents_given_by(&self, person: Uuid) -> Result<Vec<consent::Model>, StoreError> {
        let consents = consent::Entity::find()
            .filter(consent::Column::Person.eq(person))
            .order_by_desc(consent::Column::Given)
            .order_by_asc(consent::Column::Id);
        consents.all(self.db()).await.map_err(self.failed())
    }
}

/// How a list is cut into pages.
struct Paged<C> {
    columns: (C, C),
    descending: bool,
    most: u64,
}

/// The row by which a page is told; none: the first page, or the row is gone.
async fn beside<E>(db: &DatabaseConnection, at: Option<Cursor>) -> Result<Option<(Cursor, E::Model)>, DbErr>
where
    E: EntityTrait,
    <E::PrimaryKey as PrimaryKeyTrait>::ValueType: From<Uuid>,
{
    let Some(cursor) = at else { return Ok(None) };
    let (Cursor::After(id) | Cursor::Before(id)) = cursor;
    let row = E::find_by_id(id).one(db).await?;
    Ok(row.map(|row| (cursor, row)))
}

/// A page of rows in the order of two columns, of which the second tells apart what is alike in the first. `mark` are their values
/// in the row beside it.
async fn cut<E: EntityTrait, C: ColumnTrait>(
    db: &DatabaseConnection,
    found: Select<E>,
    page: Paged<C>,
    mark: Option<(Cursor, (Value, Value))>,
) -> Result<Listed<E::Model>, DbErr> {
    let (first, second) = page.columns;
    let is_first = mark.is_none();
    let backwards = matches!(mark, Some((Cursor::Before(_), _)));
    let upwards = page.descending == backwards;
    let mut found = found.limit(page.most.saturating_add(1));
    if let Some((_, values)) = mark {
        found = found.filter(beyond((first, second), values, upwards));
    }
    let found = if upwards {
        found.order_by_asc(first).order_by_asc(second)
    } else {
        found.order_by_desc(first).order_by_desc(second)
    };
    let mut rows = found.all(db).await?;
    let most = usize::try_from(page.most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    if backwards {
        rows.reverse();
    }
    Ok(Listed {
        rows,
        earlier: if backwards { more } else { !is_first },
        later: backwards || more,
    })
}

/// The rows after another one in the order of two columns, or before it. The bound of the first alone lets an index find them.
fn beyond<C: ColumnTrait>(columns: (C, C), values: (Value, Value), upwards: bool) -> Condition {
    let (first, second) = columns;
    let (one, two) = values;
    if upwards {
        let within = Condition::any().add(first.gt(one.clone())).add(second.gt(two));
        Condition::all().add(first.gte(one)).add(within)
    } else {
        let within = Condition::any().add(first.lt(one.clone())).add(second.lt(two));
        Condition::all().add(first.lte(one)).add(within)
    }
}

impl PeopleWanted {
    fn condition(&self) -> Condition {
        let mut all = Condition::all().add(person::Column::ErasedOn.is_null());
        for word in plain(&self.text).split_whitespace().take(WORDS) {
            all = all.add(begins_a_word(word));
        }
        if let Some(unit) = &self.unit {
            all = all.add(person::Column::Unit.eq(unit.as_str()));
        }
        if let Some(state) = self.state {
            let mut rows = standing::Entity::find()
                .select_only()
                .column(standing::Column::Person)
                .filter(standing::Column::State.eq(state.id()));
            if let Some(policy) = &self.policy {
                rows = rows.filter(standing::Column::Policy.eq(policy.as_str()));
            }
            all = all.add(person::Column::Id.in_subquery(rows.into_query()));
        }
        all
    }
}

/// Whether a word of what people are searched by begins so: at its beginning, after a space, or after a hyphen of a double name.
fn begins_a_word(word: &str) -> Condition {
    use sea_orm::sea_query::{Expr, ExprTrait as _};
    let escaped = escaped(word);
    let like = |before: &str| {
        let folded = Func::cust(Alias::new("REPLACE"))
            .arg(Expr::col(person::Column::Folded.as_column_ref()))
            .arg(MARK.to_string())
            .arg("");
        let pattern = LikeExpr::new(format!("{before}{escaped}%")).escape(ESCAPE);
        Expr::from(folded).like(pattern)
    };
    Condition::any().add(like("")).add(like("% ")).add(like("%-"))
}

/// A text as it stands in a pattern, where it means itself alone.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(sign);
    }
    pattern
}

/// What makes a Polish letter of the one before it in the alphabet; sorted by its code, it comes after all letters.
const MARK: char = '~';

/// A text as it is sorted by the codes of its signs: in small letters, and Polish ones as the letter before them with marks
/// (`łąka`: `l~a~ka`), so that they come where the Polish alphabet has them.
pub(super) fn sortable(text: &str) -> String {
    let mut sorted = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let (letter, marks) = match letter {
            'ą' => ('a', 1),
            'ć' => ('c', 1),
            'ę' => ('e', 1),
            'ł' => ('l', 1),
            'ń' => ('n', 1),
            'ó' => ('o', 1),
            'ś' => ('s', 1),
            'ź' => ('z', 1),
            'ż' => ('z', 2),
            other => (other, 0),
        };
        sorted.push(letter);
        sorted.extend(std::iter::repeat_n(MARK, marks));
    }
    sorted
}

/// A text as it is searched: sortable, but without the marks, so that who types no Polish signs finds what has them.
fn plain(text: &str) -> String {
    sortable(text).replace(MARK, "")
}
