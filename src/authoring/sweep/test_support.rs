//! Small calls for the sweep's tests, written as authors write them: a good one, and what makes it bad.

use std::path::Path;
use std::sync::Arc;

use crate::domain::{
    Address, Bilingual, Criterion, Line, Marks, Millis, Part, Procedure, ProcedureId, Profile, ProfileId, Rule, RuleId,
    Scenario, Severity, StockPhrases,
};
use crate::format::parse_scenario;
use crate::language::Language;

/// A small call about an identity card, without fault.
pub(super) const SCENARIO: &str = r#"
format: 1
id: dowod
title: Pan Jan i nowy dowód
summary: Pan Jan pyta, co przynieść po nowy dowód.
level: 1
matter: dowód osobisty

caller:
  name: Jan Maj
  address: pan
  age: 50
  patience: { silence_s: 8, hold_s: 60, repeats: 2 }

desk:
  directory:
    - { id: kos, name: Ewa Kos, unit: Podatki, number: "24", greets: ["Kos, słucham."], briefed: ["Proszę łączyć."], asks: ["A kto to?"] }
    - { id: lis, name: Jan Lis, unit: Kasa, number: "31", no_answer: true, greets: ["Lis."], briefed: ["Łącz."], asks: ["Kto?"] }

knows:
  - id: expiry
    label: do kiedy ważny jest dowód
    required: true
    asked_by: ["do kiedy ważny jest dowód", "kiedy kończy się ważność"]
    says: ["Do piątku.", "W piątek się kończy."]

needs_to_hear:
  - id: photo
    label: jedno zdjęcie
    told_by: ["potrzebne jest jedno zdjęcie", "proszę przynieść jedną fotografię"]
    values: { photos: 1 }
    confirms: ["Jedno zdjęcie."]
  - id: free
    label: za darmo
    told_by: ["dowód jest bezpłatny", "nic pan nie płaci"]
    confirms: ["Za darmo."]

call:
  - moment: opening
    caller: ["Dzień dobry, ja w sprawie dowodu."]
    expect:
      - { acts: [name_last], then: matter }
    otherwise: { caller: ["Z kim rozmawiam?"], at_most: 1, afterwards: matter }
    on_silence: ["Halo, słychać mnie?"]

  - moment: matter
    caller: ["Co mam przynieść i ile zapłacę?", "Co jest potrzebne i za ile?"]
    until: { told: [photo, free] }
    then: understanding
    otherwise: { caller: ["To co mam przynieść?"], at_most: 2 }

  - moment: understanding
    caller: ["To już wiem."]
    expect:
      - { acts: [teach_back], caller: ["Jedno zdjęcie i nie płacę."], then: closing }
    otherwise: { caller: ["Dobrze."], at_most: 1, afterwards: closing }

  - moment: closing
    caller: ["Dziękuję."]
    expect:
      - { acts: [anything_else], caller: ["Nie, to wszystko."], then: goodbye }

  - moment: goodbye
    caller: ["Do widzenia."]
    hangs_up: { after_s: 2 }
"#;

/// The scenario in this text.
pub(super) fn scenario_from(text: &str) -> Arc<Scenario> {
    let loaded = parse_scenario(Path::new("scenario.yaml"), text, &stock());
    let problems: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    let scenario = loaded.value.unwrap_or_else(|| panic!("{}", problems.join("\n")));
    Arc::new(scenario)
}

/// [`SCENARIO`], each first text replaced by the second.
pub(super) fn changed(changes: &[(&str, &str)]) -> Arc<Scenario> {
    let mut text = SCENARIO.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "nothing to change: {from}");
        text = text.replace(from, to);
    }
    scenario_from(&text)
}

/// [`SCENARIO`].
pub(super) fn scenario() -> Arc<Scenario> {
    scenario_from(SCENARIO)
}

fn stock() -> StockPhrases {
    let line = |text: &str| {
        vec![Line {
            parts: vec![Part::Speech(text.to_owned())],
        }]
    };
    StockPhrases {
        are_you_there: line("Halo?"),
        did_not_follow: line("Nie rozumiem."),
        agrees_to_wait: line("Poczekam."),
        confirms: line("Zgadza się."),
        teaches_back: line("To tak: {facts}."),
        nothing_else: line("To wszystko."),
        gives_up: line("Trudno."),
        goodbye: line("Do widzenia, dziękuję."),
        ..StockPhrases::default()
    }
}

/// What understands Polish, as it is shipped.
pub(super) fn language() -> Arc<Language> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language/pl");
    Arc::new(Language::load(&folder).expect("the language files load"))
}

/// Who the trainee is.
pub(super) fn profile() -> Arc<Profile> {
    Arc::new(Profile {
        id: ProfileId::from("krynki"),
        office: "Urząd Miejski w Krynkach".to_owned(),
        first_name: "Anna".to_owned(),
        last_name: "Kowalska".to_owned(),
        position: "inspektor".to_owned(),
        address: Address::Pani,
        unit: "Referat Spraw Obywatelskich".to_owned(),
    })
}

/// A procedure of three rules: what every call raises, what depends on the trainee, and what only a shift shows.
pub(super) fn procedure() -> Procedure {
    let rule = |id: &str, criterion: Criterion| Rule {
        id: RuleId::from(id),
        clause: "§ 1".to_owned(),
        title: Bilingual::default(),
        tip: Bilingual::default(),
        weight: 1.0,
        severity: Severity::Ordinary,
        criterion,
    };
    let keeps = Criterion::KeepCallbacks {
        within: Millis(300_000),
        late_within: Millis(900_000),
    };
    Procedure {
        id: ProcedureId::from("krynki"),
        version: 1,
        title: Bilingual::default(),
        source: "§ 1".to_owned(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.6,
        },
        rules: vec![
            rule("krynki:answers", Criterion::AnswerInTime { before_ring: 4 }),
            rule("krynki:informs", Criterion::Inform { partly_from: 0.5 }),
            rule("krynki:calls_back", keeps),
        ],
        critical_errors: Vec::new(),
    }
}
