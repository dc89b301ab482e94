//! The command that renders a line: a template with placeholders, cut into arguments.
//!
//! It never passes through a shell: words of a scenario cannot become commands.

use std::path::Path;
use std::time::Duration;

use super::errors::VoiceError;
use super::voice_spec::VoiceSpec;

/// The speech engine's command, such as `espeak-ng -v pl+{base} -s {rate} -p {pitch} -b 1 -w {out} --stdin`.
///
/// Words are separated by spaces; a path with spaces goes into double quotes. Placeholders: `{base}`, `{rate}`,
/// `{pitch}` (the voice), `{length}` (how many times longer than at 150 words per minute: `1.25`, for engines that
/// stretch), `{out}` (the WAV file to write; required) and `{text}`. Without `{text}` the words go to the engine's
/// standard input, in UTF-8. Piper, for one: `piper -m pl.onnx --length_scale {length} -f {out}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineTemplate {
    source: String,
    words: Vec<String>,
    time_limit: Duration,
}

const PLACEHOLDERS: [&str; 6] = ["base", "rate", "pitch", "length", "text", "out"];

/// The words per minute at which `{length}` is 1.
const UNSTRETCHED_RATE: f64 = 150.0;

impl EngineTemplate {
    /// What the shipped recordings were made with. `-b 1` says that the text is UTF-8 whatever the locale.
    pub const DEFAULT: &str = "espeak-ng -v pl+{base} -s {rate} -p {pitch} -b 1 -w {out} --stdin";
    /// How long an engine may take for one line unless told otherwise; espeak-ng takes well under a second.
    pub const TIME_LIMIT: Duration = Duration::from_secs(20);

    /// Parses a template.
    ///
    /// # Errors
    /// The `Template…` variants of [`VoiceError`].
    pub fn parse(source: &str) -> Result<Self, VoiceError> {
        let words = split_words(source)?;
        if words.first().is_none_or(String::is_empty) {
            return Err(VoiceError::TemplateEmpty);
        }
        if let Some(name) = words.iter().find_map(|word| unknown_placeholder(word)) {
            return Err(VoiceError::TemplatePlaceholder { name });
        }
        if !words.iter().skip(1).any(|word| word.contains("{out}")) {
            return Err(VoiceError::TemplateLacksOut);
        }
        Ok(Self {
            source: words.join(" "),
            words,
            time_limit: Self::TIME_LIMIT,
        })
    }

    /// The same engine with another limit on the time for one line.
    #[cfg(test)]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// What identifies the engine within a line's key.
    pub fn identity(&self) -> &str {
        &self.source
    }

    /// The command in the form that [`Self::parse`] takes.
    pub fn command(&self) -> String {
        let quoted = |word: &String| {
            if word.is_empty() || word.contains(char::is_whitespace) {
                format!("\"{word}\"")
            } else {
                word.clone()
            }
        };
        self.words.iter().map(quoted).collect::<Vec<_>>().join(" ")
    }

    /// The program's name or path, for messages.
    pub fn program(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The limit on the time for one line.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// Whether the words go to standard input.
    pub(super) fn reads_stdin(&self) -> bool {
        !self.words.iter().any(|word| word.contains("{text}"))
    }

    /// The program's arguments for one line.
    pub(super) fn arguments(&self, voice: &VoiceSpec, text: &str, out: &Path) -> Vec<String> {
        // An argument that starts with a dash is an option to most programs, and a caller may begin with one.
        let text = if text.starts_with('-') {
            format!(" {text}")
        } else {
            text.to_owned()
        };
        let out = out.to_string_lossy();
        let (rate, pitch) = (voice.spoken_rate().to_string(), voice.pitch().to_string());
        let length = format!("{:.2}", UNSTRETCHED_RATE / f64::from(voice.spoken_rate()));
        let fill = |name: &str| match name {
            "base" => voice.base(),
            "rate" => &rate,
            "pitch" => &pitch,
            "length" => &length,
            "text" => &text,
            _ => &out,
        };
        self.words.iter().skip(1).map(|word| filled(word, &fill)).collect()
    }
}

impl Default for EngineTemplate {
    fn default() -> Self {
        let words = Self::DEFAULT.split(' ').map(str::to_owned).collect();
        Self {
            source: Self::DEFAULT.to_owned(),
            words,
            time_limit: Self::TIME_LIMIT,
        }
    }
}

/// The words of a command: separated by spaces, with double quotes around what has spaces in it. No shell is asked.
///
/// # Errors
/// [`VoiceError::TemplateQuote`] for a quotation mark that is never closed.
pub fn split_words(source: &str) -> Result<Vec<String>, VoiceError> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    for c in source.chars() {
        if c == '"' {
            quoted = !quoted;
            word.get_or_insert_default();
        } else if c.is_whitespace() && !quoted {
            words.extend(word.take());
        } else {
            word.get_or_insert_default().push(c);
        }
    }
    words.extend(word);
    if quoted {
        Err(VoiceError::TemplateQuote)
    } else {
        Ok(words)
    }
}

