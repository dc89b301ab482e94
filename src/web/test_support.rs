//! What tests of pages begin with: an office with one person, whose name is markup and a statement of SQL, and the pages over it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use super::{Panel, router};
use crate::domain::{
    Accommodations, Address, Addressee, AttemptLimit, Bilingual, Card, Coverage, Criterion, Day, Event, Evidence,
    Marks, Message, Millis, Mode, Passed, Policy, PolicyHistory, Procedure, Profile, Requirements, Route, Rule,
    RuleVerdict, Ruled, Ruling, Said, Score, Scorecard, Severity, ShiftEvent, Terms, Verdict, Versions,
};
use crate::l10n::Localizer;
use crate::records::store::{Basis, Piece, Role, Store, StorePlace, attempt_id};
use crate::records::{
    AttemptHeader, Certificate, CertificateNumber, Closed, Demands, Journal, KeptCertificate, Played, Reviewed,
    Statement, StationId, TraineeId, Who, path_of, sample,
};
use crate::scoring::settle;

const FIRST: &str = "<script>alert(1)</script>";
const LAST: &str = "'; DROP TABLE person; --";
const WORDS: &str = "Dzień dobry, <b>słucham</b> & notuję";
pub(super) const CERTIFICATE: &str = "0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e";
const BEGUN: &str = "2026-11-29T09:14:05Z";
pub(super) const RULE: &str = "krynki:4.1.c";

pub(super) fn now() -> String {
    "2026-11-30T12:00:00Z".to_owned()
}

pub(super) fn today() -> Day {
    "2026-11-30".parse().unwrap()
}

pub(super) fn station() -> StationId {
    StationId::new(uuid::Uuid::from_u128(7))
}

pub(super) fn who() -> Who {
    Who {
        first_name: FIRST.to_owned(),
        last_name: LAST.to_owned(),
        position: "inspektor".to_owned(),
        unit: "Referat \"A\" & B".to_owned(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        address: Address::Pani,
    }
}

fn procedure() -> Procedure {
    Procedure {
        id: "krynki".into(),
        version: 1,
        title: Bilingual {
            pl: "Procedura".to_owned(),
            en: "The procedure".to_owned(),
        },
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.6,
        },
        rules: vec![Rule {
            id: RULE.into(),
            clause: "§ 4.1".to_owned(),
            title: Bilingual::default(),
            tip: Bilingual::default(),
            weight: 1.0,
            severity: Severity::Ordinary,
            criterion: Criterion::Priority,
        }],
        critical_errors: Vec::new(),
    }
}

pub(super) fn policy() -> PolicyHistory {
    let policy = Policy {
        id: "krynki".into(),
        version: 1,
        title: Bilingual {
            pl: "Krynki".to_owned(),
            en: "Krynki".to_owned(),
        },
        procedure: "krynki".into(),
        valid_from: "2026-01-01".parse().unwrap(),
        document: "6/2022".to_owned(),
        requires: Requirements {
            calls: 2,
            ..Requirements::default()
        },
        pass_mark: None,
        validity_months: 24,
        period_months: 12,
        reminder_days: Vec::new(),
        attempts: AttemptLimit::default(),
        reviews: Default::default(),
        coverage: Coverage::default(),
    };
    PolicyHistory::new(vec![policy]).unwrap()
}

pub(super) fn header() -> AttemptHeader {
    AttemptHeader {
        played: Played::Call {
            scenario: "podatek".into(),
            version: 3,
        },
        profile: Profile {
            first_name: FIRST.to_owned(),
            last_name: LAST.to_owned(),
            unit: "Referat \"A\" & B".to_owned(),
            ..sample::profile()
        },
        accommodations: Accommodations {
            extra_rings: 2,
            waiting: 150,
        },
        invigilator: Some("Jan <i>Kos</i>".to_owned()),
        demands: Some(Demands {
            needs: ["stutter".to_owned()].into(),
            level: 2,
        }),
        ..sample::exam(BEGUN, "podatek")
    }
}

pub(super) fn card() -> Card {
    Card::Call(Scorecard {
        scenario: "podatek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: Versions {
            scenario: 3,
            procedure: 1,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: None,
        duration: Millis(93_000),
        score: Some(Score {
            value: 100.0,
            low: 50.0,
            high: 100.0,
        }),
        passed: Passed::Pending,
        critical_errors: Vec::new(),
        rules: vec![RuleVerdict {
            rule: RULE.into(),
            clause: "§ 4.1".to_owned(),
            title: Bilingual {
                pl: "Cierpliwość".to_owned(),
                en: "Patience".to_owned(),
            },
            verdict: Verdict::Unclear,
            points: 0.0,
            maximum: 1.0,
            evidence: vec![Evidence {
                at_ms: Millis(62_000),
                quote: Some(WORDS.to_owned()),
                measure: Message::new("scoring-apologised"),
                clause: "§ 4.1".to_owned(),
            }],
            tip: None,
        }],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    })
}

