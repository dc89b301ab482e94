//! A call that is made up, of any length, with all that scoring it takes. Nothing in it is sensible but its amount.

use sygnaly::domain::*;

/// From one exchange to the next, ms.
const APART: u64 = 2_700;

/// Exchanges of nine entries, one every 2.7 s, and the clock for what is left: of 2,000 entries a lively ten minutes. From 100 entries on.
pub fn log(count: usize) -> SessionLog {
    let exchanges = (count - 20) / 9;
    let end = Millis(4_000 + exchanges as u64 * APART + 2_000);
    let header = LogHeader {
        scenario: "bench".into(),
        scenario_version: 1,
        profile: "krynki".into(),
        seed: 1,
        mode: Mode::Practice,
        engine: "bench".to_owned(),
        around: Around::default(),
        accommodations: Accommodations::default(),
        beginning: None,
    };
    let mut entries = Vec::with_capacity(count);
    let mut add = |at: u64, what: Logged| entries.push(LogEntry { at: Millis(at), what });
    add(0, Logged::Effect(Effect::Ring { count: 1 }));
    add(3_000, Logged::Event(Event::Answered));
    add(3_000, Logged::Effect(Effect::LineOpened));
    for exchange in 0..exchanges as u32 {
        let at = 4_000 + u64::from(exchange) * APART;
        let to = Addressee::Caller;
        let (said, heard) = words(exchange, at);
        let text = "Dobrze, a czy jest kolejka po dowód?".to_owned();
        let speaker = Speaker::Caller;
        let nominal = Millis(900);
        add(
            at,
            Logged::Event(Event::SpeechStarted {
                to,
                route: Route::Voice,
            }),
        );
        add(at + 1_200, Logged::Event(Event::SpeechEnded { to }));
        add(at + 1_300, Logged::Event(Event::Said(said)));
        add(at + 1_300, Logged::Heard(heard));
        add(at + 1_300, Logged::TookIn { fact: "f1".into() });
        add(at + 1_400, Logged::Effect(Effect::SilentBlock { lasts: Millis(300) }));
        add(
            at + 1_700,
            Logged::Effect(Effect::Play {
                play: exchange,
                speaker,
                text,
                nominal,
            }),
        );
        add(at + 2_600, Logged::Event(Event::AudioFinished { play: exchange }));
        add(at + 2_600, Logged::Effect(Effect::TurnOver));
    }
    entries.resize(
        count - 1,
        LogEntry {
            at: end,
            what: Logged::Event(Event::Clock),
        },
    );
    let by = Ending::Caller;
    entries.push(LogEntry {
        at: end,
        what: Logged::Effect(Effect::CallEnded { by }),
    });
    SessionLog { header, entries }
}

/// Words that leave much in doubt, so that both hearings have work to do.
pub fn words(exchange: u32, at: u64) -> (Said, Heard) {
    let text = "Potrzebne jest jedno zdjęcie, proszę o chwilę cierpliwości, dziękuję".to_owned();
    let act = |act| ActFound {
        act,
        confidence: 0.6,
        words: text.clone(),
    };
    let fact = |fact: &str| FactFound {
        fact: fact.into(),
        state: if exchange.is_multiple_of(3) {
            FactState::Wrong
        } else {
            FactState::Told
        },
        confidence: 0.9,
        words: "jedno zdjęcie".to_owned(),
        missing: Vec::new(),
        repeated: Repetition::Once,
    };
    let heard = Heard {
        acts: vec![
            act(SpeechAct::AskPatience),
            act(SpeechAct::Thank),
            act(SpeechAct::VHurry),
        ],
        facts: vec![fact("f1"), fact("f5")],
        details: Vec::new(),
        syllables: 20,
        sentences: vec![9],
        hard_words: Vec::new(),
        ..Heard::default()
    };
    let confidence = if exchange.is_multiple_of(4) { 0.3 } else { 0.9 };
    let (start, end) = (Millis(at), Millis(at + 1_200));
    (
        Said {
            to: Addressee::Caller,
            route: Route::Voice,
            text,
            start,
            end,
            confidence,
        },
        heard,
    )
}

