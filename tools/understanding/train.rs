//! Trains the weights of the speech acts: `cargo run --release --example train-acts -- build` (or `cv`).
//!
//! `cv` leaves writers out in turn and prints what the model makes of the utterances of writers that it has not seen;
//! `build` does the same for the calibration, trains on everything and writes `assets/language/pl/acts.bin`.
//! It reads `tests/eval/train.jsonl` and `own.txt` beside this file. It must never read the held-out set.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use sygnaly::domain::{Profile, SpeechAct};
use sygnaly::language::{ACTS, ActCount, ActModel, Feature, GROUPS, Labelled, Language};

const LISTS: &str = "assets/language/pl";
const FOLDS: usize = 6;
/// The writer of `own.txt`: trained on in every fold, never measured.
const OURS: u32 = u32::MAX;

/// What can be tuned by cross-validation.
struct Settings {
    /// Cost of an error against the size of the weights.
    cost: f32,
    /// Utterances that a feature must occur in.
    seldom: u32,
    /// Scale of word, meaning and letter features.
    group_scale: [f32; GROUPS],
    /// Share of positives above which a doubtful act counts as performed.
    threshold: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Chosen by cross-validation: costs from 0.15 to 1.5, family scales from 0.7 to 1.4 and 2 to 4 utterances a feature
    // differ by less than 0.01 of F1.
    let settings = Settings {
        cost: 1.0,
        seldom: 4,
        group_scale: [1.0; GROUPS],
        threshold: 0.38,
    };
    let corpus = Corpus::load(root)?;
    let out_of_fold = corpus.cross_validate(&settings);
    let calibration = calibrate(&corpus, &out_of_fold, settings.threshold);
    report(&corpus, &out_of_fold, &calibration);
    if arguments.get(1).is_some_and(|command| command == "build") {
        let everything: Vec<usize> = (0..corpus.utterances.len()).collect();
        let mut model = corpus.train(&everything, &settings).quantised();
        model.calibration = calibration;
        let path = root.join(LISTS).join("acts.bin");
        let bytes = model.to_bytes();
        println!(
            "{}: {} features, {} bytes",
            path.display(),
            model.hashes.len(),
            bytes.len()
        );
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// The labelled utterances and their features, also as a recogniser without punctuation writes them.
struct Corpus {
    utterances: Vec<Labelled>,
    features: Vec<Vec<Feature>>,
    bare: Vec<Option<Vec<Feature>>>,
    /// Who wrote them: utterances of one writer are held out together.
    writers: Vec<u32>,
}

/// Weights before they are quantised.
struct Trained {
    hashes: Vec<u32>,
    idf: Vec<u8>,
    weights: Vec<Vec<f32>>,
    bias: [f32; ACTS],
    group_scale: [f32; GROUPS],
}

type Rows = Vec<(u32, f32)>;

impl Corpus {
    fn load(root: &Path) -> Result<Self, Box<dyn Error>> {
        let lists = root.join(LISTS);
        let empty = ActModel::new(Vec::new(), Vec::new(), Vec::new());
        let language = Language::with_model(&lists, empty)?;
        let profiles: Vec<Profile> =
            serde_json::from_str(&std::fs::read_to_string(root.join("tests/eval/profiles.json"))?)?;
        let by_id: HashMap<&str, &Profile> = profiles.iter().map(|profile| (profile.id.as_str(), profile)).collect();
        let text = std::fs::read_to_string(root.join("tests/eval/train.jsonl"))?;
        let utterances: Vec<Labelled> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let mut corpus = Self {
            utterances: Vec::new(),
            features: Vec::new(),
            bare: Vec::new(),
            writers: Vec::new(),
        };
        let own = std::fs::read_to_string(root.join("tools/understanding/own.txt"))?;
        for utterance in utterances.into_iter().chain(own_utterances(&own, &profiles)?) {
            let profile = by_id.get(utterance.profile.as_str()).ok_or("unknown profile")?;
            let spoken = strip(&utterance.text);
            corpus.features.push(language.features(profile, &utterance.text));
            corpus
                .bare
                .push((spoken != utterance.text).then(|| language.features(profile, &spoken)));
            // Ids run in thousands by writer.
            let number = utterance.id.trim_start_matches('t').parse::<u32>();
            corpus.writers.push(number.map_or(OURS, |number| number / 1000));
            corpus.utterances.push(utterance);
        }
        Ok(corpus)
    }

    /// How many utterances are measured; ours come last and are not.
    fn measured(&self) -> usize {
        self.writers.iter().filter(|&&writer| writer != OURS).count()
    }

    /// Scores of every utterance by a model that has not seen its writer.
    fn cross_validate(&self, settings: &Settings) -> Vec<[f32; ACTS]> {
        let mut scores = vec![[0.0; ACTS]; self.utterances.len()];
        for fold in 0..FOLDS {
            let held_out = |at: usize| self.writers[at] != OURS && self.writers[at] as usize % FOLDS == fold;
            let seen: Vec<usize> = (0..self.utterances.len()).filter(|&at| !held_out(at)).collect();
            let trained = self.train(&seen, settings);
            let model = trained.shell();
            for (at, score) in scores.iter_mut().enumerate().filter(|(at, _)| held_out(*at)) {
                let rows = model.vector(&self.features[at]);
                for (act, score) in score.iter_mut().enumerate() {
                    let sum: f32 = rows
                        .iter()
                        .map(|&(row, value, _)| trained.weights[act][row as usize] * value)
                        .sum();
                    *score = sum + trained.bias[act];
                }
            }
        }
        scores
    }

    fn train(&self, seen: &[usize], settings: &Settings) -> Trained {
        let mut frequency: HashMap<u32, u32> = HashMap::new();
        for &at in seen {
            for feature in &self.features[at] {
                *frequency.entry(feature.hash).or_default() += 1;
            }
        }
        let mut known: Vec<(u32, u32)> = frequency
            .into_iter()
            .filter(|&(_, count)| count >= settings.seldom)
            .collect();
        known.sort_unstable();
        let total = seen.len() as f32;
        let mut trained = Trained {
            hashes: known.iter().map(|&(hash, _)| hash).collect(),
            idf: known
                .iter()
                .map(|&(_, count)| (16.0 * (1.0 + (total / count as f32).ln())).min(255.0) as u8)
                .collect(),
            weights: Vec::new(),
            bias: [0.0; ACTS],
            group_scale: settings.group_scale,
        };
        let model = trained.shell();
        let mut rows: Vec<Rows> = Vec::new();
        let mut source = Vec::new();
        for &at in seen {
            for features in [Some(&self.features[at]), self.bare[at].as_ref()].into_iter().flatten() {
                rows.push(
                    model
                        .vector(features)
                        .into_iter()
                        .map(|(row, value, _)| (row, value))
                        .collect(),
                );
                source.push(at);
            }
        }
        let width = trained.hashes.len();
        let labels = |act: usize| -> Vec<bool> {
            let act = SpeechAct::ALL[act];
            source
                .iter()
                .map(|&at| self.utterances[at].acts.contains(&act))
                .collect()
        };
        let solve = |act: usize| separate(&rows, &labels(act), width, settings.cost);
        let half = ACTS / 2;
        let (first, second) = std::thread::scope(|scope| {
            let other = scope.spawn(|| (half..ACTS).map(solve).collect::<Vec<_>>());
            (
                (0..half).map(solve).collect::<Vec<_>>(),
                other.join().unwrap_or_default(),
            )
        });
        for (act, (weights, bias)) in first.into_iter().chain(second).enumerate() {
            trained.weights.push(weights);
            trained.bias[act] = bias;
        }
        trained
    }
}

impl Trained {
    /// A model that knows the features, without weights.
    fn shell(&self) -> ActModel {
        let mut model = ActModel::new(self.hashes.clone(), self.idf.clone(), Vec::new());
        model.group_scale = self.group_scale;
        model
    }

    fn quantised(&self) -> ActModel {
        let mut model = self.shell();
        for (act, weights) in self.weights.iter().enumerate() {
            let largest = weights
                .iter()
                .fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
            model.scale[act] = largest / 127.0;
        }
        model.bias = self.bias;
        model.weights = (0..self.hashes.len() * ACTS)
            .map(|at| (self.weights[at % ACTS][at / ACTS] / model.scale[at % ACTS]).round() as i8)
            .collect();
        model
    }
}

/// A linear separator with squared hinge loss, by dual coordinate descent in a fixed pseudo-random order.
fn separate(rows: &[Rows], labels: &[bool], width: usize, cost: f32) -> (Vec<f32>, f32) {
    const ROUNDS: usize = 12;
    let mut weights = vec![0.0_f32; width];
    let mut bias = 0.0_f32;
    let mut alpha = vec![0.0_f32; rows.len()];
    let squares: Vec<f32> = rows
        .iter()
        .map(|row| 1.0 + row.iter().map(|(_, value)| value * value).sum::<f32>())
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut moved = 0.0_f32;
        for &at in &order {
            let sign = if labels[at] { 1.0 } else { -1.0 };
            let margin = bias
                + rows[at]
                    .iter()
                    .map(|&(row, value)| weights[row as usize] * value)
                    .sum::<f32>();
            let diagonal = 0.5 / cost;
            let gradient = sign * margin - 1.0 + diagonal * alpha[at];
            let updated = (alpha[at] - gradient / (squares[at] + diagonal)).max(0.0);
            let step = (updated - alpha[at]) * sign;
            if step.abs() > 1e-7 {
                rows[at]
                    .iter()
                    .for_each(|&(row, value)| weights[row as usize] += step * value);
                bias += step;
                moved = moved.max(step.abs());
            }
            alpha[at] = updated;
        }
        if moved < 1e-3 {
            break;
        }
    }
    (weights, bias)
}

/// Slope and offset by act, so that 0.5 is where `threshold` of the calibrated confidence lay.
fn calibrate(corpus: &Corpus, scores: &[[f32; ACTS]], threshold: f32) -> [[f32; 2]; ACTS] {
    let mut calibration = [[1.0, 0.0]; ACTS];
    let shift = (threshold / (1.0 - threshold)).ln();
    for (act, slot) in calibration.iter_mut().enumerate() {
        let there: Vec<bool> = corpus
            .utterances
            .iter()
            .map(|u| u.acts.contains(&SpeechAct::ALL[act]))
            .collect();
        let (mut slope, mut offset) = (3.0_f64, 0.0_f64);
        for _ in 0..30 {
            // Newton's method on two parameters, with a little ridge.
            let (mut g, mut h) = ([slope * 1e-3, 0.0], [1e-3, 0.0, 1e-6]);
            for (score, &there) in scores.iter().zip(&there).take(corpus.measured()) {
                let x = f64::from(score[act]);
                let p = 1.0 / (1.0 + (-(slope * x + offset)).exp());
                let error = p - f64::from(u8::from(there));
                let w = p * (1.0 - p);
                g[0] += error * x;
                g[1] += error;
                h[0] += w * x * x;
                h[1] += w * x;
                h[2] += w;
            }
            let determinant = h[0] * h[2] - h[1] * h[1];
            slope -= (h[2] * g[0] - h[1] * g[1]) / determinant;
            offset -= (h[0] * g[1] - h[1] * g[0]) / determinant;
        }
        *slot = [slope as f32, offset as f32 - shift];
    }
    calibration
}

fn report(corpus: &Corpus, scores: &[[f32; ACTS]], calibration: &[[f32; 2]; ACTS]) {
    let mut total = ActCount::default();
    let mut sure = ActCount::default();
    for (act, &id) in SpeechAct::ALL.iter().enumerate() {
        let mut count = ActCount::default();
        for (utterance, score) in corpus.utterances.iter().zip(scores).take(corpus.measured()) {
            let logit = calibration[act][0] * score[act] + calibration[act][1];
            let there = utterance.acts.contains(&id);
            count.add(logit >= 0.0, there);
            total.add(logit >= 0.0, there);
            sure.add(logit >= 2.197, there);
        }
        println!(
            "{:20} {:.3} {:.3} {:.3}",
            id.id(),
            count.precision(),
            count.recall(),
            count.f1()
        );
    }
    println!(
        "micro P {:.4} R {:.4} F1 {:.4}",
        total.precision(),
        total.recall(),
        total.f1()
    );
    println!("sure P {:.4} R {:.4}", sure.precision(), sure.recall());
}

/// The sentences of `own.txt`: every alternative, and by every profile where they name it.
fn own_utterances(text: &str, profiles: &[Profile]) -> Result<Vec<Labelled>, Box<dyn Error>> {
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

/// As a recogniser without punctuation writes it.
fn strip(text: &str) -> String {
    let bare = text
        .replace(|letter: char| !letter.is_alphanumeric(), " ")
        .to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
