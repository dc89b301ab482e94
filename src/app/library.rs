//! The calls, procedures and profiles to choose from, loaded once at the start. A file with mistakes is left out and
//! counted; `sygnaly check` tells what is wrong with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{
    Bilingual, Captions, Direction, LanguageTag, PolicyHistory, Procedure, Profile, ProfileId, Scenario, ScenarioId,
    Shift,
};
use crate::engine::{self, Talks};
use crate::format::{self, Diagnostic, InTwo, Library, Loaded, OtherLanguage, Shelves};
use crate::language::{Language, LanguageError};
use crate::records::Played;

pub use crate::authoring::attempt::Play;

impl Play {
    /// Whether an attempt was at this, in whatever version.
    pub fn is(&self, played: &Played) -> bool {
        matches!(self, Self::Call(_)) == matches!(played, Played::Call { .. }) && self.id() == played.name()
    }
}

/// What a seed makes of a call or a shift.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What is played.
    pub play: Play,
    /// Why it is played as it was loaded at the start: what is wrong with its file by now. None: nothing is.
    pub broken: Option<Diagnostic>,
}

/// Everything that can be chosen in the menu.
pub struct Shelf {
    /// Calls, easiest first, then shifts.
    pub plays: Vec<Play>,
    /// Procedures, by id.
    pub procedures: Vec<Arc<Procedure>>,
    /// The offices' certification policies, each with all its versions.
    pub policies: Vec<Arc<PolicyHistory>>,
    /// Profiles: the trainees' own, then the shipped ones, each by id.
    pub profiles: Vec<Arc<Profile>>,
    /// How many of the profiles are trainees' own.
    own: usize,
    /// What understands Polish.
    pub language: Arc<Language>,
    /// Files left out because of mistakes in them.
    pub left_out: usize,
    /// The scenarios' files, and what callers say where a scenario leaves it open: a seed draws its call from them.
    files: Library,
    /// What is heard, in English; none: its files cannot be used.
    english: Option<OtherLanguage>,
    /// Where they lie.
    shelves: Shelves,
}

impl Shelf {
    /// Reads the linguistic files of `assets`, what stands on the shelves, and the trainees' own profiles under the data folder.
    ///
    /// # Errors
    /// When the linguistic files cannot be used: without them nothing can be understood.
    pub fn load(assets: &Path, shelves: Shelves, data: Option<&Path>) -> Result<Self, LanguageError> {
        let language = Arc::new(Language::load(&assets.join("language/pl"))?);
        let (library, problems) = Library::of(&shelves);
        let mut left_out = usize::from(
            problems
                .iter()
                .any(|problem| problem.severity == format::Severity::Error),
        );
        let mut scenarios = keep(
            library
                .scenarios
                .iter()
                .map(|(_, path)| format::load_scenario(path, &library.stock)),
            &mut left_out,
        );
        scenarios.sort_by(|one, other| one.level.cmp(&other.level).then_with(|| one.title.cmp(&other.title)));
        let mut shifts = keep(
            library.shifts.iter().map(|(_, path)| format::load_shift(path)),
            &mut left_out,
        );
        shifts.sort_by(|one, other| one.level.cmp(&other.level).then_with(|| one.title.cmp(&other.title)));
        let shifts: Vec<Play> = shifts
            .into_iter()
            .filter_map(|shift| {
                let talks = talks(&shift, &scenarios);
                left_out += usize::from(talks.is_none());
                Some(Play::Shift { talks: talks?, shift })
            })
            .collect();
        let own = data.map(format::find_profiles).unwrap_or_default();
        let (profiles, own) = profiles(&own, &library.profiles, &mut left_out);
        Ok(Self {
            plays: scenarios.into_iter().map(Play::Call).chain(shifts).collect(),
            procedures: keep(
                library.procedures.iter().map(|(_, path)| format::load_procedure(path)),
                &mut left_out,
            ),
            policies: keep(
                library.policies.iter().map(|path| format::load_policy(path)),
                &mut left_out,
            ),
            profiles,
            own,
            language,
            left_out,
            files: library,
            english: english(shelves.stock()),
            shelves,
        })
    }

