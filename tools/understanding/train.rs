//! Trains the weights of the speech acts: `cargo run --release --example train-acts -- build` (or `cv`).
//!
//! `cv` leaves writers out in turn and prints what the model makes of the utterances of writers that it has not seen;
//! `build` does the same for the calibration, trains on everything and writes `assets/language/pl/acts.bin`.
//! It reads `tests/eval/train.jsonl`, and `own.txt` and `sentences/` beside this file. It must never read the held-out
//! set, nor `tests/families/`.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use sygnaly::domain::{Profile, SpeechAct};
use sygnaly::language::{ACTS, ActCount, ActModel, Feature, GROUPS, Labelled, Language, Margins, Weight, Window};

const LISTS: &str = "assets/language/pl";
const FOLDS: usize = 3;
/// The writers of our own sentences: trained on in every fold, never measured.
const OURS: u32 = u32::MAX;

/// What can be tuned by cross-validation.
struct Settings {
    /// Cost of an error against the size of the weights.
    cost: f32,
    /// Utterances that a feature must occur in.
    seldom: u32,
    /// Scale of word, meaning and letter features.
    group_scale: [f32; GROUPS],
    /// Weights that are smaller than this, in 1/127 of the act's largest, are left out.
    least_weight: i8,
    /// Share of positives above which a doubtful act counts as performed.
    threshold: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let setting = |name: &str, default: f32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let settings = Settings {
        cost: setting("COST", 0.5),
        seldom: setting("SELDOM", 4.0) as u32,
        group_scale: [
            setting("G0", 1.0),
            setting("G1", 1.0),
            setting("G2", 1.0),
            setting("G3", 1.0),
        ],
        least_weight: setting("LEAST", 1.0) as i8,
        threshold: setting("THRESHOLD", 0.4),
    };
    let corpus = Corpus::load(root)?;
    let out_of_fold = corpus.cross_validate(&settings);
    let calibration = calibrate(&corpus, &out_of_fold, settings.threshold);
    report(&corpus, &out_of_fold, &calibration);
    if let Ok(path) = std::env::var("DUMP") {
        let mut t = String::new();
        for (u, m) in corpus.utterances.iter().zip(&out_of_fold) {
            if let Some(m) = m {
                let acts: Vec<&str> = u.acts.iter().map(|a| a.id()).collect();
                let f = |v: &[f32]| v.iter().map(|x| format!("{x:.3}")).collect::<Vec<_>>().join(" ");
                t.push_str(&format!(
                    "{}|{}|{}|{}|{}\n",
                    u.id,
                    acts.join(","),
                    f(&m.whole),
                    f(&m.part),
                    u.text
                ));
            }
        }
        std::fs::write(path, t)?;
    }
    if arguments.get(1).is_some_and(|command| command == "build") {
        let everything: Vec<usize> = (0..corpus.utterances.len()).collect();
        let mut model = corpus.train(&everything, &settings).quantised(settings.least_weight);
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
    bias: [f32; ACTS],
    group_scale: [f32; GROUPS],
}

type Rows = Vec<(u32, f32)>;

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
            let seen: Vec<usize> = (0..self.utterances.len()).filter(|&at| !held_out(at)).collect();
            let trained = self.train(&seen, settings);
            let model = trained.quantised(settings.least_weight);
            for (at, score) in scores.iter_mut().enumerate().filter(|(at, _)| held_out(*at)) {
                *score = Some(model.margins(&self.features[at].0, &self.features[at].1));
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
            bias: [0.0; ACTS],
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
            let all = (0..ACTS).map(|act| Weight {
                act: act as u8,
                weight: (self.weights[act][feature] / scale[act]).round() as i8,
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
    for round in 0..ROUNDS {
        // Examples that lie far on their side have no say; they are looked at again now and then.
        let everything = round < 2 || round % 4 == 3;
        for at in (1..order.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut moved = 0.0_f32;
        for &at in &order {
            if !everything && alpha[at] == 0.0 {
                continue;
            }
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
        if moved < 1e-3 && everything {
            break;
        }
    }
    (weights, bias)
}

/// Slopes and offset by act, so that 0.5 is where `threshold` of the calibrated confidence lay.
fn calibrate(corpus: &Corpus, scores: &[Option<Margins>], threshold: f32) -> [[f32; 3]; ACTS] {
    let measured: Vec<(&Labelled, &Margins)> = corpus
        .utterances
        .iter()
        .zip(scores)
        .filter_map(|(utterance, margins)| Some((utterance, margins.as_ref()?)))
        .collect();
    let shift = (threshold / (1.0 - threshold)).ln();
    let mut calibration = [[1.0, 0.0, 0.0]; ACTS];
    for (act, slot) in calibration.iter_mut().enumerate() {
        let rows: Vec<([f64; 3], f64)> = measured
            .iter()
            .map(|(utterance, margins)| {
                let there = utterance.acts.contains(&SpeechAct::ALL[act]);
                let inputs = [margins.whole[act].into(), margins.part[act].into(), 1.0];
                (inputs, f64::from(u8::from(there)))
            })
            .collect();
        let [whole, part, offset] = logistic(&rows);
        *slot = [whole as f32, part as f32, offset as f32 - shift];
    }
    calibration
}

/// Logistic regression on three inputs by Newton's method, with a little ridge.
fn logistic(rows: &[([f64; 3], f64)]) -> [f64; 3] {
    let mut w = [1.5, 1.5, 0.0];
    for _ in 0..40 {
        let mut gradient = [w[0] * 0.1, w[1] * 0.1, 0.0];
        let mut hessian = [[0.1, 0.0, 0.0], [0.0, 0.1, 0.0], [0.0, 0.0, 1e-6]];
        for (x, y) in rows {
            let p = 1.0 / (1.0 + (-(w[0] * x[0] + w[1] * x[1] + w[2] * x[2])).exp());
            for i in 0..3 {
                gradient[i] += (p - y) * x[i];
                for j in 0..3 {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let step = solve(hessian, gradient);
        let longest = step.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
        let damp = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        for i in 0..3 {
            w[i] -= damp * step[i];
        }
    }
    w
}

/// Solves three linear equations by elimination.
fn solve(mut a: [[f64; 3]; 3], mut b: [f64; 3]) -> [f64; 3] {
    for i in 0..3 {
        for j in i + 1..3 {
            let factor = a[j][i] / a[i][i];
            for k in i..3 {
                a[j][k] -= factor * a[i][k];
            }
            b[j] -= factor * b[i];
        }
    }
    let mut x = [0.0; 3];
    for i in (0..3).rev() {
        let rest: f64 = (i + 1..3).map(|k| a[i][k] * x[k]).sum();
        x[i] = (b[i] - rest) / a[i][i];
    }
    x
}

fn report(corpus: &Corpus, scores: &[Option<Margins>], calibration: &[[f32; 3]; ACTS]) {
    let mut total = ActCount::default();
    let mut sure = ActCount::default();
    for (act, &id) in SpeechAct::ALL.iter().enumerate() {
        let mut count = ActCount::default();
        for (utterance, margins) in corpus.utterances.iter().zip(scores) {
            let Some(margins) = margins else { continue };
            let [whole, part, offset] = calibration[act];
            let logit = whole * margins.whole[act] + part * margins.part[act] + offset;
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

/// The sentences of several writers, a file each: `profile | acts | sentence`.
fn sentences(folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
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
fn strip(text: &str) -> String {
    let bare = text
        .replace(|letter: char| !letter.is_alphanumeric(), " ")
        .to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
