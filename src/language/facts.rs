//! Which facts of the scenario an utterance tells, and which details it asks for.
//!
//! It must not know what follows from that.

use std::collections::{HashMap, HashSet};

use crate::domain::{DetailFound, DetailId, Fact, FactFound, FactState, Repetition, Scenario};

use super::Language;
use super::compare::{Said, Wanted};
use super::near::{Near, NearTo};
use super::numbers::Number;
use super::samples::{Match, Meaning, Sample, denies};
use super::tokens::{Token, quote};

/// Share of a sample that must be found when nothing else speaks for the fact.
const BY_WORDS_ALONE: f32 = 0.6;
/// Weight of words that must be found for that: "proszę przyjść" tells no fact.
const ENOUGH_WORDS: f32 = 0.65;
/// Weight of words that must be found for a detail; the form of a question is asked for besides.
const ENOUGH_ASKED: f32 = 0.5;
/// Share of a sample for a fact with values when neither a value nor a word that stands beside it is there.
const WITHOUT_UNIT: f32 = 0.75;
/// Share of a sample when a value of the right kind stands by, but not the right value.
const WITH_WRONG_VALUE: f32 = 0.5;
/// The same with a right value in the place.
const WITH_RIGHT_VALUE: f32 = 0.3;
/// How far a value may stand from the words of its fact, tokens.
const NEAR: usize = 5;

/// How far before or behind the words of a fact a "nie ma" may stand, tokens.
const REACH: usize = 4;
/// Longest word that may stand between a "nie ma" and what there is none of ("za to", "tam", "pani"), letters.
const LINKING: usize = 4;
/// Verbs that, denied, say no more than that there is none or that there need be none, as they are folded.
const BEING: &str = "ma jest bedzie bylo tzeba potzeba musi musza obowiazuje wymagamy pobieramy";
/// Words of a condition or a choice, as they are folded.
const WEIGHING: &str = "jesli jezeli gdyby gdy moze mozna woli wolalby wolalaby chce chcialby chcialaby albo lub";

/// How an utterance stands to a sample that it matches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stance {
    Asserts,
    Denies,
    LeavesOpen,
}

/// Whether something is denied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Denial {
    None,
    /// A denial stands behind, and more words follow that it may be about.
    Perhaps,
    Plain,
}

/// The scenario's facts and details, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Matter {
    facts: Vec<Known>,
    details: Vec<(DetailId, Vec<Sample>)>,
}

#[derive(Debug)]
struct Known {
    fact: Fact,
    samples: Vec<Sample>,
    wanted: Vec<Wanted>,
}

/// A place in the utterance that may tell a fact.
struct Place<'a> {
    known: &'a Known,
    sample: &'a Sample,
    found: Match,
}

impl Matter {
    pub fn new(language: &Language, scenario: &Scenario) -> Self {
        let mut facts: Vec<Known> = Vec::new();
        for fact in &scenario.needs_to_hear {
            let samples: Vec<Sample> = fact.told_by.iter().map(|text| Sample::new(language, text)).collect();
            let wanted = fact
                .values
                .iter()
                .map(|value| Wanted::new(language, &value.value, &samples))
                .collect();
            facts.push(Known {
                fact: fact.clone(),
                samples,
                wanted,
            });
        }
        let mut sharing: HashMap<String, u32> = HashMap::new();
        for known in &facts {
            let stems: HashSet<&str> = known.samples.iter().flat_map(Sample::stems).collect();
            for stem in stems {
                *sharing.entry(stem.to_owned()).or_default() += 1;
            }
        }
        for sample in facts.iter_mut().flat_map(|known| &mut known.samples) {
            sample.weigh(&sharing);
        }
        let details = scenario.knows.iter().map(|known| {
            let samples = known.asked_by.iter().map(|text| Sample::new(language, text)).collect();
            (known.id.clone(), samples)
        });
        Self {
            facts,
            details: details.collect(),
        }
    }

