//! Tests of the page: it is whole, it stands alone, and whoever does not see it reads the same.

use std::collections::BTreeSet;
use std::path::Path;

use rstest::rstest;

use super::*;
use crate::domain::*;
use crate::l10n::Localizer;
use crate::scoring::timeline::{LineState, LineStretch, Moment, MomentKind, Stretch, Timeline, Who, messages};

const NASTY: &str = "<script>alert(\"ha\")</script>";

fn texts() -> Localizer {
    let l10n = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"));
    Localizer::load(l10n).expect("the shipped texts load")
}

fn evidence(at: u64, quote: &str) -> Evidence {
    Evidence {
        at_ms: Millis(at),
        quote: Some(quote.to_owned()),
        measure: Message::new("scoring-apologised"),
        clause: "§ 4 ust. 1 lit. f".to_owned(),
    }
}

fn rule(clause: &str, verdict: Verdict, evidence: Vec<Evidence>) -> RuleVerdict {
    let title = |language: &str| format!("{language}: {clause}");
    RuleVerdict {
        rule: RuleId::new(clause),
        clause: clause.to_owned(),
        title: Bilingual {
            pl: title("reguła"),
            en: title("rule"),
        },
        verdict,
        points: if verdict == Verdict::Met { 1.5 } else { 0.0 },
        maximum: if verdict == Verdict::NotApplicable { 0.0 } else { 1.5 },
        evidence,
        tip: (verdict == Verdict::Missed).then(|| Bilingual {
            pl: "Odbierz wcześniej.".to_owned(),
            en: "Answer earlier.".to_owned(),
        }),
    }
}

