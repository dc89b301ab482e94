//! What no author would write: files that are no text, bombs, loops, files that vanish, and good files that were damaged at
//! random. There is a message with a place inside the file, and never a panic.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sygnaly::domain::StockPhrases;
use sygnaly::format::{
    Checked, Library, check_path, check_text, find_files, find_scenarios, load_scenario, load_stock, parse_plan,
    parse_procedure, parse_scenario, read_file, read_from,
};

use crate::support::home;

/// The stock phrases and nothing else: what a file refers to is not the matter here.
fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library {
        stock: load_stock(&home().join("assets/callers/stock.yaml"))
            .value
            .expect("the stock phrases are right"),
        ..Library::default()
    })
}

fn check_bytes(name: &Path, mut bytes: &[u8]) -> Checked {
    match read_from(name, &mut bytes) {
        Ok(text) => check_text(name, &text, library()),
        Err(unreadable) => unreadable,
    }
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked.diagnostics.iter().map(|found| found.code).collect()
}

fn scenario_small() -> String {
    fs::read_to_string(home().join("tests/scenarios/valid/scenario-small.yaml")).expect("the fixture is there")
}

/// Every place lies in the file, or just behind a line's last character.
fn assert_inside(bytes: &[u8], checked: &Checked) {
    let text = String::from_utf8_lossy(bytes);
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let lengths: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    for found in &checked.diagnostics {
        let (line, column) = (found.line as usize, found.column as usize);
        let is_inside = lengths
            .get(line.wrapping_sub(1))
            .is_some_and(|length| (1..=length + 1).contains(&column));
        assert!(
            is_inside,
            "{found}\nis not in a text of {} lines:\n{text}",
            lengths.len()
        );
    }
}

#[test]
fn hostile_files_are_refused_with_a_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let code = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("written");
        let loaded = load_scenario(&file, &StockPhrases::default());
        assert!(loaded.value.is_none());
        loaded.diagnostics[0].code
    };
    let wide: Vec<u8> = "format: 1\nid: x\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(code("empty.yaml", b""), "S006");
    assert_eq!(code("wide.yaml", &[&[0xFE, 0xFF], wide.as_slice()].concat()), "S003");
    assert_eq!(code("windows.yaml", b"title: \xB3\xF3d\xBC\n"), "S004");
    assert_eq!(code("binary.yaml", b"\x7fELF\x00\x00"), "S005");
    assert_eq!(code("tab.yaml", b"caller:\n\tname: x\n"), "S008");
    assert_eq!(code("quote.yaml", b"title: \"x\nlevel: 1\n"), "S007");
    assert_eq!(code("two.yaml", b"format: 1\n---\nformat: 1\n"), "S010");
    assert_eq!(code("scalar.yaml", b"just words\n"), "S103");
    assert_eq!(code("list.yaml", b"- 1\n- 2\n"), "S103");
    assert_eq!(code("cycle.yaml", b"a: &a [*a]\n"), "S009");
    assert_eq!(code("huge.yaml", &vec![b'x'; 50 * 1024 * 1024]), "S002");
    let missing = load_scenario(&folder.path().join("none.yaml"), &StockPhrases::default());
    assert_eq!(missing.diagnostics[0].code, "S001");
    assert_eq!(
        load_scenario(folder.path(), &StockPhrases::default()).diagnostics[0].code,
        "S001"
    );
    assert_eq!(codes(&check_path(&folder.path().join("none"), library())[0]), ["S001"]);
}

#[test]
fn what_other_editors_leave_in_a_good_file_does_no_harm() {
    let small = scenario_small();
    let files = [
        format!("\u{feff}{small}"),
        small.replace('\n', "\r\n"),
        small.replace('\n', "\r"),
        format!("---\n{small}...\n"),
        format!("{small}\n\n   \n# koniec"),
        small.trim_end().to_owned(),
    ];
    for text in files {
        let checked = check_bytes(Path::new("a.yaml"), text.as_bytes());
        assert_eq!(checked.diagnostics, [], "{text:?}");
        assert!(checked.kind.is_some());
    }
}

