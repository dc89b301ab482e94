//! Tests of the scorer: a log is built by hand, a rule is judged. It must not repeat how the scorer comes to a verdict.

mod critical;
mod desk;
mod doubt;
mod needs;
mod opening;
mod plain;
mod service;
mod settle;
mod shift;
mod talk;
mod timeline;
mod transfer;
mod waiting;
mod whole;

use crate::domain::*;

use super::score;

/// The log of a call, built in order. Times are seconds since the session began.
pub struct Log(Vec<LogEntry>);

/// Words of the trainee and what was understood of them.
pub struct Words {
    text: String,
    to: Addressee,
    route: Route,
    confidence: f32,
    lasts: f64,
    heard: Heard,
}

/// Words to the caller, spoken in two seconds, heard reliably, in which nothing was found yet.
pub fn words(text: &str) -> Words {
    let count = text.split_whitespace().count() as u32;
    let heard = Heard {
        syllables: count * 2,
        sentences: vec![count],
        ..Heard::default()
    };
    Words {
        text: text.to_owned(),
        to: Addressee::Caller,
        route: Route::Voice,
        confidence: 1.0,
        lasts: 2.0,
        heard,
    }
}

impl Words {
    pub fn act(self, act: SpeechAct) -> Self {
        self.act_at(act, 0.95)
    }

    /// The act, proved by some of the words.
    pub fn act_by(mut self, act: SpeechAct, words: &str) -> Self {
        self = self.act(act);
        if let Some(found) = self.heard.acts.last_mut() {
            found.words = words.to_owned();
        }
        self
    }

    pub fn act_at(mut self, act: SpeechAct, confidence: f32) -> Self {
        self.heard.acts.push(ActFound {
            act,
            confidence,
            words: self.text.clone(),
        });
        self
    }

    pub fn fact(self, fact: &str, state: FactState) -> Self {
        self.fact_at(fact, state, 0.95)
    }

    pub fn fact_at(mut self, fact: &str, state: FactState, confidence: f32) -> Self {
        let (fact, words) = (fact.into(), self.text.clone());
        self.heard.facts.push(FactFound {
            fact,
            state,
            confidence,
            words,
            missing: Vec::new(),
            repeated: Repetition::Once,
        });
        self
    }

    pub fn asks(mut self, detail: &str) -> Self {
        self.heard.details.push(DetailFound {
            detail: detail.into(),
            confidence: 0.95,
            words: self.text.clone(),
        });
        self
    }

    pub fn to(mut self, to: Addressee) -> Self {
        self.to = to;
        self
    }

    pub fn at_time(mut self, day: i32, minute: u16) -> Self {
        let words = self.text.clone();
        let minute = Some(minute);
        self.heard.times.push(TimeFound { day, minute, words });
        self
    }

    pub fn asks_for_quiet(mut self) -> Self {
        self.heard.asks_for_quiet = true;
        self
    }

    pub fn phrase(mut self, found: PhraseFound) -> Self {
        self.heard.phrases.push(found);
        self
    }

    pub fn typed(mut self) -> Self {
        self.route = Route::Typed;
        self
    }

    pub fn lasts(mut self, seconds: f64) -> Self {
        self.lasts = seconds;
        self
    }

    pub fn unreliable(mut self) -> Self {
        self.confidence = 0.3;
        self
    }
}

impl Log {
    /// Rung at 0 and answered at `at`.
    pub fn answered(at: f64) -> Self {
        let log = Self::ringing(at).event(at, Event::Answered);
        log.effect(at, Effect::RingingStopped).effect(at, Effect::LineOpened)
    }

    /// Ringing from 0 until `until`.
    pub fn ringing(until: f64) -> Self {
        let rings = (1_u32..).take_while(|count| f64::from(count - 1) * 5.0 < until);
        rings.fold(Self(Vec::new()), |log, count| {
            log.effect(f64::from(count - 1) * 5.0, Effect::Ring { count })
        })
    }

    /// Nothing yet.
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// The same, and then `more`.
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    pub fn logged(mut self, at: f64, what: Logged) -> Self {
        self.0.push(LogEntry {
            at: Millis::from_seconds(at),
            what,
        });
        self
    }

    pub fn event(self, at: f64, event: Event) -> Self {
        self.logged(at, Logged::Event(event))
    }

    pub fn effect(self, at: f64, effect: Effect) -> Self {
        self.logged(at, Logged::Effect(effect))
    }