fn card() -> Scorecard {
    Scorecard {
        scenario: "senior".into(),
        procedure: "office".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Practice,
        versions: Versions {
            scenario: 3,
            procedure: 2,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: Some(Ending::Caller),
        duration: Millis(60_000),
        score: Some(Score {
            value: 62.5,
            low: 50.0,
            high: 75.0,
        }),
        passed: Passed::Pending,
        critical_errors: vec![CriticalError {
            kind: CriticalErrorKind::Mockery,
            number: 9,
            certainty: Certainty::Unclear,
            evidence: vec![evidence(9_000, NASTY)],
        }],
        rules: vec![
            rule("§ 4 ust. 1 lit. a", Verdict::Met, vec![evidence(6_000, "Dzień dobry")]),
            rule("§ 4 ust. 1 lit. b", Verdict::NotApplicable, Vec::new()),
            rule("§ 5 ust. 3", Verdict::Missed, vec![evidence(8_500, NASTY)]),
        ],
        service: vec![ServiceVerdict {
            need: "stutter".to_owned(),
            duty: Message::new("scoring-duty-blocks"),
            verdict: Verdict::Partly,
            evidence: vec![evidence(20_000, "proszę")],
        }],
        facts: vec![FactOutcome {
            fact: "photo".into(),
            label: "jedno zdjęcie".to_owned(),
            state: FactOutcomeState::NotTakenIn,
        }],
        details: vec![DetailOutcome {
            detail: "expiry".into(),
            label: "data ważności".to_owned(),
            obtained_at: Some(Millis(31_000)),
        }],
        plain_language: Some(PlainLanguage {
            words: 12,
            sentences: 3,
            mean_sentence: 4.0,
            ..PlainLanguage::default()
        }),
        notices: vec![Message::new("notice-broken-off")],
    }
}

pub(super) fn said(from: u64, to: u64, who: Who, words: &str) -> Stretch {
    Stretch {
        from: Millis(from),
        to: Millis(to),
        who,
        words: words.to_owned(),
        cut_off: false,
        translated: None,
    }
}

/// A minute in which everything occurs that can be drawn.
pub(super) fn timeline() -> Timeline {
    let name = || "Zofia Żak".to_owned();
    let own = |to, route, reliable| Who::Trainee { to, route, reliable };
    let states = [
        LineState::Ring { count: 1 },
        LineState::RingBack,
        LineState::Hold,
        LineState::Consult,
        LineState::Mute,
        LineState::Loudspeaker,
        LineState::Silence,
        LineState::Block,
        LineState::Away,
        LineState::RoomTalk,
    ];
    Timeline {
        length: Millis(60_000),
        caller: vec![
            said(
                6_000,
                9_000,
                Who::Caller { name: name() },
                "Chciałam zapytać & podziękować",
            ),
            Stretch {
                cut_off: true,
                ..said(10_000, 12_000, Who::Colleague { name: name() }, NASTY)
            },
            said(13_000, 14_000, Who::Room { name: name() }, "Masz chwilę?"),
        ],
        trainee: vec![
            said(7_000, 8_000, own(Addressee::Caller, Route::Voice, true), "Słucham"),
            said(20_000, 26_000, own(Addressee::Caller, Route::Typed, true), "Już piszę"),
            said(
                30_000,
                31_000,
                own(Addressee::Room, Route::Voice, false),
                "Ciszej, proszę",
            ),
        ],
        states: states
            .into_iter()
            .enumerate()
            .map(|(index, state)| LineStretch {
                from: Millis(index as u64 * 2_000),
                to: Millis(index as u64 * 2_000 + 5_000),
                state,
            })
            .collect(),
        moments: MomentKind::ALL
            .into_iter()
            .enumerate()
            .map(|(index, kind)| Moment {
                at: Millis(index as u64 * 500),
                kind,
                what: if kind == MomentKind::Hint {
                    Message::new("hint-introduce")
                } else {
                    messages::note(NASTY)
                },
            })
            .collect(),
        translated_to: None,
    }
}

fn about<'a>(title: &'a str, notes: &'a [String]) -> About<'a> {
    About {
        title,
        procedure: "Urząd Miejski w Łodzi",
        trainee: "Anna Wójcik",
        date: Some("30 listopada 2026 r."),
        notes,
    }
}

pub(super) fn of_call(lang: Lang, timeline: &Timeline) -> String {
    let (card, notes) = (card(), [NASTY.to_owned()]);
    let debrief = DebriefPage {
        card: &card,
        timeline,
        about: about(NASTY, &notes),
    };
    page(&debrief, &texts(), lang).expect("the template is filled")
}

fn of_shift(lang: Lang, calls: usize) -> String {
    let of_calls: Vec<CallCard> = (0..calls)
        .map(|number| CallCard {
            call: CallId::new(format!("call-{number}")),
            way: Way::Callback,
            began: Millis(65_000),
            card: card(),
        })
        .collect();
    let whole = card();
    let card = ShiftCard {
        shift: "poniedzialek".into(),
        procedure: whole.procedure,
        profile: whole.profile,
        seed: whole.seed,
        mode: Mode::Exam,
        versions: whole.versions,
        begins: 545,
        duration: Millis(7_200_000),
        score: whole.score,
        passed: whole.passed,
        critical_errors: whole.critical_errors,
        rules: whole.rules,
        calls: of_calls,
        notices: Vec::new(),
    };
    let calls: Vec<CallPage> = card
        .calls
        .iter()
        .map(|card| CallPage {
            card,
            timeline: timeline(),
            title: "Dowód",
            caller: NASTY,
        })
        .collect();
    let shift = ShiftPage {
        card: &card,
        calls: &calls,
        about: about("Poniedziałek", &[]),
    };
    shift_page(&shift, &texts(), lang).expect("the template is filled")
}

/// What stands between `before` and the next quotation mark, everywhere.
pub(super) fn quoted<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    let found = page.split(before).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

/// The levels of the headings, in order.
fn headings(page: &str) -> Vec<u32> {
    let after = page.split("<h").skip(1);
    after
        .filter_map(|rest| rest.chars().next().and_then(|level| level.to_digit(10)))
        .collect()
}

#[rstest]
#[case::call(of_call(Lang::Pl, &timeline()))]
#[case::call_in_english(of_call(Lang::En, &timeline()))]
#[case::shift(of_shift(Lang::Pl, 2))]
#[case::shift_in_english(of_shift(Lang::En, 1))]
#[case::shift_without_calls(of_shift(Lang::Pl, 0))]
fn a_page_is_one_sound_document_that_needs_nothing_else(#[case] page: String) {
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""));
    let levels = headings(&page);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{levels:?}");
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");

    for outside in ["http://", "https://", "<script", "src=", "@import", "<link", "<iframe"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.split("url(").skip(1).all(|rest| rest.starts_with('#')));
    assert!(
        !page.contains(['⟦', '⟧']) && !page.contains("{ $"),
        "a text without words"
    );

    let ids = quoted(&page, " id=\"");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    let anchors = quoted(&page, "href=\"#").into_iter();
    let labels = quoted(&page, "aria-labelledby=\"").into_iter();
    let descriptions = quoted(&page, "aria-describedby=\"").into_iter();
    for anchor in anchors.chain(labels).chain(descriptions) {
        assert!(known.contains(anchor), "nothing is called {anchor}");
    }
    for pattern in page.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(known.contains(pattern), "there is no pattern {pattern}");
    }

    let heads = page.split("<th").skip(1).filter(|rest| !rest.starts_with("ead"));
    for head in heads {
        assert!(
            head.starts_with(" scope=\""),
            "{}",
            head.chars().take(60).collect::<String>()
        );
    }
    assert_eq!(page.matches("<table>").count(), page.matches("<caption ").count());
}