    /// The scenarios' files, and what callers say where a scenario leaves it open.
    pub fn files(&self) -> &Library {
        &self.files
    }

    /// What this seed makes of it. A shift is played as its scenarios are written, since its calls belong together.
    pub fn draw(&self, play: &Play, seed: u64) -> Drawn {
        let (play, broken) = match play {
            Play::Call(scenario) => {
                let (scenario, broken) = self.draw_call(scenario, seed);
                (Play::Call(scenario), broken)
            }
            Play::Shift { .. } => (play.clone(), None),
        };
        Drawn { play, broken }
    }

    /// The same where a broken file is nobody's concern: what it was loaded as takes its place.
    pub fn drawn(&self, play: &Play, seed: u64) -> Play {
        self.draw(play, seed).play
    }

    /// The same of a call.
    pub fn drawn_call(&self, scenario: &Arc<Scenario>, seed: u64) -> Arc<Scenario> {
        self.draw_call(scenario, seed).0
    }

    fn draw_call(&self, scenario: &Arc<Scenario>, seed: u64) -> (Arc<Scenario>, Option<Diagnostic>) {
        let Some((_, path)) = self.files.scenarios.iter().find(|(id, _)| *id == scenario.id) else {
            return (Arc::clone(scenario), None);
        };
        let Loaded { value, diagnostics } = format::load_scenario_for(path, &self.files.stock, seed);
        match value {
            Some(drawn) => (Arc::new(drawn), None),
            None => {
                tracing::warn!(scenario = %scenario.id, "the scenario's file cannot be read any more");
                let broken = diagnostics.into_iter().find(Diagnostic::is_error);
                (Arc::clone(scenario), broken)
            }
        }
    }

    /// What is heard in it in English, as far as that was translated; the call drawn by this seed.
    pub fn captions(&self, play: &Play, seed: u64, profile: &Profile) -> Captions {
        // A shift is played as its scenarios are written.
        let seed = matches!(play, Play::Call(_)).then_some(seed);
        let in_two = |scenario: &Scenario| {
            let file = self.files.scenario_file(scenario.id.as_str())?;
            Some(self.english.as_ref()?.scenario(file, seed))
        };
        self.captions_in(play.scenarios().into_iter().filter_map(in_two), profile)
    }

    /// The same of a file that somebody writes, as they wrote it last.
    pub fn captions_of_text(&self, file: &Path, text: &str, seed: u64, profile: &Profile) -> Captions {
        let english = self.english.iter();
        self.captions_in(
            english.map(|english| english.scenario_of(file, text, Some(seed))),
            profile,
        )
    }

    fn captions_in(&self, scenarios: impl Iterator<Item = Loaded<InTwo>>, profile: &Profile) -> Captions {
        let mut captions = Captions {
            to: self.english.as_ref().map(|english| english.tag().clone()),
            ..Captions::default()
        };
        for Loaded { value, diagnostics } in scenarios {
            match value {
                Some(InTwo { spoken, shown }) => captions.add(engine::captions(&spoken, &shown, profile)),
                // What is wrong with it `sygnaly check` tells; the call needs no translation.
                None => tracing::warn!(problem = ?diagnostics.first(), "a translation cannot be used"),
            }
        }
        captions
    }

    /// The folder of a scenario's file; none: its file is not known.
    pub fn folder_of(&self, scenario: &Scenario) -> Option<&Path> {
        self.files.scenario_file(scenario.id.as_str())?.parent()
    }

    /// The title of the pack that a call or shift is from; none: it is shipped.
    pub fn pack_of(&self, play: &Play) -> Option<&Bilingual> {
        let file = match play {
            Play::Call(scenario) => self.files.scenario_file(scenario.id.as_str()),
            Play::Shift { shift, .. } => self.files.shift_file(shift.id.as_str()),
        };
        self.shelves.title_of(file?)
    }

    /// The folders of recordings that came in packs.
    pub fn packed_lines(&self) -> Vec<PathBuf> {
        self.shelves.packed_lines()
    }

    /// Plays what is on the shelf from now on, not what the files hold.
    #[cfg(test)]
    pub fn forget_files(&mut self) {
        self.files = Library::default();
    }

