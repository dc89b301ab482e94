//! Reads our own sentences, which training adds to the labelled utterances.

use std::error::Error;
use std::path::Path;

use sygnaly::domain::{Profile, SpeechAct};
use sygnaly::language::Labelled;

/// The sentences of `own.txt`: every alternative, and by every profile where they name it.
pub fn own_utterances(text: &str, profiles: &[Profile]) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut utterances = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (ids, sentence) = line.split_once('|').ok_or_else(|| format!("no `|` in: {line}"))?;
        let mut acts = Vec::new();
        for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
            acts.push(SpeechAct::from_id(id).ok_or_else(|| format!("unknown act in: {line}"))?);
        }
        let speakers = if sentence.contains('{') {
            profiles
        } else {
            &profiles[..1]
        };
        for profile in speakers {
            let named = sentence
                .replace("{first}", &profile.first_name)
                .replace("{last}", &profile.last_name)
                .replace("{position}", &profile.position)
                .replace("{unit}", &profile.unit)
                .replace("{office}", &profile.office);
            for choice in 0..if named.contains('/') { 2 } else { 1 } {
                let words = named
                    .split_whitespace()
                    .map(|word| word.split('/').nth(choice).unwrap_or(word));
                let words: Vec<&str> = words.collect();
                utterances.push(Labelled {
                    id: "own".to_owned(),
                    profile: profile.id.to_string(),
                    text: words.join(" "),
                    acts: acts.clone(),
                });
            }
        }
    }
    Ok(utterances)
}

/// The sentences of several writers, a file each: `profile | acts | sentence`.
pub fn sentences(folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder)?;
    let mut files: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    let mut utterances = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        for line in text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [profile, acts, sentence] = parts.as_slice() else {
                return Err(format!("{}: not `profile | acts | sentence`: {line}", file.display()).into());
            };
            let ids = acts.split(',').map(str::trim).filter(|id| !id.is_empty());
            let acts: Option<Vec<SpeechAct>> = ids.map(SpeechAct::from_id).collect();
            utterances.push(Labelled {
                id: "own".to_owned(),
                profile: (*profile).to_owned(),
                text: (*sentence).to_owned(),
                acts: acts.ok_or_else(|| format!("{}: unknown act in: {line}", file.display()))?,
            });
        }
    }
    Ok(utterances)
}

/// As a recogniser without punctuation writes it.
pub fn strip(text: &str) -> String {
    let bare = text
        .replace(|letter: char| !letter.is_alphanumeric(), " ")
        .to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
