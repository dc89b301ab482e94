//! Offices that are made up, to fill a store with: people on stations, their exams and practice over three years, what was decided on
//! them, and certificates. A seed and a day tell all of it.

#[path = "calls.rs"]
mod calls;
#[path = "lines.rs"]
mod lines;
#[path = "names.rs"]
mod names;

use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use serde_json::json;
use sygnaly::domain::{
    Accommodations, Card, Day, Mode, Passed, PolicyHistory, Procedure, Profile, Ruled, Ruling, Terms, Verdict,
};
use sygnaly::format;
use sygnaly::records::store::{Basis, Piece, Store, Which};
use sygnaly::records::{
    Acknowledgement, AttemptHeader, AttemptId, Certificate, CertificateNumber, Closed, Demands, KeptCertificate,
    Played, Reviewed, Statement, Station, StationId, TraineeId, Who,
};
use sygnaly::scoring::settle;
use uuid::Uuid;

use calls::{Call, Play, played, right};
use lines::Lines;
use names::name;

/// The offices, each with a procedure and a policy of the same name.
const OFFICES: [(&str, &str); 2] = [
    ("krynki", "Urząd Miejski w Krynkach"),
    ("bialystok", "Urząd Miejski w Białymstoku"),
];
/// Stations, of one office and the other by turns.
pub const STATIONS: usize = 20;
/// So long ago the first attempt began, seconds.
const SPAN: i64 = 3 * 365 * 24 * 3_600;
/// Attempts that are written at once.
const BATCH: usize = 200;
/// Exams that a certificate names.
const EXAMS: usize = 7;

/// How much is made.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// People; at least one for each of the 20 stations.
    pub people: usize,
    /// Attempts of all of them together.
    pub attempts: usize,
}

/// Offices that are made up.
pub struct Offices {
    size: Size,
    seed: u64,
    until: Timestamp,
    calls: Vec<Call>,
    /// A policy and its procedure for each office.
    policies: Vec<(PolicyHistory, Procedure)>,
}

/// An attempt that is made up.
struct Made {
    piece: Piece,
    review: Option<Reviewed>,
}

impl Offices {
    /// Offices with the scenarios, procedures and policies of a repository, whose last attempt began before a moment.
    pub fn new(home: &Path, size: Size, until: Timestamp, seed: u64) -> Result<Self, Box<dyn Error>> {
        let mut policies = Vec::new();
        for (id, _) in OFFICES {
            let policy = home.join(format!("assets/policies/{id}.yaml"));
            let procedure = home.join(format!("assets/procedures/{id}.yaml"));
            let history = right(&policy, format::load_policy(&policy))?;
            policies.push((history, right(&procedure, format::load_procedure(&procedure))?));
        }
        let procedures: Vec<Procedure> = policies.iter().map(|(_, procedure)| procedure.clone()).collect();
        Ok(Self {
            size: Size {
                people: size.people.max(STATIONS),
                ..size
            },
            seed,
            // Moments of records have no fractions.
            until: Timestamp::from_second(until.as_second())?,
            calls: played(home, &procedures)?,
            policies,
        })
    }

    /// Fills a store with them; `told` hears how many attempts are there, ever so often.
    pub async fn fill(&self, store: &Store, mut told: impl FnMut(usize)) -> Result<(), Box<dyn Error>> {
        let now = self.until.to_string();
        let histories: Vec<PolicyHistory> = self.policies.iter().map(|(history, _)| history.clone()).collect();
        store.keep_policies(&histories, "made-up", &now).await?;
        let mut there = 0;
        for station in 0..STATIONS {
            let id = station_id(station);
            store.greet(&named_station(station)?, &store.now().await?).await?;
            let people: Vec<usize> = (station..self.size.people).step_by(STATIONS).collect();
            let named: Vec<(TraineeId, Who)> = people.iter().map(|one| (trainee(*one), who(*one))).collect();
            store.take_people(id, &named, &now).await?;
            let mut reviews = Vec::new();
            let attempts: Vec<usize> = (station..self.size.attempts).step_by(STATIONS).collect();
            for some in attempts.chunks(BATCH) {
                let (pieces, decided) = self.made(some);
                let refused = store.take(id, &pieces, &now).await?;
                if let Some((name, why)) = refused.first() {
                    return Err(format!("{name} was refused: {why:?}").into());
                }
                reviews.extend(decided);
                there += pieces.len();
                told(there);
            }
            store.take_reviews(id, &reviews, &now).await?;
            let read: Vec<Acknowledgement> = people.iter().filter_map(|one| self.acknowledgement(*one)).collect();
            store.take_acknowledgements(id, &read, &now).await?;
            let certificates = people.iter().filter_map(|one| self.certificate(*one).transpose());
            let certificates = certificates.collect::<Result<Vec<KeptCertificate>, Box<dyn Error>>>()?;
            store.take_certificates(id, &certificates, &now).await?;
        }
        let basis = Basis {
            zone: TimeZone::UTC,
            settle: |card, rulings| settle(card, rulings.iter().copied()),
            scenarios: BTreeMap::new(),
        };
        let today = day_of(self.until);
        store
            .refresh_standings(&self.policies, &Which::All, &basis, today)
            .await?;
        Ok(())
    }

