//! Captions that do not flicker: words count as settled once two transcripts in a row agree on them (LocalAgreement).
//!
//! The same beginning is transcribed again and again while somebody speaks, and its end changes with every new word.
//! What is settled is never taken back before the final text comes.

use super::recognizer::Transcript;

/// The words of a piece that is still being spoken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agreement {
    settled: Vec<String>,
    /// The latest transcript's words behind the settled ones.
    open: Vec<String>,
}

impl Agreement {
    /// Takes the next transcript of the piece.
    pub fn take(&mut self, transcript: &Transcript) {
        let behind = |word: &super::recognizer::Word| word.text.clone();
        let new: Vec<String> = transcript.words.iter().skip(self.settled.len()).map(behind).collect();
        let same = new.iter().zip(&self.open).take_while(|(a, b)| alike(a, b)).count();
        self.settled.extend_from_slice(&new[..same]);
        self.open = new[same..].to_vec();
    }

    /// Words that stay, with spaces between them.
    pub fn settled(&self) -> String {
        self.settled.join(" ")
    }

    /// Words that may still change.
    pub fn open(&self) -> String {
        self.open.join(" ")
    }
}

/// The same word, whatever its capitals and punctuation.
fn alike(a: &str, b: &str) -> bool {
    let letters = |word: &str| -> String {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(transcripts: &[&str]) -> (String, String) {
        let mut agreement = Agreement::default();
        for text in transcripts {
            agreement.take(&Transcript::plain(text, 0.9, 0.0));
        }
        (agreement.settled(), agreement.open())
    }

    #[test]
    fn words_settle_when_two_transcripts_agree() {
        assert_eq!(after(&["dzień"]), ("".into(), "dzień".into()));
        assert_eq!(after(&["dzień", "Dzień dobry"]), ("Dzień".into(), "dobry".into()));
        assert_eq!(
            after(&[
                "dzień dobry u",
                "dzień dobry, urząd miasta",
                "dzień dobry urząd miejski w"
            ]),
            ("dzień dobry, urząd".into(), "miejski w".into())
        );
    }

    /// A transcript that changes its mind about the beginning does not make a caption jump.
    #[test]
    fn what_is_settled_stays() {
        let settled = after(&["proszę podać", "proszę podać numer", "proszą by dać numer sprawy"]);
        assert_eq!(settled.0, "proszę podać");
        assert_eq!(
            after(&["proszę podać", "proszę podać", ""]),
            ("proszę podać".into(), "".into())
        );
    }
}
