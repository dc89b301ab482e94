//! Attempts of stations on their way into the store: whole lines of their journals, in order, each proved by the ones before.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};
use uuid::Uuid;

use super::audit::{Deed, Trail};
use super::entity::{attempt, attempt_need, attempt_piece, rule_verdict};
use super::{Store, StoreError, erased_identities, exams, people, results, standings, word};
use crate::domain::Verdict;
use crate::records::attempt::{AttemptHeader, AttemptId, Closing, Played};
use crate::records::journal::{Line, read_bytes};
use crate::records::{JournalError, Recorded, StationId, TraineeId, Who, chain};

/// Some lines of an attempt's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The attempt's name at its station.
    pub name: AttemptId,
    /// So many lines stand before them.
    pub after: u32,
    /// The lines, each with its end.
    pub text: String,
}

/// What a store has of an attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// So many lines.
    pub lines: u32,
    /// The checksum of the last.
    pub sum: String,
    /// No more will come: its end is among them, or it was erased.
    pub whole: bool,
}

/// Why lines were not taken. What the store had before is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// They do not follow what the store has: the station's file is another one than that which was sent before.
    Differs,
    /// The attempt is from before the erasure of somebody who had the trainee's name, unit and office.
    BeforeErasure,
    /// The trainee has the name, unit and office of somebody who was erased, and whether it is they, nobody has said.
    KeptOut {
        /// Their id at the station.
        trainee: TraineeId,
        /// Who was erased.
        person: Uuid,
    },
    /// A line is not what was written after the line before it.
    Changed {
        /// Its place in the journal, from 1.
        line: u32,
    },
    /// A line means nothing to this version of the program.
    NotUnderstood {
        /// Its place in the journal, from 1.
        line: u32,
        /// What in it was unexpected.
        reason: String,
    },
}

/// The id of a station's attempt in any store.
pub fn attempt_id(station: StationId, name: &AttemptId) -> Uuid {
    Uuid::new_v5(&station.uuid(), format!("attempt/{name}").as_bytes())
}

impl Store {
    /// What the store has of a station's attempts.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn held(&self, station: StationId) -> Result<Vec<(AttemptId, Held)>, StoreError> {
        // A row is long, and a station's are many.
        let rows = attempt::Entity::find()
            .select_only()
            .columns([
                attempt::Column::Name,
                attempt::Column::Lines,
                attempt::Column::Sum,
                attempt::Column::State,
                attempt::Column::ErasedOn,
            ])
            .filter(attempt::Column::Station.eq(station.uuid()));
        let rows = rows.into_tuple::<(String, i32, String, String, Option<String>)>();
        let rows = rows.all(self.db()).await.map_err(self.failed())?.into_iter();
        let named = rows.filter_map(|(name, lines, sum, state, erased_on)| {
            let held = Held::new(lines, sum, &state, erased_on.is_some());
            Some((AttemptId::parse(&name)?, held))
        });
        Ok(named.collect())
    }

    /// Takes lines of attempts, all within one transaction; lines that are there already are passed over. `now` is the store's
    /// time (RFC 3339, UTC). Those of one attempt are taken whole or not at all, and one that is refused keeps back no other.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was taken.
    pub async fn take(
        &self,
        station: StationId,
        pieces: &[Piece],
        now: &str,
    ) -> Result<Vec<(AttemptId, NotTaken)>, StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let mut trail = Trail::open(&writing).await.map_err(failed)?;
        let (mut refused, mut came) = (Vec::new(), BTreeSet::new());
        for piece in pieces {
            match take(&writing, station, piece, now).await.map_err(failed)? {
                Ok(Some(sum)) => {
                    came.insert(attempt_id(station, &piece.name));
                    let whole = Deed {
                        who: station.to_string(),
                        action: "attempt-whole",
                        about: attempt_id(station, &piece.name).to_string(),
                        details: sum,
                    };
                    trail.add(&writing, now, whole).await.map_err(failed)?;
                }
                Ok(None) => {}
                Err(why) => refused.push((piece.name.clone(), why)),
            }
        }
        exams::came(&writing, &came).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(refused)
    }

    /// An attempt as its station wrote it; none: there is none of this id, or it was erased.
    ///
    /// # Errors
    /// When the store cannot be read, and when what stands there is not what was written.
    pub async fn recorded(&self, id: Uuid) -> Result<Option<Recorded>, StoreError> {
        let Some(text) = self.journal(id).await? else {
            return Ok(None);
        };
        let name = id.to_string();
        let read = read_bytes(name.as_ref(), text.as_bytes()).map_err(|error: JournalError| StoreError::Changed {
            place: self.place().to_string(),
            what: name.clone(),
            reason: error.to_string(),
        })?;
        Ok(Some(read))
    }

    /// The lines of an attempt, as they stand in its station's file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn journal(&self, id: Uuid) -> Result<Option<String>, StoreError> {
        let pieces = attempt_piece::Entity::find()
            .filter(attempt_piece::Column::Attempt.eq(id))
            .order_by_asc(attempt_piece::Column::Place);
        let pieces = pieces.all(self.db()).await.map_err(self.failed())?;
        let texts: Option<Vec<String>> = pieces.into_iter().map(|piece| piece.content).collect();
        Ok(texts.map(|texts| texts.concat()).filter(|text| !text.is_empty()))
    }
}

