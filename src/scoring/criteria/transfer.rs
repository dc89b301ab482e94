//! To the right person, announced, and the colleague told who calls, about what and with which need. Raised by a
//! matter for someone else, and by any call put through.

use crate::domain::{Addressee, BriefingAt, Demand, Millis, NeedProfile, PersonId, SpeechAct};

use crate::scoring::call::{Call, Transfer};
use crate::scoring::hearing::{Hearing, Proof, Utterance};
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED, PARTLY};
use crate::scoring::{messages, words};

/// Judges the handing over.
pub fn judge(call: &Call, when: BriefingAt, at_connection: Millis, hearing: Hearing) -> Option<Judgement> {
    let due = call.demands(hearing).iter().find_map(|demand| match demand {
        Demand::Transfer { to } => Some(to),
        Demand::LeaveLine { .. } | Demand::Loudspeaker { .. } | Demand::Visit => None,
    });
    let transfer = call.transfer();
    match (transfer, due) {
        (Some(transfer), due) if transfer.completed.is_some() => {
            Some(judge_completed(call, transfer, due, when, at_connection, hearing))
        }
        // Asked a colleague and came back: nothing was put through, and nothing had to be.
        (_, None) => None,
        (_, Some(due)) => Some(judge_not_completed(call, due)),
    }
}

/// A transfer was due and none came about.
fn judge_not_completed(call: &Call, due: &PersonId) -> Judgement {
    let unreached = call
        .transfers
        .iter()
        .rev()
        .find(|tried| tried.to == due && tried.unreachable);
    let name = call.scenario.person(due).map_or(due.as_str(), |person| &person.name);
    match unreached {
        Some(tried) => Judgement::on(
            PARTLY,
            Finding::new(tried.started, messages::right_person_unreachable(name)),
        ),
        None => Judgement::on(MISSED, Finding::new(call.end(), messages::not_transferred(name))),
    }
}

/// The call was put through.
fn judge_completed(
    call: &Call,
    transfer: &Transfer,
    due: Option<&PersonId>,
    when: BriefingAt,
    at_connection: Millis,
    hearing: Hearing,
) -> Judgement {
    let completed = transfer.completed.unwrap_or(transfer.started);
    if let Some(due) = due.filter(|due| *due != transfer.to) {
        let to = call.scenario.person(due).map_or(due.as_str(), |person| &person.name);
        let finding = messages::wrong_person(call.person_name(transfer.to), to);
        return Judgement::on(MISSED, Finding::new(completed, finding));
    }
    let announced = call
        .to_caller()
        .take_while(|utterance| utterance.at() <= transfer.started)
        .find_map(|utterance| utterance.performs(SpeechAct::AnnounceTransfer, hearing));
    let in_time = match when {
        BriefingAt::BeforeConnection => completed,
        BriefingAt::AtConnection => completed + at_connection,
    };
    let ever = briefing(call, transfer, call.last, hearing);
    let timely = briefing(call, transfer, in_time, hearing);
    let mut findings = vec![match announced {
        Some(proof) => proof.finding(messages::plain(messages::TRANSFER_ANNOUNCED)),
        None => Finding::new(transfer.started, messages::plain(messages::TRANSFER_NOT_ANNOUNCED)),
    }];
    findings.extend(ever.findings(completed));
    let late = timely.missing() > ever.missing();
    if late {
        findings.push(Finding::new(completed, messages::plain(messages::BRIEFED_LATE)));
    }
    let lacking = ever.missing() + usize::from(late) + usize::from(announced.is_none());
    let share = match lacking {
        _ if ever.is_empty() => MISSED,
        0 => MET,
        1 => PARTLY,
        _ => MISSED,
    };
    Judgement::new(share, findings)
}

/// What the colleague was told.
#[derive(Debug, Default)]
pub struct Briefing<'a> {
    who: Option<Proof<'a>>,
    what: Option<Proof<'a>>,
    need: Option<Proof<'a>>,
    need_owed: bool,
}

impl Briefing<'_> {
    /// Whether they were told nothing at all.
    pub fn is_empty(&self) -> bool {
        self.who.is_none() && self.what.is_none() && self.need.is_none()
    }

    fn missing(&self) -> usize {
        let need_missing = self.need_owed && self.need.is_none();
        usize::from(self.who.is_none()) + usize::from(self.what.is_none()) + usize::from(need_missing)
    }

    fn findings(&self, completed: Millis) -> Vec<Finding> {
        let parts = [
            ("who", self.who, true),
            ("what", self.what, true),
            ("need", self.need, self.need_owed),
        ];
        let owed = parts.into_iter().filter(|(_, proof, owed)| *owed || proof.is_some());
        owed.map(|(part, proof, _)| match proof {
            Some(proof) => proof.finding(messages::briefed(part)),
            None => Finding::new(completed, messages::not_briefed(part)),
        })
        .collect()
    }
}