    /// Attempts of the first station, from one place among them to another; there are a twentieth of all.
    pub fn sent(&self, places: Range<usize>) -> (StationId, Vec<Piece>) {
        let attempts: Vec<usize> = places.map(|place| place * STATIONS).collect();
        (station_id(0), self.made(&attempts).0)
    }

    /// Attempts by their numbers, and what was decided on them.
    fn made(&self, numbers: &[usize]) -> (Vec<Piece>, Vec<Reviewed>) {
        let made: Vec<Made> = numbers.iter().map(|number| self.attempt(*number)).collect();
        let (mut pieces, mut reviews) = (Vec::new(), Vec::new());
        for one in made {
            pieces.push(one.piece);
            reviews.extend(one.review);
        }
        (pieces, reviews)
    }

    /// When the attempt of a number began: each at a second of its own, as long as there are enough of them.
    fn begun(&self, number: usize) -> Timestamp {
        let share = i64::try_from(number).unwrap_or_default() * SPAN;
        let share = share / i64::try_from(self.size.attempts.max(1)).unwrap_or(i64::MAX);
        let second = self.until.as_second() - SPAN + share;
        Timestamp::from_second(second).unwrap_or(self.until)
    }

    /// Whose the attempt of a number is: of its station, one after the other.
    fn person_of(&self, number: usize) -> usize {
        let station = number % STATIONS;
        station + number / STATIONS % self.people_on(station) * STATIONS
    }

    fn people_on(&self, station: usize) -> usize {
        (self.size.people - station).div_ceil(STATIONS)
    }

    fn chance(&self, number: usize) -> ChaCha8Rng {
        let number = u64::try_from(number).unwrap_or_default();
        ChaCha8Rng::seed_from_u64(self.seed ^ (number << 20))
    }

    fn call(&self, number: usize) -> (&Call, &Play) {
        let mut chance = self.chance(number);
        let call = &self.calls[below(&mut chance, self.calls.len())];
        let play = match below(&mut chance, 100) {
            0..60 => 0,
            60..85 => 1,
            _ => 2,
        };
        (call, &call.plays[play.min(call.plays.len() - 1)])
    }

    fn header(&self, number: usize) -> AttemptHeader {
        let (call, play) = self.call(number);
        let (person, begun) = (self.person_of(number), self.begun(number).to_string());
        let (_, procedure) = &self.policies[number % OFFICES.len()];
        let who = who(person);
        // Two of five practise.
        let mode = if below(&mut self.chance(number), 5) < 3 {
            Mode::Exam
        } else {
            Mode::Practice
        };
        let needs = call.scenario.caller.needs.iter().map(|need| need.id().to_owned());
        AttemptHeader {
            id: AttemptId::new(&begun, call.scenario.id.as_str(), play.seed),
            played: Played::Call {
                scenario: call.scenario.id.clone(),
                version: call.scenario.version,
            },
            procedure: procedure.id.clone(),
            procedure_version: procedure.version,
            profile: Profile {
                id: OFFICES[number % OFFICES.len()].0.into(),
                office: who.office,
                first_name: who.first_name,
                last_name: who.last_name,
                position: who.position,
                address: who.address,
                unit: who.unit,
            },
            seed: play.seed,
            mode,
            accommodations: Accommodations::default(),
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
            begun,
            trainee: Some(trainee(person)),
            invigilator: (mode == Mode::Exam).then(|| "Jan Kos".to_owned()),
            demands: Some(Demands {
                needs: needs.collect(),
                level: call.scenario.level,
            }),
        }
    }

