//! A speaker's line as authors write it: words, pauses `[blok 3 s]`, sounds `[wzdycha]` and holes `{pan/pani}`.

use super::diagnostic::Report;
use super::problem::{Choice, Problem};
use super::tree::At;
use crate::domain::{Line, Millis, Part};

/// Longest pause inside a line, seconds.
const LONGEST_BLOCK_S: f64 = 60.0;

/// Holes that the engine fills with words of the trainee's profile and the caller's name.
const HOLES: &[&str] = &["office", "unit", "first_name", "last_name", "caller", "promised"];

/// Which further holes a line may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holes {
    /// A scenario's own line.
    Scenario,
    /// An answer to a teach-back: also `{facts}`.
    Facts,
    /// A colleague's line: `{name}` and `{unit}` of the colleague alone.
    Colleague,
}

impl Holes {
    fn known(self) -> Vec<&'static str> {
        match self {
            Self::Scenario => HOLES.to_vec(),
            Self::Facts => [HOLES, &["facts"]].concat(),
            Self::Colleague => vec!["name", "unit"],
        }
    }
}

/// Takes a line apart.
///
/// # Errors
/// Every pause without a length, open bracket and unknown hole.
pub(super) fn parse(text: &str, holes: Holes) -> Result<Line, Vec<Problem>> {
    let mut parts = Vec::new();
    let mut problems = check_holes(text, holes);
    let mut rest = text;
    while let Some((words, behind)) = rest.split_once('[') {
        push_speech(&mut parts, words);
        let Some((inside, after)) = behind.split_once(']') else {
            problems.push(Problem::OpenBracket);
            rest = "";
            break;
        };
        match bracket(inside.trim()) {
            Ok(part) => parts.push(part),
            Err(problem) => problems.push(problem),
        }
        rest = after;
    }
    push_speech(&mut parts, rest);
    if problems.is_empty() {
        Ok(Line { parts })
    } else {
        Err(problems)
    }
}

/// Reports every problem in the markup of these lines.
pub(super) fn check<'a>(texts: impl IntoIterator<Item = &'a At<String>>, holes: Holes, report: &mut Report<'_>) {
    for text in texts {
        for problem in parse(&text.value, holes).err().into_iter().flatten() {
            report.add(text.at, problem);
        }
    }
}

/// The lines of texts that [`check`] found nothing wrong with.
pub(super) fn lines(texts: &[At<String>], holes: Holes) -> Vec<Line> {
    texts.iter().filter_map(|text| parse(&text.value, holes).ok()).collect()
}

fn push_speech(parts: &mut Vec<Part>, words: &str) {
    let words = words.trim();
    if !words.is_empty() {
        parts.push(Part::Speech(words.to_owned()));
    }
}

fn bracket(inside: &str) -> Result<Part, Problem> {
    let found = || inside.to_owned();
    let (word, length) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    if inside.is_empty() {
        return Err(Problem::Block { found: found() });
    }
    if !matches!(word.to_lowercase().as_str(), "blok" | "cisza") {
        return Ok(Part::Sound(found()));
    }
    let figure = length
        .trim()
        .strip_suffix('s')
        .unwrap_or_default()
        .trim()
        .replace(',', ".");
    match figure.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds <= LONGEST_BLOCK_S => Ok(Part::Block(Millis::from_seconds(seconds))),
        _ => Err(Problem::Block { found: found() }),
    }
}

fn check_holes(text: &str, holes: Holes) -> Vec<Problem> {
    let known = holes.known();
    let mut problems = Vec::new();
    for piece in text.split('{').skip(1) {
        let hole = piece.split('}').next().unwrap_or_default();
        let closed = piece.contains('}');
        let forms = hole.split('/').filter(|form| !form.trim().is_empty()).count();
        let alternation = holes != Holes::Colleague && forms == 2 && hole.matches('/').count() == 1;
        if !closed || !(alternation || known.contains(&hole)) {
            let mut choice = Choice::among(hole, known.iter().copied());
            if holes != Holes::Colleague && choice.near.is_none() {
                choice.known.insert(0, "pan/pani".to_owned());
            }
            let hole = hole.to_owned();
            problems.push(Problem::UnknownHole { hole, choice });
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(words: &str) -> Part {
        Part::Speech(words.to_owned())
    }

    #[test]
    fn a_line_is_words_pauses_and_sounds() {
        let line = parse(
            "Ja… ja dzwonię [blok 3 s] w sprawie [wzdycha] podatku. [cisza 1,5 s]",
            Holes::Scenario,
        )
        .unwrap();
        assert_eq!(
            line.parts,
            [
                speech("Ja… ja dzwonię"),
                Part::Block(Millis(3000)),
                speech("w sprawie"),
                Part::Sound("wzdycha".to_owned()),
                speech("podatku."),
                Part::Block(Millis(1500)),
            ]
        );
    }

    #[test]
    fn slips_in_the_markup_are_all_reported() {
        let problems = |text| parse(text, Holes::Scenario).unwrap_err();
        for bad in [
            "[blok]",
            "[blok trzy s]",
            "[blok 3]",
            "[blok 0 s]",
            "[blok 600 s]",
            "[]",
        ] {
            assert!(matches!(problems(bad)[..], [Problem::Block { .. }]), "{bad}");
        }
        assert_eq!(problems("Dzień [wzdycha dobry"), [Problem::OpenBracket]);
        assert_eq!(problems("[blok] {pani} [").len(), 3);
        for bad in [
            "{pani}",
            "{/pani}",
            "{pan/pani/państwo}",
            "{offic}",
            "{facts}",
            "{pan/pani",
        ] {
            assert!(matches!(problems(bad)[..], [Problem::UnknownHole { .. }]), "{bad}");
        }
        assert!(parse("{pan był/pani była} w {office}?", Holes::Scenario).is_ok());
        assert!(parse("{facts}", Holes::Facts).is_ok());
        assert!(parse("{name}, {unit}", Holes::Colleague).is_ok());
        assert!(parse("{pan/pani}", Holes::Colleague).is_err());
    }
}
