//! Service to callers of the further needs: each duty kept, and not kept.

use crate::domain::*;

use super::*;

fn verdicts(need: NeedProfile, log: Log, by: Ending) -> Vec<(String, Verdict)> {
    let mut scenario = scenario_with(need);
    scenario.stock.how_to_get_in = vec![Line {
        parts: vec![Part::Speech("Jak wejdę?".to_owned())],
    }];
    let card = score(&procedure(Vec::new()), &scenario, &log.ends(60.0, by).session());
    let mut table: Vec<_> = card
        .service
        .into_iter()
        .map(|duty| (duty.duty.key.replace("scoring-duty-", ""), duty.verdict))
        .collect();
    table.sort_by(|one, other| one.0.cmp(&other.0));
    table
}

fn of(need: NeedProfile, duty: &str, log: Log) -> Verdict {
    let table = verdicts(need, log, Ending::Caller);
    let found = table.iter().find(|(name, _)| name == duty);
    found.unwrap_or_else(|| panic!("{duty} is not in {table:?}")).1
}

fn lost(log: Log, at: f64, why: LostBecause) -> Log {
    log.logged(at, Logged::Lost { why })
}

const RELAY: NeedProfile = NeedProfile::Relay { delay: Millis(4_000) };
const APHASIA: NeedProfile = NeedProfile::Aphasia {
    delay: Millis(3_000),
    words: 10,
    things: 1,
};
const DEMENTIA: NeedProfile = NeedProfile::Dementia { digits: 3, things: 1 };
const WEAK_POLISH: NeedProfile = NeedProfile::WeakPolish {
    syllables_per_s: 4.5,
    words: 10,
};

#[test]
fn once_is_partly_and_twice_is_missed() {
    let about = || words("Proszę mu powiedzieć").act(SpeechAct::VThirdPerson);
    let log = || Log::answered(6.0).say(7.0, words("Dzień dobry"));
    for need in [RELAY, NeedProfile::Companion] {
        assert_eq!(of(need, "to-caller", log()), Verdict::Met);
        let once = log().say(10.0, about());
        assert_eq!(of(need, "to-caller", once), Verdict::Partly);
        let twice = log().say(10.0, about()).say(14.0, about());
        assert_eq!(of(need, "to-caller", twice), Verdict::Missed);
    }
}

#[test]
fn silences_are_left_alone() {
    let prompt = |log: Log, at| {
        log.logged(
            at,
            Logged::Interrupted {
                what: InterruptedWhat::Delay,
            },
        )
    };
    let log = || Log::answered(6.0).say(7.0, words("Dzień dobry"));
    for need in [RELAY, APHASIA] {
        assert_eq!(of(need, "let-pass", log()), Verdict::Met);
        assert_eq!(of(need, "let-pass", prompt(log(), 11.0)), Verdict::Partly);
        assert_eq!(of(need, "let-pass", prompt(prompt(log(), 11.0), 15.0)), Verdict::Missed);
    }
}

#[test]
fn what_the_caller_could_not_follow_is_held_against_its_duty() {
    let log = || Log::answered(6.0).say(7.0, words("Dzień dobry"));
    let cases = [
        (APHASIA, "one-by-one", LostBecause::TooMuch),
        (APHASIA, "closed-questions", LostBecause::OpenQuestion),
        (DEMENTIA, "digits", LostBecause::ManyDigits),
        (DEMENTIA, "one-by-one", LostBecause::TooMuch),
        (NeedProfile::Autism, "plain-words", LostBecause::Idiom),
        (WEAK_POLISH, "plain-words", LostBecause::Officialese),
    ];
    for (need, duty, why) in cases {
        assert_eq!(of(need, duty, log()), Verdict::Met, "{duty}");
        assert_eq!(of(need, duty, lost(log(), 10.0, why)), Verdict::Partly, "{duty}");
        let other = lost(log(), 10.0, LostBecause::TooFast);
        assert_eq!(of(need, duty, other), Verdict::Met, "{duty}: another reason");
    }
}

#[test]
fn what_was_told_is_read_back() {
    let told = || Log::answered(6.0).disclosed(8.0, "expiry", Disclosure::Asked);
    let read = words("Czyli do piątku").act(SpeechAct::ConfirmHeard);
    let need = NeedProfile::UnclearSpeech;
    assert_eq!(of(need, "read-back", told().say(10.0, read)), Verdict::Met);
    assert_eq!(
        of(need, "read-back", told().say(10.0, words("Dobrze"))),
        Verdict::Missed
    );
    let nothing = Log::answered(6.0).say(7.0, words("Dobrze"));
    assert_eq!(of(need, "read-back", nothing), Verdict::NotApplicable);
}

#[test]
fn another_way_is_offered_in_time() {
    let offers = || words("Zejdę do pani na parter").act(SpeechAct::OfferAdaptation);
    let need = NeedProfile::Mobility;
    let asked = || Log::answered(6.0).caller(20.0, "Jak wejdę?");
    assert_eq!(of(need, "access", Log::answered(6.0).say(7.0, offers())), Verdict::Met);
    assert_eq!(of(need, "access", asked().say(25.0, offers())), Verdict::Partly);
    assert_eq!(of(need, "access", asked()), Verdict::Missed);
    let written = Log::answered(6.0).say(7.0, offers());
    assert_eq!(of(NeedProfile::Autism, "written-way", written), Verdict::Met);
    assert_eq!(
        of(NeedProfile::Autism, "written-way", Log::answered(6.0)),
        Verdict::Missed
    );
}

