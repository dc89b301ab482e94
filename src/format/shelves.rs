//! Where files of ours lie: what is shipped, and beside it the packs of other offices, as one list of places.
//!
//! Whoever looks for a scenario, a procedure or a recording asks here, so that a pack is found wherever shipped files are.
//! Which packs there are is not known here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::library::{entries, find_profiles, find_scenarios, is_yaml, named_files};
use super::load_policy;
use crate::domain::{Bilingual, PolicyId, ProcedureId, ProfileId, ScenarioId, ShiftId};

/// A folder with scenarios and what goes with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    scenarios: PathBuf,
    shifts: PathBuf,
    offices: PathBuf,
    lines: PathBuf,
    title: Option<Bilingual>,
}

impl Place {
    /// What is shipped: the folders `assets/` and `scenarios/`.
    pub fn shipped(assets: &Path, scenarios: &Path) -> Self {
        Self {
            scenarios: scenarios.to_owned(),
            shifts: scenarios.join("shifts"),
            offices: assets.to_owned(),
            lines: assets.join("audio").join("lines"),
            title: None,
        }
    }

    /// A pack of another office: one folder with `scenarios/`, `shifts/`, `procedures/`, `profiles/`, `policies/` and `audio/`,
    /// none of which need be there.
    pub fn pack(folder: &Path, title: Bilingual) -> Self {
        Self {
            scenarios: folder.join("scenarios"),
            shifts: folder.join("shifts"),
            offices: folder.to_owned(),
            lines: folder.join("audio"),
            title: Some(title),
        }
    }

    /// Its scenarios, by name: every `scenarios/NAME/scenario.yaml`.
    pub fn scenarios(&self) -> Vec<(ScenarioId, PathBuf)> {
        find_scenarios(&self.scenarios)
    }

    /// Its shifts, by name: every `shifts/NAME.yaml`.
    pub fn shifts(&self) -> Vec<(ShiftId, PathBuf)> {
        named_files(&self.shifts, ShiftId::new)
    }

    /// Its procedures, by name: every `procedures/NAME.yaml`.
    pub fn procedures(&self) -> Vec<(ProcedureId, PathBuf)> {
        named_files(&self.offices.join("procedures"), ProcedureId::new)
    }

    /// Its profiles, by name: every `profiles/NAME.yaml`.
    pub fn profiles(&self) -> Vec<(ProfileId, PathBuf)> {
        find_profiles(&self.offices)
    }

    /// The files of its certification policies.
    pub fn policies(&self) -> Vec<PathBuf> {
        let files = entries(&self.offices.join("policies")).into_iter();
        files.filter(|path| is_yaml(path)).collect()
    }

    fn holds(&self, file: &Path) -> bool {
        let folders = [&self.scenarios, &self.shifts, &self.offices];
        folders.iter().any(|folder| file.starts_with(folder))
    }
}

/// All places, the shipped one first. Where two have a thing of the same name, the earlier place's is taken.
#[derive(Debug, Clone)]
pub struct Shelves {
    stock: PathBuf,
    places: Vec<Place>,
}

impl Shelves {
    /// What is shipped, and nothing beside it.
    pub fn shipped(assets: &Path, scenarios: &Path) -> Self {
        Self {
            stock: assets.join("callers").join("stock.yaml"),
            places: vec![Place::shipped(assets, scenarios)],
        }
    }