#[test]
fn every_rule_stands_there_with_clause_points_evidence_and_tip() {
    let page = of_call(Lang::Pl, &timeline());
    for rule in card().rules {
        assert!(page.contains(&rule.clause), "{}", rule.clause);
        assert!(page.contains(&rule.title.pl) && !page.contains(&rule.title.en));
    }
    for words in [
        "1,5 z 1,5 pkt",
        "<span aria-hidden=\"true\">○</span> niespełnione",
        "<span class=\"time\">0:06</span> Przeproszono. <q lang=\"pl\">Dzień dobry</q>",
        "W tej rozmowie nie było okazji.",
        "Odbierz wcześniej.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(of_call(Lang::En, &timeline()).contains("Answer earlier."));
}

#[test]
fn the_result_comes_first_with_its_bounds_and_critical_errors() {
    let page = of_call(Lang::Pl, &timeline());
    let order = [
        "Omówienie rozmowy</h1>",
        "62,5 na 100",
        "do oceny trenera",
        "50–75",
        "Rozmówca się rozłączył.",
        "Możliwe, rozstrzyga trener: drwina",
        "Przebieg rozmowy</h2>",
        "Reguły procedury</h2>",
        "jedno zdjęcie",
        "data ważności",
        "Czekanie, gdy rozmówca szuka słów",
        "Prosty język</h2>",
        "Notatki</h2>",
    ];
    let main = page.split("<main").nth(1).unwrap_or_default();
    let heading = page.find(order[0]);
    assert!(heading.is_some(), "the heading stands before the main part");
    let mut rest = main;
    for words in &order[1..] {
        let (_, after) = rest
            .split_once(words)
            .unwrap_or_else(|| panic!("{words} is out of order"));
        rest = after;
    }
}

#[test]
fn what_people_said_and_wrote_is_escaped() {
    for page in [of_call(Lang::Pl, &timeline()), of_shift(Lang::En, 1)] {
        assert!(!page.contains(NASTY) && !page.contains("<script"));
        assert!(page.contains("&#60;script&#62;alert(&#34;ha&#34;)&#60;/script&#62;"));
        assert!(page.contains("zapytać &#38; podziękować"));
    }
}

#[test]
fn what_was_heard_stands_in_another_language_beneath_it() {
    let captions = Captions {
        to: LanguageTag::new("en"),
        texts: [
            ("Masz chwilę?".to_owned(), "Got a minute?".to_owned()),
            // The trainee's own words are theirs.
            ("Słucham".to_owned(), "Speaking".to_owned()),
        ]
        .into(),
    };
    let page = of_call(Lang::En, &timeline().captioned(&captions));
    let beneath = "<q lang=\"pl\">Masz chwilę?</q><br><q class=\"muted\" lang=\"en\">Got a minute?</q>";
    assert!(page.contains(beneath), "{page}");
    assert!(!page.contains("Speaking"));
    assert!(!of_call(Lang::En, &timeline()).contains("<br><q class"));
}

#[test]
fn the_times_of_a_shift_are_times_of_day_and_those_of_its_calls_are_their_own() {
    let page = of_shift(Lang::Pl, 1);
    // The shift began at 9:05; evidence of the whole lies 6 s into it.
    assert!(page.contains("<span class=\"time\">9:05:06</span>"));
    assert!(
        page.contains("9:06:05 &#60;script&#62;"),
        "the call began 65 s into the shift"
    );
    assert!(page.contains("Dowód (oddzwonienie)"));
    assert!(page.contains("<th scope=\"row\" class=\"time\">0:06</th>"));
    assert!(page.contains("egzamin"));
}

#[test]
fn what_is_not_known_is_not_named() {
    let card = card();
    let timeline = timeline();
    let debrief = DebriefPage {
        card: &card,
        timeline: &timeline,
        about: About {
            trainee: "",
            date: None,
            ..about("Dowód", &[])
        },
    };
    let page = page(&debrief, &texts(), Lang::Pl).expect("the template is filled");
    let head = page.split("<nav").next().unwrap_or_default();
    assert!(!head.contains("<dt>Data</dt>") && !head.contains("<dt>Osoba ćwicząca</dt>"));
    assert!(!page.contains("Notatki"));
    let whole = of_call(Lang::Pl, &timeline);
    assert!(whole.contains("<dt>Data</dt><dd>30 listopada 2026 r.</dd>"));
}
