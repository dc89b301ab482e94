//! The calls, procedures and profiles to choose from, loaded once at the start. A file with mistakes is left out and
//! counted; `sygnaly check` tells what is wrong with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{Direction, Procedure, Profile, ProfileId, Scenario, ScenarioId, Shift};
use crate::engine::Talks;
use crate::format::{self, Library, Loaded};
use crate::language::{Language, LanguageError};

/// What can be played: one call, or a shift with the scenarios of its calls.
#[derive(Debug, Clone)]
pub enum Play {
    /// One call.
    Call(Arc<Scenario>),
    /// Several, and the desk between them.
    Shift {
        /// The shift.
        shift: Arc<Shift>,
        /// The scenarios of its calls, in their order.
        talks: Vec<Talks>,
    },
}

impl Play {
    /// The id of the scenario or the shift.
    pub fn id(&self) -> &str {
        match self {
            Self::Call(scenario) => scenario.id.as_str(),
            Self::Shift { shift, .. } => shift.id.as_str(),
        }
    }

    /// Its title, Polish.
    pub fn title(&self) -> &str {
        match self {
            Self::Call(scenario) => &scenario.title,
            Self::Shift { shift, .. } => &shift.title,
        }
    }

    /// What in it may be hard to hear.
    pub fn warnings(&self) -> Vec<&str> {
        match self {
            Self::Call(scenario) => scenario.warning.as_deref().into_iter().collect(),
            Self::Shift { talks, .. } => {
                let scenarios = talks
                    .iter()
                    .flat_map(|talk| std::iter::once(&talk.incoming).chain(&talk.callback));
                scenarios.filter_map(|scenario| scenario.warning.as_deref()).collect()
            }
        }
    }

    /// Its own version.
    pub fn version(&self) -> u32 {
        match self {
            Self::Call(scenario) => scenario.version,
            Self::Shift { shift, .. } => shift.version,
        }
    }
}

/// Everything that can be chosen in the menu.
pub struct Shelf {
    /// Calls, easiest first, then shifts.
    pub plays: Vec<Play>,
    /// Procedures, by id.
    pub procedures: Vec<Arc<Procedure>>,
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
}

impl Shelf {
    /// Reads the two folders, and the trainees' own profiles under the data folder.
    ///
    /// # Errors
    /// When the linguistic files cannot be used: without them nothing can be understood.
    pub fn load(assets: &Path, scenarios: &Path, data: Option<&Path>) -> Result<Self, LanguageError> {
        let language = Arc::new(Language::load(&assets.join("language/pl"))?);
        let (library, problems) = format::Library::open(assets, scenarios);
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
            profiles,
            own,
            language,
            left_out,
            files: library,
        })
    }

    /// What this seed makes of it. A shift is played as its scenarios are written, since its calls belong together.
    pub fn drawn(&self, play: &Play, seed: u64) -> Play {
        match play {
            Play::Call(scenario) => Play::Call(self.drawn_call(scenario, seed)),
            Play::Shift { .. } => play.clone(),
        }
    }

    /// The same of a call. A file that has been changed for the worse meanwhile is told in the program's log, and the call
    /// is played as it was loaded.
    pub fn drawn_call(&self, scenario: &Arc<Scenario>, seed: u64) -> Arc<Scenario> {
        let Some((_, path)) = self.files.scenarios.iter().find(|(id, _)| *id == scenario.id) else {
            return Arc::clone(scenario);
        };
        let drawn = format::load_scenario_for(path, &self.files.stock, seed).value;
        drawn.map_or_else(
            || {
                tracing::warn!(scenario = %scenario.id, "the scenario's file cannot be read any more");
                Arc::clone(scenario)
            },
            Arc::new,
        )
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
    fn a_new_profile_goes_among_the_own_and_a_changed_one_stays_where_it_was() {
        let mut shelf = Shelf {
            plays: Vec::new(),
            procedures: Vec::new(),
            profiles: vec![Arc::new(fixtures::profile())],
            own: 0,
            language: Arc::new(Language::load(&assets().join("language/pl")).unwrap()),
            left_out: 0,
            files: Library::default(),
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