    /// The facts told in `text`, of which `tokens`, `numbers` and `said` are the words, the numbers and the meanings.
    pub fn facts(
        &self,
        language: &Language,
        text: &str,
        tokens: &[Token],
        numbers: &[Number],
        said: &[Meaning],
    ) -> Vec<FactFound> {
        let places: Vec<Place<'_>> = self.facts.iter().filter_map(|known| Place::best(known, said)).collect();
        if places.is_empty() {
            return Vec::new();
        }
        let values = Said::new(language, tokens, numbers, said);
        let assigned = assign(&places, &values);
        let judged: Vec<(&Place<'_>, &[Taken], FactFound)> = places
            .iter()
            .zip(&assigned)
            .filter_map(|(place, taken)| {
                let found = place.judge(text, tokens, &values, taken, said)?;
                Some((place, taken.as_slice(), found))
            })
            .collect();
        let outdone = |place: &Place<'_>, taken: &[Taken]| {
            let others = judged.iter().filter(|(other, ..)| !std::ptr::eq(*other, place));
            let mut better = others.filter(|(other, values, _)| {
                values.iter().any(|value| value.right) || other.found.coverage > place.found.coverage + 0.05
            });
            !taken.iter().any(|value| value.right) && better.any(|(other, ..)| other.covers(place))
        };
        let kept = judged.iter().filter(|(place, taken, _)| !outdone(place, taken));
        kept.map(|(_, _, found)| found.clone()).collect()
    }

    /// How near `text` comes to every fact and detail, heard or not: the sample that it shares most with. For authors; what is
    /// understood does not pass through here.
    pub fn near(&self, text: &str, tokens: &[Token], said: &[Meaning]) -> Near {
        let facts = self.facts.iter().filter_map(|known| {
            let id = known.fact.id.clone();
            NearTo::nearest(id, &known.samples, said, text, tokens)
        });
        let details = self
            .details
            .iter()
            .filter_map(|(id, samples)| NearTo::nearest(id.clone(), samples, said, text, tokens));
        Near {
            facts: facts.collect(),
            details: details.collect(),
        }
    }

    /// The details asked for in `text`.
    pub fn details(&self, text: &str, tokens: &[Token], said: &[Meaning]) -> Vec<DetailFound> {
        let mut found = Vec::new();
        for (detail, samples) in &self.details {
            let best = samples
                .iter()
                .filter_map(|sample| sample.find_from(said, BY_WORDS_ALONE));
            let Some(best) = best.max_by(|a, b| a.coverage.total_cmp(&b.coverage)) else {
                continue;
            };
            let from = best.from.saturating_sub(8);
            let to = (best.to + 4).min(tokens.len());
            if best.coverage >= BY_WORDS_ALONE && best.weight >= ENOUGH_ASKED && asks(&tokens[from..to]) {
                found.push(DetailFound {
                    detail: detail.clone(),
                    confidence: best.coverage.min(0.98),
                    words: quote(text, &tokens[best.from..best.to]),
                });
            }
        }
        found
    }
}

/// A value of the utterance given to a value of a fact.
#[derive(Clone, Copy)]
struct Taken {
    /// Index of the fact's value.
    value: usize,
    /// First token.
    from: usize,
    /// One past the last token.
    to: usize,
    right: bool,
    unit: bool,
}