    /// Place of the call for somebody new: the easiest that comes in by itself.
    pub fn first_call(&self) -> Option<usize> {
        self.plays
            .iter()
            .position(|play| matches!(play, Play::Call(call) if matches!(call.direction, Direction::Incoming)))
    }

    /// Whether the profile at this place is a trainee's own.
    pub fn is_own(&self, place: usize) -> bool {
        place < self.own
    }

    /// Puts a trainee's own profile among the others, in place of an older one of its id; where it is now.
    pub fn put(&mut self, profile: Profile) -> usize {
        let own = self.profiles.iter().take(self.own);
        let place = own.take_while(|known| known.id < profile.id).count();
        let replaces = self.is_own(place) && self.profiles.get(place).is_some_and(|known| known.id == profile.id);
        if replaces {
            self.profiles.remove(place);
        } else {
            self.own += 1;
        }
        self.profiles.insert(place, Arc::new(profile));
        place
    }
}

/// The trainees' own profiles, then the shipped ones whose ids they leave free; and how many are own.
fn profiles(
    own: &[(ProfileId, PathBuf)],
    shipped: &[(ProfileId, PathBuf)],
    left_out: &mut usize,
) -> (Vec<Arc<Profile>>, usize) {
    let mut load = |files: &[(ProfileId, PathBuf)]| {
        let mut loaded = keep(files.iter().map(|(_, path)| format::load_profile(path)), left_out);
        loaded.sort_by(|one, other| one.id.cmp(&other.id));
        loaded
    };
    let (mut profiles, shipped) = (load(own), load(shipped));
    let own = profiles.len();
    let free = |known: &Arc<Profile>| !profiles.iter().any(|taken| taken.id == known.id);
    let shipped: Vec<_> = shipped.into_iter().filter(free).collect();
    profiles.extend(shipped);
    (profiles, own)
}

/// What is heard, in English: the window's other language.
fn english(stock: &Path) -> Option<OtherLanguage> {
    let Loaded { value, diagnostics } = OtherLanguage::open(LanguageTag::new("en")?, stock);
    if value.is_none() {
        tracing::warn!(problem = ?diagnostics.first(), "the stock phrases cannot be shown in English");
    }
    value
}

/// The scenarios of a shift's calls; none: one of them is not there, or has mistakes.
fn talks(shift: &Shift, scenarios: &[Arc<Scenario>]) -> Option<Vec<Talks>> {
    let find = |id: &ScenarioId| scenarios.iter().find(|known| known.id == *id).cloned();
    shift
        .calls
        .iter()
        .map(|call| {
            let callback = match &call.callback {
                Some(id) => Some(find(id)?),
                None => None,
            };
            Some(Talks {
                incoming: find(&call.scenario)?,
                callback,
            })
        })
        .collect()
}

