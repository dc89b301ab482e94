//! A made-up call and its result for the tests of the window.

use std::path::{Path, PathBuf};

use crate::domain::{
    Address, Availability, Bilingual, Caller, Certainty, CriticalError, CriticalErrorKind, Desk, Direction, Document,
    Ending, Evidence, LineQuality, Manner, Message, Millis, Mode, NeedProfile, Numbers, Passed, Patience, Person,
    PhraseFound, PhraseKind, PlainLanguage, Profile, RuleVerdict, Scenario, Score, Scorecard, StockPhrases, Verdict,
    Versions, Voice,
};

/// Makes a folder of scenarios with one shipped call in it, to be changed at will; its file.
pub fn one_call(scenarios: &Path) -> std::io::Result<PathBuf> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/senior-dowod/scenario.yaml");
    let folder = scenarios.join("senior-dowod");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("scenario.yaml");
    std::fs::copy(shipped, &file)?;
    Ok(file)
}

fn voice() -> Voice {
    Voice {
        base: "m3".into(),
        rate: 130,
        pitch: 35,
        manner: Manner::Plain,
    }
}

/// A call with a document and a colleague.
pub fn scenario() -> Scenario {
    Scenario {
        id: "senior-dowod".into(),
        version: 1,
        title: "Pan Henryk i nowy dowód".into(),
        summary: "Starszy pan, który słabo słyszy, pyta, co przynieść po nowy dowód osobisty.".into(),
        level: 1,
        matter: "dowód osobisty".into(),
        sources: Vec::new(),
        reviewed_by: Vec::new(),
        warning: None,
        caller: Caller {
            name: "Henryk Zając".into(),
            address: Address::Pan,
            age: 78,
            voice: voice(),
            needs: vec![NeedProfile::HardOfHearing {
                syllables_per_s: 4.5,
                words: 14,
                numbers: Numbers::MissedOnce,
            }],
            patience: Patience {
                silence: Millis(8_000),
                hold: Millis(60_000),
                repeats: 3,
                ringing: Millis(40_000),
            },
        },
        line: LineQuality::Clear,
        direction: Direction::Incoming,
        desk: Desk {
            documents: vec![Document {
                id: "karta-dowod".into(),
                title: "Karta usługi: dowód osobisty".into(),
                body: "Wniosek osobiście lub przez internet.\n\nJedno zdjęcie 35 × 45 mm. Odbiór do 30 dni.".into(),
            }],
            directory: vec![Person {
                id: "kos".into(),
                name: "Ewa Kos".into(),
                unit: "Referat Podatków".into(),
                number: "24".into(),
                availability: Availability::NoAnswer,
                greets: Vec::new(),
                briefed: Vec::new(),
                asks: Vec::new(),
                voice: voice(),
            }],
            client: None,
        },
        knows: Vec::new(),
        needs_to_hear: Vec::new(),
        calls_for: Vec::new(),
        happenings: Vec::new(),
        moments: Vec::new(),
        stock: StockPhrases::default(),
        samples: Vec::new(),
    }
}

/// A trainee.
pub fn profile() -> Profile {
    Profile {
        id: "bialystok".into(),
        office: "Urząd Miejski w Białymstoku".into(),
        first_name: "Marek".into(),
        last_name: "Zieliński".into(),
        position: "starszy specjalista".into(),
        address: Address::Pan,
        unit: "Departament Obsługi Mieszkańców".into(),
    }
}

fn rule(id: &str, title: &str, verdict: Verdict, points: f64) -> RuleVerdict {
    RuleVerdict {
        rule: id.into(),
        clause: "III.1".into(),
        title: Bilingual {
            pl: title.into(),
            en: format!("{title} (en)"),
        },
        verdict,
        points,
        maximum: if verdict == Verdict::NotApplicable { 0.0 } else { 4.0 },
        evidence: vec![Evidence {
            at_ms: Millis(62_000),
            quote: Some("Dzień dobry, słucham.".into()),
            measure: Message::new("app-name"),
            clause: "III.1".into(),
        }],
        tip: Some(Bilingual {
            pl: "Podaj pełną nazwę urzędu.".into(),
            en: "Say the office's full name.".into(),
        }),
    }
}

/// A result with every verdict in it.
pub fn scorecard() -> Scorecard {
    Scorecard {
        scenario: "senior-dowod".into(),
        procedure: "bialystok".into(),
        profile: "bialystok".into(),
        seed: 7,
        mode: Mode::Practice,
        versions: Versions {
            scenario: 1,
            procedure: 1,
            engine: "1".into(),
            scorer: "1".into(),
        },
        ending: Some(Ending::Caller),
        duration: Millis(184_000),
        score: Some(Score {
            value: 72.5,
            low: 70.0,
            high: 80.0,
        }),
        passed: Passed::No,
        critical_errors: vec![CriticalError {
            kind: CriticalErrorKind::WrongValueLeft,
            number: 12,
            certainty: Certainty::Certain,
            evidence: Vec::new(),
        }],
        rules: vec![
            rule(
                "bialystok:III.1",
                "Odebrać najpóźniej po trzecim sygnale",
                Verdict::Met,
                4.0,
            ),
            rule("bialystok:III.4", "Przedstawić się pełną nazwą", Verdict::Partly, 2.0),
            rule(
                "bialystok:III.11",
                "Upewnić się, że wszystko jest jasne",
                Verdict::Missed,
                0.0,
            ),
            rule(
                "bialystok:III.14",
                "Zapytać o zgodę na głośnik",
                Verdict::NotApplicable,
                0.0,
            ),
            rule("bialystok:III.16", "Poprosić o cierpliwość", Verdict::Unclear, 0.0),
        ],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: Some(PlainLanguage {
            words: 143,
            sentences: 17,
            hard_words: vec!["zaświadczenie".to_owned(), "nieruchomości".to_owned()],
            hard_share: 0.021,
            mean_sentence: 8.4,
            fog: Some(4.2),
            phrases: vec![(
                Millis(61_000),
                PhraseFound {
                    kind: PhraseKind::Officialese,
                    words: "uiścić".to_owned(),
                    better: "zapłacić".to_owned(),
                },
            )],
        }),
        notices: Vec::new(),
    }
}