    /// The same shelves and one more place.
    pub fn with(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    /// The file of what any caller says where a scenario leaves it open.
    pub fn stock(&self) -> &Path {
        &self.stock
    }

    /// All scenarios and their files, by name.
    pub fn scenarios(&self) -> Vec<(ScenarioId, PathBuf)> {
        self.by_name(Place::scenarios)
    }

    /// All shifts and their files, by name.
    pub fn shifts(&self) -> Vec<(ShiftId, PathBuf)> {
        self.by_name(Place::shifts)
    }

    /// All procedures and their files, by name.
    pub fn procedures(&self) -> Vec<(ProcedureId, PathBuf)> {
        self.by_name(Place::procedures)
    }

    /// All shipped profiles and those of packs, with their files, by name.
    pub fn profiles(&self) -> Vec<(ProfileId, PathBuf)> {
        self.by_name(Place::profiles)
    }

    /// The files of all certification policies that count.
    pub fn policies(&self) -> Vec<PathBuf> {
        self.policies_apart().0
    }

    /// The policies that do not count, since an earlier place has one of the same id, and their files.
    pub fn hidden_policies(&self) -> Vec<(PolicyId, PathBuf)> {
        self.policies_apart().1
    }

    /// The name of a policy's file says nothing, so each is read for its id. One that cannot be read is left to whoever uses it, and two
    /// of one id in one place count both: which of them is meant, nobody can tell.
    fn policies_apart(&self) -> (Vec<PathBuf>, Vec<(PolicyId, PathBuf)>) {
        if let [only] = self.places.as_slice() {
            return (only.policies(), Vec::new());
        }
        let (mut files, mut hidden) = (Vec::new(), Vec::new());
        let mut earlier: BTreeSet<PolicyId> = BTreeSet::new();
        for place in &self.places {
            let mut own = Vec::new();
            for file in place.policies() {
                match load_policy(&file).value.map(|policy| policy.first().id.clone()) {
                    Some(id) if earlier.contains(&id) => hidden.push((id, file)),
                    id => {
                        own.extend(id);
                        files.push(file);
                    }
                }
            }
            earlier.extend(own);
        }
        (files, hidden)
    }

    /// The folders of the packs' recordings.
    pub fn packed_lines(&self) -> Vec<PathBuf> {
        let packs = self.places.iter().filter(|place| place.title.is_some());
        packs.map(|place| place.lines.clone()).collect()
    }

    /// The title of the pack that a file is from; none: it is no pack's.
    pub fn title_of(&self, file: &Path) -> Option<&Bilingual> {
        self.places.iter().find(|place| place.holds(file))?.title.as_ref()
    }

    fn by_name<T: Ord>(&self, of: impl Fn(&Place) -> Vec<(T, PathBuf)>) -> Vec<(T, PathBuf)> {
        let mut all: Vec<(T, PathBuf)> = self.places.iter().flat_map(of).collect();
        // The sort is stable: of one name, the earlier place comes first and stays.
        all.sort_by(|(one, _), (two, _)| one.cmp(two));
        all.dedup_by(|later, earlier| later.0 == earlier.0);
        all
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn put(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    #[test]
    fn a_pack_s_files_are_found_beside_the_shipped_ones_which_come_first() {
        let folder = tempfile::tempdir().unwrap();
        let (assets, scenarios, pack) = (
            folder.path().join("assets"),
            folder.path().join("scenarios"),
            folder.path().join("pack"),
        );
        put(&scenarios.join("b/scenario.yaml"));
        put(&scenarios.join("shifts/monday.yaml"));
        put(&assets.join("procedures/krynki.yaml"));
        put(&pack.join("scenarios/a/scenario.yaml"));
        put(&pack.join("scenarios/b/scenario.yaml"));
        put(&pack.join("shifts/tuesday.yaml"));
        put(&pack.join("policies/suwalki.yaml"));
        let title = Bilingual {
            pl: "Paczka".to_owned(),
            en: "Pack".to_owned(),
        };
        let shelves = Shelves::shipped(&assets, &scenarios).with(Place::pack(&pack, title.clone()));

        let found = shelves.scenarios();
        let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(found[1].1, scenarios.join("b/scenario.yaml"));
        assert_eq!(shelves.title_of(&found[0].1), Some(&title));
        assert_eq!(shelves.title_of(&found[1].1), None);
        assert_eq!(shelves.shifts().len(), 2);
        assert_eq!(shelves.policies(), [pack.join("policies/suwalki.yaml")]);
        assert_eq!(shelves.packed_lines(), [pack.join("audio")]);
    }

    #[test]
    fn a_pack_s_policy_gives_way_to_the_shipped_one_of_its_id() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (assets, scenarios) = (home.join("assets"), home.join("scenarios"));
        let folder = tempfile::tempdir().unwrap();
        let policies = folder.path().join("policies");
        fs::create_dir_all(&policies).unwrap();
        let text = fs::read_to_string(assets.join("policies/krynki.yaml")).unwrap();
        // Neither the name of its file tells what it is, nor is one that cannot be read passed over.
        fs::write(policies.join("gmina.yaml"), &text).unwrap();
        fs::write(policies.join("broken.yaml"), "format: 1\n").unwrap();
        let shipped = Shelves::shipped(&assets, &scenarios);
        let both = shipped.clone().with(Place::pack(folder.path(), Bilingual::default()));
        let expected = [shipped.policies(), vec![policies.join("broken.yaml")]].concat();
        assert_eq!(both.policies(), expected);
        assert_eq!(
            both.hidden_policies(),
            [(PolicyId::new("krynki"), policies.join("gmina.yaml"))]
        );
        assert!(shipped.hidden_policies().is_empty());
    }
}