fn keep<T>(files: impl Iterator<Item = Loaded<T>>, left_out: &mut usize) -> Vec<Arc<T>> {
    let mut kept = Vec::new();
    for file in files {
        match file.value {
            Some(value) => kept.push(Arc::new(value)),
            None => *left_out += 1,
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixtures;
    use crate::app::profiles::save;

    fn assets() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets"))
    }

    #[test]
    fn own_profiles_come_first_and_take_the_place_of_shipped_ones() {
        let data = tempfile::tempdir().unwrap();
        for id in ["profil-2", "profil-1", "krynki"] {
            let profile = Profile {
                id: id.into(),
                ..fixtures::profile()
            };
            save(data.path(), &profile).unwrap();
        }
        std::fs::write(data.path().join("profiles/half.yaml"), "format: 1\nid: half\n").unwrap();
        let mut left_out = 0;
        let own = format::find_profiles(data.path());
        let (profiles, count) = profiles(&own, &format::find_profiles(assets()), &mut left_out);
        let ids: Vec<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
        assert_eq!(ids[..3], ["krynki", "profil-1", "profil-2"]);
        assert_eq!(ids.iter().filter(|id| **id == "krynki").count(), 1, "{ids:?}");
        assert!(ids.contains(&"bialystok"), "{ids:?}");
        assert_eq!((count, left_out), (3, 1));
    }

    #[test]
    fn a_file_that_broke_since_the_start_is_told_with_its_place_and_the_call_is_played_as_it_was_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let file = fixtures::one_call(folder.path()).unwrap();
        let shelf = Shelf::load(assets(), Shelves::shipped(assets(), folder.path()), None).unwrap();
        let [play] = &shelf.plays[..] else {
            panic!("one call: {:?}", shelf.plays)
        };
        let whole = std::fs::read_to_string(&file).unwrap();
        assert!(shelf.draw(play, 7).broken.is_none());

        std::fs::write(&file, format!("{whole}\nno_such_key: 1\n")).unwrap();
        let drawn = shelf.draw(play, 7);
        let broken = drawn.broken.unwrap();
        assert!(broken.is_error());
        assert_eq!(broken.file, file);
        assert!(broken.line as usize > whole.lines().count(), "{broken}");
        let (Play::Call(drawn), Play::Call(loaded)) = (&drawn.play, play) else {
            panic!("a call stays a call")
        };
        assert!(Arc::ptr_eq(drawn, loaded));

        std::fs::remove_file(&file).unwrap();
        assert_eq!(shelf.draw(play, 7).broken.map(|broken| broken.file), Some(file.clone()));
        std::fs::write(&file, whole).unwrap();
        assert!(shelf.draw(play, 7).broken.is_none(), "it was mended");
    }

    #[test]
    fn what_is_heard_in_a_call_or_a_shift_is_known_in_english_too() {
        let scenarios = assets().with_file_name("scenarios");
        let shelf = Shelf::load(assets(), Shelves::shipped(assets(), &scenarios), None).unwrap();
        let of = |id: &str| {
            let play = shelf.plays.iter().find(|play| play.id() == id).unwrap();
            shelf.captions(play, 7, &fixtures::profile())
        };
        let (call, shift) = (of("senior-dowod"), of("poniedzialek"));
        assert_eq!(call.to.as_ref().map(LanguageTag::as_str), Some("en"));
        assert!(call.texts.len() > 60, "{}", call.texts.len());
        for captions in [&call, &shift] {
            assert_eq!(captions.of("Tak, dokładnie tak."), Some("Yes, exactly so."));
            assert_eq!(captions.of("Tego nie mówi nikt."), None);
        }
    }

    #[test]
    fn a_shift_has_the_scenarios_of_all_its_calls() {
        let (incoming, callback) = (Arc::new(fixtures::scenario()), Arc::new(fixtures::scenario()));
        let talk = Talks {
            incoming,
            callback: Some(callback),
        };
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shift = format::load_shift(&home.join("scenarios/shifts/poniedzialek.yaml"));
        let play = Play::Shift {
            shift: Arc::new(shift.value.unwrap()),
            talks: vec![talk],
        };
        assert_eq!(play.scenarios().len(), 2);
        let played = |scenario: &str| Played::Call {
            scenario: scenario.into(),
            version: 1,
        };
        assert!(!play.is(&played("poniedzialek")), "a call of that name is no shift");
        let call = Play::Call(Arc::new(fixtures::scenario()));
        assert!(call.is(&played("senior-dowod")) && !call.is(&played("halas")));
    }

    #[test]
    fn a_new_profile_goes_among_the_own_and_a_changed_one_stays_where_it_was() {
        let mut shelf = Shelf {
            plays: Vec::new(),
            procedures: Vec::new(),
            policies: Vec::new(),
            profiles: vec![Arc::new(fixtures::profile())],
            own: 0,
            language: Arc::new(Language::load(&assets().join("language/pl")).unwrap()),
            left_out: 0,
            files: Library::default(),
            english: None,
            shelves: Shelves::shipped(assets(), assets()),
        };
        let named = |id: &str, position: &str| Profile {
            id: id.into(),
            position: position.into(),
            ..fixtures::profile()
        };
        assert_eq!(shelf.put(named("profil-2", "inspektor")), 0);
        assert_eq!(shelf.put(named("profil-1", "referent")), 0);
        assert_eq!(shelf.put(named("profil-2", "sekretarz")), 1);
        assert_eq!(shelf.profiles.len(), 3);
        assert_eq!(shelf.profiles[1].position, "sekretarz");
        assert!(shelf.is_own(1) && !shelf.is_own(2));
    }
}