/// A caller with three needs, ten facts to hear and two details to give.
pub fn scenario() -> Scenario {
    let fact = |number: u8| Fact {
        id: FactId::new(format!("f{number}")),
        label: format!("fakt {number}"),
        told_by: Vec::new(),
        values: vec![FactValue {
            name: "n".to_owned(),
            value: Value::Number(1.0),
        }],
        confirms: Vec::new(),
        kind: FactKind::CaseData,
    };
    let detail = |id: &str, duty| Knowledge {
        id: id.into(),
        duty,
        label: id.to_owned(),
        asked_by: Vec::new(),
        says: Vec::new(),
    };
    let needs = vec![
        NeedProfile::HardOfHearing {
            syllables_per_s: 4.5,
            words: 8,
            numbers: Numbers::MissedOnce,
        },
        NeedProfile::Stutter {
            interrupted_adds: Millis(1_000),
        },
        NeedProfile::Blind,
    ];
    let patience = Patience {
        silence: Millis(8_000),
        hold: Millis(60_000),
        repeats: 3,
        ringing: Millis(40_000),
    };
    Scenario {
        id: "bench".into(),
        version: 1,
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
            voice: Voice {
                base: "m3".to_owned(),
                rate: 130,
                pitch: 35,
                manner: Manner::Plain,
            },
            needs,
            patience,
        },
        line: LineQuality::Clear,
        direction: Direction::Incoming,
        desk: Desk::default(),
        knows: vec![
            detail("expiry", DetailDuty::Required),
            detail("pesel", DetailDuty::Identity),
        ],
        needs_to_hear: (0..10).map(fact).collect(),
        calls_for: vec![Demand::Visit],
        happenings: Vec::new(),
        moments: Vec::new(),
        stock: StockPhrases::default(),
        samples: Vec::new(),
    }
}

/// Many criteria at once, and every critical error.
pub fn procedure() -> Procedure {
    use IntroductionPart::{FirstName, LastName, Office, Position, Unit};
    let signs = vec![SpeechAct::Greeting, SpeechAct::Thank];
    let violations = vec![SpeechAct::VRude, SpeechAct::VHurry];
    let criteria = vec![
        Criterion::AnswerInTime { before_ring: 4 },
        Criterion::Introduce {
            parts: vec![Office, FirstName, LastName, Position, Unit],
            partly_from: 0.5,
            order: PartOrder::Any,
        },
        Criterion::Focus { short_remarks: 1 },
        Criterion::Courtesy {
            signs,
            at_least: 2,
            violations,
        },
        Criterion::HoldWhenAway,
        Criterion::AskDetails {
            order: AskOrder::BeforeInforming,
        },
        Criterion::Inform { partly_from: 0.5 },
        Criterion::CallerHangsUpFirst,
        Criterion::LoudspeakerConsent {
            ask: ConsentAt::Intention,
        },
        Criterion::Transfer {
            briefing: BriefingAt::BeforeConnection,
            at_connection: Millis(15_000),
        },
        Criterion::Patience {
            wait_over: Millis(10_000),
            word_within: Millis(90_000),
            hint_after: Millis(45_000),
        },
        Criterion::Priority,
    ];
    let rule = |(number, criterion)| Rule {
        id: RuleId::new(format!("bench:{number}")),
        clause: "§ 4".to_owned(),
        title: Bilingual::default(),
        tip: Bilingual::default(),
        weight: 1.0,
        severity: Severity::Ordinary,
        criterion,
    };
    let error = |kind| CriticalErrorRule {
        kind,
        clause: "§ 4".to_owned(),
    };
    Procedure {
        id: "bench".into(),
        version: 1,
        title: Bilingual::default(),
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.5,
        },
        rules: criteria.into_iter().enumerate().map(rule).collect(),
        critical_errors: CriticalErrorKind::ALL.map(error).to_vec(),
    }
}
