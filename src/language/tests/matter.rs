//! Facts and details of a scenario, in our own paraphrases, right, wrong and incomplete.

use crate::domain::{
    Address, Addressee, Caller, Desk, DetailDuty, DetailId, Direction, Fact, FactId, FactKind, FactState, FactValue,
    Heard, Knowledge, LineQuality, Manner, Millis, Patience, Repetition, Scenario, ScenarioId, StockPhrases, Value,
    Voice,
};

use super::super::Interpreter;
use super::{language, profile};

fn fact(id: &str, told_by: &[&str], values: Vec<Value>) -> Fact {
    Fact {
        id: FactId::from(id),
        label: id.to_owned(),
        told_by: told_by.iter().map(|&text| text.to_owned()).collect(),
        values: values
            .into_iter()
            .map(|value| FactValue {
                name: id.to_owned(),
                value,
            })
            .collect(),
        confirms: Vec::new(),
        kind: FactKind::General,
    }
}

fn detail(id: &str, asked_by: &[&str]) -> Knowledge {
    Knowledge {
        id: DetailId::from(id),
        duty: DetailDuty::Optional,
        label: id.to_owned(),
        asked_by: asked_by.iter().map(|&text| text.to_owned()).collect(),
        says: Vec::new(),
    }
}

/// A hand-made scenario with every kind of value.
pub(super) fn scenario() -> Scenario {
    Scenario {
        id: ScenarioId::from("proba"),
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
            needs: Vec::new(),
            patience: Patience {
                silence: Millis(8000),
                hold: Millis(60_000),
                repeats: 3,
                ringing: Millis(30_000),
            },
        },
        line: LineQuality::Clear,
        direction: Direction::Incoming,
        desk: Desk::default(),
        knows: vec![
            detail(
                "expiry",
                &["do kiedy ważny jest obecny dowód", "kiedy kończy się termin ważności"],
            ),
            detail("name", &["proszę podać imię i nazwisko", "jak się pan nazywa"]),
        ],
        needs_to_hear: vec![
            fact(
                "photo",
                &["potrzebne jest jedno zdjęcie", "proszę przynieść jedną fotografię"],
                vec![Value::Number(1.0)],
            ),
            fact(
                "waiting",
                &["dowód będzie gotowy w ciągu trzydziestu dni"],
                vec![Value::Number(30.0)],
            ),
            fact(
                "fee",
                &["opłata wynosi siedemnaście złotych"],
                vec![Value::Number(17.0)],
            ),
            fact(
                "hour",
                &["proszę przyjść o dziesiątej trzydzieści"],
                vec![Value::Time(630)],
            ),
            fact(
                "line",
                &["numer telefonu do koleżanki to 502 123 456"],
                vec![Value::Digits("502123456".to_owned())],
            ),
            fact("home", &["w razie czego pomagamy złożyć wniosek w domu"], Vec::new()),
            fact(
                "room",
                &["proszę przyjść do pokoju Słonecznego"],
                vec![Value::Word("Słoneczny".to_owned())],
            ),
        ],
        calls_for: Vec::new(),
        happenings: Vec::new(),
        moments: Vec::new(),
        stock: StockPhrases::default(),
        samples: Vec::new(),
    }
}

fn hear(text: &str) -> Heard {
    Interpreter::new(language(), &profile(), Some(&scenario())).hear(text, Addressee::Caller)
}

fn facts(text: &str) -> Vec<(String, FactState)> {
    let mut facts: Vec<_> = hear(text)
        .facts
        .into_iter()
        .map(|found| (found.fact.to_string(), found.state))
        .collect();
    facts.sort_by(|a, b| a.0.cmp(&b.0));
    facts
}

use FactState::{Incomplete, Told, Wrong};

#[track_caller]
fn check(text: &str, expected: &[(&str, FactState)]) {
    let bare = text
        .replace(|letter: char| !letter.is_alphanumeric() && letter != ':', " ")
        .to_lowercase();
    for text in [text, &bare] {
        let expected: Vec<_> = expected.iter().map(|&(id, state)| (id.to_owned(), state)).collect();
        assert_eq!(facts(text), expected, "{text}");
    }
}

