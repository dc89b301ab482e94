//! The voices that an operating system brings along, read off what its own speech program prints. They speak by way of a command
//! template like any other engine.
//!
//! Which system this is shows in which program there is: nothing here asks.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;

use super::errors::VoiceError;
use super::program;
use super::template::EngineTemplate;

/// Prints a line for every voice: its language, a bar, its name.
const LIST_SAPI: &str = "Add-Type -AssemblyName System.Speech; \
    (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() | Where-Object Enabled | \
    ForEach-Object { $_.VoiceInfo.Culture.Name + '|' + $_.VoiceInfo.Name }";

/// A speech program that comes with an operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemSpeech {
    /// Windows: SAPI, by way of PowerShell.
    Sapi,
    /// macOS: `say`.
    Say,
}

/// A voice of the operating system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemVoice {
    /// The name by which its program knows it.
    pub name: String,
    /// Its language and country, as the system writes them: `pl-PL`, `pl_PL`.
    pub language: String,
}

impl SystemVoice {
    /// Whether it speaks Polish.
    pub fn is_polish(&self) -> bool {
        self.language
            .split(['-', '_'])
            .next()
            .is_some_and(|language| language.eq_ignore_ascii_case("pl"))
    }
}

impl SystemSpeech {
    /// All that there are.
    const ALL: [Self; 2] = [Self::Sapi, Self::Say];

    /// The one whose program lies in a folder of the search path (`PATH`), if any does.
    pub fn on(path: &OsStr) -> Option<Self> {
        let mut folders: Vec<_> = std::env::split_paths(path).collect();
        // An empty entry would mean wherever this program happens to run.
        folders.retain(|folder| !folder.as_os_str().is_empty());
        Self::ALL.into_iter().find(|speech| {
            let file = format!("{}{EXE_SUFFIX}", speech.program());
            folders.iter().any(|folder| folder.join(&file).is_file())
        })
    }

    /// The program's name.
    pub fn program(self) -> &'static str {
        match self {
            Self::Sapi => "powershell",
            Self::Say => "say",
        }
    }

    /// The voices that are installed. Runs the program, for as long as an engine may take for a line.
    ///
    /// # Errors
    /// `Program…` and [`VoiceError::File`].
    pub fn voices(self) -> Result<Vec<SystemVoice>, VoiceError> {
        let arguments: &[&str] = match self {
            Self::Sapi => &["-NoProfile", "-NonInteractive", "-Command", LIST_SAPI],
            Self::Say => &["-v", "?"],
        };
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let said = program::output(self.program(), &arguments, EngineTemplate::TIME_LIMIT)?;
        Ok(self.read(&said))
    }

    /// The voices in what the program printed; a line that is none is left out.
    fn read(self, said: &str) -> Vec<SystemVoice> {
        let voice = match self {
            Self::Sapi => sapi_voice,
            Self::Say => say_voice,
        };
        said.lines().filter_map(voice).collect()
    }
}

/// `pl-PL|Microsoft Paulina Desktop`
fn sapi_voice(line: &str) -> Option<SystemVoice> {
    let (language, name) = line.split_once('|')?;
    voice(name, language)
}

/// `Zosia               pl_PL    # Witaj. Nazywam się Zosia.`
fn say_voice(line: &str) -> Option<SystemVoice> {
    let (voice_of, _) = line.split_once('#')?;
    let (name, language) = voice_of.trim_end().rsplit_once(char::is_whitespace)?;
    voice(name, language)
}

fn voice(name: &str, language: &str) -> Option<SystemVoice> {
    let (name, language) = (name.trim(), language.trim().trim_start_matches('\u{feff}'));
    let is_language = language.len() >= 2 && language.starts_with(|first: char| first.is_ascii_lowercase());
    (is_language && !name.is_empty()).then(|| SystemVoice {
        name: name.to_owned(),
        language: language.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(speech: SystemSpeech, said: &str) -> Vec<(String, String, bool)> {
        let voices = speech.read(said).into_iter();
        voices
            .map(|voice| {
                let polish = voice.is_polish();
                (voice.name, voice.language, polish)
            })
            .collect()
    }

    fn voice(name: &str, language: &str, polish: bool) -> (String, String, bool) {
        (name.to_owned(), language.to_owned(), polish)
    }

    #[test]
    fn voices_of_macos_are_read_with_spaces_and_brackets_in_their_names() {
        let said = "Albert              en_US    # Hello! My name is Albert.\n\
            Eddy (English (UK)) en_GB    # Hello! My name is Eddy.\n\
            Zosia               pl_PL    # Cześć! Mam na imię Zosia. Mój numer to #2.\n\
            Krzysztof (Enhanced) pl_PL    # Cześć! Mam na imię Krzysztof.\n\
            Majed               ar_001   # مرحبًا! اسمي ماجد.\n\
            \n\
            usage: say [-v voice]\n";
        assert_eq!(
            read(SystemSpeech::Say, said),
            [
                voice("Albert", "en_US", false),
                voice("Eddy (English (UK))", "en_GB", false),
                voice("Zosia", "pl_PL", true),
                voice("Krzysztof (Enhanced)", "pl_PL", true),
                voice("Majed", "ar_001", false),
            ]
        );
    }

    #[test]
    fn voices_of_windows_are_read_with_its_line_ends_and_its_mark() {
        let said =
            "\u{feff}pl-PL|Microsoft Paulina Desktop\r\nen-US|Microsoft Zira Desktop\r\n\r\n|\r\nAdd-Type : no\r\n";
        assert_eq!(
            read(SystemSpeech::Sapi, said),
            [
                voice("Microsoft Paulina Desktop", "pl-PL", true),
                voice("Microsoft Zira Desktop", "en-US", false),
            ]
        );
        assert!(read(SystemSpeech::Sapi, "").is_empty());
    }

    #[test]
    fn a_language_that_only_begins_alike_is_not_polish() {
        let plant = SystemVoice {
            name: "X".to_owned(),
            language: "plt_MG".to_owned(),
        };
        assert!(!plant.is_polish());
    }

    #[test]
    fn a_program_is_found_on_the_search_path_and_nowhere_else() {
        let folder = tempfile::tempdir().expect("temp dir");
        let (empty, full) = (folder.path().join("empty"), folder.path().join("full"));
        for folder in [&empty, &full] {
            std::fs::create_dir(folder).expect("created");
        }
        std::fs::write(full.join(format!("say{EXE_SUFFIX}")), "").expect("written");
        let path = |folders: &[&std::path::PathBuf]| std::env::join_paths(folders).expect("a path");
        assert_eq!(SystemSpeech::on(&path(&[&empty])), None);
        assert_eq!(SystemSpeech::on(&path(&[&empty, &full])), Some(SystemSpeech::Say));
        // A folder of that name is no program.
        std::fs::create_dir(empty.join(format!("powershell{EXE_SUFFIX}"))).expect("created");
        assert_eq!(SystemSpeech::on(&path(&[&empty])), None);
        assert_eq!(SystemSpeech::on(OsStr::new("")), None);
    }
}
