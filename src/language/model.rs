//! The learned part: linear weights of the acts over features, their file, and what they make of an utterance.
//!
//! It must not know what features mean, nor train itself: `tools/understanding/train.rs` does.

use std::path::Path;

use crate::domain::SpeechAct;

use super::LanguageError;
use super::features::{Feature, GROUPS};

const MAGIC: &[u8; 8] = b"SYGACTS1";
/// Number of acts, columns of the weights.
pub const ACTS: usize = SpeechAct::ALL.len();

/// Linear weights for every act, quantised to a byte each.
#[derive(Debug, Clone, PartialEq)]
pub struct ActModel {
    /// Feature hashes, ascending.
    pub hashes: Vec<u32>,
    /// How telling a feature is as such, in 1/16.
    pub idf: Vec<u8>,
    /// [`ACTS`] weights a feature.
    pub weights: Vec<i8>,
    /// Scale of each family of features.
    pub group_scale: [f32; GROUPS],
    /// What a weight of 1 stands for, by act.
    pub scale: [f32; ACTS],
    /// Bias, by act.
    pub bias: [f32; ACTS],
    /// Slope and offset that turn a score into a confidence, by act.
    pub calibration: [[f32; 2]; ACTS],
    /// Where to look a hash up; derived.
    buckets: Vec<u32>,
}

/// What the model makes of one utterance.
#[derive(Debug, Clone)]
pub struct Scores {
    /// Confidence 0–1, by act in the order of [`SpeechAct::ALL`]; 0.5 and more counts as performed.
    pub confidence: [f32; ACTS],
    /// Known features: row and value.
    rows: Vec<(u32, f32, Feature)>,
}

impl ActModel {
    /// A model from its parts. `hashes` must ascend; `idf` and `weights` must match them in length.
    pub fn new(hashes: Vec<u32>, idf: Vec<u8>, weights: Vec<i8>) -> Self {
        let mut model = Self {
            hashes,
            idf,
            weights,
            group_scale: [1.0; GROUPS],
            scale: [1.0; ACTS],
            bias: [0.0; ACTS],
            calibration: [[1.0, 0.0]; ACTS],
            buckets: Vec::new(),
        };
        model.index();
        model
    }