/// The text between the first `{` and its `}`, with what precedes and follows.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn unknown_placeholder(word: &str) -> Option<String> {
    let (_, name, after) = next_placeholder(word)?;
    if PLACEHOLDERS.contains(&name) {
        unknown_placeholder(after)
    } else {
        Some(name.to_owned())
    }
}

/// One pass from left to right, so that braces within a caller's words stay words.
fn filled<'a>(word: &'a str, fill: &impl Fn(&str) -> &'a str) -> String {
    match next_placeholder(word) {
        Some((before, name, after)) => format!("{before}{}{}", fill(name), filled(after, fill)),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::Manner;

    fn voice() -> VoiceSpec {
        VoiceSpec::new("m3", 150, 40).expect("valid")
    }

    #[test]
    fn the_default_is_a_valid_template() {
        assert_eq!(
            EngineTemplate::parse(EngineTemplate::DEFAULT),
            Ok(EngineTemplate::default())
        );
        assert!(EngineTemplate::default().reads_stdin());
    }

    #[test]
    fn arguments_are_filled_and_stay_apart() {
        let template =
            EngineTemplate::parse(r#""C:\Program Files\tts.exe" --v={base}/{rate} "{text}" -w {out}"#).expect("valid");
        assert_eq!(template.program(), r"C:\Program Files\tts.exe");
        let arguments = template.arguments(&voice(), "Tak; rm -rf {out} \"$HOME\"", Path::new("a b.wav"));
        assert_eq!(
            arguments,
            ["--v=m3/150", "Tak; rm -rf {out} \"$HOME\"", "-w", "a b.wav"]
        );
        assert!(!template.reads_stdin());
    }

    #[test]
    fn an_engine_that_stretches_gets_the_pace_and_a_manner_is_passed_on() {
        let piper = EngineTemplate::parse("piper -m pl.onnx --length_scale {length} -f {out}").expect("valid");
        let slow = VoiceSpec::new("f2", 120, 50).expect("valid");
        let arguments = piper.arguments(&slow, "Tak.", Path::new("o.wav"));
        assert_eq!(arguments, ["-m", "pl.onnx", "--length_scale", "1.25", "-f", "o.wav"]);
        assert!(piper.reads_stdin());

        let espeak = EngineTemplate::default();
        let said = |manner| espeak.arguments(&voice().with_manner(manner), "Tak.", Path::new("o.wav"));
        assert_eq!(said(Manner::Plain)[..4], ["-v", "pl+m3", "-s", "150"]);
        assert_eq!(said(Manner::Hoarse)[..4], ["-v", "pl+m3", "-s", "150"]);
        assert_eq!(said(Manner::Slow)[..4], ["-v", "pl+m3", "-s", "112"]);
    }

    #[test]
    fn the_commands_of_the_manual_are_templates() {
        let manual = include_str!("../../docs/pl/glosy.md");
        let behind = manual.split("--engine '").skip(1);
        let commands: Vec<&str> = behind.filter_map(|rest| Some(rest.split_once('\'')?.0)).collect();
        for program in ["piper", "say", "powershell"] {
            let shown = commands.iter().any(|command| command.starts_with(program));
            assert!(shown, "{program}: {commands:?}");
        }
        for command in commands {
            assert!(EngineTemplate::parse(command).is_ok(), "{command}");
        }
    }

    #[test]
    fn words_never_become_options() {
        let template = EngineTemplate::parse("tts -w {out} {text}").expect("valid");
        assert_eq!(
            template
                .arguments(&voice(), "--phonout=/etc/x", Path::new("o"))
                .last()
                .map(String::as_str),
            Some(" --phonout=/etc/x")
        );
    }

    #[rstest]
    #[case("", VoiceError::TemplateEmpty)]
    #[case("  ", VoiceError::TemplateEmpty)]
    #[case("\"\" {out}", VoiceError::TemplateEmpty)]
    #[case("espeak-ng -w x.wav", VoiceError::TemplateLacksOut)]
    #[case("espeak-ng \"-w {out}", VoiceError::TemplateQuote)]
    #[case("espeak-ng {voice} {out}", VoiceError::TemplatePlaceholder { name: "voice".into() })]
    #[case("espeak-ng {out}{}", VoiceError::TemplatePlaceholder { name: String::new() })]
    fn broken_templates_are_refused(#[case] source: &str, #[case] expected: VoiceError) {
        assert_eq!(EngineTemplate::parse(source), Err(expected));
    }
}
