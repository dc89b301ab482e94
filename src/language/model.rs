//! The learned part: linear weights of the acts over features, their file, and what they make of an utterance.
//!
//! It must not know what features mean, nor train itself: `tools/understanding/train.rs` does.

use std::path::Path;

use crate::domain::SpeechAct;

use super::LanguageError;
use super::features::{Feature, GROUPS};
use super::windows::Window;

const MAGIC: &[u8; 8] = b"SYGACTS3";
/// Number of acts.
pub const ACTS: usize = SpeechAct::ALL.len();
/// Columns of the weights: the acts, and any act of [`QUESTIONS`].
pub const COLUMNS: usize = ACTS + 1;
/// Acts that ask the caller something. The first, a detail of the matter, is whatever the others are not; it is told by a
/// window that asks and that no other of them explains, besides its own weights.
pub const QUESTIONS: [SpeechAct; 8] = [
    SpeechAct::AskDetails,
    SpeechAct::AskRepeat,
    SpeechAct::ConfirmHeard,
    SpeechAct::CheckUnderstanding,
    SpeechAct::TeachBack,
    SpeechAct::AskContactNumber,
    SpeechAct::AnythingElse,
    SpeechAct::VProbeDisability,
];
/// What the calibration of an act weighs, see [`Margins::inputs`].
pub const INPUTS: usize = 4;

/// A weight of one feature: for which act, and how much of [`ActModel::scale`], quantised to a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// Index of the act in [`SpeechAct::ALL`], or [`ACTS`].
    pub act: u8,
    /// The weight.
    pub weight: i8,
}

/// Linear weights of the acts; a feature has weights only for the acts that it speaks for or against.
#[derive(Debug, Clone, PartialEq)]
pub struct ActModel {
    /// Feature hashes, ascending.
    pub hashes: Vec<u32>,
    /// How telling a feature is as such, in 1/16.
    pub idf: Vec<u8>,
    /// The weights, feature by feature.
    pub weights: Vec<Weight>,
    /// Where the weights of each feature begin in `weights`, and the end.
    pub starts: Vec<u32>,
    /// Scale of each family of features.
    pub group_scale: [f32; GROUPS],
    /// What a weight of 1 stands for, by act.
    pub scale: [f32; COLUMNS],
    /// Bias, by act.
    pub bias: [f32; COLUMNS],
    /// What turns margins into a confidence, by act: a slope for each of [`Margins::inputs`].
    pub calibration: [[f32; INPUTS]; ACTS],
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
    /// The window that speaks most for each act; none where the utterance is one window.
    windows: [Option<Window>; ACTS],
}

/// How far acts lie on their side of the boundary.
#[derive(Debug, Clone)]
pub struct Margins {
    /// By the whole utterance.
    pub whole: [f32; ACTS],
    /// By its most telling window.
    pub part: [f32; ACTS],
    /// By the window that asks most surely something that no other act of asking explains.
    pub open_question: f32,
    window: [Option<Window>; ACTS],
}

impl Margins {
    /// No window looked at yet.
    fn none() -> Self {
        Self {
            whole: [f32::MIN; ACTS],
            part: [f32::MIN; ACTS],
            open_question: f32::MIN,
            window: [None; ACTS],
        }
    }

    /// What the confidence of an act is made of: the whole, the most telling window, for details the open question, and
    /// one for the offset.
    pub fn inputs(&self, act: usize) -> [f32; INPUTS] {
        let details = SpeechAct::ALL[act] == QUESTIONS[0];
        let open_question = if details { self.open_question } else { 0.0 };
        [self.whole[act], self.part[act], open_question, 1.0]
    }

    /// Takes in the margins of one window.
    fn look_at(&mut self, sums: &[f32; COLUMNS], window: Option<Window>) {
        for (act, &sum) in sums[..ACTS].iter().enumerate() {
            if sum > self.part[act] {
                self.part[act] = sum;
                self.window[act] = window;
            }
        }
        let explained = QUESTIONS[1..].iter().map(|act| sums[*act as usize]);
        let unexplained = -explained.fold(f32::MIN, f32::max);
        self.open_question = self.open_question.max(sums[ACTS].min(unexplained));
    }
}