    /// Bucket `h` holds where hashes with the leading 16 bits `h` begin.
    fn index(&mut self) {
        let mut buckets = vec![0; 0x1_0001];
        for &hash in &self.hashes {
            buckets[(hash >> 16) as usize + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        self.buckets = buckets;
    }

    fn row(&self, hash: u32) -> Option<u32> {
        let bucket = (hash >> 16) as usize;
        let (from, to) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let at = self.hashes[from..to].iter().position(|&known| known == hash)?;
        u32::try_from(from + at).ok()
    }

    /// The known features of an utterance as (row, value), each family scaled to its length.
    pub fn vector(&self, features: &[Feature]) -> Vec<(u32, f32, Feature)> {
        let mut rows = Vec::with_capacity(features.len());
        let mut squares = [0.0_f32; GROUPS];
        for &feature in features {
            if let Some(row) = self.row(feature.hash) {
                let value = f32::from(self.idf[row as usize]) / 16.0;
                squares[usize::from(feature.group)] += value * value;
                rows.push((row, value, feature));
            }
        }
        let mut scale = self.group_scale;
        for (scale, square) in scale.iter_mut().zip(squares) {
            *scale /= square.max(1e-6).sqrt();
        }
        for (_, value, feature) in &mut rows {
            *value *= scale[usize::from(feature.group)];
        }
        rows
    }

    /// How sure each act is.
    pub fn score(&self, features: &[Feature]) -> Scores {
        let rows = self.vector(features);
        let mut sums = [0.0_f32; ACTS];
        for &(row, value, _) in &rows {
            let at = row as usize * ACTS;
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[at..at + ACTS]) {
                *sum += value * f32::from(weight);
            }
        }
        let mut confidence = [0.0; ACTS];
        for (act, sum) in sums.iter().enumerate() {
            let [slope, offset] = self.calibration[act];
            let margin = sum * self.scale[act] + self.bias[act];
            confidence[act] = 1.0 / (1.0 + (-(slope * margin + offset)).exp());
        }
        Scores { confidence, rows }
    }

    /// The run of tokens (from, to) that speaks most for the act with index `act`, among `count` tokens.
    pub fn evidence(&self, scores: &Scores, act: usize, count: usize) -> (usize, usize) {
        let mut by_token = vec![0.0_f32; count];
        for &(row, value, feature) in &scores.rows {
            let (from, to) = (usize::from(feature.from), usize::from(feature.to).min(count));
            if from < to {
                let weight = f32::from(self.weights[row as usize * ACTS + act]) * self.scale[act];
                let share = value * weight / (to - from) as f32;
                by_token[from..to].iter_mut().for_each(|token| *token += share);
            }
        }
        // A word must bring a quarter of the average positive word, so that the span does not sprawl.
        let positive: Vec<f32> = by_token.iter().copied().filter(|&share| share > 0.0).collect();
        let toll = 0.25 * positive.iter().sum::<f32>() / positive.len().max(1) as f32;
        let (mut best, mut span) = (f32::MIN, (0, count.min(1)));
        let (mut sum, mut from) = (0.0, 0);
        for (at, share) in by_token.iter().enumerate() {
            if sum <= 0.0 {
                (sum, from) = (0.0, at);
            }
            sum += share - toll;
            if sum > best {
                (best, span) = (sum, (from, at + 1));
            }
        }
        span
    }

    /// Reads a model.
    ///
    /// # Errors
    /// When the file is missing, was cut or changed, or belongs to another inventory of acts.
    pub fn load(path: &Path) -> Result<Self, LanguageError> {
        let bytes = std::fs::read(path).map_err(|source| LanguageError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::from_bytes(&bytes).map_err(|reason| LanguageError::Corrupt {
            path: path.to_owned(),
            reason: reason.to_owned(),
        })
    }

    /// The file's content.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.weights.len() + self.hashes.len() * 5 + 4096);
        body.extend(inventory().to_le_bytes());
        body.extend((self.hashes.len() as u64).to_le_bytes());
        let floats = self
            .group_scale
            .iter()
            .chain(&self.scale)
            .chain(&self.bias)
            .chain(self.calibration.as_flattened());
        floats.for_each(|float| body.extend(float.to_le_bytes()));
        self.hashes.iter().for_each(|hash| body.extend(hash.to_le_bytes()));
        body.extend(&self.idf);
        body.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// A model from a file's content; the error says what is wrong with it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, &'static str> {
        let rest = bytes.strip_prefix(MAGIC).ok_or("not a file of act weights")?;
        let (sum, body) = rest.split_at_checked(8).ok_or("the file is cut")?;
        if sum != checksum(body).to_le_bytes() {
            return Err("the checksum does not match");
        }
        let mut reader = Reader(body);
        if u64::from_le_bytes(reader.array().ok_or("the file is cut")?) != inventory() {
            return Err("it was trained for another list of speech acts");
        }
        let count = u64::from_le_bytes(reader.array().ok_or("the file is cut")?);
        let count = usize::try_from(count).map_err(|_| "too many features")?;
        let mut model = Self::new(Vec::new(), Vec::new(), Vec::new());
        let Self {
            group_scale,
            scale,
            bias,
            calibration,
            ..
        } = &mut model;
        for float in group_scale
            .iter_mut()
            .chain(scale)
            .chain(bias)
            .chain(calibration.as_flattened_mut())
        {
            *float = f32::from_le_bytes(reader.array().ok_or("the file is cut")?);
        }
        if reader.0.len() != count.saturating_mul(5 + ACTS) {
            return Err("the number of weights does not match");
        }
        let (hashes, rest) = reader.0.split_at(count * 4);
        let (idf, weights) = rest.split_at(count);
        let words = hashes
            .chunks_exact(4)
            .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        model.hashes = words.collect();
        if !model.hashes.is_sorted() {
            return Err("the features are out of order");
        }
        model.idf = idf.to_vec();
        model.weights = weights.iter().map(|weight| weight.cast_signed()).collect();
        model.index();
        Ok(model)
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*head)
    }
}

/// Fingerprint of the acts and their order.
fn inventory() -> u64 {
    let ids: Vec<&str> = SpeechAct::ALL.iter().map(|act| act.id()).collect();
    checksum(ids.join(",").as_bytes())
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> ActModel {
        let mut weights = vec![0; 2 * ACTS];
        weights[0] = 100;
        weights[ACTS + 1] = -100;
        ActModel::new(vec![7, 0x8000_0000], vec![16, 32], weights)
    }

    #[test]
    fn a_model_survives_its_file() {
        let model = model();
        assert_eq!(ActModel::from_bytes(&model.to_bytes()), Ok(model));
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = model().to_bytes();
        assert!(ActModel::from_bytes(b"hello").is_err());
        assert!(ActModel::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        let mut flipped = bytes;
        flipped[200] ^= 1;
        assert!(ActModel::from_bytes(&flipped).is_err());
    }

    #[test]
    fn weights_speak_for_and_against() {
        let feature = |hash, from| Feature {
            hash,
            group: 0,
            from,
            to: from + 1,
        };
        let model = model();
        let scores = model.score(&[feature(7, 0), feature(0x8000_0000, 2), feature(9, 1)]);
        assert!(scores.confidence[0] > 0.9 && scores.confidence[1] < 0.1);
        assert_eq!(model.evidence(&scores, 0, 3), (0, 1));
    }
}
