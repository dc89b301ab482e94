//! Answered before a certain ring starts. Raised by each incoming call.

use crate::domain::Ending;

use crate::scoring::call::Call;
use crate::scoring::judgement::{Finding, Judgement, MET, MISSED};
use crate::scoring::messages;

/// Judges the answering.
pub fn judge(call: &Call, before_ring: u32) -> Option<Judgement> {
    let first = *call.rings.first()?;
    let allowed = before_ring as usize + usize::from(call.extra_rings);
    let Some(answered) = call.answered else {
        // Broken off while there was still time to answer: nobody was late.
        let broken_off = matches!(call.ending(), None | Some(Ending::Interrupted)) && call.rings.len() < allowed;
        let finding = Finding::new(call.end(), messages::not_answered(call.rings.len()));
        return (!broken_off).then(|| Judgement::on(MISSED, finding));
    };
    let rings = call.rings.partition_point(|&ring| ring <= answered);
    let share = if rings < allowed { MET } else { MISSED };
    Some(Judgement::on(
        share,
        Finding::new(answered, messages::answered_after(rings, answered.since(first))),
    ))
}