    /// The trainee speaks from `at`; the transcript arrives as they end.
    pub fn say(self, at: f64, words: Words) -> Self {
        let arrives = at + words.lasts;
        self.say_late(at, arrives, words)
    }

    /// The trainee speaks from `at`; the transcript arrives at `arrives`.
    pub fn say_late(self, at: f64, arrives: f64, words: Words) -> Self {
        let Words {
            text,
            to,
            route,
            confidence,
            lasts,
            heard,
        } = words;
        let (start, end) = (Millis::from_seconds(at), Millis::from_seconds(at + lasts));
        self.event(at, Event::SpeechStarted { to, route })
            .event(at + lasts, Event::SpeechEnded { to })
            .event(
                arrives,
                Event::Said(Said {
                    to,
                    route,
                    text,
                    start,
                    end,
                    confidence,
                }),
            )
            .logged(arrives, Logged::Heard(heard))
    }

    /// The caller speaks for a second from `at`; then the floor is the trainee's.
    pub fn caller(self, at: f64, text: &str) -> Self {
        let text = text.to_owned();
        let play = Effect::Play {
            play: 0,
            speaker: Speaker::Caller,
            text,
            nominal: Millis(1_000),
        };
        self.effect(at, play)
            .event(at + 1.0, Event::AudioFinished { play: 0 })
            .effect(at + 1.0, Effect::TurnOver)
    }

    pub fn mark(self, at: f64, mark: Mark) -> Self {
        self.logged(at, Logged::Marked(mark))
    }

    pub fn took_in(self, at: f64, fact: &str) -> Self {
        self.logged(at, Logged::TookIn { fact: fact.into() })
    }

    pub fn disclosed(self, at: f64, detail: &str, how: Disclosure) -> Self {
        self.logged(
            at,
            Logged::Disclosed {
                detail: detail.into(),
                how,
            },
        )
    }

    pub fn on(self, at: f64, key: LineKey) -> Self {
        self.event(at, Event::Key { key, to: Switch::On })
    }

    pub fn off(self, at: f64, key: LineKey) -> Self {
        self.event(at, Event::Key { key, to: Switch::Off })
    }

    pub fn block(self, at: f64) -> Self {
        self.effect(at, Effect::SilentBlock { lasts: Millis(4_000) })
    }

    /// The call ends.
    pub fn ends(self, at: f64, by: Ending) -> Self {
        let log = if by == Ending::Trainee {
            self.event(at, Event::HungUp)
        } else {
            self
        };
        log.effect(at, Effect::CallEnded { by })
    }

    /// The log of a session.
    pub fn session(self) -> SessionLog {
        let header = LogHeader {
            scenario: "senior".into(),
            scenario_version: 3,
            profile: "krynki".into(),
            seed: 7,
            mode: Mode::Practice,
            engine: "1".to_owned(),
            around: Around::default(),
            accommodations: Accommodations::default(),
            beginning: None,
        };
        SessionLog {
            header,
            entries: self.0,
        }
    }
}

/// A caller with an identity card to renew: two facts to hear, one detail to be asked for.
pub fn scenario() -> Scenario {
    let voice = Voice {
        base: "m3".to_owned(),
        rate: 130,
        pitch: 35,
        manner: Manner::Plain,
    };
    Scenario {
        id: "senior".into(),
        version: 3,
        title: String::new(),
        summary: String::new(),
        level: 1,
        matter: "dowód osobisty".to_owned(),
        sources: Vec::new(),
        reviewed_by: Vec::new(),
        warning: None,
        caller: Caller {
            name: "Henryk Zając".to_owned(),
            address: Address::Pan,
            age: 78,
            voice: voice.clone(),
            needs: Vec::new(),
            patience: Patience {
                silence: Millis(8_000),
                hold: Millis(60_000),
                repeats: 3,
                ringing: Millis(30_000),
            },
        },
        line: LineQuality::Clear,
        direction: Direction::Incoming,
        desk: Desk {
            documents: Vec::new(),
            directory: vec![person("kos", "Ewa Kos", &voice), person("lis", "Jan Lis", &voice)],
            client: None,
        },
        knows: vec![detail("expiry", DetailDuty::Required)],
        needs_to_hear: vec![
            fact("photo", FactKind::General, Value::Number(1.0)),
            fact("days", FactKind::General, Value::Number(30.0)),
        ],
        calls_for: Vec::new(),
        happenings: Vec::new(),
        moments: Vec::new(),
        stock: StockPhrases::default(),
        samples: Vec::new(),
    }
}

