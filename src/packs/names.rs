//! Which names a pack's files may have, and what they are by their names. Whatever is not known is refused.
//!
//! Names are plain ASCII: what is the same name to one system and another name to the next (large and small letters aside)
//! cannot be written at all.

/// The author's words on a pack, in the folder that it is made of.
pub(super) const DESCRIPTION: &str = "pack.yaml";

/// The list of a pack's contents.
pub(super) const MANIFEST: &str = "manifest.json";

/// Who signed the list.
pub(super) const SIGNATURE: &str = "signature.json";

/// The text of the licence.
pub(super) const LICENCE: &str = "LICENSE.txt";

/// The longest name, characters. Windows opens no path over 260, and the data folder comes before it.
const LONGEST: usize = 120;

/// The most parts of a name: `scenarios/ID/plans/NAME.yaml`.
pub(super) const DEEPEST: usize = 4;

/// The longest id, as everywhere.
const LONGEST_ID: usize = 60;

/// Names that Windows takes for devices, whatever stands behind a full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The same with a figure behind them.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Manifest,
    Signature,
    /// The licence, or words to whoever gets the pack.
    Text,
    Scenario(&'a str),
    Shift(&'a str),
    Procedure(&'a str),
    Profile(&'a str),
    Policy(&'a str),
    /// Of a scenario or shift.
    Plan,
    /// What a scenario says in another language.
    Translation,
    /// What a plan says by voice, and its words.
    Spoken,
    /// A line of a caller.
    Recording,
}

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// It begins at the root of a disk.
    Absolute,
    /// It names a drive.
    Drive,
    /// It has a `\`.
    Backslash,
    /// It leads out of the pack: `..`, or has an empty part.
    Outside,
    /// It has other signs than `a–z`, `A–Z`, `0–9`, `.`, `_` and `-`, or begins or ends with a full stop.
    Signs,
    /// Windows takes it for a device.
    Device,
    /// It is too long.
    TooLong,
    /// It has too many parts.
    TooDeep,
    /// A pack holds no such file.
    Unknown,
}

impl NameFault {
    /// The key of what the reader is told.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Absolute => "pack-name-absolute",
            Self::Drive => "pack-name-drive",
            Self::Backslash => "pack-name-backslash",
            Self::Outside => "pack-name-outside",
            Self::Signs => "pack-name-signs",
            Self::Device => "pack-name-device",
            Self::TooLong => "pack-name-too-long",
            Self::TooDeep => "pack-name-too-deep",
            Self::Unknown => "pack-name-unknown",
        }
    }
}

/// What a file is; what is wrong with its name comes before whether it is known.
pub(super) fn part(name: &str) -> Result<Part<'_>, NameFault> {
    if name.contains('\\') {
        return Err(NameFault::Backslash);
    }
    if name.starts_with('/') {
        return Err(NameFault::Absolute);
    }
    if name.as_bytes().get(1) == Some(&b':') {
        return Err(NameFault::Drive);
    }
    if name.len() > LONGEST {
        return Err(NameFault::TooLong);
    }
    let parts: Vec<&str> = name.split('/').collect();
    if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
        return Err(NameFault::Outside);
    }
    if !parts.iter().all(|part| has_plain_signs(part)) {
        return Err(NameFault::Signs);
    }
    if parts.iter().any(|part| is_device(part)) {
        return Err(NameFault::Device);
    }
    if parts.len() > DEEPEST {
        return Err(NameFault::TooDeep);
    }
    known(&parts).ok_or(NameFault::Unknown)
}