#[test]
fn waits_are_announced_with_their_length() {
    let need = NeedProfile::Anxiety { wait: Millis(20_000) };
    let held = |log: Log| log.on(12.0, LineKey::Hold).off(40.0, LineKey::Hold);
    let told = words("To potrwa minutę").act(SpeechAct::GiveWaitEstimate);
    assert_eq!(of(need, "waits", held(Log::answered(6.0).say(7.0, told))), Verdict::Met);
    let curt = words("Chwila").act(SpeechAct::VBareWait);
    assert_eq!(
        of(need, "waits", held(Log::answered(6.0).say(7.0, curt))),
        Verdict::Missed
    );
    assert_eq!(of(need, "waits", Log::answered(6.0)), Verdict::NotApplicable);
}

#[test]
fn times_are_exact() {
    let vague = |log: Log, at| {
        let vague = PhraseFound {
            kind: PhraseKind::VagueTime,
            words: "niedługo".to_owned(),
            better: String::new(),
        };
        log.say(at, words("Zadzwonię niedługo").phrase(vague))
    };
    let log = || Log::answered(6.0).say(7.0, words("Dzień dobry"));
    assert_eq!(of(NeedProfile::Autism, "exact-times", log()), Verdict::Met);
    assert_eq!(
        of(NeedProfile::Autism, "exact-times", vague(log(), 10.0)),
        Verdict::Partly
    );
}

#[test]
fn someone_in_a_crisis_is_not_left_alone() {
    let crisis = NeedProfile::Crisis { offences: 2 };
    let kind = || Log::answered(6.0).say(7.0, words("To musi być trudne").act(SpeechAct::Empathy));
    let stayed = verdicts(crisis, kind(), Ending::Caller);
    assert!(stayed.iter().all(|(_, verdict)| *verdict == Verdict::Met), "{stayed:?}");
    for by in [Ending::Trainee, Ending::CallerGaveUp] {
        let left = verdicts(crisis, kind(), by);
        assert!(left.contains(&("stay".to_owned(), Verdict::Missed)), "{left:?}");
    }
    let curt = verdicts(crisis, Log::answered(6.0), Ending::Caller);
    assert!(
        curt.contains(&("take-seriously".to_owned(), Verdict::Missed)),
        "{curt:?}"
    );
}

#[test]
fn understanding_is_made_sure_of() {
    let told = || {
        let log = Log::answered(6.0).say(7.0, words("Jedno zdjęcie").fact("photo", FactState::Told));
        log.took_in(10.0, "photo")
    };
    let summed = |log: Log| {
        let log = log.say(12.0, words("Podsumujmy").act(SpeechAct::Summarise));
        log.logged(15.0, Logged::ConfirmedUnderstanding)
    };
    for need in [DEMENTIA, NeedProfile::IntellectualDisability { words: 12, things: 2 }] {
        assert_eq!(of(need, "made-sure", summed(told())), Verdict::Met);
        assert_eq!(of(need, "made-sure", told()), Verdict::Missed);
        assert_eq!(of(need, "made-sure", Log::answered(6.0)), Verdict::NotApplicable);
    }
}

#[test]
fn every_need_has_duties() {
    let needs = [
        RELAY,
        NeedProfile::Relative { delay: Millis(2_000) },
        NeedProfile::Deafblind {
            delay: Millis(6_000),
            things: 1,
        },
        hard_of_hearing(),
        NeedProfile::Blind,
        NeedProfile::Stutter {
            interrupted_adds: Millis(2_000),
        },
        APHASIA,
        NeedProfile::UnclearSpeech,
        NeedProfile::IntellectualDisability { words: 12, things: 2 },
        NeedProfile::Autism,
        NeedProfile::Crisis { offences: 2 },
        NeedProfile::Anxiety { wait: Millis(20_000) },
        DEMENTIA,
        NeedProfile::Mobility,
        NeedProfile::Companion,
        WEAK_POLISH,
    ];
    for need in needs {
        let table = verdicts(need, Log::answered(6.0).say(7.0, words("Dzień dobry")), Ending::Caller);
        assert!(!table.is_empty(), "{need:?}");
    }
}

/// An interpreter's silence belongs to the caller's answer: nobody let them wait.
#[test]
fn the_time_of_interpreting_is_no_wait() {
    let log = || {
        let log = Log::answered(6.0)
            .say(7.0, words("Dzień dobry"))
            .caller(20.5, "Dzień dobry");
        log.say(22.0, words("Słucham"))
            .caller(36.0, "Chodzi o dowód")
            .say(38.0, words("Dobrze"))
    };
    let patience = Criterion::Patience {
        wait_over: Millis(10_000),
        word_within: Millis(45_000),
        hint_after: Millis(45_000),
    };
    let slow = NeedProfile::Relay { delay: Millis(11_000) };
    assert_eq!(verdict(&patience, &scenario_with(slow), log()), Verdict::NotApplicable);
    assert_ne!(verdict(&patience, &scenario(), log()), Verdict::NotApplicable);
}
