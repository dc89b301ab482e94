//! A call driven by hand, for the engine's tests: a scripted ear, a small scenario, a trainee who waits their turn.

mod authors;
mod ear;
mod line;
mod needs;
mod properties;
mod room;
mod rules;
mod shift;
mod talks;

use std::fmt::Write as _;
use std::sync::Arc;

use super::{DeskView, Ear, Floor, Phase, Session, Setup};
use crate::domain::*;
use ear::ScriptedEar;

/// A line with blocks: `"Dzień [2000] dobry"`.
pub(super) fn line(text: &str) -> Line {
    let parts = text
        .split(['[', ']'])
        .enumerate()
        .filter(|(_, piece)| !piece.trim().is_empty());
    Line {
        parts: parts
            .map(|(index, piece)| match index % 2 {
                1 => Part::Block(Millis(piece.parse().unwrap())),
                _ => Part::Speech(piece.trim().to_owned()),
            })
            .collect(),
    }
}

fn lines<const N: usize>(texts: [&str; N]) -> Vec<Line> {
    texts.map(line).to_vec()
}

fn voice() -> Voice {
    Voice {
        base: "m3".to_owned(),
        rate: 150,
        pitch: 35,
        manner: Manner::Plain,
    }
}

fn moment<const N: usize>(id: &str, caller: [&str; N]) -> Moment {
    Moment {
        id: MomentId::from(id),
        caller: lines(caller),
        marks: Vec::new(),
        expect: Vec::new(),
        until: None,
        otherwise: None,
        on_silence: Vec::new(),
        hangs_up: None,
    }
}

fn expects(acts: &[SpeechAct], says: &[&str], then: &str) -> Expectation {
    Expectation {
        acts: acts.to_vec(),
        told: Vec::new(),
        asked: Vec::new(),
        caller: says.iter().map(|text| line(text)).collect(),
        marks: Vec::new(),
        then: (!then.is_empty()).then(|| MomentId::from(then)),
    }
}

fn person(id: &str, name: &str, availability: Availability) -> Person {
    Person {
        id: PersonId::from(id),
        name: name.to_owned(),
        unit: "Referat Podatków".to_owned(),
        number: "24".to_owned(),
        availability,
        greets: vec!["{name}, słucham.".to_owned()],
        briefed: vec!["Jasne, proszę łączyć.".to_owned()],
        asks: vec!["A kto dzwoni?".to_owned()],
        voice: voice(),
    }
}

/// A small call about an identity card; the caller has these needs.
pub(super) fn scenario(needs: Vec<NeedProfile>) -> Scenario {
    let fact = |id: &str, values: Vec<FactValue>, confirms: Vec<Line>| Fact {
        id: FactId::from(id),
        label: format!("etykieta {id}"),
        told_by: Vec::new(),
        values,
        confirms,
        kind: FactKind::General,
    };
    let known = |id: &str, duty, says: &str| Knowledge {
        id: DetailId::from(id),
        duty,
        label: id.to_owned(),
        asked_by: Vec::new(),
        says: lines([says]),
    };
    let one = vec![FactValue {
        name: "photos".to_owned(),
        value: Value::Number(1.0),
    }];
    let opening = Moment {
        expect: vec![expects(&[SpeechAct::NameLast], &[], "matter")],
        otherwise: Some(Otherwise {
            caller: lines(["Z kim rozmawiam?"]),
            then: None,
            at_most: 1,
            afterwards: Some(MomentId::from("matter")),
        }),
        ..moment("opening", ["Halo, dzień dobry."])
    };
    let matter = Moment {
        until: Some(Until {
            told: vec![FactId::from("photo"), FactId::from("free")],
            asked: Vec::new(),
            then: MomentId::from("understanding"),
        }),
        ..moment("matter", ["Co mam [3000] przynieść po nowy dowód?"])
    };
    let understanding = Moment {
        expect: vec![
            expects(&[SpeechAct::TeachBack], &["Jedno zdjęcie i nic nie płacę."], "closing"),
            Expectation {
                told: vec![FactId::from("photo")],
                ..expects(&[], &["Jedno, teraz słyszę."], "")
            },
        ],
        ..moment("understanding", ["To chyba wszystko wiem."])
    };
    let goodbye = Moment {
        hangs_up: Some(HangUp { after: Millis(3_000) }),
        ..moment("goodbye", ["Dziękuję {panu/pani}, do widzenia."])
    };
    Scenario {
        id: ScenarioId::from("test"),
        version: 1,
        title: String::new(),
        summary: String::new(),
        level: 1,
        matter: String::new(),
        sources: Vec::new(),
        reviewed_by: Vec::new(),
        warning: None,
        caller: Caller {
            name: "Henryk Zając".to_owned(),
            address: Address::Pan,
            age: 78,
            voice: voice(),
            needs,
            patience: Patience {
                silence: Millis(8_000),
                hold: Millis(60_000),
                repeats: 2,
                ringing: Millis(30_000),
            },
        },
        line: LineQuality::Clear,
        direction: Direction::Incoming,
        desk: Desk {
            documents: Vec::new(),
            directory: vec![
                person("kos", "Ewa Kos", Availability::Answers { after: Millis(6_000) }),
                person("lis", "Jan Lis", Availability::NoAnswer),
                person("old", "Ola Dawna", Availability::OutOfDate),
            ],
            client: None,
        },
        knows: vec![
            known("colour", DetailDuty::Optional, "Szary."),
            known("expiry", DetailDuty::Required, "Do piątku."),
        ],
        needs_to_hear: vec![
            fact("photo", one, lines(["Jedno zdjęcie."])),
            fact("free", Vec::new(), lines(["Za darmo."])),
        ],
        calls_for: Vec::new(),
        happenings: vec![Happening {
            moment: MomentId::from("understanding"),
            after: Millis(1_000),
            what: HappeningKind::ColleagueBreaksIn {
                name: "Kasia".to_owned(),
                says: "Pożyczysz zszywacz?".to_owned(),
            },
        }],
        moments: vec![
            opening,
            matter,
            understanding,
            Moment {
                expect: vec![expects(&[SpeechAct::Farewell], &[], "goodbye")],
                ..moment("closing", [])
            },
            goodbye,
        ],
        stock: stock(),
        samples: Vec::new(),
    }
}

