//! A turn report in messages, for every place where authors read one: what was too doubtful to count, what each expectation lacked,
//! what the needs let pass, what the caller answers and why, where the talk goes. It words nothing by itself.

use crate::domain::{LostBecause, Message};
use crate::engine::{Because, Course, Fit, Lacks, NeedCheck, Spoken, TurnReport, UntilLeft, Weighed};
use crate::language::PERFORMED;
use crate::scoring::timeline::messages::lost;

/// Acts that were heard too doubtfully to count.
pub fn doubtful(turn: &TurnReport) -> Vec<Message> {
    let acts = turn.said.iter().flat_map(|said| &said.heard.acts);
    acts.filter(|found| found.confidence < PERFORMED)
        .map(|found| {
            Message::new("try-doubtful")
                .text("act", found.act.id())
                .text("confidence", format!("{:.2}", found.confidence))
                .text("words", &found.words)
        })
        .collect()
}

/// What the caller's needs were held against, and whether it passed.
pub fn needs(turn: &TurnReport) -> Vec<(bool, Message)> {
    turn.needs.iter().map(|check| (check.passed, need(check))).collect()
}

/// What came of the turn after that, in the order in which it came about.
pub fn of(turn: &TurnReport) -> Vec<Message> {
    let mut told = vec![course(turn.course)];
    told.extend(turn.expectations.iter().map(expectation));
    told.extend(turn.until.as_ref().map(until));
    told.extend(turn.answer.iter().map(spoken));
    if turn.answer.is_empty() {
        told.push(Message::new("try-silent"));
    }
    told.extend(turn.after.as_ref().map(|after| {
        let key = if turn.entered.is_empty() {
            "try-stays"
        } else {
            "try-goes"
        };
        Message::new(key).text("moment", after.as_str())
    }));
    if turn.ends {
        told.push(Message::new("try-ends"));
    }
    told
}

fn course(course: Course) -> Message {
    match course {
        Course::Backchannel => Message::new("try-course-backchannel"),
        Course::Lost(why) => lost(why),
        Course::Hurt => Message::new("try-course-hurt"),
        Course::WantsReadBack => Message::new("try-course-read-back"),
        Course::AsksBeforeGoodbye => Message::new("try-course-before-goodbye"),
        Course::Opening => Message::new("try-course-opening"),
        Course::Fitted => Message::new("try-course-fitted"),
        Course::BackOnLine => Message::new("try-course-back-on-line"),
        Course::NothingFitted => Message::new("try-course-nothing-fitted"),
    }
}

fn expectation(weighed: &Weighed) -> Message {
    let key = match weighed.fit {
        Fit::Taken => "try-expect-taken",
        Fit::Fits => "try-expect-fits",
        Fit::Stale => "try-expect-stale",
        Fit::Lacks => "try-expect-lacks",
    };
    Message::new(key)
        .number("number", (weighed.index + 1) as f64)
        .text("lacks", lacks(&weighed.lacks))
}

/// How far a moment's `until` is.
pub fn until(left: &UntilLeft) -> Message {
    let key = if left.lacks.is_nothing() {
        "try-until-met"
    } else {
        "try-until"
    };
    Message::new(key)
        .text("lacks", lacks(&left.lacks))
        .text("then", left.then.as_str())
}

/// Ids as an author writes them: `acts: a, b; told: c; asked: d`.
pub fn lacks(lacks: &Lacks) -> String {
    let acts: Vec<&str> = lacks.acts.iter().map(|act| act.id()).collect();
    let told: Vec<&str> = lacks.told.iter().map(|fact| fact.as_str()).collect();
    let asked: Vec<&str> = lacks.asked.iter().map(|detail| detail.as_str()).collect();
    let all = [("acts", acts), ("told", told), ("asked", asked)];
    let said = all.iter().filter(|(_, ids)| !ids.is_empty());
    let said: Vec<String> = said.map(|(key, ids)| format!("{key}: {}", ids.join(", "))).collect();
    said.join("; ")
}

fn need(check: &NeedCheck) -> Message {
    let key = match (check.passed, check.limit) {
        (true, Some(_)) => "try-need-passed-measured",
        (true, None) => "try-need-passed",
        (false, Some(_)) => "try-need-failed-measured",
        (false, None) => "try-need-failed",
    };
    let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.1}"));
    Message::new(key)
        .text("what", id(check.why))
        .text("measured", figure(check.measured))
        .text("limit", figure(check.limit))
}

/// What would be lost, by its name in our JSON.
fn id(why: LostBecause) -> String {
    match serde_json::to_value(why) {
        Ok(serde_json::Value::String(id)) => id,
        _ => String::new(),
    }
}

fn spoken(spoken: &Spoken) -> Message {
    let (key, id) = match &spoken.because {
        Because::Moment(moment) => ("try-says-moment", moment.as_str()),
        Because::Expectation { moment, .. } => ("try-says-expectation", moment.as_str()),
        Because::Otherwise(moment) => ("try-says-otherwise", moment.as_str()),
        Because::Silence(moment) => ("try-says-silence", moment.as_str()),
        Because::Fact(fact) => ("try-says-fact", fact.as_str()),
        Because::Detail(detail) => ("try-says-detail", detail.as_str()),
        Because::Stock(key) => ("try-says-stock", *key),
    };
    let message = Message::new(key).text("words", &spoken.words).text("id", id);
    match &spoken.because {
        Because::Expectation { index, .. } => message.number("number", (index + 1) as f64),
        Because::Moment(_)
        | Because::Otherwise(_)
        | Because::Silence(_)
        | Because::Fact(_)
        | Because::Detail(_)
        | Because::Stock(_) => message,
    }
}