/// The same with a need.
pub fn scenario_with(need: NeedProfile) -> Scenario {
    let mut scenario = scenario();
    scenario.caller.needs.push(need);
    scenario
}

/// The same with something it calls for.
pub fn scenario_calling_for(demand: Demand) -> Scenario {
    Scenario {
        calls_for: vec![demand],
        ..scenario()
    }
}

/// Hard of hearing, as a scenario may set it.
pub fn hard_of_hearing() -> NeedProfile {
    NeedProfile::HardOfHearing {
        syllables_per_s: 4.0,
        words: 10,
        numbers: Numbers::MissedOnce,
    }
}

pub fn detail(id: &str, duty: DetailDuty) -> Knowledge {
    Knowledge {
        id: id.into(),
        duty,
        label: id.to_owned(),
        asked_by: Vec::new(),
        says: Vec::new(),
    }
}

pub fn fact(id: &str, kind: FactKind, value: Value) -> Fact {
    let values = vec![FactValue {
        name: id.to_owned(),
        value,
    }];
    Fact {
        id: id.into(),
        label: id.to_owned(),
        told_by: Vec::new(),
        values,
        confirms: Vec::new(),
        kind,
    }
}

fn person(id: &str, name: &str, voice: &Voice) -> Person {
    Person {
        id: id.into(),
        name: name.to_owned(),
        unit: String::new(),
        number: "24".to_owned(),
        availability: Availability::Answers { after: Millis(3_000) },
        greets: Vec::new(),
        briefed: Vec::new(),
        asks: Vec::new(),
        voice: voice.clone(),
    }
}

/// A procedure of these criteria, each with weight 1, that counts every critical error.
pub fn procedure(criteria: Vec<Criterion>) -> Procedure {
    let rules = criteria.into_iter().enumerate().map(|(number, criterion)| Rule {
        id: RuleId::new(format!("office:{number}")),
        clause: format!("§ {number}"),
        title: Bilingual::default(),
        tip: Bilingual {
            pl: "Wskazówka".to_owned(),
            en: "Tip".to_owned(),
        },
        weight: 1.0,
        severity: Severity::Ordinary,
        criterion,
    });
    Procedure {
        id: "office".into(),
        version: 1,
        title: Bilingual::default(),
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.5,
        },
        rules: rules.collect(),
        critical_errors: CriticalErrorKind::ALL
            .map(|kind| CriticalErrorRule {
                kind,
                clause: kind.number().to_string(),
            })
            .to_vec(),
    }
}

/// Judges one criterion, and checks what must hold of every verdict.
pub fn judge(criterion: &Criterion, scenario: &Scenario, log: Log) -> (Verdict, f64) {
    let card = score(&procedure(vec![criterion.clone()]), scenario, &log.session());
    let rule = card.rules.into_iter().next().expect("one rule");
    assert_eq!(
        rule.evidence.is_empty(),
        rule.verdict == Verdict::NotApplicable,
        "evidence for every verdict: {rule:?}"
    );
    assert!(
        rule.evidence.is_sorted_by_key(|evidence| evidence.at_ms),
        "evidence in order of time: {rule:?}"
    );
    assert!(
        rule.evidence
            .iter()
            .all(|evidence| super::messages::ALL.contains(&evidence.measure.key.as_str()))
    );
    let better = matches!(rule.verdict, Verdict::Partly | Verdict::Missed | Verdict::Unclear);
    assert_eq!(
        rule.tip.is_some(),
        better,
        "a tip where there is something to do better"
    );
    (rule.verdict, rule.points)
}

/// The verdict on one criterion.
pub fn verdict(criterion: &Criterion, scenario: &Scenario, log: Log) -> Verdict {
    judge(criterion, scenario, log).0
}

/// The critical errors of a call and how certain each is.
pub fn errors(scenario: &Scenario, log: Log) -> Vec<(u8, Certainty)> {
    let card = score(&procedure(Vec::new()), scenario, &log.session());
    assert!(card.critical_errors.iter().all(|error| !error.evidence.is_empty()));
    card.critical_errors
        .iter()
        .map(|error| (error.number, error.certainty))
        .collect()
}
