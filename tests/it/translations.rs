//! Translations of scenarios: the shipped ones are whole, and what is written, filled in and merged comes back beside the Polish.

use std::fs;
use std::path::{Path, PathBuf};

use sygnaly::authoring::translation::standing;
use sygnaly::domain::LanguageTag;
use sygnaly::engine::{captions, every_line};
use sygnaly::format::{self, InTwo, OtherLanguage};

use crate::office;
use crate::support;

const TRANSLATED: [&str; 2] = ["senior-dowod", "zwykla-sprawa-drzewo"];

fn english() -> LanguageTag {
    LanguageTag::new("en").expect("a tag")
}

fn scenario_file(id: &str) -> PathBuf {
    support::home().join(format!("scenarios/{id}/scenario.yaml"))
}

#[test]
fn what_is_shipped_translated_is_whole_and_written_as_the_program_writes_it() {
    let scenarios = TRANSLATED.map(|id| (id, scenario_file(id), 100));
    let stock = support::home().join("assets/callers/stock.yaml");
    for (id, file, least) in scenarios.into_iter().chain([(format::STOCK, stock, 80)]) {
        let path = format::translation_path(&file, &english());
        let translation = support::right(format::load_translation(&path));
        let texts = support::right(format::load_translatable(&file));
        let standing = standing(&translation, &texts);
        assert!(texts.len() > least, "{id}: {} texts", texts.len());
        assert_eq!((standing.missing, standing.outdated), (vec![], vec![]), "{id}");
        assert_eq!(translation.unplaced, [], "{id}");
        let written = format::write_translation(&translation);
        assert_eq!(written, fs::read_to_string(&path).expect("it is there"), "{id}");
    }
}

/// Whatever the seed, everything that is heard and is the scenario's own has a caption in which nothing Polish is left.
#[test]
fn everything_that_is_heard_has_its_caption() {
    let stock = support::right(format::load_stock(&support::home().join("assets/callers/stock.yaml")));
    let profile = support::profile("krynki");
    for id in TRANSLATED {
        let file = scenario_file(id);
        let translation = support::right(format::load_translation(&format::translation_path(&file, &english())));
        for seed in 1..=20 {
            let spoken = support::scenario_drawn(&file, seed);
            let shown = support::right(format::load_scenario_in(&file, &stock, seed, &translation));
            assert_eq!(spoken.moments.len(), shown.moments.len());
            let captions = captions(&spoken, &shown, &profile);
            let heard = every_line(&spoken, &profile);
            assert!(
                heard.iter().filter(|line| captions.contains_key(&line.text)).count() > 40,
                "{id}"
            );
            for moment in &spoken.moments {
                let own = moment
                    .caller
                    .iter()
                    .chain(moment.expect.iter().flat_map(|one| &one.caller));
                for words in own.flat_map(|line| line.spoken()).filter(|words| !words.contains('{')) {
                    let caption = captions.get(words);
                    let caption = caption.unwrap_or_else(|| panic!("{id}, seed {seed}: no caption for “{words}”"));
                    // Names keep their letters; of those that are drawn here, only "ą" is Polish.
                    let polish = caption.chars().find(|c| "ćęłńśźż".contains(*c));
                    assert_eq!(polish, None, "{id}, seed {seed}: {caption}");
                }
            }
        }
    }
}

/// What any caller can come to say where a scenario leaves it open has a caption in every shipped scenario, translated or not.
#[test]
fn every_stock_phrase_has_its_caption_in_every_scenario() {
    let home = support::home();
    let language = OtherLanguage::open(english(), &home.join("assets/callers/stock.yaml"));
    let language = support::right(language);
    let stock = support::right(format::load_stock(&home.join("assets/callers/stock.yaml")));
    let profile = support::profile("krynki");
    for (id, file) in format::find_scenarios(&home.join("scenarios")) {
        let InTwo { spoken, shown } = support::right(language.scenario(&file, Some(3)));
        let captions = captions(&spoken, &shown, &profile);
        for (own, shared) in [
            (&spoken.stock.confirms, &stock.confirms),
            (&spoken.stock.goodbye, &stock.goodbye),
            (&spoken.stock.agrees_to_wait, &stock.agrees_to_wait),
        ] {
            // A scenario may have phrases of its own, which are its translator's.
            if own != shared {
                continue;
            }
            for words in own
                .iter()
                .flat_map(|line| line.spoken())
                .filter(|words| !words.contains('{'))
            {
                let caption = captions.get(words);
                assert!(caption.is_some(), "{id}: {words}");
            }
        }
    }
}

