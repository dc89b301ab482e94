//! A library that is made up, of any size, of the scenarios that are shipped.

use std::fs;
use std::path::Path;

use sygnaly::format::find_scenarios;

/// Writes so many scenarios: the shipped ones over and over, each under a name of its own.
pub fn write_library(home: &Path, folder: &Path, count: usize) {
    let shipped = find_scenarios(&home.join("scenarios"));
    for number in 0..count {
        let (id, file) = &shipped[number % shipped.len()];
        let text = fs::read_to_string(file).expect("a shipped scenario is readable");
        let name = format!("{id}-{number}");
        let renamed = text.replacen(&format!("\nid: {id}\n"), &format!("\nid: {name}\n"), 1);
        assert_ne!(renamed, text, "{id} has its id elsewhere");
        fs::create_dir(folder.join(&name)).expect("made");
        fs::write(folder.join(name).join("scenario.yaml"), renamed).expect("written");
    }
}
