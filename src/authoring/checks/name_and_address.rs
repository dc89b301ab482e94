//! S610: a first name that is a woman's with "pan", or a man's with "pani". Names that are in no list are left alone.

use super::{Finding, Subject, both};
use crate::domain::{Address, Scenario};
use crate::language::Language;

/// Names and forms of address that disagree, in any variation.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let language = subject.language;
    let variations = subject.variations.iter();
    let wrong = variations.filter_map(|scenario| Some((scenario, disagrees(language, scenario)?)));
    wrong
        .map(|(scenario, (written, right))| {
            let name = &scenario.caller.name;
            Finding {
                at: subject.places.at("/caller/address"),
                message: both(
                    format!("Imię w „{name}” nie zgadza się z address: {written}."),
                    format!("The first name in \"{name}\" does not agree with address: {written}."),
                ),
                hint: both(
                    format!("Wpisz {right} albo zmień imię."),
                    format!("Write {right}, or change the name."),
                ),
            }
        })
        .collect()
}

/// What is written and what would agree with the name, as in files.
fn disagrees(language: &Language, scenario: &Scenario) -> Option<(&'static str, &'static str)> {
    let caller = &scenario.caller;
    match (caller.address, language.address_of(&caller.name)?) {
        (Address::Pan, Address::Pani) => Some(("pan", "pani")),
        (Address::Pani, Address::Pan) => Some(("pani", "pan")),
        _ => None,
    }
}