fn stock() -> StockPhrases {
    StockPhrases {
        are_you_there: lines(["Halo, jest tam kto?", "Halo?"]),
        too_fast: lines(["Wolniej proszę."]),
        too_long: lines(["Krócej proszę."]),
        number_missed: lines(["Ile? Nie dosłyszałem."]),
        cannot_see: lines(["Nie widzę tego."]),
        did_not_follow: lines(["Nie rozumiem."]),
        consents_to_speaker: lines(["Tak, proszę włączyć."]),
        agrees_to_wait: lines(["Dobrze, poczekam."]),
        agrees_to_transfer: lines(["Proszę przełączyć."]),
        confirms: lines(["Tak, zgadza się."]),
        teaches_back: lines(["To tak: {facts}. Dobrze?"]),
        cannot_teach_back: lines(["Jeszcze nic nie wiem."]),
        back_on_line: lines(["Jestem, jestem."]),
        nothing_else: lines(["Nie, to wszystko."]),
        gives_up: lines(["Trudno, do widzenia."]),
        protests: lines(["Proszę tak nie mówić."]),
        goodbye: lines(["Do widzenia."]),
        ..StockPhrases::default()
    }
}

pub(super) fn profile() -> Profile {
    Profile {
        id: ProfileId::from("krynki"),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: "Anna".to_owned(),
        last_name: "Kowalska".to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    }
}

pub(super) fn hard_of_hearing() -> Vec<NeedProfile> {
    vec![NeedProfile::HardOfHearing {
        syllables_per_s: 4.5,
        words: 14,
        numbers: Numbers::MissedOnce,
    }]
}

/// A desk where audio ends when it should, and time passes on demand.
pub(super) struct Call {
    pub(super) session: Session,
    now: Millis,
    playing: Vec<(Millis, u32)>,
}

impl Call {
    pub(super) fn new(scenario: Scenario) -> Self {
        Self::with(
            scenario,
            Setup {
                seed: 1,
                ..Setup::default()
            },
        )
    }

    pub(super) fn with(scenario: Scenario, setup: Setup) -> Self {
        let mut desk = Self::idle(scenario, setup);
        desk.session.begin();
        desk
    }

    /// A call that has not begun.
    pub(super) fn idle(scenario: Scenario, setup: Setup) -> Self {
        Self {
            session: Session::new(Arc::new(scenario), Arc::new(profile()), Arc::new(ScriptedEar), setup),
            now: Millis::ZERO,
            playing: Vec::new(),
        }
    }

    /// Answers at the second ring, is introduced, and the caller has said what they want.
    pub(super) fn in_matter(scenario: Scenario) -> Self {
        let mut desk = Self::new(scenario);
        desk.wait(6_000);
        desk.event(Event::Answered);
        desk.say("greeting name_last");
        desk.turn();
        assert_eq!(desk.view().moment, Some(MomentId::from("matter")));
        desk
    }

    pub(super) fn view(&self) -> &DeskView {
        self.session.view()
    }

