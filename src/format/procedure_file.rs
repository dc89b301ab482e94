//! A procedure file as it is written, checked and turned into a [`Procedure`].

use schemars::JsonSchema;
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::file::Seconds;
use super::problem::{Problem, Thing};
use super::tree::{At, Must};
use crate::domain::{
    AskOrder, Bilingual, BriefingAt, ConsentAt, Criterion, CriticalErrorKind, CriticalErrorRule, IntroductionPart,
    Marks, Millis, PartOrder, Procedure, ProcedureId, Rule, RuleId, Severity, SpeechAct,
};

/// An office's procedure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Procedure")]
pub(super) struct ProcedureFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Stable id.
    pub id: Must<At<String>>,
    /// Version of the procedure; raise it when a rule's meaning changes. 1 unless given.
    #[schemars(range(min = 1))]
    pub version: Option<u32>,
    /// Whose procedure it is.
    pub title: Must<TextsFile>,
    /// The document behind it.
    pub source: Must<String>,
    /// Marks and thresholds of the whole procedure.
    pub marks: Option<MarksFile>,
    /// In the order of the document.
    #[schemars(length(min = 1))]
    pub rules: Must<Vec<RuleFile>>,
    /// The critical errors that fail an attempt.
    #[serde(default)]
    pub critical_errors: Vec<At<CriticalErrorFile>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Texts")]
