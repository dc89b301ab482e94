//! The whole course of a call in words, line by line: what the drawing shows, for whoever reads a table instead.

use crate::domain::{Addressee, Message, Route};
use crate::scoring::timeline::{LineStretch, Moment, MomentKind, Stretch, Timeline, Who};

use super::words::{Words, capital};

/// A line of the table.
pub(super) struct Row {
    pub(super) time: String,
    /// Who spoke, or what it has to do with.
    pub(super) who: String,
    pub(super) what: String,
    /// How it was said or heard; empty where there is nothing to add.
    pub(super) note: String,
    /// Whether `what` holds somebody's words: they are Polish, whatever the page's language.
    pub(super) spoken: bool,
    /// Those words in the language of [`Timeline::translated_to`]; empty where nobody has translated them.
    pub(super) translated: String,
}

/// Everything in a timeline, in order of time.
pub(super) fn rows(timeline: &Timeline, words: &Words) -> Vec<Row> {
    let states = timeline.states.iter().map(|state| (state.from, of_state(state, words)));
    let moments = timeline
        .moments
        .iter()
        .map(|moment| (moment.at, of_moment(moment, words)));
    let speech = timeline.caller.iter().chain(&timeline.trainee);
    let speech = speech.map(|said| (said.from, of_speech(said, words)));
    let mut rows: Vec<_> = states.chain(moments).chain(speech).collect();
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Who speaks, and to whom where it is not the caller.
pub(super) fn who(who: &Who, words: &Words) -> String {
    match who {
        Who::Caller { name } | Who::Colleague { name } | Who::Room { name } => name.clone(),
        Who::Trainee { to, .. } => {
            let whom = match to {
                Addressee::Caller => return words.text("export-trainee"),
                Addressee::Colleague => "desk-to-colleague",
                Addressee::Client => "desk-to-client",
                Addressee::Room => "desk-to-room",
            };
            words.with("export-trainee-to", "whom", &words.text(whom))
        }
    }
}

/// What happened, in words; a hint is called one.
pub(super) fn what(moment: &Moment, words: &Words) -> String {
    let what = words.say(&moment.what);
    match moment.kind {
        MomentKind::Hint => format!("{}: {what}", capital(&words.say(&moment.kind.label()))),
        _ => what,
    }
}

fn of_speech(said: &Stretch, words: &Words) -> Row {
    let cut_off = said.cut_off.then_some("export-cut-off");
    let (typed, doubtful) = match said.who {
        Who::Trainee { route, reliable, .. } => (
            (route == Route::Typed).then_some("export-typed"),
            (!reliable).then_some("export-unreliable"),
        ),
        Who::Caller { .. } | Who::Colleague { .. } | Who::Room { .. } => (None, None),
    };
    let notes: Vec<String> = [typed, doubtful, cut_off]
        .into_iter()
        .flatten()
        .map(|key| words.text(key))
        .collect();
    Row {
        time: words.time(said.from),
        who: who(&said.who, words),
        what: said.words.clone(),
        note: notes.join(", "),
        spoken: true,
        translated: said.translated.clone().unwrap_or_default(),
    }
}

fn of_state(stretch: &LineStretch, words: &Words) -> Row {
    let lasted = Message::new("export-lasted").number("seconds", stretch.to.since(stretch.from).seconds().round());
    Row {
        time: words.time(stretch.from),
        who: words.text("export-line"),
        what: capital(&words.say(&stretch.state.label())),
        note: words.say(&lasted),
        spoken: false,
        translated: String::new(),
    }
}

fn of_moment(moment: &Moment, words: &Words) -> Row {
    Row {
        time: words.time(moment.at),
        who: capital(&words.say(&moment.kind.label())),
        what: words.say(&moment.what),
        note: String::new(),
        spoken: false,
        translated: String::new(),
    }
}
