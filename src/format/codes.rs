//! The codes of everything that can be wrong with a file. A code is never given to another problem: authors, editors and
//! other programs remember it.

/// Every code, in order.
const CODES: &[&str] = &[
    "S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009", "S010", "S011", "S012", "S013", "S014",
    "S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S109", "S110", "S111", "S201", "S202", "S203",
    "S204", "S205", "S206", "S207", "S208", "S209", "S210", "S211", "S212", "S213", "S214", "S215", "S216", "S217",
    "S218", "S219", "S220", "S301", "S302", "S303", "S304", "S305", "S401", "S402", "S403", "S404", "S405", "S501",
    "S502", "S503", "S504", "S505", "S506", "S507", "S701", "S702", "S703", "S704", "S705", "S706", "S707", "S999",
];

/// Every code that a diagnostic of this room can have, in order.
pub fn codes() -> &'static [&'static str] {
    CODES
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_of_a_problem_is_listed_and_none_else() {
        let sources = [
            include_str!("problem.rs"),
            include_str!("policy_problem.rs"),
            include_str!("translation_problem.rs"),
        ];
        let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
        let is_code = |text: &&str| text.len() == 4 && text.starts_with('S') && text[1..].parse::<u16>().is_ok();
        let given: BTreeSet<&str> = quoted.filter(is_code).collect();
        let listed: BTreeSet<&str> = codes().iter().copied().collect();
        assert_eq!(listed, given);
        assert!(codes().is_sorted());
    }
}