    pub(super) fn event(&mut self, event: Event) {
        let effects = self.session.step(self.now, event);
        self.take(effects);
    }

    pub(super) fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Play { play, nominal, .. } => self.playing.push((self.session.view().now + nominal, play)),
                Effect::StopPlaying { play } => self.playing.retain(|(_, other)| *other != play),
                _ => {}
            }
        }
    }

    /// Lets time pass.
    pub(super) fn wait(&mut self, millis: u64) {
        let until = self.now + Millis(millis);
        while let Some((at, event)) = self.next().filter(|(at, _)| *at <= until) {
            self.now = at;
            if let Event::AudioFinished { play } = event {
                self.playing.retain(|(_, other)| *other != play);
            }
            self.event(event);
        }
        self.now = until;
    }

    fn next(&self) -> Option<(Millis, Event)> {
        let audio = self.playing.iter().min().copied();
        let deadline = self.session.next_deadline();
        match (audio, deadline) {
            (Some((at, play)), due) if due.is_none_or(|due| at <= due) => Some((at, Event::AudioFinished { play })),
            (_, due) => due.map(|due| (due, Event::Clock)),
        }
    }

    /// Lets time pass until it holds; at most two minutes.
    pub(super) fn until(&mut self, holds: impl Fn(&DeskView) -> bool) {
        for _ in 0..1_200 {
            if holds(self.session.view()) {
                return;
            }
            self.wait(100);
        }
        panic!("never came\n{}", self.transcript());
    }

    /// Waits for the trainee's turn.
    pub(super) fn turn(&mut self) {
        self.until(|view| view.floor == Floor::Trainee && !view.reacting || view.phase == Phase::Over);
    }

    pub(super) fn say(&mut self, script: &str) {
        self.say_to(Addressee::Caller, script, 2_000);
    }

    /// Speaks for so long; the transcript comes at once.
    pub(super) fn say_to(&mut self, to: Addressee, script: &str, millis: u64) {
        let start = self.now;
        self.event(Event::SpeechStarted {
            to,
            route: Route::Voice,
        });
        self.wait(millis);
        self.event(Event::SpeechEnded { to });
        self.said(to, Route::Voice, script, start, self.now);
    }

    pub(super) fn type_in(&mut self, script: &str) {
        self.said(Addressee::Caller, Route::Typed, script, self.now, self.now);
    }

    pub(super) fn said(&mut self, to: Addressee, route: Route, script: &str, start: Millis, end: Millis) {
        self.event(Event::Said(Said {
            to,
            route,
            text: script.to_owned(),
            start,
            end,
            confidence: 1.0,
        }));
    }

    pub(super) fn key(&mut self, key: LineKey, to: Switch) {
        self.event(Event::Key { key, to });
    }

    pub(super) fn now(&self) -> Millis {
        self.now
    }

    /// The whole call as a readable text.
    pub(super) fn transcript(&self) -> String {
        let mut text = String::new();
        for entry in &self.session.log().entries {
            if let Some(told) = told(&entry.what) {
                writeln!(text, "{:>7} {told}", entry.at.to_string()).unwrap();
            }
        }
        text
    }

    /// The texts spoken by the other side, in order.
    pub(super) fn spoken(&self) -> Vec<&str> {
        let entries = self.session.log().entries.iter();
        entries
            .filter_map(|entry| match &entry.what {
                Logged::Effect(Effect::Play {
                    speaker: Speaker::Caller | Speaker::Colleague(_),
                    text,
                    ..
                }) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The last texts spoken by the other side.
    pub(super) fn last_spoken<const N: usize>(&self) -> [&str; N] {
        let spoken = self.spoken();
        let last = &spoken[spoken.len().saturating_sub(N)..];
        std::array::from_fn(|index| last.get(index).copied().unwrap_or_default())
    }

    pub(super) fn count(&self, what: &Logged) -> usize {
        let entries = self.session.log().entries.iter();
        entries.filter(|entry| &entry.what == what).count()
    }

    pub(super) fn ending(&self) -> Option<Ending> {
        self.session.view().ending
    }
}

fn told(what: &Logged) -> Option<String> {
    Some(match what {
        Logged::Event(Event::Said(said)) => format!("  > {}", said.text),
        Logged::Event(Event::AudioFinished { .. } | Event::Clock) | Logged::Heard(_) => return None,
        Logged::Event(event) => format!("  > {event:?}"),
        Logged::Effect(Effect::Play { speaker, text, .. }) => format!("{speaker:?}: {text}"),
        Logged::Effect(effect) => format!("{effect:?}"),
        other => format!("    · {other:?}"),
    })
}