fn known<'a>(parts: &[&'a str]) -> Option<Part<'a>> {
    let yaml = |file: &'a str| file.strip_suffix(".yaml").filter(|stem| !stem.is_empty());
    let named = |file: &'a str| yaml(file).filter(|stem| is_id(stem));
    match *parts {
        [MANIFEST] => Some(Part::Manifest),
        [SIGNATURE] => Some(Part::Signature),
        [LICENCE | "README.txt"] => Some(Part::Text),
        ["scenarios", id, "scenario.yaml"] if is_id(id) => Some(Part::Scenario(id)),
        ["scenarios", id, "plans", file] if is_id(id) => yaml(file).map(|_| Part::Plan),
        ["scenarios", id, "translations", file] if is_id(id) => yaml(file).map(|_| Part::Translation),
        ["scenarios", id, "wav", file] if is_id(id) && (ends(file, ".wav") || ends(file, ".txt")) => Some(Part::Spoken),
        ["shifts", "plans", file] => yaml(file).map(|_| Part::Plan),
        ["shifts", file] => named(file).map(Part::Shift),
        ["procedures", file] => named(file).map(Part::Procedure),
        ["profiles", file] => named(file).map(Part::Profile),
        ["policies", file] => named(file).map(Part::Policy),
        ["audio", "headers.vorbis"] => Some(Part::Recording),
        ["audio", file] if ends(file, ".ogg") => Some(Part::Recording),
        _ => None,
    }
}

/// Whether this is an id, as those of scenarios are.
pub(super) fn is_id(text: &str) -> bool {
    text.len() <= LONGEST_ID
        && text.starts_with(|sign: char| sign.is_ascii_lowercase())
        && text
            .chars()
            .all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-' | '_'))
        && !is_device(text)
}

fn ends(file: &str, ending: &str) -> bool {
    file.strip_suffix(ending).is_some_and(|stem| !stem.is_empty())
}

fn has_plain_signs(part: &str) -> bool {
    part.chars()
        .all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-'))
        && !part.starts_with('.')
        && !part.ends_with('.')
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_numbered = |device: &&str| {
        stem.strip_prefix(*device)
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(is_numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_pack_are_told_apart() {
        for (name, found) in [
            ("manifest.json", Part::Manifest),
            ("LICENSE.txt", Part::Text),
            ("scenarios/senior-dowod/scenario.yaml", Part::Scenario("senior-dowod")),
            ("scenarios/senior-dowod/plans/passes.yaml", Part::Plan),
            ("scenarios/senior-dowod/translations/pt-BR.yaml", Part::Translation),
            ("scenarios/senior-dowod/wav/01.wav", Part::Spoken),
            ("shifts/sroda.yaml", Part::Shift("sroda")),
            ("shifts/plans/passes.yaml", Part::Plan),
            ("policies/gmina.yaml", Part::Policy("gmina")),
            ("audio/000d7e4c6f8af959.ogg", Part::Recording),
        ] {
            assert_eq!(part(name), Ok(found), "{name}");
        }
    }

    #[test]
    fn whatever_could_leave_the_pack_or_mean_another_file_is_refused() {
        for (name, fault) in [
            ("/etc/passwd", NameFault::Absolute),
            ("C:/x.yaml", NameFault::Drive),
            ("c:x.yaml", NameFault::Drive),
            ("..\\x.yaml", NameFault::Backslash),
            ("../x.yaml", NameFault::Outside),
            ("scenarios/../../x.yaml", NameFault::Outside),
            ("scenarios//scenario.yaml", NameFault::Outside),
            ("scenarios/a/", NameFault::Outside),
            ("./manifest.json", NameFault::Outside),
            ("", NameFault::Outside),
            ("shifts/środa.yaml", NameFault::Signs),
            ("shifts/a b.yaml", NameFault::Signs),
            ("shifts/a\u{0}.yaml", NameFault::Signs),
            ("shifts/.a.yaml", NameFault::Signs),
            ("shifts/a.yaml.", NameFault::Signs),
            ("shifts/con.yaml", NameFault::Device),
            ("scenarios/LPT1/scenario.yaml", NameFault::Device),
            ("scenarios/nul/scenario.yaml", NameFault::Device),
            ("scenarios/a/plans/b/c.yaml", NameFault::TooDeep),
            ("scenarios/A/scenario.yaml", NameFault::Unknown),
            ("scenarios/a/scenario.yml", NameFault::Unknown),
            ("audio/engine.txt", NameFault::Unknown),
            ("start.exe", NameFault::Unknown),
            ("shifts/.yaml", NameFault::Signs),
        ] {
            assert_eq!(part(name), Err(fault), "{name:?}");
        }
        assert_eq!(
            part(&format!("shifts/{}.yaml", "a".repeat(200))),
            Err(NameFault::TooLong)
        );
        assert!(is_id("com") && is_id("com10"), "these are no devices");
    }
}