impl Held {
    fn of(row: &attempt::Model) -> Self {
        Self::new(row.lines, row.sum.clone(), &row.state, row.erased_on.is_some())
    }

    fn new(lines: i32, sum: String, state: &str, is_erased: bool) -> Self {
        Self {
            lines: u32::try_from(lines).unwrap_or_default(),
            sum,
            whole: state != UNFINISHED || is_erased,
        }
    }
}

/// The mode of an attempt that counts.
pub(super) const EXAM: &str = "exam";

/// The state of an attempt whose end has not come.
pub(super) const UNFINISHED: &str = "unfinished";

/// Takes lines of one attempt; with its checksum once it is whole.
async fn take(
    writing: &DatabaseTransaction,
    station: StationId,
    piece: &Piece,
    now: &str,
) -> Result<Result<Option<String>, NotTaken>, DbErr> {
    let id = attempt_id(station, &piece.name);
    let known = attempt::Entity::find_by_id(id).one(writing).await?;
    if known.as_ref().is_some_and(|row| row.erased_on.is_some()) {
        return Ok(Ok(None));
    }
    let held = known.as_ref().map(Held::of).unwrap_or_default();
    let opened = match open(piece, &held) {
        Ok(Some(opened)) => opened,
        Ok(None) => return Ok(Ok(None)),
        Err(why) => return Ok(Err(why)),
    };
    let mut row = match (known, &opened.header) {
        (Some(row), _) => row,
        (None, Some(header)) => match begun(writing, station, id, header, now).await? {
            Ok(Some(row)) => row,
            // What a person did who was erased is not kept again; their station erases it too.
            Ok(None) => return Ok(Ok(None)),
            Err(why) => return Ok(Err(why)),
        },
        (None, None) => return Ok(Err(NotTaken::Differs)),
    };
    let is_new = row.lines == 0;
    let came = attempt_piece::ActiveModel {
        attempt: Set(id),
        place: Set(row.lines),
        lines: Set(opened.lines),
        content: Set(Some(opened.text.to_owned())),
    };
    row.lines += opened.lines;
    row.sum = opened.sum;
    now.clone_into(&mut row.received);
    if opened.resumed.is_some() {
        row.resumed = opened.resumed;
    }
    if let Some(closing) = &opened.closing {
        end(&mut row, closing)?;
        let raised = raised(closing).into_iter();
        let verdicts = raised.map(|(rule, verdict)| rule_verdict::ActiveModel {
            attempt: Set(id),
            rule: Set(rule),
            verdict: Set(verdict),
        });
        let verdicts: Vec<rule_verdict::ActiveModel> = verdicts.collect();
        if !verdicts.is_empty() {
            rule_verdict::Entity::insert_many(verdicts).exec(writing).await?;
        }
        if row.mode == EXAM {
            standings::mark_stale(writing, &BTreeSet::from_iter(row.person)).await?;
        }
    }
    let whole = opened.closing.is_some().then(|| row.sum.clone());
    let row = attempt::ActiveModel::from(row);
    if is_new {
        row.reset_all().insert(writing).await?;
    } else {
        row.reset_all().update(writing).await?;
    }
    came.insert(writing).await?;
    Ok(Ok(whole))
}

/// The row of an attempt that begins, and what was demanded of the trainee; none: they were erased.
async fn begun(
    writing: &DatabaseTransaction,
    station: StationId,
    id: Uuid,
    header: &AttemptHeader,
    now: &str,
) -> Result<Result<Option<attempt::Model>, NotTaken>, DbErr> {
    let person = match &header.trainee {
        Some(local) => {
            let who = Who::of(&header.profile);
            let known = people::person_at(writing, station, local).await?;
            // Their station names people before attempts; where it does not, the attempt does.
            let known = match known {
                Some(known) => known,
                None => {
                    // Whether it is they who were erased, their station has to say.
                    if let Some(person) = erased_identities::keeps_out(writing, station, &who).await? {
                        let trainee = local.clone();
                        return Ok(Err(NotTaken::KeptOut { trainee, person }));
                    }
                    people::take(writing, station, local, &who, now).await?
                }
            };
            if people::is_erased(writing, known).await? {
                return Ok(Ok(None));
            }
            // Somebody of the same name was erased, and whoever is here now came after.
            if erased_identities::is_before_erasure(writing, &who, &header.begun).await? {
                return Ok(Err(NotTaken::BeforeErasure));
            }
            Some(known)
        }
        None => None,
    };
    if let Some(demands) = &header.demands
        && !demands.needs.is_empty()
    {
        let needs = demands.needs.iter().map(|need| attempt_need::ActiveModel {
            attempt: Set(id),
            need: Set(need.clone()),
        });
        attempt_need::Entity::insert_many(needs).exec(writing).await?;
    }
    Ok(Ok(Some(row(station, header, person, now))))
}