    fn attempt(&self, number: usize) -> Made {
        let header = self.header(number);
        let (_, play) = self.call(number);
        let mut chance = self.chance(number.wrapping_add(1 << 30));
        let (mut card, fate) = (play.cards[number % OFFICES.len()].clone(), below(&mut chance, 100));
        // Of a hundred three are not heard well enough, two are given up, one is broken off.
        let doubted = (fate < 3).then(|| doubt(&mut card)).flatten();
        let mut lines = Lines::begun(&header);
        for (at, event) in &play.events {
            lines.event(*at, event);
        }
        match fate {
            99 => {}
            97 | 98 => lines.closed(Closed::GivenUp, None),
            _ => lines.closed(Closed::Finished, Some(&card)),
        }
        let review = doubted.filter(|_| header.mode == Mode::Exam && below(&mut chance, 2) == 0);
        let review = review.map(|ruled| Reviewed {
            attempt: header.id.clone(),
            ruling: Ruling {
                ruled,
                terms: Terms {
                    pass_from: self.policies[number % OFFICES.len()].1.marks.pass_from,
                    critical: BTreeMap::new(),
                },
            },
            reason: "Na nagraniu słychać to wyraźnie.".to_owned(),
            by: "Jan Kos".to_owned(),
            on: day_of(self.begun(number)),
        });
        Made {
            piece: Piece {
                name: header.id,
                after: 0,
                text: lines.into_text(),
            },
            review,
        }
    }

    /// Of ten people nine have read the document.
    fn acknowledgement(&self, person: usize) -> Option<Acknowledgement> {
        let policy = self.policies[person % OFFICES.len()].0.first();
        (person % 10 != 9).then(|| Acknowledgement {
            trainee: trainee(person),
            procedure: policy.procedure.clone(),
            document: policy.document.clone(),
            on: policy.valid_from,
        })
    }

    /// Of three people two have one, issued on some day of the last three years.
    fn certificate(&self, person: usize) -> Result<Option<KeptCertificate>, Box<dyn Error>> {
        if person.is_multiple_of(3) {
            return Ok(None);
        }
        let (history, procedure) = &self.policies[person % OFFICES.len()];
        let policy = history.first();
        let (who, ago) = (who(person), below(&mut self.chance(person), 3 * 365));
        let issued = self.until.as_second() - i64::try_from(ago)? * 24 * 3_600;
        let issued = day_of(Timestamp::from_second(issued)?);
        let id = Uuid::new_v5(&station_id(person % STATIONS).uuid(), person.to_string().as_bytes());
        // The first of theirs has their own number.
        let each = self.people_on(person % STATIONS) * STATIONS;
        let theirs = (person..self.size.attempts).step_by(each);
        let exams = theirs.map(|number| self.header(number));
        let exams = exams.filter(|header| header.mode == Mode::Exam).take(EXAMS);
        let statement = Statement {
            holder: who.full_name(),
            position: who.position,
            unit: who.unit,
            office: who.office,
            procedure: procedure.id.clone(),
            procedure_title: procedure.title.pl.clone(),
            document: policy.document.clone(),
            policy: policy.id.clone(),
            policy_version: policy.version,
            issued,
            valid_until: issued.plus_months(policy.validity_months),
            exams: exams.map(|header| header.id).collect(),
        };
        let certificate = Certificate {
            id: serde_json::from_value(json!(id.to_string()))?,
            number: CertificateNumber::new(format!("TS/{}/{person:04}", &issued.to_string()[..4])),
            statement,
        };
        Ok(Some(KeptCertificate {
            trainee: trainee(person),
            credential: serde_json::to_string(&certificate)?,
            certificate,
            revoked: None,
        }))
    }
}

/// The first rule that was met was not heard reliably after all, so that nobody can say whether it passed; what somebody decides on it.
fn doubt(card: &mut Card) -> Option<Ruled> {
    let Card::Call(card) = card else { return None };
    let rule = card.rules.iter_mut().find(|rule| rule.verdict == Verdict::Met)?;
    rule.verdict = Verdict::Unclear;
    card.passed = Passed::Pending;
    Some(Ruled::Rule {
        rule: rule.rule.clone(),
        verdict: Verdict::Met,
        weight: rule.maximum,
    })
}

fn station_id(number: usize) -> StationId {
    StationId::new(Uuid::from_u128(
        0x7379_676e + u128::try_from(number).unwrap_or_default(),
    ))
}

fn named_station(number: usize) -> Result<Station, serde_json::Error> {
    serde_json::from_value(json!({
        "format": 1,
        "id": station_id(number),
        "name": format!("Pokój {}", number + 1),
    }))
}

/// By which id their station knows a person.
fn trainee(person: usize) -> TraineeId {
    TraineeId::new(format!("osoba-{}", person / STATIONS + 1))
}

fn who(person: usize) -> Who {
    let name = name(person);
    Who {
        first_name: name.first.to_owned(),
        last_name: name.last.to_owned(),
        position: name.position.to_owned(),
        unit: name.unit.to_owned(),
        office: OFFICES[person % OFFICES.len()].1.to_owned(),
        address: name.address,
    }
}

fn day_of(moment: Timestamp) -> Day {
    Day::from(moment.to_zoned_datetime(TimeZone::UTC).date())
}

fn below(chance: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(chance.next_u64() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
}