pub(super) struct TextsFile {
    /// In Polish.
    pub pl: Must<String>,
    /// In English.
    pub en: Must<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Marks")]
pub(super) struct MarksFile {
    /// Passed from this score; 80 unless given.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub pass_from: Option<f64>,
    /// Speech recognised with less confidence is not heard reliably; 0.6 unless given.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub reliable_from: Option<f32>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Rule")]
pub(super) struct RuleFile {
    /// `PROCEDURE:CLAUSE`.
    pub id: Must<At<String>>,
    /// The clause of the office's document.
    pub clause: Must<String>,
    /// Short title.
    pub title: Must<TextsFile>,
    /// One sentence on how to do better.
    pub tip: Must<TextsFile>,
    /// Weight in the total; 1 unless given.
    #[schemars(range(min = 0.1, max = 100.0))]
    pub weight: Option<f64>,
    /// Whether missing it fails the attempt; ordinary unless given.
    pub severity: Option<SeverityFile>,
    /// When it is raised, met, partly met, missed.
    pub criterion: Must<At<CriterionFile>>,
}

/// Whether a missed rule fails the attempt.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Severity")]
pub(super) enum SeverityFile {
    /// It costs its points.
    Ordinary,
    /// It fails the attempt.
    Critical,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CriticalError")]
pub(super) struct CriticalErrorFile {
    /// Which kind.
    pub kind: Must<CriticalErrorKind>,
    /// The clause it offends.
    pub clause: Must<String>,
}

/// The closed set of criteria.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Criterion")]
pub(super) enum CriterionFile {
    /// Each incoming call: answered before this ring starts.
    AnswerInTime {
        /// The ring that must not start (4: by the third).
        #[schemars(range(min = 1, max = 20))]
        before_ring: Must<u32>,
    },
    /// A call that rings while a client is served.
    AnswerWhileServing {
        /// The ring that must not start (4: by the third).
        #[schemars(range(min = 1, max = 20))]
        before_ring: Must<u32>,
    },
    /// A missed call: called back.
    ReturnMissedCalls,
    /// Each call at its opening: every part said.
    Introduce {
        /// What must be said.
        #[schemars(length(min = 1))]
        parts: Must<Vec<IntroductionPart>>,
        /// Share of the parts for `partly`; 0.5 unless given.
        #[schemars(range(min = 0.0, max = 1.0))]
        partly_from: Option<f64>,
        /// Whether they must be said in the order of the list; any order unless given.
        order: Option<PartOrder>,
    },
    /// Somebody breaks in, side talk, a companion.
    Focus {
        /// Remarks to others that are still `partly`; 1 unless given.
        short_remarks: Option<u32>,
    },
    /// Each call: courteous wording.
    Courtesy {
        /// Acts of courtesy.
        #[schemars(length(min = 1))]
        signs: Must<Vec<SpeechAct>>,
        /// How many different ones; 1 unless given.
        #[schemars(range(min = 1, max = 44))]
        at_least: Option<usize>,
        /// Acts that violate courtesy.
        #[schemars(length(min = 1))]
        violations: Must<Vec<SpeechAct>>,
    },
    /// Colleagues audible in the room.
    Privacy {
        /// Time to do something about it; 10 s unless given.
        within_s: Option<Seconds>,
    },
    /// The trainee leaves the line: hold.
    HoldWhenAway,
    /// Each call placed: prepared before dialling.
    PrepareOutgoing,
    /// Details to be elicited.
    AskDetails {
        /// Whether asking must begin before information is given.
        order: Must<AskOrder>,
    },
    /// Facts to be conveyed.
    Inform {
        /// Share of the facts for `partly`; 0.5 unless given.
        #[schemars(range(min = 0.0, max = 1.0))]
        partly_from: Option<f64>,
    },
    /// The end of a conversation.
    CallerHangsUpFirst,
    /// A promised callback.
    KeepCallbacks {
        /// Met within this of the agreed time.
        within_s: Must<Seconds>,
        /// Partly within this.
        late_within_s: Must<Seconds>,
    },
    /// The loudspeaker: consent first.
    LoudspeakerConsent {
        /// When it must be asked.
        ask: Must<ConsentAt>,
    },
    /// A matter for someone else, or any transfer.
    Transfer {
        /// When the colleague must be told.
        briefing: Must<BriefingAt>,
        /// After the connection, how long a briefing still counts as given at it; 0 unless given.
        at_connection_s: Option<Seconds>,
    },
    /// The caller waits.
    Patience {
        /// Waiting from here on raises the rule; 10 s unless given.
        wait_over_s: Option<Seconds>,
        /// A word again within this; 90 s unless given.
        word_within_s: Option<Seconds>,
        /// In practice, a hint after this; 45 s unless given.
        hint_after_s: Option<Seconds>,
    },
    /// An access need whose matter brings a queue or a visit.
    Priority,
    /// Several of these in one rule; each that comes up counts alike. What spans the calls of a shift cannot be among them.
    AllOf(#[schemars(length(min = 1))] Vec<At<CriterionFile>>),
}

type Check = fn(&ProcedureFile, &mut Report<'_>);

const CHECKS: &[(&str, Check)] = &[
    ("the procedure's name is well formed", |file, report| {
        checks::id(file.id.get(), report)
    }),
    ("rules bear the procedure's name", rule_prefixes),
    ("no rule twice", rules_twice),
    ("limits in their order", limits),
    ("what one rule consists of", parts),
];

/// Reports what is wrong with a procedure beyond its shape.
pub(super) fn check(file: &ProcedureFile, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    for (_, check) in CHECKS {
        check(file, report);
    }
}

fn rule_prefixes(file: &ProcedureFile, report: &mut Report<'_>) {
    let Some(procedure) = file.id.get() else { return };
    let prefix = format!("{}:", procedure.value);
    for id in file.rules.entries().iter().filter_map(|rule| rule.id.get()) {
        if !id.value.starts_with(&prefix) || id.value.len() == prefix.len() {
            let (id_text, procedure) = (id.value.clone(), procedure.value.clone());
            report.add(id.at, Problem::RulePrefix { id: id_text, procedure });
        }
    }
}

fn rules_twice(file: &ProcedureFile, report: &mut Report<'_>) {
    checks::no_duplicates(
        Thing::Rule,
        file.rules.entries().iter().filter_map(|rule| rule.id.get()),
        report,
    );
}

fn limits(file: &ProcedureFile, report: &mut Report<'_>) {
    for criterion in criteria(file) {
        let (first, second, early, late) = match &criterion.value {
            CriterionFile::KeepCallbacks {
                within_s,
                late_within_s,
            } => ("within_s", "late_within_s", within_s.0, late_within_s.0),
            CriterionFile::Patience {
                word_within_s,
                hint_after_s,
                ..
            } => ("hint_after_s", "word_within_s", *hint_after_s, *word_within_s),
            _ => continue,
        };
        if let (Some(early), Some(late)) = (early, late)
            && early.millis() > late.millis()
        {
            report.add(criterion.at, Problem::WrongOrder { first, second });
        }
    }
}

/// Every criterion, those within a rule of several as well.
fn criteria(file: &ProcedureFile) -> impl Iterator<Item = &At<CriterionFile>> {
    let whole = file.rules.entries().iter().filter_map(|rule| rule.criterion.get());
    whole.flat_map(|criterion| match &criterion.value {
        CriterionFile::AllOf(parts) => parts.as_slice(),
        _ => std::slice::from_ref(criterion),
    })
}

fn parts(file: &ProcedureFile, report: &mut Report<'_>) {
    for rule in file.rules.entries().iter().filter_map(|rule| rule.criterion.get()) {
        let CriterionFile::AllOf(parts) = &rule.value else {
            continue;
        };
        for part in parts {
            let criterion = match part.value {
                CriterionFile::AllOf(_) => "all_of",
                CriterionFile::ReturnMissedCalls => "return_missed_calls",
                CriterionFile::KeepCallbacks { .. } => "keep_callbacks",
                _ => continue,
            };
            report.add(part.at, Problem::NotTogether { criterion });
        }
    }
}

/// The procedure of a file without problems.
pub(super) fn build(file: ProcedureFile) -> Option<Procedure> {
    let marks = file.marks.as_ref();
    Some(Procedure {
        id: ProcedureId::new(file.id.0?.value),
        version: file.version.unwrap_or(1),
        title: texts(file.title)?,
        source: file.source.0?,
        marks: Marks {
            pass_from: marks.and_then(|marks| marks.pass_from).unwrap_or(80.0),
            reliable_from: marks.and_then(|marks| marks.reliable_from).unwrap_or(0.6),
        },
        rules: file.rules.0?.into_iter().map(rule).collect::<Option<_>>()?,
        critical_errors: file
            .critical_errors
            .into_iter()
            .map(critical_error)
            .collect::<Option<_>>()?,
    })
}

/// The texts, where both are there.
pub(super) fn texts(file: Must<TextsFile>) -> Option<Bilingual> {
    let file = file.0?;
    Some(Bilingual {
        pl: file.pl.0?,
        en: file.en.0?,
    })
}

fn rule(file: RuleFile) -> Option<Rule> {
    Some(Rule {
        id: RuleId::new(file.id.0?.value),
        clause: file.clause.0?,
        title: texts(file.title)?,
        tip: texts(file.tip)?,
        weight: file.weight.unwrap_or(1.0),
        severity: match file.severity {
            Some(SeverityFile::Critical) => Severity::Critical,
            Some(SeverityFile::Ordinary) | None => Severity::Ordinary,
        },
        criterion: criterion(file.criterion.0?.value)?,
    })
}

fn critical_error(file: At<CriticalErrorFile>) -> Option<CriticalErrorRule> {
    Some(CriticalErrorRule {
        kind: file.value.kind.0?,
        clause: file.value.clause.0?,
    })
}

fn criterion(file: CriterionFile) -> Option<Criterion> {
    let seconds = |given: Option<Seconds>, default: u64| given.map_or(Millis(default * 1000), Seconds::millis);
    Some(match file {
        CriterionFile::AnswerInTime { before_ring } => Criterion::AnswerInTime {
            before_ring: before_ring.0?,
        },
        CriterionFile::AnswerWhileServing { before_ring } => Criterion::AnswerWhileServing {
            before_ring: before_ring.0?,
        },
        CriterionFile::ReturnMissedCalls => Criterion::ReturnMissedCalls,
        CriterionFile::Introduce {
            parts,
            partly_from,
            order,
        } => Criterion::Introduce {
            parts: parts.0?,
            partly_from: partly_from.unwrap_or(0.5),
            order: order.unwrap_or(PartOrder::Any),
        },
        CriterionFile::Focus { short_remarks } => Criterion::Focus {
            short_remarks: short_remarks.unwrap_or(1),
        },
        CriterionFile::Courtesy {
            signs,
            at_least,
            violations,
        } => Criterion::Courtesy {
            signs: signs.0?,
            at_least: at_least.unwrap_or(1),
            violations: violations.0?,
        },
        CriterionFile::Privacy { within_s } => Criterion::Privacy {
            within: seconds(within_s, 10),
        },
        CriterionFile::HoldWhenAway => Criterion::HoldWhenAway,
        CriterionFile::PrepareOutgoing => Criterion::PrepareOutgoing,
        CriterionFile::AskDetails { order } => Criterion::AskDetails { order: order.0? },
        CriterionFile::Inform { partly_from } => Criterion::Inform {
            partly_from: partly_from.unwrap_or(0.5),
        },
        CriterionFile::CallerHangsUpFirst => Criterion::CallerHangsUpFirst,
        CriterionFile::KeepCallbacks {
            within_s,
            late_within_s,
        } => Criterion::KeepCallbacks {
            within: within_s.0?.millis(),
            late_within: late_within_s.0?.millis(),
        },
        CriterionFile::LoudspeakerConsent { ask } => Criterion::LoudspeakerConsent { ask: ask.0? },
        CriterionFile::Transfer {
            briefing,
            at_connection_s,
        } => Criterion::Transfer {
            briefing: briefing.0?,
            at_connection: seconds(at_connection_s, 0),
        },
        CriterionFile::Patience {
            wait_over_s,
            word_within_s,
            hint_after_s,
        } => Criterion::Patience {
            wait_over: seconds(wait_over_s, 10),
            word_within: seconds(word_within_s, 90),
            hint_after: seconds(hint_after_s, 45),
        },
        CriterionFile::Priority => Criterion::Priority,
        CriterionFile::AllOf(parts) => {
            let parts = parts.into_iter().map(|part| criterion(part.value));
            Criterion::AllOf(parts.collect::<Option<_>>()?)
        }
    })
}
