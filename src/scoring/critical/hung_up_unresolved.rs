//! 2: hanging up with facts untold and neither a callback nor a transfer.

use crate::domain::SpeechAct;

use crate::scoring::call::Call;
use crate::scoring::hearing::Hearing;
use crate::scoring::judgement::Finding;
use crate::scoring::messages;

/// Finds it.
pub fn find(call: &Call, hearing: Hearing) -> Vec<Finding> {
    let Some(at) = call.trainee_hung_up().filter(|_| !call.handed_over()) else {
        return Vec::new();
    };
    let promised = call
        .first(&[SpeechAct::PromiseCallback, SpeechAct::AgreeCallbackTime], hearing)
        .is_some();
    if promised {
        return Vec::new();
    }
    // Whether they were told rightly is another error's question.
    let told = |fact: &&crate::domain::Fact| {
        call.to_caller()
            .any(|utterance| utterance.telling(&fact.id, hearing).is_some())
    };
    let untold = call.scenario.needs_to_hear.iter().filter(|fact| !told(fact));
    untold
        .map(|fact| Finding::new(at, messages::hung_up_without(&fact.label)))
        .collect()
}