#[test]
fn odd_yaml_is_told_with_a_place_inside() {
    let mut bomb = String::from("call: x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = format!("*a{}, ", level - 1).repeat(9);
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let deep = format!("call: {}", "{ a: ".repeat(3_000));
    // Deeper than the limit, and no longer than a file may be.
    let steps: String = (0..1_000)
        .map(|level| format!("{}call:\n", " ".repeat(level)))
        .collect();
    let texts = [
        bomb.as_str(),
        &deep,
        &steps,
        "call: &a { then: *a }\n",
        "call: *nobody\n",
        "call: [&a { <<: *a }]\n",
        "? [call, moment]\n: x\ncall: y\n",
        "call: !!binary aGVq\nid: !obcy x\n",
        "%YAML 9.9\n---\ncall: x\n",
        "call: 99999999999999999999999999\nlevel: .nan\n",
        "call:\n  - - - - -\n",
        "call: |9\n  x\n",
        "call: 'a\n",
        "call: \"\\x\"\n",
        "call: \"\\uD800\"\n",
        "call:\n",
        "call",
        "call: @x\ncaller: `y`\n",
        "format: \"1\"\ncall: 1\r\rcaller:\r",
        "call: {",
        "call: [a, b\nid: x",
        "\u{feff}\u{feff}call: x\n",
        "call: x\u{2028}id: y\n",
    ];
    for text in texts {
        let checked = check_bytes(Path::new("a.yaml"), text.as_bytes());
        let start: String = text.chars().take(60).collect();
        assert!(checked.has_errors(), "{start}");
        assert_inside(text.as_bytes(), &checked);
    }
    for text in [bomb.as_str(), &steps] {
        assert_eq!(codes(&check_bytes(Path::new("a.yaml"), text.as_bytes())), ["S009"]);
    }
}

#[test]
fn a_file_of_nothing_but_problems_is_told_to_a_bound() {
    let moments = "  - momnet: a\n".repeat(3_000);
    let checked = check_bytes(Path::new("a.yaml"), format!("format: 1\ncall:\n{moments}").as_bytes());
    assert!(codes(&checked).contains(&"S013"));
    assert!(checked.diagnostics.len() < 300, "{}", checked.diagnostics.len());
    // So many rows, each with moments that lead nowhere.
    let rows: Vec<String> = (0..2_000).map(|row| format!("{{ a: \"x{row}\" }}")).collect();
    let lost = "  - { moment: \"{$a}\", then: nowhere, until: { told: [b] } }\n".repeat(300);
    let text = format!("varies: {{ rows: {{ a: [{}] }} }}\ncall:\n{lost}", rows.join(", "));
    let checked = check_bytes(Path::new("a.yaml"), text.as_bytes());
    assert!(checked.diagnostics.len() < 600, "{}", checked.diagnostics.len());
    assert!(checked.has_errors());
}

#[test]
fn a_file_that_vanishes_while_others_are_checked_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.yaml", "b.yaml"] {
        fs::write(folder.path().join(name), scenario_small()).expect("written");
    }
    let found: Vec<PathBuf> = find_files(folder.path())
        .into_iter()
        .map(|file| file.expect("a file"))
        .collect();
    fs::remove_file(&found[1]).expect("removed");
    assert!(read_file(&found[0]).is_ok());
    let gone = read_file(&found[1]).expect_err("it is gone");
    assert_eq!((gone.file.as_path(), codes(&gone)), (found[1].as_path(), vec!["S001"]));
}

#[test]
fn a_folder_without_yaml_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".ukryty")).expect("made");
    fs::write(folder.path().join(".ukryty/a.yaml"), "x").expect("written");
    fs::write(folder.path().join("notatki.txt"), "x").expect("written");
    let checked = check_path(folder.path(), library());
    assert_eq!(checked.iter().flat_map(codes).collect::<Vec<_>>(), ["S001"]);
}

