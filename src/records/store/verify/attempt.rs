//! One attempt of the store, held against its lines and against the audit trail.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Difference, WHOLE};
use crate::records::journal::read_bytes;
use crate::records::store::attempts::{UNFINISHED, end, raised, row};
use crate::records::store::decisions::proved;
use crate::records::store::entity::{attempt, attempt_need, attempt_piece, audit_entry, review, rule_verdict};
use crate::records::store::results;
use crate::records::{JournalError, Proof, Recorded, StationId, StationKeys, chain};

/// What the store holds of an attempt.
#[derive(Debug)]
pub(super) struct OnRecord {
    pub(super) row: attempt::Model,
    /// Its lines, in their order.
    pub(super) pieces: Vec<attempt_piece::Model>,
    pub(super) needs: Vec<attempt_need::Model>,
    pub(super) verdicts: Vec<rule_verdict::Model>,
    pub(super) reviews: Vec<review::Model>,
    pub(super) trail: Trail,
    /// What its lines say; none: they were not read, or were erased.
    pub(super) lines: Option<Result<Box<Recorded>, Difference>>,
    /// Who, by the store, is whom its lines name.
    pub(super) person: Option<Uuid>,
}

/// What the trail says of an attempt.
#[derive(Debug, Default)]
pub(super) struct Trail {
    /// Checksums with which it came whole.
    whole: Vec<String>,
    /// What was decided on it.
    decided: Vec<String>,
}

impl Trail {
    pub(super) fn of(entries: Vec<audit_entry::Model>) -> Self {
        let (whole, decided): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.action == WHOLE);
        let details = |entries: Vec<audit_entry::Model>| entries.into_iter().map(|entry| entry.details).collect();
        Self {
            whole: details(whole),
            decided: details(decided),
        }
    }
}

impl OnRecord {
    /// Reads the lines.
    pub(super) fn read(&mut self) {
        self.lines = match self.text() {
            Ok(text) => text.map(|text| recorded(&self.row, &text).map(Box::new)),
            Err(difference) => Some(Err(difference)),
        };
    }

    /// By which id which station knows whoever made it; none: its lines name nobody.
    pub(super) fn named(&self) -> Option<(Uuid, String)> {
        let recorded = self.lines.as_ref()?.as_ref().ok()?;
        let trainee = recorded.header.trainee.as_ref()?;
        Some((self.row.station, trainee.as_str().to_owned()))
    }

    /// What proves an exam that has ended, beside its checksums; none: its lines do not hold or were erased, or it is none.
    pub(super) fn proof(&self, keys: Option<&StationKeys>) -> Option<Proof> {
        let recorded = self.lines.as_ref()?.as_ref().ok()?;
        Proof::of(recorded, keys)
    }

