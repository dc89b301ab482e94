//! Consent before the loudspeaker. Raised by the loudspeaker pressed, asked about, announced, or called for by the
//! scenario because someone must listen.

use crate::domain::{ConsentAt, Demand, Mark, Millis, SpeechAct};

use crate::scoring::call::Call;
use crate::scoring::hearing::{Hearing, Proof};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED};
use crate::scoring::{messages, words};

/// Beginnings of words for a loudspeaker.
const LOUDSPEAKER: &[&str] = &["głośnom", "głośnik"];
/// Beginnings of words for switching it on or using it.
const SWITCHING: &[&str] = &["włącz", "przełącz", "dam", "daję", "użyj", "używ"];

/// Judges every press, or what was said instead of pressing.
pub fn judge(call: &Call, ask: ConsentAt, hearing: Hearing) -> Option<Judgement> {
    let demand = call.demands(hearing).iter().find_map(|demand| match demand {
        Demand::Loudspeaker { reason } => Some(reason.as_str()),
        Demand::LeaveLine { .. } | Demand::Transfer { .. } | Demand::Visit => None,
    });
    let pressed = presses(call);
    let announced = announcement(call);
    let surely_asked = call
        .to_caller()
        .any(|utterance| utterance.surely(SpeechAct::AskSpeakerConsent));
    if pressed.is_empty() && demand.is_none() && announced.is_none() && !surely_asked {
        return None;
    }
    let asked = call.first(&[SpeechAct::AskSpeakerConsent], hearing);
    let finding = |at, key| Finding::new(at, messages::plain(key));
    let Some(asked) = asked else {
        let nothing = || Finding::new(call.end(), messages::loudspeaker_called_for(demand.unwrap_or_default()));
        let findings = match (pressed.first(), announced) {
            (Some(&at), _) => vec![finding(at, messages::LOUDSPEAKER_UNASKED)],
            (None, Some(proof)) => vec![proof.quoted(messages::plain(messages::LOUDSPEAKER_ANNOUNCED))],
            (None, None) => vec![nothing()],
        };
        return Some(Judgement::new(MISSED, findings));
    };
    let mut findings = vec![asked.finding(messages::plain(messages::LOUDSPEAKER_ASKED))];
    if let Some(first) = announced.filter(|first| ask == ConsentAt::Intention && first.at < asked.at) {
        findings.push(first.quoted(messages::plain(messages::LOUDSPEAKER_ANNOUNCED_FIRST)));
        return Some(Judgement::new(MISSED, findings));
    }
    if pressed.is_empty() {
        let answer = call.last_mark(call.end(), &[Mark::ConsentsToSpeaker, Mark::RefusesSpeaker]);
        // Asked and left off harms nobody, whatever the answer.
        findings.push(finding(
            answer.map_or(call.end(), |(at, _)| at),
            messages::LOUDSPEAKER_LEFT_OFF,
        ));
        return Some(Judgement::new(MET, findings));
    }
    let each = pressed.iter().map(|&at| {
        let (share, key) = match consent(call, at) {
            Consent::Given if asked.at <= at => (MET, messages::LOUDSPEAKER_WITH_CONSENT),
            Consent::Refused => (MISSED, messages::LOUDSPEAKER_AFTER_NO),
            Consent::Given | Consent::Unanswered => (MISSED, messages::LOUDSPEAKER_BEFORE_YES),
        };
        Judgement::on(share, finding(at, key))
    });
    let mut judgement = Judgement::mean(each.collect())?;
    judgement.findings.append(&mut findings);
    Some(judgement)
}

/// How the caller had answered about the loudspeaker by some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// With yes.
    Given,
    /// With no.
    Refused,
    /// Not yet.
    Unanswered,
}

/// How the caller had answered by `at`.
pub fn consent(call: &Call, at: Millis) -> Consent {
    match call.last_mark(at, &[Mark::ConsentsToSpeaker, Mark::RefusesSpeaker]) {
        Some((_, Mark::ConsentsToSpeaker)) => Consent::Given,
        Some(_) => Consent::Refused,
        None => Consent::Unanswered,
    }
}

/// When the room began to hear the caller. Keys do nothing without a line, so that all of these lie within the call.
pub fn presses(call: &Call) -> Vec<Millis> {
    call.loudspeaker.iter().map(|span| span.from).collect()
}

/// The first words that announce the loudspeaker without asking: there is no act for it, so it is told by its words.
fn announcement<'a>(call: &Call<'a>) -> Option<Proof<'a>> {
    let announces = |text: &str| {
        words::has_phrase(text, LOUDSPEAKER)
            && words::has_phrase(text, SWITCHING)
            && !words::has_phrase(text, &["nie "])
    };
    call.to_caller()
        .filter(|utterance| {
            utterance
                .performs(SpeechAct::AskSpeakerConsent, Hearing::Generous)
                .is_none()
        })
        .find(|utterance| announces(&utterance.said.text))
        .map(|utterance| utterance.whole())
}