/// The row of an attempt before its first line came.
pub(super) fn row(station: StationId, header: &AttemptHeader, person: Option<Uuid>, now: &str) -> attempt::Model {
    let (kind, played) = match &header.played {
        Played::Call { scenario, .. } => ("call", scenario.as_str()),
        Played::Shift { shift, .. } => ("shift", shift.as_str()),
    };
    attempt::Model {
        id: attempt_id(station, &header.id),
        station: station.uuid(),
        name: header.id.as_str().to_owned(),
        person,
        mode: word(&header.mode),
        procedure: header.procedure.as_str().to_owned(),
        kind: kind.to_owned(),
        played: played.to_owned(),
        level: header.demands.as_ref().map(|demands| i32::from(demands.level)),
        begun: header.begun.clone(),
        resumed: None,
        state: UNFINISHED.to_owned(),
        score: None,
        passed: None,
        result: None,
        lines: 0,
        sum: String::new(),
        received: now.to_owned(),
        erased_on: None,
    }
}

/// What its end makes of an attempt's row.
pub(super) fn end(row: &mut attempt::Model, closing: &Closing) -> Result<(), DbErr> {
    row.state = word(&closing.how);
    let graded = closing.card.as_ref().map(|card| card.graded());
    row.score = graded.as_ref().and_then(|graded| graded.score).map(|score| score.value);
    row.passed = graded.as_ref().map(|graded| word(&graded.passed));
    if row.mode == EXAM {
        row.result = closing.card.as_deref().map(results::kept).transpose()?;
    }
    Ok(())
}

/// What the program found on each rule that came up, by rule.
pub(super) fn raised(closing: &Closing) -> Vec<(String, String)> {
    let rules = closing.card.iter().flat_map(|card| card.graded().rules);
    let raised = rules.filter(|rule| rule.verdict != Verdict::NotApplicable);
    raised
        .map(|rule| (rule.rule.as_str().to_owned(), word(&rule.verdict)))
        .collect()
}

/// Lines that are new to the store.
struct Opened<'a> {
    header: Option<Box<AttemptHeader>>,
    resumed: Option<String>,
    closing: Option<Closing>,
    text: &'a str,
    lines: i32,
    sum: String,
}

/// Opens the lines that a store does not have yet; none: it has them all.
fn open<'a>(piece: &'a Piece, held: &Held) -> Result<Option<Opened<'a>>, NotTaken> {
    let known = held.lines.checked_sub(piece.after).ok_or(NotTaken::Differs)?;
    let mut rest = piece.text.as_str();
    for passed in 1..=known {
        let Some((line, after)) = rest.split_once('\n') else {
            // It ends before what the store has.
            return Ok(None);
        };
        if passed == known && chain::sum_of(line) != Some(held.sum.as_str()) {
            return Err(NotTaken::Differs);
        }
        rest = after;
    }
    if rest.is_empty() {
        return Ok(None);
    }
    let mut opened = Opened {
        header: None,
        resumed: None,
        closing: None,
        text: rest,
        lines: 0,
        sum: held.sum.clone(),
    };
    let mut ended = held.whole;
    for line in rest.split_inclusive('\n') {
        let number = held.lines + opened.lines.unsigned_abs() + 1;
        let changed = NotTaken::Changed { line: number };
        let line = line.strip_suffix('\n').ok_or(changed.clone())?;
        let (content, sum) = chain::open(&opened.sum, line).ok_or(changed)?;
        let not_understood = |reason: String| NotTaken::NotUnderstood { line: number, reason };
        let misplaced = || not_understood("a line of this kind has no place here".to_owned());
        let understood: Line = serde_json::from_str(content).map_err(|error| not_understood(error.to_string()))?;
        if ended || (number == 1) != matches!(understood, Line::Header { .. }) {
            return Err(misplaced());
        }
        // Without its moment nobody could say on which day an exam was sat.
        let moment = |text: &str| match text.parse::<Timestamp>() {
            Ok(_) => Ok(()),
            Err(error) => Err(not_understood(error.to_string())),
        };
        match understood {
            Line::Header { attempt, .. } if attempt.id == piece.name => {
                moment(&attempt.begun)?;
                opened.header = Some(attempt);
            }
            Line::Header { .. } => return Err(misplaced()),
            Line::Event { .. } => {}
            Line::Resumed(resumption) => {
                moment(&resumption.when)?;
                opened.resumed = Some(resumption.when);
            }
            Line::Closed(closing) => {
                opened.closing = Some(closing);
                ended = true;
            }
        }
        sum.clone_into(&mut opened.sum);
        opened.lines += 1;
    }
    Ok(Some(opened))
}