/// Gives every value said to at most one value of one fact: right ones first, the best placed before others.
fn assign(places: &[Place<'_>], values: &Said) -> Vec<Vec<Taken>> {
    let mut offers: Vec<(f32, usize, Taken)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        for (value, wanted) in place.known.wanted.iter().enumerate() {
            for candidate in values.candidates(wanted) {
                let distance = place.distance(candidate.from, candidate.to);
                let taken = Taken {
                    value,
                    from: candidate.from,
                    to: candidate.to,
                    right: candidate.right,
                    unit: candidate.unit,
                };
                let needed = match (candidate.right, candidate.unit) {
                    (true, true) => WITH_RIGHT_VALUE,
                    (true, false) => WITH_WRONG_VALUE,
                    (false, _) => WITH_WRONG_VALUE,
                };
                let fits = candidate.unit || !wanted.has_units();
                if distance > NEAR || place.found.coverage < needed || (!candidate.right && !fits) {
                    continue;
                }
                let merit = f32::from(u8::from(taken.right)) * 4.0
                    + f32::from(u8::from(taken.unit)) * 2.0
                    + place.found.coverage
                    - distance as f32 * 0.05;
                offers.push((merit, at, taken));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut assigned: Vec<Vec<Taken>> = places.iter().map(|_| Vec::new()).collect();
    for (_, at, taken) in offers {
        let free = assigned
            .iter()
            .flatten()
            .all(|other: &Taken| taken.to <= other.from || taken.from >= other.to);
        let open = assigned[at].iter().all(|other| other.value != taken.value);
        if free && open {
            assigned[at].push(taken);
        }
    }
    assigned
}

impl<'a> Place<'a> {
    fn best(known: &'a Known, said: &[Meaning]) -> Option<Self> {
        let matches = known
            .samples
            .iter()
            .filter_map(|sample| sample.find_from(said, WITH_RIGHT_VALUE).map(|found| (sample, found)));
        let (sample, found) = matches.max_by(|a, b| a.1.coverage.total_cmp(&b.1.coverage))?;
        (found.coverage >= WITH_RIGHT_VALUE).then_some(Self { known, sample, found })
    }

    /// Tokens between a value and the words of the fact; 0 inside.
    fn distance(&self, from: usize, to: usize) -> usize {
        if to <= self.found.from {
            self.found.from - to
        } else {
            from.saturating_sub(self.found.to)
        }
    }

    /// Whether the words that speak for `other` all lie within the words of this fact.
    fn covers(&self, other: &Place<'_>) -> bool {
        let span = self.found.from..self.found.to;
        other.found.anchors.iter().all(|anchor| span.contains(anchor))
    }

    fn judge(
        &self,
        text: &str,
        tokens: &[Token],
        values: &Said,
        taken: &[Taken],
        said: &[Meaning],
    ) -> Option<FactFound> {
        let coverage = self.found.coverage;
        let wanted = &self.known.wanted;
        let right = taken.iter().filter(|taken| taken.right).count();
        let wrong = taken.iter().any(|taken| !taken.right);
        let stance = self.stance(tokens, said);
        let asked = self.is_question(tokens);
        let state = if wrong {
            FactState::Wrong
        } else if !wanted.is_empty() && right == wanted.len() {
            // "nie dwadzieścia, tylko trzydzieści" denies another value, not this one.
            FactState::Told
        } else if asked || stance == Stance::LeavesOpen || (right == 0 && !self.by_words_alone()) {
            return None;
        } else if stance == Stance::Denies {
            FactState::Wrong
        } else if wanted.is_empty() {
            FactState::Told
        } else if coverage < WITHOUT_UNIT && !self.unit_said(said) {
            return None;
        } else {
            FactState::Incomplete
        };
        let unit = taken.iter().any(|taken| taken.unit);
        let boost = if right > 0 { 0.1 } else { 0.0 } + if unit { 0.15 } else { 0.0 };
        let from = taken.iter().map(|taken| taken.from).chain([self.found.from]).min()?;
        let to = taken
            .iter()
            .map(|taken| taken.to)
            .chain([self.found.to])
            .max()?
            .min(tokens.len());
        let repeated = taken
            .iter()
            .any(|taken| values.is_repeated(tokens, &wanted[taken.value], taken.from, taken.to));
        let unsaid = |at: &usize| state == FactState::Incomplete && !taken.iter().any(|taken| taken.value == *at);
        let missing = (0..wanted.len())
            .filter(unsaid)
            .filter_map(|at| self.known.fact.values.get(at).map(|value| value.name.clone()))
            .collect();
        Some(FactFound {
            fact: self.known.fact.id.clone(),
            state,
            confidence: (0.45 + 0.45 * coverage + boost).min(0.98),
            words: quote(text, &tokens[from..to]),
            missing,
            repeated: if repeated {
                Repetition::Repeated
            } else {
                Repetition::Once
            },
        })
    }

    /// Whether the words tell the fact without a value; one word of several ("urząd") does not.
    fn by_words_alone(&self) -> bool {
        let single = self.found.anchors.len() < 2 && self.sample.telling() > 2;
        self.found.coverage >= BY_WORDS_ALONE && self.found.weight >= ENOUGH_WORDS && !single
    }

    fn unit_said(&self, said: &[Meaning]) -> bool {
        let found = said.iter().filter(|meaning| self.found.anchors.contains(&meaning.from));
        let stems: Vec<&str> = found.map(|meaning| meaning.stem.as_str()).collect();
        self.known.wanted.iter().any(|wanted| wanted.stands_beside(&stems))
    }

    /// Whether what is said holds the sample to be true.
    fn stance(&self, tokens: &[Token], said: &[Meaning]) -> Stance {
        match (self.sample.negative, self.denial(tokens, said)) {
            (false, Denial::Plain) => Stance::Denies,
            // "Jeśli pani woli, można też przyjść" takes nothing back of "nie trzeba przychodzić".
            (true, Denial::None) if self.is_weighed(tokens) => Stance::LeavesOpen,
            (true, Denial::None) => Stance::Denies,
            (true, Denial::Plain | Denial::Perhaps) | (false, Denial::None | Denial::Perhaps) => Stance::Asserts,
        }
    }

    /// Whether a "nie" or "bez" bears on the words that were found.
    fn denial(&self, tokens: &[Token], said: &[Meaning]) -> Denial {
        let anchors = &self.found.anchors;
        let in_one = |from: usize, to: usize| tokens[from..to].iter().all(|token| !token.pauses);
        let mut denial = Denial::None;
        for (at, no) in said.iter().enumerate().filter(|(_, meaning)| denies(meaning, tokens)) {
            // "Kary za to nie będzie": the verb says nothing but that there is none.
            let being = said.get(at + 1).filter(|verb| {
                let word = &tokens[verb.from].plain;
                in_one(no.from, verb.from) && BEING.split_whitespace().any(|being| being == word)
            });
            // "Nie będzie za to kary", but not "nie ma progu i jest winda".
            let of_being = |anchor: usize, verb: &Meaning| {
                let between = tokens.get(verb.to..anchor);
                anchor <= verb.to + REACH
                    && between.is_some_and(|words| words.iter().all(|word| word.plain.len() <= LINKING))
            };
            let before = |anchor: usize| {
                let near = anchor <= no.to + 2 || being.is_some_and(|verb| of_being(anchor, verb));
                no.to <= anchor && near && in_one(no.from, anchor)
            };
            if anchors.iter().any(|&anchor| before(anchor)) && !self.is_about_another_deed(&said[at + 1..]) {
                return Denial::Plain;
            }
            let behind = |anchor: usize| anchor < no.from && no.from <= anchor + REACH && in_one(anchor, no.from);
            if let Some(verb) = being.filter(|_| anchors.iter().any(|&anchor| behind(anchor))) {
                if verb.to == tokens.len() || tokens[verb.to - 1].pauses {
                    return Denial::Plain;
                }
                denial = Denial::Perhaps;
            }
        }
        denial
    }

    /// Whether a "nie" before `rest` belongs to a deed of its own, with the sample's deed still to come: "nic pan nie
    /// pisze pracownik wypełni wniosek", as it comes without marks from a recogniser.
    fn is_about_another_deed(&self, rest: &[Meaning]) -> bool {
        let ours = |meaning: &Meaning| self.found.anchors.contains(&meaning.from);
        let another = rest.first().is_some_and(|verb| verb.deed.is_some() && !ours(verb));
        another && rest.iter().take(5).any(|verb| verb.deed.is_some() && ours(verb))
    }

    /// Whether the words name a condition or a choice.
    fn is_weighed(&self, tokens: &[Token]) -> bool {
        let from = self.found.from;
        let back = tokens[..from]
            .iter()
            .rev()
            .take(6)
            .take_while(|token| !token.pauses)
            .count();
        let mut words = tokens[from - back..self.found.to].iter();
        words.any(|token| WEIGHING.split_whitespace().any(|word| word == token.plain))
    }

    /// Whether the words stand in a question; "dobrze?" at the end makes none.
    fn is_question(&self, tokens: &[Token]) -> bool {
        let from = self.found.from.saturating_sub(4);
        let opens = (from..=self.found.from).any(|at| tokens[at].plain == "czy" && !tokens[at].pauses);
        let last = tokens[self.found.from..].iter().find(|token| token.stops);
        let tag = |token: &Token| {
            matches!(
                token.plain.as_str(),
                "dobrze" | "tak" | "prawda" | "zgoda" | "dobra" | "jasne"
            )
        };
        opens || last.is_some_and(|last| last.asks && !tag(last))
    }
}

/// Words that ask or request, as they are folded.
const ASKING: &str = "czy kiedy gdzie ile ilu jak jaki jaka jakie jakim jakiej jakiego jakih jako co czego czym kto kogo \
    komu kim ktury ktura kture kturej kturego kturym kturyh skad dokad odkad dlaczego prosze poprosze podac poda powie \
    powiedziec prosic potzebuje potzebny pzypomni pzedstawic podyktuje";

/// Whether these words ask or request.
fn asks(tokens: &[Token]) -> bool {
    let asking = |token: &Token| ASKING.split_whitespace().any(|word| word == token.plain);
    tokens.iter().any(|token| token.asks || asking(token))
}
