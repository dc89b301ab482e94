//! `sygnaly try`: sentences at a moment, for people and for programs.

use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{self, err, out};

fn data() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn tried(args: &[&str]) -> Output {
    let all: Vec<&str> = std::iter::once("try").chain(args.iter().copied()).collect();
    support::sygnaly(data().path(), &all)
}

fn objects(output: &Output) -> Vec<Value> {
    let lines = out(output);
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn a_talk_goes_on_or_stays() {
    let sentences = [
        "Proszę zabrać obecny dowód.",
        "Wniosek składa pan osobiście w urzędzie.",
    ];
    let args = ["senior-dowod", "--at", "matter", "--format", "json"];
    let goes_on = tried(&[&args[..], &sentences[..]].concat());
    assert!(goes_on.status.success(), "{}", err(&goes_on));
    let told = objects(&goes_on);
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["facts"][0]["id"], "old_card");
    assert_eq!(told[0]["before"], "matter");
    assert_eq!(told[1]["until"]["lacks"]["told"], serde_json::json!(["photo"]));
    assert_eq!(
        told[0]["answer"][0]["because"],
        serde_json::json!({ "fact": "old_card" })
    );
    let stays = tried(&[&args[..], &["--stay"][..], &sentences[..]].concat());
    let told = objects(&stays);
    assert_eq!(
        told[1]["until"]["lacks"]["told"],
        serde_json::json!(["photo", "old_card"]),
        "the first sentence does not count for the second"
    );
}

#[test]
fn people_read_what_was_understood_and_what_was_lacking() {
    for (lang, words) in [
        (
            "pl",
            [
                "Moment matter",
                "old_card told",
                "brakuje acts: promise_callback",
                "(fakt old_card)",
                "    ✓ słów w najdłuższym zdaniu: 4",
            ],
        ),
        (
            "en",
            [
                "Moment matter",
                "old_card told",
                "lacks acts: promise_callback",
                "(fact old_card)",
                "    ✓ words in the longest sentence: 4",
            ],
        ),
    ] {
        let sentence = "Proszę zabrać obecny dowód.";
        let output = tried(&["--lang", lang, "senior-dowod", "--at", "matter", sentence]);
        let said = out(&output);
        assert!(output.status.success(), "{}", err(&output));
        for word in words {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert!(
            !said.contains('⟦') && !said.contains("{$"),
            "a text without words:\n{said}"
        );
    }
}

#[test]
fn lines_come_from_standard_input_and_a_call_that_is_over_begins_anew() {
    use std::io::Write as _;
    let data = data();
    let mut child = support::program(data.path())
        .args(["try", "senior-dowod", "--at", "goodbye"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input is ours");
    input
        .write_all("Do widzenia.\n\nDo widzenia.\nDo widzenia.\n".as_bytes())
        .expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert_eq!(said.matches("\nDo widzenia.\n").count(), 3, "{said}");
    assert!(said.contains("Koniec: "), "{said}");
}

#[test]
fn an_unknown_moment_is_named_with_the_nearest() {
    let output = tried(&["senior-dowod", "--at", "mater", "Tak."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("mater") && err(&output).contains("matter"),
        "{}",
        err(&output)
    );
}
