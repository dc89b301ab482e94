//! Whatever bytes lie in a scenario's file, it goes the whole way of an author's: read, loaded in every row of what its seed draws, and
//! checked beyond its structure. What is found has a place inside the file.

use std::path::Path;
use std::sync::OnceLock;

use super::files::{are_told, is_settled};
use super::{Target, shipped};
use sygnaly::authoring::checks::{Understanding, check_text};
use sygnaly::format;

pub const TARGET: Target = Target {
    name: "scenario",
    dictionary: include_str!("../dictionaries/yaml.dict"),
    seeds,
    one,
};

/// Not by its place, but by what stands in it, a file is taken for a scenario; except for this name.
const PATH: &str = "scenario.yaml";

fn seeds() -> Vec<Vec<u8>> {
    shipped::bytes(&[
        "tests/scenarios/valid/scenario-full.yaml",
        "tests/scenarios/valid/scenario-small.yaml",
        "tests/scenarios/valid/scenario-windows.yaml",
        "scenarios/senior-dowod/scenario.yaml",
    ])
}

fn understanding() -> &'static Understanding {
    static UNDERSTANDING: OnceLock<Understanding> = OnceLock::new();
    UNDERSTANDING.get_or_init(|| Understanding {
        language: shipped::language(),
        profile: shipped::profile(),
    })
}

fn one(bytes: &[u8]) {
    let path = Path::new(PATH);
    let mut input = bytes;
    let text = match format::read_from(path, &mut input) {
        Ok(text) => text,
        Err(unreadable) => return are_told(bytes, &unreadable),
    };
    are_told(bytes, &check_text(path, &text, shipped::library(), understanding()));
    is_settled(&format::parse_scenario(path, &text, &shipped::library().stock));
}
