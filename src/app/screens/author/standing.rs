//! Where the talk stands: the moment, what was told and asked, what is still lacking, what runs out.

use std::fmt::Display;

use bevy_egui::egui::Ui;

use super::line;
use crate::app::texts::Texts;
use crate::app::widgets;
use crate::authoring::turn_words;
use crate::domain::{Message, Millis};
use crate::engine::{Deadline, Standing};

/// Draws where the talk stands.
pub fn show(ui: &mut Ui, standing: &Standing, now: Millis, texts: &Texts) {
    let moment = standing.moment.as_ref().map(|moment| moment.as_str());
    let moment = moment.map_or_else(|| texts.t("author-no-moment"), str::to_owned);
    widgets::pair(ui, &texts.t("author-moment"), &moment);
    widgets::pair(ui, &texts.t("author-told"), &ids(&standing.told, texts));
    if !standing.mistaken.is_empty() {
        widgets::pair(ui, &texts.t("author-mistaken"), &ids(&standing.mistaken, texts));
    }
    widgets::pair(ui, &texts.t("author-asked"), &ids(&standing.asked, texts));
    for (index, lacks) in standing.expectations.iter().enumerate() {
        let key = if lacks.is_nothing() {
            "author-expect-done"
        } else {
            "try-expect-lacks"
        };
        let told = Message::new(key).number("number", (index + 1) as f64);
        line(ui, &texts.message(&told.text("lacks", turn_words::lacks(lacks))));
    }
    if let Some(until) = &standing.until {
        line(ui, &texts.message(&turn_words::until(until)));
    }
    if let Some((at, what)) = standing.next {
        let next = Message::new("author-next").text("seconds", seconds(at, now, texts));
        line(ui, &texts.message(&next.text("what", texts.t(due(what)))));
    }
    for (key, at) in [("author-silence", standing.silence), ("author-wait", standing.wait)] {
        if let Some(at) = at {
            line(ui, &texts.word(key, "seconds", &seconds(at, now, texts)));
        }
    }
    line(ui, &texts.number("author-repeats", "count", standing.repeats_left));
}

fn ids<Id: Display>(ids: &[Id], texts: &Texts) -> String {
    if ids.is_empty() {
        return texts.t("author-nothing");
    }
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    ids.join(", ")
}

fn seconds(at: Millis, now: Millis, texts: &Texts) -> String {
    texts.figure(at.since(now).0 as f64 / 1000.0)
}

/// The key of what happens by itself.
fn due(what: Deadline) -> &'static str {
    match what {
        Deadline::Ring => "author-due-ring",
        Deadline::RingingGivenUp => "author-due-ringing-given-up",
        Deadline::ClientAnswers => "author-due-client-answers",
        Deadline::CallersCue => "author-due-callers-cue",
        Deadline::ColleaguesCue => "author-due-colleagues-cue",
        Deadline::SpeechOverdue => "author-due-speech-overdue",
        Deadline::Happening(_) => "author-due-happening",
        Deadline::WaitHint => "author-due-wait-hint",
        Deadline::ColleagueAnswers => "author-due-colleague-answers",
        Deadline::ColleagueUnreachable => "author-due-colleague-unreachable",
        Deadline::ColleagueReplies => "author-due-colleague-replies",
        Deadline::HandedOver => "author-due-handed-over",
        Deadline::WaitGivenUp => "author-due-wait-given-up",
        Deadline::SpeaksFirst => "author-due-speaks-first",
        Deadline::Reply => "author-due-reply",
        Deadline::TakesUp => "author-due-takes-up",
        Deadline::HangsUp => "author-due-hangs-up",
        Deadline::Silence => "author-due-silence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::screens::tests::texts;
    use crate::domain::Lang;

    #[test]
    fn everything_that_can_be_due_has_words_in_both_languages() {
        for lang in [Lang::Pl, Lang::En] {
            let words = texts(lang);
            for what in [
                Deadline::Ring,
                Deadline::RingingGivenUp,
                Deadline::ClientAnswers,
                Deadline::CallersCue,
                Deadline::ColleaguesCue,
                Deadline::SpeechOverdue,
                Deadline::Happening(0),
                Deadline::WaitHint,
                Deadline::ColleagueAnswers,
                Deadline::ColleagueUnreachable,
                Deadline::ColleagueReplies,
                Deadline::HandedOver,
                Deadline::WaitGivenUp,
                Deadline::SpeaksFirst,
                Deadline::Reply,
                Deadline::TakesUp,
                Deadline::HangsUp,
                Deadline::Silence,
            ] {
                let told = words.t(due(what));
                assert!(!told.contains('⟦'), "{told}");
            }
        }
    }
}