#[cfg(unix)]
mod folders {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_that_lead_back_or_nowhere_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner).expect("made");
        fs::write(inner.join("good.yaml"), scenario_small()).expect("written");
        symlink(folder.path(), inner.join("up")).expect("linked");
        symlink(folder.path(), inner.join("up.yaml")).expect("linked");
        symlink("loop.yaml", inner.join("loop.yaml")).expect("linked");
        symlink("nowhere", inner.join("lost.yaml")).expect("linked");
        // Nobody would ever write to it.
        let _socket = UnixListener::bind(inner.join("pipe.yaml")).expect("bound");
        let checked = check_path(folder.path(), library());
        let seen: Vec<(String, Vec<&str>)> = checked
            .iter()
            .map(|one| {
                let name = one.file.file_name().expect("a name").to_string_lossy().into_owned();
                (name, codes(one))
            })
            .collect();
        let expected = [
            ("good.yaml", vec![]),
            ("loop.yaml", vec!["S001"]),
            ("lost.yaml", vec!["S001"]),
        ];
        assert_eq!(seen, expected.map(|(name, codes)| (name.to_owned(), codes)));
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_told_and_the_others_are_checked() {
        // Permissions stop nobody who may do everything; a path that is longer than the system takes stops the administrator too.
        // It is made from below, since nothing could be made at its end.
        let folder = tempfile::tempdir().expect("a folder");
        let levels: Vec<PathBuf> = (1..=20).map(|level| folder.path().join("a/".repeat(level))).collect();
        fs::create_dir_all(levels.last().expect("the deepest")).expect("made");
        for level in levels.iter().rev() {
            fs::rename(level, level.with_file_name("a".repeat(250))).expect("renamed");
        }
        fs::write(folder.path().join("b.yaml"), scenario_small()).expect("written");
        let checked = check_path(folder.path(), library());
        let all: Vec<Vec<&str>> = checked.iter().map(codes).collect();
        assert_eq!(all, [vec!["S001"], vec![]]);
        assert!(fs::read_dir(&checked[0].file).is_err(), "{}", checked[0].file.display());
        assert_eq!(checked[1].file, folder.path().join("b.yaml"));
    }
}

/// A byte taken out, doubled or changed anywhere: the file loads or is refused with a message.
#[test]
fn broken_files_never_panic() {
    let stock = &library().stock;
    let read = |name: &str| fs::read_to_string(home().join(name)).expect("the file is there");
    let text = read("tests/scenarios/valid/scenario-full.yaml");
    let procedure = read("assets/procedures/krynki.yaml");
    let plan = read("tests/scenarios/valid/plan-full.yaml");
    let path = Path::new("x.yaml");
    let odd = [
        "",
        ":",
        "-",
        "\t",
        "\"",
        "[",
        "}",
        "&a ",
        "*a",
        "!!x ",
        "\n",
        "|",
        "\u{1}",
        "999999999999999999999",
    ];
    let check = |place: usize, problems: usize, has_value: bool| assert!(has_value || problems > 0, "{place}");
    for place in (0..text.len())
        .step_by(97)
        .filter(|place| text.is_char_boundary(*place))
    {
        let insert = odd[(place / 97) % odd.len()];
        let loaded = parse_scenario(path, &format!("{}{insert}{}", &text[..place], &text[place..]), stock);
        check(place, loaded.diagnostics.len(), loaded.value.is_some());
        let loaded = parse_scenario(path, &text[..place], stock);
        check(place, loaded.diagnostics.len(), loaded.value.is_some());
    }
    for place in (0..procedure.len().min(9_000))
        .step_by(311)
        .filter(|place| procedure.is_char_boundary(*place))
    {
        let loaded = parse_procedure(path, &procedure[..place]);
        check(place, loaded.diagnostics.len(), loaded.value.is_some());
    }
    for place in (0..plan.len())
        .step_by(41)
        .filter(|place| plan.is_char_boundary(*place))
    {
        let loaded = parse_plan(path, &plan[..place]);
        check(place, loaded.diagnostics.len(), loaded.value.is_some());
    }
}

/// The good files that are damaged: every valid fixture and every shipped scenario.
fn good_files() -> &'static [(PathBuf, String)] {
    static FILES: OnceLock<Vec<(PathBuf, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let fixtures = find_files(&home().join("tests/scenarios/valid")).into_iter().flatten();
        let shipped = find_scenarios(&home().join("scenarios"))
            .into_iter()
            .map(|(_, file)| file);
        fixtures
            .chain(shipped)
            .map(|file| {
                let text = fs::read_to_string(&file).expect("the file is there");
                (file, text)
            })
            .collect()
    })
}

