//! From a scenario file without problems to the [`Scenario`] that the engine plays; defaults are filled in here.

use super::caller_file::{CallerFile, VoiceFile};
use super::file::{Seconds, Variants};
use super::line::{self, Holes};
use super::needs_build::needs;
use super::samples_build::samples;
use super::scenario_file::{
    ClientFile, DemandFile, DeskFile, DirectionFile, DocumentFile, ExpectationFile, FactFile, HappeningFile,
    KnowledgeFile, MomentFile, OtherwiseFile, PersonFile, ScenarioFile, ValueFile,
};
use super::tree::At;
use crate::domain::{
    Address, Availability, Caller, Client, Demand, Desk, DetailDuty, DetailId, Direction, Document, DocumentId,
    Expectation, Fact, FactId, FactKind, FactValue, HangUp, Happening, HappeningKind, Knowledge, Line, Manner, Millis,
    Moment, MomentId, Otherwise, Patience, Person, PersonId, Scenario, ScenarioId, StockPhrases, Until, Value, Voice,
};

/// A colleague picks up after this unless the scenario says otherwise.
const COLLEAGUE_ANSWERS_AFTER: Millis = Millis(4_000);
/// A client picks up after this unless the scenario says otherwise.
const CLIENT_ANSWERS_AFTER: Millis = Millis(6_000);
/// How often a wrong turn is answered unless the scenario says otherwise.
const OTHERWISE_AT_MOST: u32 = 2;

/// The scenario of a file without problems.
pub(super) fn build(file: ScenarioFile, stock: &StockPhrases) -> Option<Scenario> {
    let stock = match &file.stock {
        Some(own) => own.over(stock),
        None => stock.clone(),
    };
    let samples = samples(&file);
    Some(Scenario {
        id: ScenarioId::new(file.id.0?.value),
        version: file.version.unwrap_or(1),
        title: file.title.0?,
        summary: file.summary.0?.trim().to_owned(),
        level: file.level.0?,
        matter: file.matter.0?,
        sources: file.sources,
        reviewed_by: file.reviewed_by,
        warning: file.warning,
        caller: caller(file.caller.0?)?,
        line: file.line.unwrap_or_default(),
        direction: file.direction.map_or(Some(Direction::Incoming), direction)?,
        desk: desk(file.desk.unwrap_or_default(), &stock)?,
        knows: file.knows.into_iter().map(knowledge).collect::<Option<_>>()?,
        needs_to_hear: file.needs_to_hear.into_iter().map(fact).collect::<Option<_>>()?,
        calls_for: file.calls_for.into_iter().map(demand).collect(),
        happenings: file
            .happenings
            .into_iter()
            .map(|at| happening(at.value))
            .collect::<Option<_>>()?,
        moments: file
            .call
            .0?
            .into_iter()
            .map(|at| moment(at.value))
            .collect::<Option<_>>()?,
        stock,
        samples,
    })
}

fn own_lines<const LEAST: usize>(variants: &Variants<LEAST>) -> Vec<Line> {
    line::lines(&variants.0, Holes::Scenario)
}

fn texts<const LEAST: usize>(variants: Variants<LEAST>) -> Vec<String> {
    variants.0.into_iter().map(|text| text.value).collect()
}

pub(super) fn millis(given: Option<Seconds>, default: Millis) -> Millis {
    given.map_or(default, Seconds::millis)
}

fn caller(file: CallerFile) -> Option<Caller> {
    let address = file.address.0?.into();
    let patience = file.patience.unwrap_or_default();
    let needs = file.needs.map_or(Some(Vec::new()), |at| needs(at.value))?;
    Some(Caller {
        name: file.name.0?,
        address,
        age: file.age.0?,
        voice: Voice {
            manner: Manner::of(&needs),
            ..voice(file.voice, address)
        },
        needs,
        patience: Patience {
            silence: millis(patience.silence_s, Millis(8_000)),
            hold: millis(patience.hold_s, Millis(60_000)),
            repeats: patience.repeats.unwrap_or(3),
            ringing: millis(patience.ringing_s, Millis(30_000)),
        },
    })
}

fn voice(file: Option<VoiceFile>, address: Address) -> Voice {
    let base = match address {
        Address::Pan | Address::Panstwo => "m1",
        Address::Pani => "f2",
    };
    let file = file.as_ref();
    Voice {
        base: file
            .and_then(|voice| voice.base.clone())
            .unwrap_or_else(|| base.to_owned()),
        rate: file.and_then(|voice| voice.rate).unwrap_or(150),
        pitch: file.and_then(|voice| voice.pitch).unwrap_or(50),
        manner: Manner::Plain,
    }
}