#[test]
fn facts_are_recognised_in_paraphrase() {
    check("Potrzebne jest jedno zdjęcie.", &[("photo", Told)]);
    check("Musi pan zabrać ze sobą jedną fotografię.", &[("photo", Told)]);
    check("Do wniosku dołącza pan jedno zdjęcie.", &[("photo", Told)]);
    check("Na dowód czeka się do trzydziestu dni.", &[("waiting", Told)]);
    check("Dowód do odbioru będzie za 30 dni.", &[("waiting", Told)]);
    check("To kosztuje siedemnaście złotych.", &[("fee", Told)]);
    check("Opłata to 17 zł.", &[("fee", Told)]);
    check("Proszę przyjść o wpół do jedenastej.", &[("hour", Told)]);
    check("Możemy też pomóc panu złożyć wniosek u pana w domu.", &[("home", Told)]);
    check("Zapraszam do pokoju Słonecznego, proszę przyjść.", &[("room", Told)]);
    check(
        "Numer telefonu do koleżanki: pięćset dwa, sto dwadzieścia trzy, czterysta pięćdziesiąt sześć.",
        &[("line", Told)],
    );
}

#[test]
fn several_facts_in_one_utterance_keep_their_numbers() {
    check("Jedno zdjęcie, trzydzieści dni.", &[("photo", Told), ("waiting", Told)]);
    check(
        "Potrzebne jest jedno zdjęcie, opłata wynosi siedemnaście złotych, a dowód będzie gotowy w trzydzieści dni.",
        &[("fee", Told), ("photo", Told), ("waiting", Told)],
    );
}

#[test]
fn a_wrong_value_is_wrong_and_a_missing_one_incomplete() {
    check("Potrzebne są dwa zdjęcia.", &[("photo", Wrong)]);
    check("Dowód będzie gotowy w ciągu czternastu dni.", &[("waiting", Wrong)]);
    check("Dowód będzie gotowy za dwa tygodnie.", &[("waiting", Wrong)]);
    check("Opłata wynosi dwadzieścia złotych.", &[("fee", Wrong)]);
    check("Opłata wynosi siedemnaście złotych pięćdziesiąt.", &[("fee", Wrong)]);
    check("Proszę przyjść o jedenastej trzydzieści.", &[("hour", Wrong)]);
    check("Potrzebne jest zdjęcie.", &[("photo", Incomplete)]);
    check("Nie trzeba zdjęcia.", &[("photo", Wrong)]);
    check(
        "Numer telefonu do koleżanki to pięćset dwa sto dwadzieścia trzy czterysta pięćdziesiąt pięć.",
        &[("line", Wrong)],
    );
}

#[test]
fn a_denial_reaches_no_further_than_its_own_clause() {
    let mut scenario = scenario();
    scenario.needs_to_hear = vec![
        fact("clerk", &["pracownik wypełni wniosek"], Vec::new()),
        fact("penalty", &["nie ma kary"], Vec::new()),
        fact("visit", &["nie trzeba przychodzić do urzędu"], Vec::new()),
        fact(
            "emergency",
            &["proszę dzwonić pod numer 112"],
            vec![Value::Number(112.0)],
        ),
    ];
    let states = |text: &str| {
        let ear = Interpreter::new(language(), &profile(), Some(&scenario));
        let found = ear.hear(text, Addressee::Caller).facts;
        found
            .into_iter()
            .map(|found| (found.fact.to_string(), found.state))
            .collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("Nic pan nie pisze. Pracownik wypełni wniosek.", vec![("clerk", Told)]),
        ("nic pan nie pisze pracownik wypełni wniosek", vec![("clerk", Told)]),
        ("Pracownik nie wypełni wniosku.", vec![("clerk", Wrong)]),
        ("Kary za to nie będzie.", vec![("penalty", Told)]),
        ("Nie będzie za to kary.", vec![("penalty", Told)]),
        ("Za to jest kara.", vec![("penalty", Wrong)]),
        ("Nie ma progu i pracownik wypełni wniosek.", vec![("clerk", Told)]),
        ("Do urzędu przychodzić nie trzeba.", vec![("visit", Told)]),
        ("Jeśli pani woli, można też przychodzić do urzędu.", vec![]),
        ("Trzeba przychodzić do urzędu.", vec![("visit", Wrong)]),
        ("Proszę dzwonić pod numer jeden, jeden, dwa.", vec![("emergency", Told)]),
        ("Proszę dzwonić pod numer sto dwanaście.", vec![("emergency", Told)]),
        (
            "Proszę dzwonić pod numer dziewięć, dziewięć, siedem.",
            vec![("emergency", Wrong)],
        ),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(id, state)| (id.to_owned(), state)).collect();
        assert_eq!(states(text), expected, "{text}");
    }
}

