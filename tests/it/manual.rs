//! The pages of the manual and the completions for shells follow from the commands, so that a package has them all.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support;

fn written(folder: &Path) -> BTreeMap<String, String> {
    let data = support::home().join("target/test-data");
    let output = support::sygnaly(&data, &["manual", &folder.display().to_string()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    for part in [
        "man/man1",
        "bash-completion/completions",
        "fish/vendor_completions.d",
        "zsh/vendor-completions",
    ] {
        for entry in std::fs::read_dir(folder.join(part)).expect("the folder was made") {
            let entry = entry.expect("a file");
            let name = entry.file_name().into_string().expect("a plain name");
            let text = std::fs::read_to_string(entry.path()).expect("text");
            files.insert(format!("{part}/{name}"), text);
        }
    }
    files
}

#[test]
fn every_command_has_its_page_and_its_completions() {
    let command = sygnaly::cli::command();
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    let commands: Vec<&str> = shown.map(clap::Command::get_name).collect();
    assert!(
        commands.contains(&"drill") && commands.contains(&"pack"),
        "{commands:?}"
    );
    assert!(!commands.contains(&"manual"), "it is for packages, not for people");

    let folder = tempfile::tempdir().expect("a folder");
    let files = written(folder.path());
    let whole = &files["man/man1/sygnaly.1"];
    for name in &commands {
        let page = files.get(&format!("man/man1/sygnaly-{name}.1"));
        assert!(
            page.is_some_and(|page| page.contains(".SH SYNOPSIS")),
            "{name} has no page"
        );
        assert!(
            whole.contains(&name.replace('-', "\\-")),
            "sygnaly(1) does not name {name}"
        );
        for shell in [
            "bash-completion/completions/sygnaly",
            "fish/vendor_completions.d/sygnaly.fish",
            "zsh/vendor-completions/_sygnaly",
        ] {
            assert!(files[shell].contains(name), "{shell} does not complete {name}");
        }
    }
    assert!(files.contains_key("man/man1/sygnaly-pack-install.1"));
    assert!(!files.contains_key("man/man1/sygnaly-manual.1"));
}

#[test]
fn the_same_program_writes_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = written(&folder.path().join("a"));
    assert_eq!(first, written(&folder.path().join("b")));
    assert_eq!(first, written(&folder.path().join("a")), "a second time over the first");
}