/// What the colleague of this transfer was told until `until`: by the caller's name, words of the matter and words for
/// the need. A briefing recognised without any of these counts as the matter.
pub fn briefing<'a>(call: &Call<'a>, transfer: &Transfer, until: Millis, hearing: Hearing) -> Briefing<'a> {
    let caller = &call.scenario.caller;
    let mut told = Briefing {
        need_owed: !caller.needs.is_empty(),
        ..Briefing::default()
    };
    let to_colleague = call
        .since(transfer.started)
        .take_while(|utterance| utterance.at() <= until)
        .filter(|utterance| utterance.said.to == Addressee::Colleague);
    for utterance in to_colleague {
        let text = &utterance.said.text;
        let who = words::names(text, &caller.name);
        let need = caller
            .needs
            .iter()
            .any(|need| words::has_phrase(text, need_phrases(need)));
        let what = words::mentions_matter(text, &call.scenario.matter)
            || !who && !need && utterance.performs(SpeechAct::BriefColleague, hearing).is_some();
        told.who = told.who.or(spoken(utterance, who, hearing));
        told.what = told.what.or(spoken(utterance, what, hearing));
        told.need = told.need.or(spoken(utterance, need, hearing));
    }
    told
}

/// Whether the words count under this hearing: certain words when heard reliably, any when not.
fn spoken<'a>(utterance: &Utterance<'a>, found: bool, hearing: Hearing) -> Option<Proof<'a>> {
    let counts = if utterance.reliable {
        found
    } else {
        hearing == Hearing::Generous
    };
    counts.then(|| utterance.whole())
}

/// Beginnings of phrases that tell a colleague of a need.
fn need_phrases(need: &NeedProfile) -> &'static [&'static str] {
    match need {
        NeedProfile::Relay { .. } | NeedProfile::Relative { .. } => &[
            "głuch",
            "nie słysz",
            "tłumacz",
            "przez tłumacz",
            "migow",
            "przez córk",
            "przez syn",
            "przez żon",
            "przez męż",
            "pośrednik",
        ],
        NeedProfile::Deafblind { .. } => &[
            "głuchoniewidom",
            "głuchoślep",
            "tłumacz-przewodnik",
            "tłumacz przewodnik",
            "tłumacz",
        ],
        NeedProfile::Aphasia { .. } => &[
            "afazj",
            "po udar",
            "szuka słów",
            "trudno mu mówić",
            "trudno jej mówić",
            "mówi powoli",
            "mówi wolno",
            "potrzebuje czasu",
            "potrzebuje więcej czasu",
            "krótkie pytania",
            "pytaj krótko",
        ],
        NeedProfile::UnclearSpeech => &[
            "mówi niewyraźn",
            "niewyraźnie mówi",
            "trudno zrozumieć",
            "trudniej zrozumieć",
            "powtarzaj, co",
            "dyzartri",
            "po operacji krtani",
        ],
        NeedProfile::IntellectualDisability { .. } => &[
            "mów prosto",
            "prostych słów",
            "prostymi słowami",
            "krótkimi zdaniami",
            "krótkich zdań",
            "po jednej rzeczy",
            "niepełnosprawność intelektualn",
            "niepełnosprawnością intelektualn",
        ],
        NeedProfile::Autism => &[
            "autyz",
            "spektrum",
            "dokładnych godzin",
            "dokładnych termin",
            "dosłownie",
            "konkretn",
        ],
        NeedProfile::Crisis { .. } => &[
            "kryzys",
            "bardzo ciężk",
            "bardzo trudn",
            "załaman",
            "myśli samobójcz",
            "nie chce żyć",
        ],
        NeedProfile::Anxiety { .. } => &[
            "lęk",
            "bardzo się denerw",
            "stresuj",
            "zdenerwowan",
            "spokojnie, po kolei",
            "krok po kroku",
        ],
        NeedProfile::Dementia { .. } => &[
            "zapomina",
            "kłopoty z pamięci",
            "problem z pamięci",
            "problemy z pamięci",
            "gubi się",
            "powtórz",
            "po kolei",
            "powoli",
        ],
        NeedProfile::Mobility => &[
            "wózk",
            "nie chodzi",
            "nie wejdzie",
            "schod",
            "porusza się",
            "o kulach",
            "winda",
            "windy",
        ],
        NeedProfile::Companion => &[
            "opiekun",
            "obok siedzi",
            "siedzi obok",
            "razem z",
            "w towarzystwie",
            "asystent",
        ],
        NeedProfile::WeakPolish { .. } => &[
            "słabo mówi po polsku",
            "słabo zna polski",
            "uczy się polskiego",
            "nie zna dobrze polskiego",
            "cudzoziem",
            "mów prosto",
            "prostymi słowami",
            "krótkimi zdaniami",
            "tłumacz",
        ],
        NeedProfile::HardOfHearing { .. } => &[
            "słabo sły",
            "źle sły",
            "gorzej sły",
            "niedosły",
            "nie dosły",
            "nie słysz",
            "głuch",
            "aparat słuch",
            "ma problem ze słuch",
            "ma problemy ze słuch",
            "mów głośn",
            "mówić głośn",
            "mów wyraźn",
            "mówić wyraźn",
        ],
        NeedProfile::Stutter { .. } => &[
            "jąka",
            "zacina",
            "potrzebuje czasu",
            "potrzebuje więcej czasu",
            "potrzebuje trochę czasu",
            "nie przerywaj",
            "mówi powoli",
            "mówi wolno",
            "wolniej mówi",
            "trudność w mówieniu",
            "trudności w mówieniu",
        ],
        NeedProfile::Blind => &[
            "niewidom",
            "nie widzi",
            "słabo widz",
            "słabowidz",
            "niedowidz",
            "nie widząc",
            "stracił wzrok",
            "straciła wzrok",
            "ma problem ze wzrok",
            "ma problemy ze wzrok",
            "czytnik",
        ],
    }
}
