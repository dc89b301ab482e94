//! The author's test sentences (`accepts`, `rejects`) of a scenario file, gathered in one list.

use super::file::Variants;
use super::scenario_file::ScenarioFile;
use crate::domain::{DetailId, FactId, MomentId, SampleOf, SampleSentence};

/// Every test sentence, in the order of the file's parts: details, facts, expectations.
pub(super) fn samples(file: &ScenarioFile) -> Vec<SampleSentence> {
    let details = file.knows.iter().filter_map(|known| {
        let of = SampleOf::Detail(DetailId::new(known.id.get()?.value.as_str()));
        Some(both(&of, &known.accepts, &known.rejects))
    });
    let facts = file.needs_to_hear.iter().filter_map(|fact| {
        let of = SampleOf::Fact(FactId::new(fact.id.get()?.value.as_str()));
        Some(both(&of, &fact.accepts, &fact.rejects))
    });
    let moments = file.call.entries().iter().map(|moment| &moment.value);
    let expectations = moments.flat_map(|moment| {
        let of = move |index| {
            let moment = MomentId::new(moment.moment.get()?.value.as_str());
            Some(SampleOf::Expectation { moment, index })
        };
        let expected = moment.expect.iter().enumerate();
        expected.filter_map(move |(index, at)| Some(both(&of(index)?, &at.value.accepts, &at.value.rejects)))
    });
    details.chain(facts).chain(expectations).flatten().collect()
}

fn both(of: &SampleOf, accepts: &Variants, rejects: &Variants) -> Vec<SampleSentence> {
    let listed = |list: &Variants, accepted: bool| {
        let texts = list.0.iter().enumerate();
        texts
            .map(|(index, text)| SampleSentence {
                of: of.clone(),
                accepted,
                index,
                text: text.value.clone(),
            })
            .collect::<Vec<_>>()
    };
    let mut all = listed(accepts, true);
    all.extend(listed(rejects, false));
    all
}