impl ActModel {
    /// A model from its parts. `hashes` must ascend; `idf` and `weights` must match them in length.
    pub fn new(hashes: Vec<u32>, idf: Vec<u8>, weights: &[Vec<Weight>]) -> Self {
        let mut starts = vec![0];
        for of_feature in weights {
            let last = starts.last().copied().unwrap_or(0);
            starts.push(last + u32::try_from(of_feature.len()).unwrap_or(0));
        }
        let mut model = Self {
            hashes,
            idf,
            weights: weights.concat(),
            starts,
            group_scale: [1.0; GROUPS],
            scale: [1.0; COLUMNS],
            bias: [0.0; COLUMNS],
            calibration: [[1.0, 0.0, 0.0, 0.0]; ACTS],
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

    /// The known features of an utterance with their values, not yet scaled.
    fn vector(&self, features: &[Feature]) -> Vec<(u32, f32, Feature)> {
        let mut rows = Vec::with_capacity(features.len());
        for &feature in features {
            if let Some(row) = self.row(feature.hash) {
                rows.push((row, f32::from(self.idf[row as usize]) / 16.0, feature));
            }
        }
        rows
    }

    /// The known features of an utterance as (row, value), each family scaled to its length; what training works on.
    pub fn scaled(&self, features: &[Feature]) -> Vec<(u32, f32)> {
        let rows = self.vector(features);
        let mut squares = [0.0_f32; GROUPS];
        for (_, value, feature) in &rows {
            squares[usize::from(feature.group)] += value * value;
        }
        let mut scale = self.group_scale;
        for (scale, square) in scale.iter_mut().zip(squares) {
            *scale /= square.max(1e-6).sqrt();
        }
        let scaled = rows
            .iter()
            .map(|&(row, value, feature)| (row, value * scale[usize::from(feature.group)]));
        scaled.collect()
    }

    fn weights_of(&self, row: u32) -> &[Weight] {
        let at = row as usize;
        &self.weights[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// How sure each act is.
    pub fn score(&self, features: &[Feature], windows: &[Window]) -> Scores {
        let rows = self.vector(features);
        let margins = self.margins_of(&rows, windows);
        let mut confidence = [0.0; ACTS];
        for (act, confidence) in confidence.iter_mut().enumerate() {
            let weighed = self.calibration[act].iter().zip(margins.inputs(act));
            let sum: f32 = weighed.map(|(slope, input)| slope * input).sum();
            *confidence = 1.0 / (1.0 + (-sum).exp());
        }
        Scores {
            confidence,
            rows,
            windows: margins.window,
        }
    }

    /// How far each act lies on its side of the boundary, for training.
    pub fn margins(&self, features: &[Feature], windows: &[Window]) -> Margins {
        self.margins_of(&self.vector(features), windows)
    }

    fn margins_of(&self, rows: &[(u32, f32, Feature)], windows: &[Window]) -> Margins {
        let mut margins = Margins::none();
        let sums = self.sums(rows.iter());
        margins.whole.copy_from_slice(&sums[..ACTS]);
        if windows.len() < 2 {
            margins.look_at(&sums, None);
            return margins;
        }
        for &(from, to) in windows {
            let sums = self.sums(
                rows.iter()
                    .filter(|(_, _, feature)| feature.from >= from && feature.to <= to),
            );
            margins.look_at(&sums, Some((from, to)));
        }
        margins
    }

    /// The margins of some features of an utterance, as if there were no others.
    fn sums<'a>(&self, rows: impl Iterator<Item = &'a (u32, f32, Feature)>) -> [f32; COLUMNS] {
        let mut by_group = [[0.0_f32; COLUMNS]; GROUPS];
        let mut squares = [0.0_f32; GROUPS];
        for &(row, value, feature) in rows {
            let group = usize::from(feature.group);
            squares[group] += value * value;
            for weight in self.weights_of(row) {
                by_group[group][usize::from(weight.act)] += value * f32::from(weight.weight);
            }
        }
        let mut sums = [0.0_f32; COLUMNS];
        for (group, square) in by_group.iter().zip(squares).enumerate().map(|(at, (group, square))| {
            let scale = self.group_scale[at] / square.max(1e-6).sqrt();
            (group, scale)
        }) {
            for (sum, part) in sums.iter_mut().zip(group) {
                *sum += part * square;
            }
        }
        for (act, sum) in sums.iter_mut().enumerate() {
            *sum = *sum * self.scale[act] + self.bias[act];
        }
        sums
    }

    /// The run of tokens (from, to) that proves the act with index `act`, among `count` tokens: the shortest that
    /// brings most of what speaks for it, in the window that speaks most.
    pub fn evidence(&self, scores: &Scores, act: usize, count: usize) -> (usize, usize) {
        const MOST: f32 = 0.7;
        let (start, end) = scores.windows[act].map_or((0, count), |(from, to)| (from.into(), to.into()));
        let mut by_token = vec![0.0_f32; count];
        for &(row, value, feature) in &scores.rows {
            let (from, to) = (usize::from(feature.from), usize::from(feature.to).min(count));
            if from < to && from >= start && to <= end {
                let weights = self.weights_of(row).iter();
                let own = weights.filter(|weight| usize::from(weight.act) == act);
                let weight = own.map(|weight| f32::from(weight.weight)).sum::<f32>();
                let share = value * weight / (to - from) as f32;
                by_token[from..to].iter_mut().for_each(|token| *token += share);
            }
        }
        by_token.iter_mut().for_each(|share| *share = share.max(0.0));
        let enough = MOST * by_token.iter().sum::<f32>();
        let (mut from, mut sum) = (start, 0.0);
        let mut best = (start, end);
        for to in start..end {
            sum += by_token[to];
            while from < to && sum - by_token[from] >= enough {
                sum -= by_token[from];
                from += 1;
            }
            if sum >= enough && to + 1 - from < best.1 - best.0 {
                best = (from, to + 1);
            }
        }
        best
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
        let mut body = Vec::with_capacity(self.weights.len() * 2 + self.hashes.len() * 6 + 4096);
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
        let counts = self.starts.windows(2).map(|pair| (pair[1] - pair[0]) as u8);
        body.extend(counts);
        for weight in &self.weights {
            body.extend([weight.act, weight.weight.cast_unsigned()]);
        }
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
        let mut model = Self::new(Vec::new(), Vec::new(), &[]);
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
        let split = |bytes, at: usize| <[u8]>::split_at_checked(bytes, at).ok_or("the file is cut");
        let (hashes, rest) = split(reader.0, count.saturating_mul(4))?;
        let (idf, rest) = split(rest, count)?;
        let (counts, weights) = split(rest, count)?;
        let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
        if weights.len() != total * 2 || weights.chunks_exact(2).any(|pair| usize::from(pair[0]) >= COLUMNS) {
            return Err("the number of weights does not match");
        }
        for &count in counts {
            let last = model.starts.last().copied().unwrap_or(0);
            model.starts.push(last + u32::from(count));
        }
        let words = hashes
            .chunks_exact(4)
            .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        model.hashes = words.collect();
        if !model.hashes.is_sorted() {
            return Err("the features are out of order");
        }
        model.idf = idf.to_vec();
        let pairs = weights.chunks_exact(2).map(|pair| Weight {
            act: pair[0],
            weight: pair[1].cast_signed(),
        });
        model.weights = pairs.collect();
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
        let weights = [
            vec![Weight { act: 0, weight: 100 }],
            vec![Weight { act: 1, weight: -100 }],
        ];
        ActModel::new(vec![7, 0x8000_0000], vec![16, 32], &weights)
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
        let scores = model.score(&[feature(7, 0), feature(0x8000_0000, 2), feature(9, 1)], &[(0, 3)]);
        assert!(scores.confidence[0] > 0.9 && scores.confidence[1] < 0.1);
        assert_eq!(model.evidence(&scores, 0, 3), (0, 1));
    }
}
