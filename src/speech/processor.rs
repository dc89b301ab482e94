//! Whether this processor can run whisper.cpp. It decides by names of instructions; only [`suits_here`] asks the processor.
//!
//! whisper.cpp is built to use instructions that older processors do not know; the first one would end the whole program, without a word.
//! The rest of the program runs on any x86-64, so whoever has such a computer types.

use super::error::SpeechError;

/// What whisper.cpp's code may use on x86-64: the flags of `.cargo/config.toml`, as makers of processors name them.
const WANTED: [&str; 6] = ["SSE4.2", "AVX", "AVX2", "FMA", "F16C", "BMI2"];

/// Whether whisper.cpp runs on a processor that has these instructions.
///
/// # Errors
/// [`SpeechError::ProcessorTooOld`] with all that it lacks.
pub fn suits(present: &[&str]) -> Result<(), SpeechError> {
    let missing: Vec<&str> = WANTED.into_iter().filter(|wanted| !present.contains(wanted)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(SpeechError::ProcessorTooOld {
            missing: missing.join(", "),
        })
    }
}

/// Whether whisper.cpp runs on this processor.
///
/// # Errors
/// As [`suits`].
pub fn suits_here() -> Result<(), SpeechError> {
    suits(&present())
}

#[cfg(target_arch = "x86_64")]
fn present() -> Vec<&'static str> {
    use std::arch::is_x86_feature_detected as has;
    let asked = [
        ("SSE4.2", has!("sse4.2")),
        ("AVX", has!("avx")),
        ("AVX2", has!("avx2")),
        ("FMA", has!("fma")),
        ("F16C", has!("f16c")),
        ("BMI2", has!("bmi2")),
    ];
    asked
        .into_iter()
        .filter(|(_, there)| *there)
        .map(|(name, _)| name)
        .collect()
}

/// On others, whisper.cpp uses what every one of them has.
#[cfg(not(target_arch = "x86_64"))]
fn present() -> Vec<&'static str> {
    WANTED.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(present: &[&str]) -> Option<String> {
        match suits(present) {
            Ok(()) => None,
            Err(SpeechError::ProcessorTooOld { missing }) => Some(missing),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_processor_with_all_and_more_suits() {
        assert_eq!(missing(&WANTED), None);
        assert_eq!(
            missing(&["BMI2", "F16C", "FMA", "AVX512F", "AVX2", "AVX", "SSE4.2"]),
            None
        );
    }

    #[test]
    fn whatever_an_older_one_lacks_is_named() {
        // Nehalem (2008), Ivy Bridge (2012), and one that a virtual machine describes badly.
        assert_eq!(missing(&["SSE4.2"]).as_deref(), Some("AVX, AVX2, FMA, F16C, BMI2"));
        assert_eq!(missing(&["SSE4.2", "AVX", "F16C"]).as_deref(), Some("AVX2, FMA, BMI2"));
        assert_eq!(
            missing(&["SSE4.2", "AVX", "AVX2", "FMA", "F16C"]).as_deref(),
            Some("BMI2")
        );
        assert_eq!(missing(&[]), Some(WANTED.join(", ")));
    }

    /// What is looked for is what whisper.cpp is built with.
    #[test]
    fn it_is_the_list_that_the_build_has() {
        let flags = include_str!("../../.cargo/config.toml");
        assert!(flags.lines().any(|line| line == "GGML_NATIVE = \"OFF\""));
        let mut built: Vec<&str> = flags
            .lines()
            .filter_map(|line| line.strip_prefix("GGML_")?.strip_suffix(" = \"ON\""))
            .collect();
        let mut wanted = WANTED.map(|name| name.replace('.', ""));
        built.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(built, wanted);
    }
}
