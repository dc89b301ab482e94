//! Whatever bytes lie in an attempt's file, it is read or refused; and so is a file whose lines say anything at all and prove
//! themselves, as one that was written anew by somebody who knows how.

use std::path::Path;
use std::sync::Arc;

use super::{Target, shipped};
use sha2::{Digest as _, Sha256};
use sygnaly::authoring::{NoEars, Witness, run_plan};
use sygnaly::domain::{Accommodations, Card, Event, Millis, Mode, ScenarioId, ShiftEvent};
use sygnaly::format;
use sygnaly::records::{self, AttemptHeader, AttemptId, Closed, Journal, JournalError, Played, path_of};
use sygnaly::scoring::score;

pub const TARGET: Target = Target {
    name: "journal",
    dictionary: include_str!("../dictionaries/json.dict"),
    seeds,
    one,
};

/// What happens in a call, in order.
#[derive(Default)]
pub struct Taken(pub Vec<(Millis, Event)>);

impl Witness for Taken {
    fn event(&mut self, at: Millis, event: &Event) {
        self.0.push((at, event.clone()));
    }
}

/// An exam that was played, as its file has it, and the contents of its lines alone.
fn seeds() -> Vec<Vec<u8>> {
    let data = tempfile::tempdir().expect("a folder");
    let (plan, scenario, mut taken) = (shipped::plan(), shipped::scenario(), Taken::default());
    let run = run_plan(
        &plan,
        Path::new("."),
        Arc::clone(&scenario),
        shipped::profile(),
        shipped::ear(),
        &mut NoEars,
        &mut taken,
    );
    let log = run.expect("the plan can be played").log;
    let procedure = shipped::home().join(format!("assets/procedures/{}.yaml", plan.procedure));
    let procedure = format::load_procedure(&procedure).value.expect("a shipped procedure");
    let header = header(&scenario.id, scenario.version);
    let path = path_of(data.path(), &header.id);
    let mut journal = Journal::begin(data.path(), header).expect("it begins");
    for (at, event) in taken.0 {
        journal.append(at, &ShiftEvent::Desk(event)).expect("it is written");
    }
    let card = Card::Call(score(&procedure, &scenario, &log));
    journal.close(Closed::Finished, Some(card)).expect("it ends");
    let text = std::fs::read_to_string(path).expect("it is there");
    let contents: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once(",\"line\":")?.1.strip_suffix('}'))
        .collect();
    let contents = contents.join("\n");
    vec![text.into_bytes(), contents.into_bytes()]
}

fn header(scenario: &ScenarioId, version: u32) -> AttemptHeader {
    let begun = "2026-11-29T09:14:05Z";
    AttemptHeader {
        id: AttemptId::new(begun, scenario.as_str(), 7),
        played: Played::Call {
            scenario: scenario.clone(),
            version,
        },
        procedure: "krynki".into(),
        procedure_version: 1,
        profile: (*shipped::profile()).clone(),
        seed: 7,
        mode: Mode::Practice,
        accommodations: Accommodations::default(),
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
        begun: begun.to_owned(),
        trainee: None,
        invigilator: None,
        demands: None,
    }
}

fn one(bytes: &[u8]) {
    is_read_or_refused(bytes);
    is_read_or_refused(&sealed(bytes));
}

fn is_read_or_refused(bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    match records::read_bytes(Path::new("a.jsonl"), bytes) {
        // Of the lines none is passed over but the last, where it has no end.
        Ok(read) => {
            let others = 1 + usize::from(read.resumed.is_some()) + usize::from(read.closed.is_some());
            assert_eq!(read.events.len() + others, lines);
            assert_eq!(read.torn, !bytes.ends_with(b"\n"));
        }
        Err(JournalError::Changed { line, .. } | JournalError::NotUnderstood { line, .. }) => {
            assert!((1..=lines).contains(&line), "line {line} of {lines}");
        }
        Err(error) => assert!(!error.message().key.is_empty()),
    }
}

/// Lines with these contents, each sealed after the one before.
fn sealed(contents: &[u8]) -> Vec<u8> {
    let (mut bytes, mut sum) = (Vec::new(), String::new());
    for content in contents.split(|byte| *byte == b'\n') {
        let mut hash = Sha256::new();
        hash.update(sum.as_bytes());
        hash.update(content);
        sum = format!("{:x}", hash.finalize());
        bytes.extend(format!("{{\"sum\":\"{sum}\",\"line\":").into_bytes());
        bytes.extend(content);
        bytes.extend(b"}\n");
    }
    bytes
}
