//! The vocabulary of the house: plain types that every other module speaks. It imports nothing of ours.

mod card;
mod day;
mod desk;
mod draw;
mod event;
mod heard;
mod ids;
mod log;
mod need;
mod pack;
mod plain_language;
mod plan;
mod policy;
mod procedure;
mod profile;
mod ruling;
mod scenario;
mod scorecard;
mod shift;
mod shift_card;
mod shift_log;
mod speech_act;
mod text;
mod time;
mod translation;

pub use card::Card;
pub use day::{Day, NoDay, NotYet};
pub use desk::{Availability, Client, Demand, Desk, Document, Happening, HappeningKind, Person};
pub use draw::draw;
pub use event::{Addressee, Effect, Ending, Event, LineKey, Route, Said, Speaker, Switch};
pub use heard::{ActFound, DetailFound, FactFound, FactState, Heard, Repetition, TimeFound};
pub use ids::{
    CallId, DetailId, DocumentId, FactId, MomentId, PersonId, PolicyId, ProcedureId, ProfileId, RuleId, ScenarioId,
    ShiftId, TextId,
};
pub use log::{
    Accommodations, Around, Beginning, Disclosure, InterruptedWhat, LogEntry, LogHeader, Logged, LostBecause, Mode,
    SessionLog,
};
pub use need::{Manner, Mechanics, NeedProfile, Numbers, Trait};
pub use pack::PackDescription;
pub use plain_language::{PhraseFound, PhraseKind, PlainLanguage};
pub use plan::{AnyPlan, Deed, Plan, PlanExpectation, ShiftPlan, Step, When};
pub use policy::{Among, AttemptLimit, Coverage, Policy, PolicyHistory, Requirements, Review};
pub use procedure::{
    AskOrder, BriefingAt, ConsentAt, Criterion, CriticalErrorKind, CriticalErrorRule, IntroductionPart, Marks,
    PartOrder, Procedure, Rule, Severity,
};
pub use profile::Profile;
pub use ruling::{ErrorFinding, Ruled, Ruling, Terms};
pub use scenario::{
    Address, Caller, DetailDuty, Direction, Expectation, Fact, FactKind, FactValue, HangUp, Knowledge, Line,
    LineQuality, Mark, Moment, Otherwise, Part, Patience, SampleOf, SampleSentence, Scenario, StockPhrases, Until,
    Value, Voice,
};
pub use scorecard::{
    Certainty, CriticalError, DetailOutcome, Evidence, FactOutcome, FactOutcomeState, Graded, Passed, RuleVerdict,
    Score, Scorecard, ServiceVerdict, Verdict, Versions,
};
pub use shift::{Absence, Shift, ShiftCall, Substitute, Visit};
pub use shift_card::{CallCard, ShiftCard};
pub use shift_log::{
    CallLog, MissedBecause, ShiftEffect, ShiftEntry, ShiftEvent, ShiftHeader, ShiftLog, ShiftLogged, Way,
};
pub use speech_act::SpeechAct;
pub use text::{Arg, Bilingual, Lang, Message, without_mark};
pub use time::Millis;
pub use translation::{Captions, LanguageTag, TranslatedText, Translation};