pub(super) fn certificate() -> KeptCertificate {
    KeptCertificate {
        trainee: TraineeId::new("osoba-1"),
        certificate: Certificate {
            id: serde_json::from_value(CERTIFICATE.into()).unwrap(),
            number: CertificateNumber::new("TS/2026/0001"),
            statement: Statement {
                holder: format!("{FIRST} {LAST}"),
                position: "inspektor".to_owned(),
                unit: "Referat \"A\" & B".to_owned(),
                office: "Urząd Miejski w Krynkach".to_owned(),
                procedure: "krynki".into(),
                procedure_title: "Procedura".to_owned(),
                document: "6/2022".to_owned(),
                policy: "krynki".into(),
                policy_version: 1,
                issued: "2026-11-29".parse().unwrap(),
                valid_until: "2028-11-29".parse().unwrap(),
                exams: vec![header().id],
            },
        },
        credential: "{\"proof\": \"signed\"}".to_owned(),
        revoked: None,
    }
}

/// A store with one person, one exam that was reviewed, and one certificate; and the pages over it.
pub(super) struct Office {
    pub(super) panel: Arc<Panel>,
    router: Router,
    pub(super) attempt: uuid::Uuid,
    pub(super) person: uuid::Uuid,
    /// Of a viewer of each role: what the cookie holds.
    tokens: BTreeMap<&'static str, String>,
    _data: tempfile::TempDir,
}

impl Office {
    async fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(StorePlace::of_folder(data.path())).await.unwrap();
        let trainee = TraineeId::new("osoba-1");
        store
            .take_people(station(), &[(trainee.clone(), who())], &now())
            .await
            .unwrap();
        let mut journal = Journal::begin(data.path(), header()).unwrap();
        let said = Event::Said(Said {
            to: Addressee::Colleague,
            route: Route::Typed,
            text: WORDS.to_owned(),
            start: Millis(61_000),
            end: Millis(62_000),
            confidence: 1.0,
        });
        journal.append(Millis(62_000), &ShiftEvent::Desk(said)).unwrap();
        journal.close(Closed::Finished, Some(card())).unwrap();
        let piece = Piece {
            name: header().id,
            after: 0,
            text: std::fs::read_to_string(path_of(data.path(), &header().id)).unwrap(),
        };
        let refused = store.take(station(), &[piece], &now()).await.unwrap();
        assert!(refused.is_empty(), "{refused:?}");
        let attempt = attempt_id(station(), &header().id);
        let review = Reviewed {
            attempt: header().id,
            ruling: Ruling {
                ruled: Ruled::Rule {
                    rule: RULE.into(),
                    verdict: Verdict::Missed,
                    weight: 1.0,
                },
                terms: Terms {
                    pass_from: 80.0,
                    critical: BTreeMap::new(),
                },
            },
            reason: "Przerywa <u>dwa razy</u>".to_owned(),
            by: "Anna Lis".to_owned(),
            on: today(),
        };
        store.add_review(attempt, &review, "anna", &now()).await.unwrap();
        store
            .take_certificates(station(), &[certificate()], &now())
            .await
            .unwrap();
        let person = store.person_at(station(), &trainee).await.unwrap().unwrap();
        Self::over(data, store, station(), policy(), [attempt, person]).await
    }

    /// The pages over a store, with somebody of each role; of an attempt and a person in it.
    pub(super) async fn over(
        data: tempfile::TempDir,
        store: Store,
        station: StationId,
        policy: PolicyHistory,
        [attempt, person]: [uuid::Uuid; 2],
    ) -> Self {
        let mut tokens = BTreeMap::new();
        for role in Role::ALL {
            let password = "correct horse battery";
            let account = store.add_account(role.id(), role, password, &now()).await.unwrap();
            let token = store.begin_session(account.id, &now()).await.unwrap();
            tokens.insert(role.id(), token);
        }
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let panel = Arc::new(Panel {
            store,
            texts: Localizer::load(&assets.join("l10n")).unwrap(),
            policies: vec![policy],
            procedures: vec![procedure()],
            basis: Basis {
                zone: jiff::tz::TimeZone::UTC,
                settle: |card, rulings| settle(card, rulings.iter().copied()),
                scenarios: BTreeMap::new(),
            },
            titles: BTreeMap::new(),
            data: data.path().to_owned(),
            station,
            assets,
            now,
            today,
            by_tls: false,
            names: Vec::new(),
        });
        Self {
            router: router(panel.clone()),
            panel,
            attempt,
            person,
            tokens,
            _data: data,
        }
    }

    pub(super) async fn send(
        &self,
        role: Role,
        method: &str,
        path: &str,
        body: String,
    ) -> (StatusCode, String, String) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost:8321")
            .header("accept-language", "en")
            .header("cookie", format!("sygnaly_session={}", self.tokens[role.id()]))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let header = |name: &str| {
            let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let told = [header("location"), header("content-disposition")].concat();
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        (parts.status, told, String::from_utf8_lossy(&bytes).into_owned())
    }

    pub(super) async fn get(&self, role: Role, path: &str) -> String {
        let (status, _, text) = self.send(role, "GET", path, String::new()).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        text
    }

    pub(super) async fn post(&self, role: Role, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let page = self.get(role, "/audit").await;
        let (_, rest) = page.split_once("name=\"form_key\" value=\"").unwrap();
        let key = rest.split('"').next().unwrap();
        let mut fields = fields.to_vec();
        fields.push(("form_key", key));
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send(role, "POST", path, body).await
    }
}

pub(super) fn runs(work: impl AsyncFnOnce(Office)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async { work(Office::new().await).await });
}
