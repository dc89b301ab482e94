//! Whatever a browser sends to the panel, be it an address or a form: there is a page or a refusal, never a failure of the server. Who
//! sends is signed in with every right, and their form brings its key along.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::{Target, shipped};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use sygnaly::domain::{Accommodations, Address, Day, Mode};
use sygnaly::format;
use sygnaly::l10n::Localizer;
use sygnaly::records::store::{Basis, Piece, Role, Store, StorePlace, attempt_id};
use sygnaly::records::{AttemptHeader, AttemptId, Closed, Journal, Played, StationId, TraineeId, Who, path_of};
use sygnaly::scoring::settle;
use sygnaly::web::{Panel, router};
use tower::ServiceExt as _;
use uuid::Uuid;

pub const TARGET: Target = Target {
    name: "forms",
    dictionary: include_str!("../dictionaries/forms.dict"),
    seeds,
    one,
};

/// An address, and in the next line what is sent to it. `{p}` and `{a}` stand for somebody and for their exam.
fn seeds() -> Vec<Vec<u8>> {
    let forms = [
        "/people\nunit=USC&q=Anna&page=2",
        "/people/{p}\nfrom=2026-01-01",
        "/people/{p}/acknowledge\npolicy=krynki&on=2026-11-30",
        "/people/{p}/issue\npolicy=krynki&seen=1",
        "/people/{p}/erase\nreason=na+wniosek&confirm=yes",
        "/attempts/{a}\nraw=1",
        "/attempts/{a}/review\nwhat=rule&rule=krynki%3A4.1.c&verdict=met&reason=tak&seen=0",
        "/certificates\nstate=valid&before=2027-01-01",
        "/certificates/{a}/revoke\nreason=withdrawn&on=2026-11-30",
        "/disputes/{a}/answer\ntext=odpowied%C5%BA",
        "/retention\naudio=1&transcript=36&log=36&result=60&certificate=120",
        "/figures\nfrom=2026-01-01&to=2026-12-31&unit=",
        "/audit/check\nanchor=1%3Aabcd",
        "/audit\nbefore=5",
        "/expiring\ndays=90",
        "/queue\ncause=unclear",
        "/language\nto=en",
        "/sign-in\nname=anna&password=x",
    ];
    forms.map(|form| form.as_bytes().to_vec()).into()
}

fn now() -> String {
    "2026-11-30T12:00:00Z".to_owned()
}

fn today() -> Day {
    "2026-11-30".parse().expect("a day")
}

struct Office {
    runtime: tokio::runtime::Runtime,
    router: Router,
    store: Store,
    account: Uuid,
    person: Uuid,
    attempt: Uuid,
}

fn one(bytes: &[u8]) {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    let office = OFFICE.get_or_init(Office::new);
    office.runtime.block_on(office.asked(&String::from_utf8_lossy(bytes)));
}