    /// What does not hold, but for the signature; nothing: all does.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        match &self.lines {
            Some(Ok(recorded)) => self.beside(recorded, &mut found),
            Some(Err(difference)) => found.push(difference.clone()),
            None => {}
        }
        self.announced(&mut found);
        self.decided(&mut found);
        found
    }

    /// The lines; none: they were erased.
    fn text(&self) -> Result<Option<String>, Difference> {
        let is_erased = self.row.erased_on.is_some();
        let (mut text, mut after) = (String::new(), 0);
        for piece in &self.pieces {
            let lines = Difference::Lines { after };
            if piece.place != after || piece.lines < 1 {
                return Err(lines);
            }
            match &piece.content {
                Some(_) if is_erased => return Err(Difference::NotErased),
                Some(content) => {
                    let count = content.bytes().filter(|byte| *byte == b'\n').count();
                    if !content.ends_with('\n') || i32::try_from(count) != Ok(piece.lines) {
                        return Err(lines);
                    }
                    text.push_str(content);
                }
                None if is_erased => {}
                None => return Err(lines),
            }
            after = after.saturating_add(piece.lines);
        }
        if after == 0 || after != self.row.lines {
            return Err(Difference::Lines { after });
        }
        Ok((!is_erased).then_some(text))
    }

    /// Holds what stands beside the lines against them.
    fn beside(&self, recorded: &Recorded, found: &mut Vec<Difference>) {
        let header = &recorded.header;
        let mut told = row(
            StationId::new(self.row.station),
            header,
            self.person,
            &self.row.received,
        );
        told.resumed = recorded.resumed.as_ref().map(|resumption| resumption.when.clone());
        let is_written = recorded
            .closed
            .as_ref()
            .is_none_or(|closing| end(&mut told, closing).is_ok());
        let kept = &self.row;
        let columns = [
            ("id", kept.id == told.id),
            ("name", kept.name == told.name),
            (
                "person",
                kept.person == told.person && kept.person.is_some() == header.trainee.is_some(),
            ),
            ("mode", kept.mode == told.mode),
            ("procedure", kept.procedure == told.procedure),
            ("kind", kept.kind == told.kind),
            ("played", kept.played == told.played),
            ("level", kept.level == told.level),
            ("begun", kept.begun == told.begun),
            ("resumed", kept.resumed == told.resumed),
            ("state", kept.state == told.state),
            ("score", kept.score == told.score),
            ("passed", kept.passed == told.passed),
            (
                "result",
                is_written && is_result(kept.result.as_deref(), told.result.as_deref()),
            ),
        ];
        let differ = columns.into_iter().filter(|(_, is_same)| !is_same);
        found.extend(differ.map(|(column, _)| Difference::Column { column }));

        let needs: BTreeSet<&str> = self.needs.iter().map(|need| need.need.as_str()).collect();
        let demanded = header.demands.iter().flat_map(|demands| &demands.needs);
        let demanded: BTreeSet<&str> = demanded.map(String::as_str).collect();
        if needs != demanded {
            found.push(Difference::Needs);
        }
        let verdicts = self.verdicts.iter();
        let verdicts: BTreeSet<_> = verdicts.map(|one| (one.rule.clone(), one.verdict.clone())).collect();
        let raised: BTreeSet<(String, String)> = recorded.closed.iter().flat_map(raised).collect();
        if verdicts != raised {
            found.push(Difference::Verdicts);
        }
    }

    /// Holds it against what the trail says of its coming.
    fn announced(&self, found: &mut Vec<Difference>) {
        let is_whole = self.row.state != UNFINISHED;
        match &self.trail.whole[..] {
            [] if is_whole => found.push(Difference::Unannounced),
            [sum] if is_whole && *sum == self.row.sum => {}
            [] => {}
            _ => found.push(Difference::OtherCame),
        }
    }

    /// Holds what was decided on it against what the trail says of that.
    fn decided(&self, found: &mut Vec<Difference>) {
        let mut said = self.trail.decided.clone();
        let mut kept = Vec::new();
        for review in &self.reviews {
            match proved(review.clone(), &self.row.name) {
                Ok((details, true)) => kept.push(details),
                Ok((_, false)) | Err(_) => {
                    found.push(Difference::Review { review: review.id });
                    return;
                }
            }
        }
        said.sort();
        kept.sort();
        if said != kept {
            found.push(Difference::Decided);
        }
    }
}

/// What lines say that hold by themselves and end as the row says.
fn recorded(row: &attempt::Model, text: &str) -> Result<Recorded, Difference> {
    let read = read_bytes(row.name.as_ref(), text.as_bytes()).map_err(|error| match error {
        JournalError::Changed { line, .. } => Difference::Changed { line },
        JournalError::Empty { .. } => Difference::Lines { after: 0 },
        JournalError::NotUnderstood { line, reason, .. } => Difference::NotUnderstood {
            reason: format!("{line}: {reason}"),
        },
        other => Difference::NotUnderstood {
            reason: other.to_string(),
        },
    })?;
    let last = text.lines().next_back().and_then(chain::sum_of);
    if last == Some(row.sum.as_str()) {
        Ok(read)
    } else {
        Err(Difference::Last)
    }
}

/// Whether a result that is kept is the one that the lines tell, whichever version of the program put it there.
fn is_result(kept: Option<&str>, told: Option<&str>) -> bool {
    match (kept, told) {
        (None, None) => true,
        (Some(kept), Some(told)) => {
            kept == told || results::read(kept).is_ok_and(|card| results::read(told) == Ok(card))
        }
        (Some(_), None) | (None, Some(_)) => false,
    }
}