/// A scenario of one's own, and a data folder.
fn own() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("wlasny/scenario.yaml");
    fs::create_dir_all(file.parent().expect("a parent")).expect("made");
    let small = support::home().join("tests/fixtures/calls/companion/scenario.yaml");
    let text = fs::read_to_string(small).expect("a fixture");
    let text = text.replace("id: companion", "id: wlasny");
    fs::write(&file, text).expect("written");
    (folder, file)
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("plain names")
}

#[test]
fn texts_are_written_down_filled_in_elsewhere_and_taken_in() {
    let (folder, file) = own();
    let (data, scenario) = (folder.path(), shown(&file));
    let said = office::ends(0, data, &["translate", "extract", scenario, "--to", "uk"]);
    let beside = file.with_file_name("translations").join("uk.yaml");
    assert!(said.contains("0 of ") && beside.is_file(), "{said}");
    office::ends(0, data, &["check", shown(&beside)]);

    // Somebody fills in two texts, keeps those alone, and turns their order about.
    let mut filled = support::right(format::load_translation(&beside));
    let total = filled.entries.len();
    filled.entries.truncate(2);
    filled.entries.reverse();
    for entry in &mut filled.entries {
        entry.text = Some(format!("переклад: {}", entry.id));
    }
    let sent = data.join("uk-from-the-translator.yaml");
    fs::write(&sent, format::write_translation(&filled)).expect("written");
    let said = office::ends(0, data, &["translate", "merge", shown(&sent), "--scenario", scenario]);
    assert!(
        said.contains("2 new or changed") && said.contains(&format!("2 of {total}")),
        "{said}"
    );

    // The title changes: its translation stays, and says what it was made from.
    let text = fs::read_to_string(&file).expect("it is there");
    let title = text.lines().find(|line| line.starts_with("title:")).expect("a title");
    fs::write(&file, text.replace(title, "title: Zupełnie nowy tytuł")).expect("written");
    let said = office::ends(0, data, &["translate", "missing", scenario]);
    assert!(said.contains("1 outdated") && !said.contains("All together"), "{said}");
    let said = office::ends(
        0,
        data,
        &["translate", "missing", scenario, "senior-dowod", "--to", "uk"],
    );
    assert!(said.contains("All together (uk), 2 scenarios: 1 of "), "{said}");
    office::ends(0, data, &["translate", "extract", scenario, "--to", "uk"]);
    let now = support::right(format::load_translation(&beside));
    let entry = now
        .entries
        .iter()
        .find(|entry| entry.id.as_str() == "title")
        .expect("a title");
    assert_eq!(entry.source, "Zupełnie nowy tytuł");
    assert_eq!(entry.text.as_deref(), Some("переклад: title"));
    assert!(entry.changed_from.is_some());
    office::ends(0, data, &["check", shown(&beside)]);
}

#[test]
fn nothing_is_written_over_what_cannot_be_read_or_belongs_elsewhere() {
    let (folder, file) = own();
    let (data, scenario) = (folder.path(), shown(&file));
    let beside = file.with_file_name("translations").join("uk.yaml");
    fs::create_dir_all(beside.parent().expect("a parent")).expect("made");
    fs::write(
        &beside,
        "format: 1\ntranslates_to: uk\nscenario: wlasny\nentries: [{ id: title }]\n",
    )
    .expect("written");
    let said = office::ends(1, data, &["translate", "extract", scenario, "--to", "uk"]);
    assert!(said.contains("S102") && said.contains("uk.yaml:4"), "{said}");
    let other = data.join("other.yaml");
    fs::write(&other, "format: 1\ntranslates_to: uk\nscenario: senior-dowod\n").expect("written");
    let said = office::ends(1, data, &["translate", "merge", shown(&other), "--scenario", scenario]);
    assert!(said.contains("senior-dowod") && said.contains("wlasny"), "{said}");
    // A file of another kind is told in a line, not key by key.
    let said = office::ends(1, data, &["translate", "merge", scenario]);
    assert!(
        said.contains("is a scenario, not a translation") && said.trim().lines().count() == 1,
        "{said}"
    );
    let kept = fs::read_to_string(&beside).expect("it is there");
    assert!(kept.ends_with("[{ id: title }]\n"), "{kept}");
    let said = office::ends(1, data, &["drill", "senior-dowod", "--captions", "szl"]);
    assert!(said.contains("szl") && said.contains("en"), "{said}");
}