fn direction(file: DirectionFile) -> Option<Direction> {
    Some(match file {
        DirectionFile::Incoming => Direction::Incoming,
        DirectionFile::Outgoing(outgoing) => Direction::Outgoing {
            // What is dialled has no spaces, however the number is written.
            number: outgoing.number.0?.chars().filter(|c| !c.is_whitespace()).collect(),
            answers_after: millis(outgoing.answers_after_s, CLIENT_ANSWERS_AFTER),
            case: outgoing.case.into_iter().map(|id| DocumentId::new(id.value)).collect(),
        },
    })
}

fn desk(file: DeskFile, stock: &StockPhrases) -> Option<Desk> {
    let document = |file: DocumentFile| {
        Some(Document {
            id: DocumentId::new(file.id.0?.value),
            title: file.title.0?,
            body: file.body.0?.trim_end().to_owned(),
        })
    };
    Some(Desk {
        documents: file.documents.into_iter().map(document).collect::<Option<_>>()?,
        directory: file
            .directory
            .into_iter()
            .map(|at| person(at.value, stock))
            .collect::<Option<_>>()?,
        client: file.client.map_or(Some(None), |file| client(file).map(Some))?,
    })
}

fn client(file: ClientFile) -> Option<Client> {
    Some(Client {
        name: file.name.0?,
        says: file.says.0?,
    })
}

fn person(file: PersonFile, stock: &StockPhrases) -> Option<Person> {
    let (name, unit) = (file.name.0?, file.unit.0?);
    let fill = |text: String| text.replace("{name}", &name).replace("{unit}", &unit);
    let own = |given: Option<Variants<1>>, stock: &[Line]| {
        let texts = given.map_or_else(|| stock.iter().map(Line::words).collect(), texts);
        texts.into_iter().map(fill).collect::<Vec<String>>()
    };
    // Polish women's first names end in -a, with too few exceptions to be worth a table; a scenario may set the voice.
    let woman = name.split_whitespace().next().is_some_and(|first| first.ends_with('a'));
    let address = if woman { Address::Pani } else { Address::Pan };
    Some(Person {
        id: PersonId::new(file.id.0?.value),
        number: file.number.0?,
        availability: match (file.no_answer, file.out_of_date) {
            (true, _) => Availability::NoAnswer,
            (_, true) => Availability::OutOfDate,
            (false, false) => Availability::Answers {
                after: millis(file.answers_after_s, COLLEAGUE_ANSWERS_AFTER),
            },
        },
        greets: own(file.greets, &stock.colleague_greets),
        briefed: own(file.briefed, &stock.colleague_briefed),
        asks: own(file.asks, &stock.colleague_asks),
        voice: voice(file.voice, address),
        name,
        unit,
    })
}

fn knowledge(file: KnowledgeFile) -> Option<Knowledge> {
    let asked_by = texts(file.asked_by.0?);
    Some(Knowledge {
        id: DetailId::new(file.id.0?.value),
        duty: match (file.identity, file.required) {
            (true, _) => DetailDuty::Identity,
            (false, true) => DetailDuty::Required,
            (false, false) => DetailDuty::Optional,
        },
        label: file.label.or_else(|| asked_by.first().cloned())?,
        says: own_lines(file.says.get()?),
        asked_by,
    })
}

fn fact(file: FactFile) -> Option<Fact> {
    let told_by = texts(file.told_by.0?);
    let value = |(name, value): (At<String>, At<ValueFile>)| FactValue {
        name: name.value,
        value: fact_value(value.value),
    };
    Some(Fact {
        id: FactId::new(file.id.0?.value),
        label: file.label.or_else(|| told_by.first().cloned())?,
        values: file.values.0.into_iter().map(value).collect(),
        confirms: file.confirms.as_ref().map(own_lines).unwrap_or_default(),
        kind: if file.case_data {
            FactKind::CaseData
        } else {
            FactKind::General
        },
        told_by,
    })
}

/// A time of day in minutes since midnight; `None` when the text is none, an error when there is no such time.
pub(super) fn time_of_day(text: &str) -> Option<Result<u16, ()>> {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let (hours, minutes) = text.split_once(':')?;
    if !digits(hours) || !digits(minutes) || !(1..=2).contains(&hours.len()) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(if hours < 24 && minutes < 60 {
        Ok(hours * 60 + minutes)
    } else {
        Err(())
    })
}