/// One kind of damage, as hands and disks do it.
#[derive(Debug, Clone)]
enum Damage {
    DropLine(Index),
    DoubleLine(Index),
    SwapLines(Index, Index),
    ChangeKey(Index, &'static str),
    ChangeValue(Index, &'static str),
    Indent(Index, usize),
    Outdent(Index, usize),
    Truncate(Index),
    FlipBit(Index, u32),
    InsertByte(Index, u8),
}

impl Damage {
    fn to(&self, bytes: &[u8]) -> Vec<u8> {
        if bytes.is_empty() {
            return Vec::new();
        }
        let mut bytes = bytes.to_vec();
        let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let line = |at: &Index| at.index(lines.len());
        match self {
            Self::Truncate(at) => {
                bytes.truncate(at.index(bytes.len()));
                return bytes;
            }
            Self::FlipBit(at, bit) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1_u8 << *bit;
                return bytes;
            }
            Self::InsertByte(at, byte) => {
                let at = at.index(bytes.len());
                bytes.insert(at, *byte);
                return bytes;
            }
            Self::DropLine(at) => {
                let at = line(at);
                lines.remove(at);
            }
            Self::DoubleLine(at) => {
                let at = line(at);
                let twice = lines[at].clone();
                lines.insert(at, twice);
            }
            Self::SwapLines(one, other) => {
                let (one, other) = (line(one), line(other));
                lines.swap(one, other);
            }
            Self::ChangeKey(at, key) => {
                let at = line(at);
                let text = &mut lines[at];
                if let Some(colon) = text.iter().position(|byte| *byte == b':') {
                    let start = text.iter().position(u8::is_ascii_alphabetic).unwrap_or(0).min(colon);
                    text.splice(start..colon, key.bytes());
                }
            }
            Self::ChangeValue(at, value) => {
                let at = line(at);
                let text = &mut lines[at];
                if let Some(colon) = text.iter().position(|byte| *byte == b':') {
                    text.truncate(colon + 1);
                    text.extend(value.bytes());
                }
            }
            Self::Indent(at, spaces) => {
                let at = line(at);
                lines[at].splice(0..0, vec![b' '; *spaces]);
            }
            Self::Outdent(at, spaces) => {
                let at = line(at);
                let blank = lines[at].iter().take_while(|byte| **byte == b' ').count();
                lines[at].drain(..blank.min(*spaces));
            }
        }
        lines.join(&b'\n')
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let keys = select(vec![
        "caller", "then", "id", "moment", "until", "varies", "rows", "", "<<", "&a b", "? x",
    ]);
    let values = select(vec![
        "",
        " 7",
        " -1",
        " 1e999",
        " null",
        " [",
        " {}",
        " []",
        " *a",
        " \"",
        " |",
        " {$x}",
        " '{pani}'",
        " [blok]",
        " true",
    ]);
    prop_oneof![
        any::<Index>().prop_map(Damage::DropLine),
        any::<Index>().prop_map(Damage::DoubleLine),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Damage::SwapLines(one, other)),
        (any::<Index>(), keys).prop_map(|(at, key)| Damage::ChangeKey(at, key)),
        (any::<Index>(), values).prop_map(|(at, value)| Damage::ChangeValue(at, value)),
        (any::<Index>(), 1..4_usize).prop_map(|(at, spaces)| Damage::Indent(at, spaces)),
        (any::<Index>(), 1..4_usize).prop_map(|(at, spaces)| Damage::Outdent(at, spaces)),
        any::<Index>().prop_map(Damage::Truncate),
        (any::<Index>(), 0..8_u32).prop_map(|(at, bit)| Damage::FlipBit(at, bit)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::InsertByte(at, byte)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_gives_a_value_or_an_error_inside_it(file in any::<Index>(), damages in vec(damage(), 1..6)) {
        let (path, text) = file.get(good_files());
        let bytes = damages.iter().fold(text.clone().into_bytes(), |bytes, damage| damage.to(&bytes));
        assert_inside(&bytes, &check_bytes(path, &bytes));
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let loaded = parse_scenario(path, text, &library().stock);
            prop_assert_eq!(loaded.value.is_some(), !loaded.has_errors());
        }
    }
}
