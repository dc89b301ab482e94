//! Trains the weights of the speech acts: `cargo run --release --no-default-features --example train-acts -- build`.
//!
//! `cv` leaves writers out in turn and prints what the model makes of the utterances of writers that it has not seen;
//! `misses ACT` prints those in which it finds an act wrongly (`+`) or overlooks it (`-`);
//! `ablation` does it without each ingredient in turn; `build` does it for the calibration, trains on everything and
//! writes `assets/language/pl/acts.bin`. It reads `tests/eval/train.jsonl`, and `own.txt` and `sentences/` beside this file. It must never read the held-out
//! set, nor `tests/families/`.

mod sentences;
mod solvers;

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use sygnaly::domain::{Profile, SpeechAct};
use sygnaly::language::{
    ACTS, ActCount, ActModel, COLUMNS, Feature, GROUPS, INPUTS, Labelled, Language, Margins, QUESTIONS, Weight, Window,
};

use sentences::{own_utterances, sentences, strip};
use solvers::{Rows, logistic, separate};

const LISTS: &str = "assets/language/pl";
const FOLDS: usize = 3;
/// The writers of our own sentences: trained on in every fold, never measured.
const OURS: u32 = u32::MAX;

/// What can be tuned by cross-validation.
#[derive(Clone, Copy)]
struct Settings {
    /// Cost of an error against the size of the weights.
    cost: f32,
    /// Utterances that a feature must occur in.
    seldom: u32,
    /// Scale of each family of features: words, letters, meanings, pairs of meanings.
    group_scale: [f32; GROUPS],
    /// Weights that are smaller than this, in 1/127 of the act's largest, are left out.
    least_weight: i8,
    /// Whether windows have a say besides the whole utterance.
    windows: bool,
    /// Whether our own sentences are trained on.
    ours: bool,
    /// Share of positives above which a doubtful act counts as performed.
    threshold: f64,
}

/// Chosen by cross-validation: costs from 0.2 to 2, family scales from 0.7 to 1.4 and 3 to 6 utterances a feature differ
/// by less than 0.002 of F1; letting go of weights under 2 of 127 costs nothing and saves a third of the file.
const CHOSEN: Settings = Settings {
    cost: 0.5,
    seldom: 4,
    group_scale: [1.0; GROUPS],
    least_weight: 2,
    threshold: 0.4,
    windows: true,
    ours: true,
};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = Corpus::load(root)?;
    match std::env::args().nth(1).as_deref() {
        Some("cv") => {
            report(&corpus, &CHOSEN, Report::ByAct);
        }
        Some("misses") => {
            let id = std::env::args().nth(2).ok_or("usage: train-acts misses ACT")?;
            let act = SpeechAct::ALL.iter().copied().find(|act| act.id() == id);
            report(&corpus, &CHOSEN, Report::Misses(act.ok_or("no such act")?));
        }
        Some("ablation") => {
            for (name, settings) in without_each() {
                print!("{name:24}");
                report(&corpus, &settings, Report::Total);
            }
        }
        Some("build") => {
            let calibration = report(&corpus, &CHOSEN, Report::Total);
            let everything: Vec<usize> = (0..corpus.utterances.len()).collect();
            let mut model = corpus.train(&everything, &CHOSEN).quantised(CHOSEN.least_weight);
            model.calibration = calibration;
            let path = root.join(LISTS).join("acts.bin");
            let bytes = model.to_bytes();
            println!(
                "{} features, {} bytes: {}",
                model.hashes.len(),
                bytes.len(),
                path.display()
            );
            // Whoever reads the weights meanwhile finds the old ones or the new ones, never half of them.
            let fresh = path.with_extension("new");
            std::fs::write(&fresh, bytes)?;
            std::fs::rename(fresh, path)?;
        }
        _ => return Err("usage: train-acts cv | misses ACT | ablation | build".into()),
    }
    Ok(())
}

/// The chosen settings, and the same without each ingredient in turn.
fn without_each() -> Vec<(&'static str, Settings)> {
    let without_group = |group: usize| {
        let mut settings = CHOSEN;
        settings.group_scale[group] = 0.0;
        settings
    };
    let mut bare = CHOSEN;
    bare.group_scale = [1.0, 1.0, 0.0, 0.0];
    bare.windows = false;
    vec![
        ("all", CHOSEN),
        ("without words", without_group(0)),
        ("without letters", without_group(1)),
        ("without meanings", without_group(2)),
        ("without pairs", without_group(3)),
        (
            "without windows",
            Settings {
                windows: false,
                ..CHOSEN
            },
        ),
        ("without our sentences", Settings { ours: false, ..CHOSEN }),
        ("words and letters alone", bare),
        ("the same, train alone", Settings { ours: false, ..bare }),
    ]
}

