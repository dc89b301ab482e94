//! Whatever bytes come as a WAV file, there are samples between −1 and 1, or it is refused with a reason.

use std::path::Path;

use super::Target;
use sygnaly::speech::read_wav;

pub const TARGET: Target = Target {
    name: "wav",
    dictionary: include_str!("../dictionaries/wav.dict"),
    seeds,
    one,
};

/// A short tone in every form that is taken: tag, bits, channels, rate.
fn seeds() -> Vec<Vec<u8>> {
    let forms = [
        (1, 8, 1, 8_000),
        (1, 16, 1, 16_000),
        (1, 16, 2, 44_100),
        (1, 24, 1, 48_000),
        (1, 32, 2, 16_000),
        (3, 32, 1, 22_050),
    ];
    forms
        .map(|(tag, bits, channels, rate)| file(tag, bits, channels, rate))
        .into()
}

fn file(tag: u16, bits: u16, channels: u16, rate: u32) -> Vec<u8> {
    let block = channels * bits / 8;
    let data: Vec<u8> = (0..300 * u32::from(block))
        .map(|byte| (byte * 37 % 251) as u8)
        .collect();
    let mut file = b"RIFF".to_vec();
    file.extend((36 + data.len() as u32).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0");
    file.extend([tag.to_le_bytes(), channels.to_le_bytes()].concat());
    file.extend([rate.to_le_bytes(), (rate * u32::from(block)).to_le_bytes()].concat());
    file.extend([block.to_le_bytes(), bits.to_le_bytes()].concat());
    file.extend(b"data");
    file.extend((data.len() as u32).to_le_bytes());
    file.extend(data);
    file
}

fn one(bytes: &[u8]) {
    match read_wav(Path::new("a.wav"), bytes) {
        Ok(samples) => assert!(samples.iter().all(|sample| (-1.0..=1.0).contains(sample))),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
