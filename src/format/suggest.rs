//! "Did you mean …?": the known word nearest to an unknown one.

use rapidfuzz::distance::osa;

/// The known word nearest to `word`, if one is near enough to have been meant: at most one slip (a letter missing,
/// added, changed, or two swapped) in every three characters, and always at least one.
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // What people type is short; a longer word is no slip of anything we know.
    const LONGEST: usize = 64;
    let word = word.trim().to_lowercase();
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    known
        .into_iter()
        .map(|candidate| (osa::distance(word.chars(), candidate.to_lowercase().chars()), candidate))
        .filter(|(slips, _)| *slips <= (length / 3).max(1))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["moment", "caller", "on_silence", "hangs_up"];
        assert_eq!(suggest("momnet", known), Some("moment"));
        assert_eq!(suggest("Caler", known), Some("caller"));
        assert_eq!(suggest("on-silence", known), Some("on_silence"));
        assert_eq!(suggest("temperature", known), None);
        assert_eq!(suggest("", known), None);
        assert_eq!(suggest(&"x".repeat(100_000), known), None);
    }
}
