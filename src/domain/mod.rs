//! The vocabulary of the house: plain types that every other module speaks. It imports nothing of ours.

mod ids;
mod profile;
mod speech_act;
mod time;

pub use ids::{DetailId, DocumentId, FactId, MomentId, PersonId, ProcedureId, ProfileId, RuleId, ScenarioId};
pub use profile::Profile;
pub use speech_act::SpeechAct;
pub use time::Millis;