/// What an author means by a value: see the manual on `values`.
fn fact_value(file: ValueFile) -> Value {
    let text = match file {
        ValueFile::Number(number) => return Value::Number(number),
        ValueFile::Text(text) => text,
    };
    if let Some(Ok(minutes)) = time_of_day(&text) {
        return Value::Time(minutes);
    }
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    match digits.parse::<f64>() {
        Ok(_) if number && (digits.len() >= 6 || digits.starts_with('0')) => Value::Digits(digits),
        Ok(value) if number => Value::Number(value),
        _ => Value::Word(text),
    }
}

fn demand(file: DemandFile) -> Demand {
    match file {
        DemandFile::LeaveLine(reason) => Demand::LeaveLine { reason },
        DemandFile::Transfer(to) => Demand::Transfer {
            to: PersonId::new(to.value),
        },
        DemandFile::Loudspeaker(reason) => Demand::Loudspeaker { reason },
        DemandFile::Visit => Demand::Visit,
    }
}

fn happening(file: HappeningFile) -> Option<Happening> {
    let what = match (file.colleague_breaks_in, file.colleagues_talk) {
        (Some(breaks_in), _) => HappeningKind::ColleagueBreaksIn {
            name: breaks_in.name.0?,
            says: breaks_in.says.0?,
        },
        (None, Some(talk)) => HappeningKind::ColleaguesTalk { says: talk.says.0? },
        (None, None) => return None,
    };
    Some(Happening {
        moment: MomentId::new(file.moment.0?.value),
        after: millis(file.after_s, Millis::ZERO),
        what,
    })
}

fn facts(ids: Vec<At<String>>) -> Vec<FactId> {
    ids.into_iter().map(|id| FactId::new(id.value)).collect()
}

fn details(ids: Vec<At<String>>) -> Vec<DetailId> {
    ids.into_iter().map(|id| DetailId::new(id.value)).collect()
}

fn moment_id(id: Option<At<String>>) -> Option<MomentId> {
    id.map(|id| MomentId::new(id.value))
}

fn moment(file: MomentFile) -> Option<Moment> {
    let until = match file.until {
        None => None,
        Some(until) => Some(Until {
            told: facts(until.value.told),
            asked: details(until.value.asked),
            then: moment_id(until.value.then.or(file.then))?,
        }),
    };
    Some(Moment {
        id: MomentId::new(file.moment.0?.value),
        caller: own_lines(&file.caller),
        marks: file.marks,
        expect: file.expect.into_iter().map(|at| expectation(at.value)).collect(),
        until,
        otherwise: file.otherwise.and_then(otherwise),
        on_silence: own_lines(&file.on_silence),
        hangs_up: match file.hangs_up {
            Some(hangs_up) => Some(HangUp {
                after: hangs_up.after_s.0?.millis(),
            }),
            None => None,
        },
    })
}

fn expectation(file: ExpectationFile) -> Expectation {
    Expectation {
        acts: file.acts,
        told: facts(file.told),
        asked: details(file.asked),
        caller: own_lines(&file.caller),
        marks: file.marks,
        then: moment_id(file.then),
    }
}

fn otherwise(file: OtherwiseFile) -> Option<Otherwise> {
    Some(Otherwise {
        caller: own_lines(file.caller.get()?),
        then: moment_id(file.then),
        at_most: file.at_most.unwrap_or(OTHERWISE_AT_MOST),
        afterwards: moment_id(file.afterwards),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_mean_what_they_look_like() {
        let text = |text: &str| fact_value(ValueFile::Text(text.to_owned()));
        assert_eq!(fact_value(ValueFile::Number(1.0)), Value::Number(1.0));
        assert_eq!(text("10:00"), Value::Time(600));
        assert_eq!(text("800 702 222"), Value::Digits("800702222".into()));
        assert_eq!(text("0123"), Value::Digits("0123".into()));
        assert_eq!(text("24"), Value::Number(24.0));
        assert_eq!(text("wrzesień"), Value::Word("wrzesień".into()));
        assert_eq!(text("inf"), Value::Word("inf".into()));
        assert_eq!(time_of_day("24:00"), Some(Err(())));
        assert_eq!(time_of_day("skala 1:50"), None);
    }
}
