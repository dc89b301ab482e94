//! 12: a fact told with a wrong value and not put right; a fact without values can be denied, which costs the rule about
//! informing and is no wrong value. What the caller said and how it was read back stands nowhere
//! in the log with its values, so a confirmation of what they did not say is left to a trainer.

use crate::domain::FactOutcomeState;

use crate::scoring::call::Call;
use crate::scoring::facts;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let stories = facts::stories(call, hearing);
    stories
        .iter()
        .filter(|story| story.state == FactOutcomeState::Wrong && !story.fact.values.is_empty())
        .map(|story| story.finding(call))
        .collect()
}