#[test]
fn a_greeting_is_no_span_of_days() {
    assert!(facts("Dzień dobry, gotowy jestem do rozmowy.").is_empty());
}

#[test]
fn small_talk_tells_nothing_and_asks_for_nothing() {
    for text in [
        "Dzień dobry, w czym mogę pomóc?",
        "Proszę o chwilę cierpliwości, sprawdzę to w systemie.",
        "Dziękuję za telefon, do widzenia.",
        "Czy mogę pani w czymś jeszcze pomóc?",
        "Oddzwonię jutro o dziewiątej.",
        "Przełączę pana do koleżanki.",
        "To potrwa jedną minutę.",
    ] {
        let heard = hear(text);
        assert!(heard.facts.is_empty(), "{text}: {:?}", heard.facts);
        assert!(heard.details.is_empty(), "{text}: {:?}", heard.details);
    }
}

#[test]
fn repetition_is_noticed() {
    let repeated = |text: &str| hear(text).facts.first().map(|found| found.repeated);
    assert_eq!(repeated("Potrzebne jest jedno zdjęcie."), Some(Repetition::Once));
    assert_eq!(
        repeated("Potrzebne jest jedno zdjęcie. Powtórzę: jedno zdjęcie."),
        Some(Repetition::Repeated)
    );
    assert_eq!(
        repeated("Numer do koleżanki to 502 123 456."),
        Some(Repetition::Repeated)
    );
}

#[test]
fn details_are_asked_for_not_told() {
    let asked = |text: &str| {
        hear(text)
            .details
            .into_iter()
            .map(|found| found.detail.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(asked("Do kiedy jest ważny pana obecny dowód?"), ["expiry"]);
    assert_eq!(asked("a kiedy kończy się ważność dowodu"), ["expiry"]);
    assert_eq!(asked("Proszę podać imię i nazwisko."), ["name"]);
    assert_eq!(asked("jak się pan nazywa"), ["name"]);
    assert!(asked("Obecny dowód pozostaje ważny.").is_empty());
    // "Nazywa" stands for a name, not for saying something.
    assert!(asked("Chcę sprawdzić, czy jasno to powiedziałem: co pan teraz zrobi?").is_empty());
    assert!(asked("Proszę powiedzieć, czego dotyczy pana pytanie.").is_empty());
}

#[test]
fn times_are_told_where_the_call_has_a_calendar() {
    let monday = jiff::civil::date(2026, 11, 30).at(9, 6, 0, 0);
    let times = |text: &str| {
        let ear = Interpreter::new(language(), &profile(), None).at(monday);
        let found = ear.hear(text, Addressee::Caller).times;
        found
            .into_iter()
            .map(|time| (time.day, time.minute, time.words))
            .collect::<Vec<_>>()
    };
    let at = |words: &str| [(0, Some(9 * 60 + 30), words.to_owned())];
    assert_eq!(
        times("Zadzwonię dziś, o wpół do dziesiątej."),
        at("dziś, o wpół do dziesiątej")
    );
    assert_eq!(
        times("Oddzwonię o wpół do dziesiątej, dobrze?"),
        at("o wpół do dziesiątej")
    );
    assert_eq!(times("Zadzwonię w środę o trzynastej.")[0].0, 2);
    assert!(times("To potrwa dwie minuty i kosztuje 17 złotych.").is_empty());
    assert!(
        hear("Zadzwonię o dziesiątej.").times.is_empty(),
        "a call by itself has none"
    );
}