/// The labelled utterances and their features, also as a recogniser without punctuation writes them.
struct Corpus {
    utterances: Vec<Labelled>,
    features: Vec<(Vec<Feature>, Vec<Window>)>,
    bare: Vec<Option<(Vec<Feature>, Vec<Window>)>>,
    /// Who wrote them: utterances of one writer are held out together.
    writers: Vec<u32>,
}

/// Weights before they are quantised.
struct Trained {
    hashes: Vec<u32>,
    idf: Vec<u8>,
    weights: Vec<Vec<f32>>,
    bias: [f32; COLUMNS],
    group_scale: [f32; GROUPS],
}

impl Corpus {
    fn load(root: &Path) -> Result<Self, Box<dyn Error>> {
        let lists = root.join(LISTS);
        let empty = ActModel::new(Vec::new(), Vec::new(), &[]);
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
        let mut ours = own_utterances(&own, &profiles)?;
        ours.extend(sentences(&root.join("tools/understanding/sentences"))?);
        for utterance in utterances.into_iter().chain(ours) {
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

    /// Margins of every utterance by a model that has not seen its writer.
    fn cross_validate(&self, settings: &Settings) -> Vec<Option<Margins>> {
        let mut scores = vec![None; self.utterances.len()];
        for fold in 0..FOLDS {
            let held_out = |at: usize| self.writers[at] != OURS && self.writers[at] as usize % FOLDS == fold;
            let known = |at: usize| !held_out(at) && (settings.ours || self.writers[at] != OURS);
            let seen: Vec<usize> = (0..self.utterances.len()).filter(|&at| known(at)).collect();
            let trained = self.train(&seen, settings);
            let model = trained.quantised(settings.least_weight);
            for (at, score) in scores.iter_mut().enumerate().filter(|(at, _)| held_out(*at)) {
                let (features, windows) = &self.features[at];
                let windows = if settings.windows { windows.as_slice() } else { &[] };
                *score = Some(model.margins(features, windows));
            }
        }
        scores
    }

    fn train(&self, seen: &[usize], settings: &Settings) -> Trained {
        let mut frequency: HashMap<u32, u32> = HashMap::new();
        for &at in seen {
            for feature in &self.features[at].0 {
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
            bias: [0.0; COLUMNS],
            group_scale: settings.group_scale,
        };
        let model = trained.shell();
        let mut rows: Vec<Rows> = Vec::new();
        let mut source = Vec::new();
        for &at in seen {
            let variants = [Some(&self.features[at]), self.bare[at].as_ref()];
            for features in variants.into_iter().flatten() {
                rows.push(model.scaled(&features.0));
                source.push(at);
            }
        }
        let width = trained.hashes.len();
        let labels = |column: usize| -> Vec<bool> {
            let acts = SpeechAct::ALL.get(column).map_or(&QUESTIONS[..], std::slice::from_ref);
            source
                .iter()
                .map(|&at| self.utterances[at].acts.iter().any(|act| acts.contains(act)))
                .collect()
        };
        let solve = |column: usize| separate(&rows, &labels(column), width, settings.cost);
        let half = COLUMNS / 2;
        let (first, second) = std::thread::scope(|scope| {
            let other = scope.spawn(|| (half..COLUMNS).map(solve).collect::<Vec<_>>());
            (
                (0..half).map(solve).collect::<Vec<_>>(),
                other.join().unwrap_or_default(),
            )
        });
        for (column, (weights, bias)) in first.into_iter().chain(second).enumerate() {
            trained.weights.push(weights);
            trained.bias[column] = bias;
        }
        trained
    }
}

impl Trained {
    /// A model that knows the features, without weights.
    fn shell(&self) -> ActModel {
        let mut model = ActModel::new(self.hashes.clone(), self.idf.clone(), &[]);
        model.group_scale = self.group_scale;
        model
    }

    /// The model as it is shipped: weights in bytes, small ones left out. A feature without weights stays, for it
    /// takes part in the scaling.
    fn quantised(&self, least: i8) -> ActModel {
        let largest = |weights: &Vec<f32>| weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale: Vec<f32> = self.weights.iter().map(|weights| largest(weights) / 127.0).collect();
        let of_feature = |feature: usize| -> Vec<Weight> {
            let all = (0..COLUMNS).map(|column| Weight {
                act: column as u8,
                weight: (self.weights[column][feature] / scale[column]).round() as i8,
            });
            all.filter(|weight| weight.weight.unsigned_abs() >= least.unsigned_abs())
                .collect()
        };
        let weights: Vec<Vec<Weight>> = (0..self.hashes.len()).map(of_feature).collect();
        let mut model = ActModel::new(self.hashes.clone(), self.idf.clone(), &weights);
        model.group_scale = self.group_scale;
        model.scale.copy_from_slice(&scale);
        model.bias = self.bias;
        model
    }
}

/// Slopes and offset by act, from the writers that `counts` lets in, so that 0.5 is where `threshold` of the calibrated
/// confidence lay. A threshold for each act told unseen writers no better.
fn calibrate(
    corpus: &Corpus,
    scores: &[Option<Margins>],
    threshold: f64,
    counts: impl Fn(u32) -> bool,
) -> [[f32; INPUTS]; ACTS] {
    let utterances = corpus.utterances.iter().zip(&corpus.writers).zip(scores);
    let measured: Vec<(&Labelled, &Margins)> = utterances
        .filter(|((_, writer), _)| counts(**writer))
        .filter_map(|((utterance, _), margins)| Some((utterance, margins.as_ref()?)))
        .collect();
    let shift = (threshold / (1.0 - threshold)).ln();
    let mut calibration = [[0.0; INPUTS]; ACTS];
    for (act, slot) in calibration.iter_mut().enumerate() {
        let rows: Vec<([f64; INPUTS], f64)> = measured
            .iter()
            .map(|(utterance, margins)| {
                let there = utterance.acts.contains(&SpeechAct::ALL[act]);
                (margins.inputs(act).map(f64::from), f64::from(u8::from(there)))
            })
            .collect();
        let mut slopes = logistic(&rows);
        slopes[INPUTS - 1] -= shift;
        *slot = slopes.map(|slope| slope as f32);
    }
    calibration
}

/// How much of a report is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Report {
    Total,
    ByAct,
    Misses(SpeechAct),
}

/// Cross-validates, prints the measure, and gives the calibration that it led to.
fn report(corpus: &Corpus, settings: &Settings, report: Report) -> [[f32; INPUTS]; ACTS] {
    let scores = corpus.cross_validate(settings);
    // Each fold is told by what the others say, so that the measure has not seen itself.
    let by_fold: Vec<[[f32; INPUTS]; ACTS]> = (0..FOLDS)
        .map(|fold| {
            calibrate(corpus, &scores, settings.threshold, |writer| {
                writer as usize % FOLDS != fold
            })
        })
        .collect();
    let mut total = ActCount::default();
    let mut sure = ActCount::default();
    for (act, &id) in SpeechAct::ALL.iter().enumerate() {
        let mut count = ActCount::default();
        for ((utterance, margins), &writer) in corpus.utterances.iter().zip(&scores).zip(&corpus.writers) {
            let Some(margins) = margins else { continue };
            let weighed = by_fold[writer as usize % FOLDS][act].iter().zip(margins.inputs(act));
            let logit: f32 = weighed.map(|(slope, input)| slope * input).sum();
            let there = utterance.acts.contains(&id);
            if report == Report::Misses(id) && there != (logit >= 0.0) {
                let sign = if there { '-' } else { '+' };
                println!("{sign} {logit:5.1} {} {}", utterance.id, utterance.text);
            }
            count.add(logit >= 0.0, there);
            total.add(logit >= 0.0, there);
            sure.add(logit >= 2.197, there);
        }
        if report == Report::ByAct {
            println!(
                "{:20} {:.3} {:.3} {:.3}",
                id.id(),
                count.precision(),
                count.recall(),
                count.f1()
            );
        }
    }
    println!(
        "P {:.4} R {:.4} F1 {:.4}; sure: P {:.4} R {:.4}",
        total.precision(),
        total.recall(),
        total.f1(),
        sure.precision(),
        sure.recall()
    );
    calibrate(corpus, &scores, settings.threshold, |_| true)
}
