//! A plan for a call as the text of its file, for plans that the program makes.

use super::quoted::quoted;
use super::step_file::RATE;
use crate::domain::{Addressee, Deed, Millis, Mode, Plan, PlanExpectation, Step, Switch, When};

/// A key and its value, as both stand in the file.
type Pair = (&'static str, String);

/// A plan as the text of its file; what is loaded from it equals the plan.
pub fn write(plan: &Plan) -> String {
    let mut head = vec![
        ("format", "1".to_owned()),
        ("title", quoted(&plan.title)),
        ("scenario", quoted(&plan.of)),
        ("procedure", quoted(&plan.procedure)),
        ("profile", quoted(&plan.profile)),
        ("seed", plan.seed.to_string()),
    ];
    match plan.mode {
        Mode::Practice => {}
        Mode::Exam => head.push(("mode", "exam".to_owned())),
    }
    let mut lines: Vec<String> = head.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    lines.push("trainee:".to_owned());
    lines.extend(plan.steps.iter().map(step));
    lines.extend(expectation(&plan.expect));
    lines.push(String::new());
    lines.join("\n")
}

/// A figure with its point, so that it is read as what it was.
fn figure(value: f64) -> String {
    format!("{value:?}")
}

fn seconds(time: Millis) -> String {
    figure(time.seconds())
}

fn time_of_day(minute: u16) -> String {
    format!("\"{:02}:{:02}\"", minute / 60, minute % 60)
}

fn step(step: &Step) -> String {
    let pairs = when(&step.when).into_iter().chain(deed(&step.what));
    let lines: Vec<String> = pairs.map(|(key, value)| format!("{key}: {value}")).collect();
    format!("  - {}", lines.join("\n    "))
}

fn when(when: &When) -> Option<Pair> {
    Some(match when {
        When::Turn => return None,
        When::After(pause) => ("after_s", seconds(*pause)),
        When::AtRing(ring) => ("at_ring", ring.to_string()),
        When::At(at) => ("at_s", seconds(*at)),
        When::InBlock(pause) => ("in_block_s", seconds(*pause)),
        When::ColleagueReady => ("when", "colleague_ready".to_owned()),
        When::AtMinute(minute) => ("at", time_of_day(*minute)),
        When::Rings(call) => ("rings", quoted(call)),
    })
}

fn deed(deed: &Deed) -> Vec<Pair> {
    let does = |what: &str| vec![("do", what.to_owned())];
    let with = |what: &str, value: String| vec![("do", format!("{{ {what}: {value} }}"))];
    match deed {
        Deed::Answer => does("answer"),
        Deed::Say {
            to,
            text,
            rate,
            confidence,
        } => {
            let mut pairs = words("say", text, *to);
            if *rate != RATE {
                pairs.push(("rate", figure(*rate)));
            }
            if *confidence != 1.0 {
                pairs.push(("confidence", format!("{confidence:?}")));
            }
            pairs
        }
        Deed::Type { to, text } => words("type", text, *to),
        Deed::SayWav { to, wav } => words("say_wav", &wav.to_string_lossy(), *to),
        Deed::Key { key, to } => match to {
            Switch::On => with("press", quoted(key)),
            Switch::Off => with("release", quoted(key)),
        },
        Deed::Dial { number } => with("dial", quoted(number)),
        Deed::Transfer { to } => with("transfer", quoted(to)),
        Deed::Connect => does("connect"),
        Deed::BackToCaller => does("back_to_caller"),
        Deed::HangUp => does("hang_up"),
        Deed::OpenDocument { document } => with("open_document", quoted(document)),
        Deed::WriteNote { text } => with("write_note", quoted(text)),
        Deed::LeaveDesk => does("leave_desk"),
        Deed::ReturnToDesk => does("return_to_desk"),
        Deed::CloseDoor => does("close_door"),
        Deed::WaitForEnd => vec![("wait_for", "caller_hangs_up".to_owned())],
        Deed::Wait(pause) => vec![("wait_s", seconds(*pause))],
        Deed::LoseMicrophone => does("lose_microphone"),
        Deed::TakeUp { call } => with("take_up", quoted(call)),
        Deed::EnterDiary { call, minute } => {
            let entry = format!("{{ call: {}, at: {} }}", quoted(call), time_of_day(*minute));
            with("enter_diary", entry)
        }
        Deed::Forward { to: Some(to) } => with("forward", quoted(to)),
        Deed::Forward { to: None } => does("stop_forwarding"),
    }
}

fn words(key: &'static str, text: &str, to: Addressee) -> Vec<Pair> {
    let mut pairs = vec![(key, quoted(text))];
    if to != Addressee::Caller {
        pairs.push(("to", quoted(&to)));
    }
    pairs
}

/// Nothing where nothing is expected.
fn expectation(expect: &PlanExpectation) -> Vec<String> {
    let mut lines = Vec::new();
    let bounds = [("at_least", expect.score_at_least), ("at_most", expect.score_at_most)];
    let bounds: Vec<String> = bounds
        .into_iter()
        .filter_map(|(key, bound)| Some(format!("{key}: {}", figure(bound?))))
        .collect();
    if !bounds.is_empty() {
        lines.push(format!("  score: {{ {} }}", bounds.join(", ")));
    }
    if let Some(ending) = &expect.ending {
        lines.push(format!("  ending: {}", quoted(ending)));
    }
    if let Some(passed) = &expect.passed {
        lines.push(format!("  passed: {}", quoted(passed)));
    }
    if let Some(critical) = &expect.critical {
        lines.push(format!("  critical: {}", quoted(critical)));
    }
    if !expect.verdicts.is_empty() {
        lines.push("  verdicts:".to_owned());
        let verdicts = expect.verdicts.iter();
        lines.extend(verdicts.map(|(rule, verdict)| format!("    {}: {}", quoted(rule), quoted(verdict))));
    }
    if !lines.is_empty() {
        lines.insert(0, "expect:".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::{Ending, LineKey, Passed, PersonId, ProcedureId, ProfileId, RuleId, ScenarioId, Verdict};
    use crate::format::parse_plan;

    fn says(text: &str, rate: f64, to: Addressee) -> Deed {
        Deed::Say {
            to,
            text: text.to_owned(),
            rate,
            confidence: 1.0,
        }
    }

    #[test]
    fn a_written_plan_loads_again_as_it_was() {
        let step = |when: When, what: Deed| Step { when, what };
        let hold = |to: Switch| Deed::Key { key: LineKey::Hold, to };
        let to = PersonId::from("kos");
        let plan = Plan {
            title: "yes: „cudzysłów” \"inny\" # nie uwaga".to_owned(),
            of: ScenarioId::from("senior-dowod"),
            procedure: ProcedureId::from("krynki"),
            profile: ProfileId::from("krynki"),
            seed: 7,
            mode: Mode::Exam,
            steps: vec![
                step(When::AtRing(2), Deed::Answer),
                step(When::Turn, says("Dzień dobry: Anna Kowalska.", 3.0, Addressee::Caller)),
                step(When::Turn, hold(Switch::On)),
                step(When::After(Millis(15_250)), hold(Switch::Off)),
                step(When::Turn, Deed::Transfer { to }),
                step(When::ColleagueReady, says("Ewa?", RATE, Addressee::Colleague)),
                step(When::After(Millis(6_000)), Deed::Connect),
                step(
                    When::Turn,
                    Deed::Dial {
                        number: "0858".to_owned(),
                    },
                ),
                step(When::Turn, Deed::WaitForEnd),
            ],
            expect: PlanExpectation {
                score_at_least: Some(40.5),
                passed: Some(Passed::Yes),
                critical: Some(Vec::new()),
                verdicts: vec![(RuleId::from("krynki:4.1.a"), Verdict::Met)],
                ending: Some(Ending::CallerGaveUp),
                ..PlanExpectation::default()
            },
        };
        let text = write(&plan);
        let loaded = parse_plan(Path::new("plan.yaml"), &text);
        assert_eq!(loaded.value, Some(plan), "{text}\n{:?}", loaded.diagnostics);
    }
}