#[test]
fn a_call_shows_what_is_heard_in_another_language_beneath() {
    let data = tempfile::tempdir().expect("a folder");
    let plan = "scenarios/zwykla-sprawa-drzewo/plans/passes.yaml";
    let said = office::ends(0, data.path(), &["drill", "--trainee", plan, "--captions", "en"]);
    let lines: Vec<&str> = said.lines().collect();
    let goodbye = lines
        .iter()
        .position(|line| line.contains("Rutkowski") && line.contains("Do widzenia"));
    let goodbye = goodbye.or_else(|| lines.iter().position(|line| line.contains("do widzenia.")));
    let next = goodbye.and_then(|line| lines.get(line + 1)).expect("a line beneath");
    assert!(next.contains("Goodbye.") || next.contains("goodbye."), "{next}");
}

#[test]
fn a_shift_shows_it_too_and_so_does_the_page() {
    let data = tempfile::tempdir().expect("a folder");
    let plan = "scenarios/shifts/plans/passes.yaml";
    let page = data.path().join("page.html");
    let args = ["drill", "--trainee", plan, "--captions", "en", "--html", shown(&page)];
    let said = office::ends(0, data.path(), &args);
    let beneath = said.lines().filter(|line| line.trim_start().starts_with('(')).count();
    assert!(beneath > 5, "{said}");
    let page = fs::read_to_string(&page).expect("it was written");
    assert!(
        page.contains("<q class=\"muted\" lang=\"en\">"),
        "the course of the calls has it"
    );
    let said = office::ends(1, data.path(), &["drill", "--trainee", plan, "--captions", "szl"]);
    assert!(said.contains("szl") && said.contains("en"), "{said}");
}

#[test]
fn the_stock_phrases_are_translated_by_the_same_commands() {
    let data = tempfile::tempdir().expect("a folder");
    let said = office::ends(0, data.path(), &["translate", "missing", "stock", "--to", "en"]);
    assert!(said.contains("stock (en)") && said.contains(" 0 missing"), "{said}");
    let folder = data.path().join("callers");
    fs::create_dir_all(&folder).expect("made");
    let stock = folder.join("stock.yaml");
    fs::copy(support::home().join("assets/callers/stock.yaml"), &stock).expect("copied");
    office::ends(0, data.path(), &["translate", "extract", shown(&stock), "--to", "uk"]);
    let beside = folder.join("translations/uk.yaml");
    office::ends(0, data.path(), &["check", shown(&beside)]);
    // A phrase that is written anew is told to whoever translates.
    let text = fs::read_to_string(&stock).expect("it is there");
    fs::write(&stock, text.replace("Tak, zgadza się.", "Tak, to się zgadza.")).expect("written");
    let said = office::ends(0, data.path(), &["check", shown(&beside)]);
    assert!(said.contains("S705"), "{said}");
}

#[test]
fn a_translation_that_lies_beside_another_scenario_is_told() {
    let library = support::library();
    let folder = support::home().join("tests/scenarios/invalid/beside");
    let found: Vec<(String, &str)> = format::check_path(&folder, &library)
        .into_iter()
        .flat_map(|checked| checked.diagnostics)
        .map(|found| {
            let name = found.file.file_name().and_then(|name| name.to_str());
            (format!("{}:{}", name.unwrap_or_default(), found.line), found.code)
        })
        .collect();
    let told: Vec<(&str, &str)> = found.iter().map(|(at, code)| (at.as_str(), *code)).collect();
    assert_eq!(told, [("uk.yaml:2", "S702"), ("uk.yaml:3", "S703")]);
}