/// A new folder. It outlives the program, as whatever lies in a static does: a test's goes with the build, a fuzzer's with the system's
/// temporary files.
fn folder() -> PathBuf {
    let folder = match option_env!("CARGO_TARGET_TMPDIR") {
        Some(built) => Path::new(built).join("forms"),
        None => std::env::temp_dir().join(format!("sygnaly-forms-{}", std::process::id())),
    };
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("what an earlier run left goes");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

impl Office {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("the system gives the means to wait");
        let (panel, account, person, attempt) = runtime.block_on(furnished(&folder()));
        Self {
            store: panel.store.clone(),
            router: router(Arc::new(panel)),
            runtime,
            account,
            person,
            attempt,
        }
    }

    /// Asks for the address with what is sent, and sends it as a form.
    async fn asked(&self, text: &str) {
        let (path, sent) = text.split_once('\n').unwrap_or((text, ""));
        let path = path.replace("{p}", &self.person.to_string());
        let path = path.replace("{a}", &self.attempt.to_string());
        let token = self.store.begin_session(self.account, &now()).await;
        let token = token.expect("the store can be written");
        let session = self.store.session(&token, &now()).await.expect("it can be read");
        let key = session.expect("it has just begun").form_key;
        let mark = if path.contains('?') { '&' } else { '?' };
        self.answered("GET", &format!("{path}{mark}{sent}"), &token, "").await;
        self.answered("POST", &path, &token, &format!("{sent}&form_key={key}"))
            .await;
    }

    async fn answered(&self, method: &str, uri: &str, token: &str, body: &str) {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .header("host", "localhost:8321")
            .header("cookie", format!("sygnaly_session={token}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()));
        // No browser can send what is no address.
        let Ok(request) = request else { return };
        let Ok(answer) = self.router.clone().oneshot(request).await;
        let status = answer.status();
        assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{method} {uri}\n{body}");
    }
}

/// A panel over a store with somebody and their exam; the account that looks, and the ids of the two.
async fn furnished(data: &Path) -> (Panel, Uuid, Uuid, Uuid) {
    let assets = shipped::home().join("assets");
    let store = Store::open(StorePlace::of_folder(data)).await.expect("a store");
    let account = store
        .add_account("anna", Role::Hr, "correct horse battery", &now())
        .await;
    let (station, trainee) = (StationId::new(Uuid::from_u128(7)), TraineeId::new("osoba-1"));
    let people = store.take_people(station, &[(trainee.clone(), anna())], &now()).await;
    people.expect("the store can be written");
    let person = store.person_at(station, &trainee).await.expect("it can be read");
    let header = exam(trainee);
    let name = header.id.clone();
    let journal = Journal::begin(data, header).expect("it begins");
    journal.close(Closed::GivenUp, None).expect("it ends");
    let text = fs::read_to_string(path_of(data, &name)).expect("it is there");
    let attempt = attempt_id(station, &name);
    let piece = Piece { name, after: 0, text };
    let refused = store
        .take(station, &[piece], &now())
        .await
        .expect("the store can be written");
    assert!(refused.is_empty(), "{refused:?}");
    let policy = format::load_policy(&assets.join("policies/krynki.yaml")).value;
    let procedure = format::load_procedure(&assets.join("procedures/krynki.yaml")).value;
    let panel = Panel {
        store,
        texts: Localizer::load(&assets.join("l10n")).expect("the shipped texts"),
        policies: vec![policy.expect("a shipped policy")],
        procedures: vec![procedure.expect("a shipped procedure")],
        basis: Basis {
            zone: jiff::tz::TimeZone::UTC,
            settle: |card, rulings| settle(card, rulings.iter().copied()),
            scenarios: BTreeMap::new(),
        },
        titles: BTreeMap::new(),
        data: data.to_owned(),
        station,
        assets,
        now,
        today,
        by_tls: false,
        names: Vec::new(),
    };
    let account = account.expect("an account").id;
    (panel, account, person.expect("they were taken"), attempt)
}

fn anna() -> Who {
    Who {
        first_name: "Anna".to_owned(),
        last_name: "Żak".to_owned(),
        position: "inspektor".to_owned(),
        unit: "USC".to_owned(),
        office: "Urząd Miejski w Krynkach".to_owned(),
        address: Address::Pani,
    }
}

fn exam(trainee: TraineeId) -> AttemptHeader {
    let begun = "2026-11-29T09:14:05Z";
    AttemptHeader {
        id: AttemptId::new(begun, "senior-dowod", 7),
        played: Played::Call {
            scenario: "senior-dowod".into(),
            version: 1,
        },
        procedure: "krynki".into(),
        procedure_version: 1,
        profile: (*shipped::profile()).clone(),
        seed: 7,
        mode: Mode::Exam,
        accommodations: Accommodations::default(),
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
        begun: begun.to_owned(),
        trainee: Some(trainee),
        invigilator: Some("Jan Kos".to_owned()),
        demands: None,
    }
}
