//! What effects make of the desk.

use super::*;
use crate::app::fixtures;

#[test]
fn a_ring_becomes_a_call_becomes_an_end() {
    let scenario = fixtures::scenario();
    let mut desk = DeskModel::default();
    desk.apply(Millis(5_000), &Effect::Ring { count: 2 }, &scenario);
    assert_eq!(
        desk.line,
        LineState::Ringing {
            count: 2,
            since: Millis(5_000)
        }
    );
    desk.apply(Millis(6_000), &Effect::RingingStopped, &scenario);
    desk.apply(Millis(6_000), &Effect::LineOpened, &scenario);
    assert!(desk.line.is_open());
    let play = Effect::Play {
        play: 3,
        speaker: Speaker::Caller,
        text: "Halo".into(),
        nominal: Millis(400),
    };
    desk.apply(Millis(6_100), &play, &scenario);
    desk.apply(Millis(6_200), &Effect::StopPlaying { play: 3 }, &scenario);
    assert!(matches!(
        desk.captions.last().unwrap().what,
        Said::Words { cut: true, .. }
    ));
    assert!(!desk.my_turn);
    desk.apply(Millis(6_300), &Effect::TurnOver, &scenario);
    assert!(desk.my_turn);
    desk.apply(Millis(9_000), &Effect::CallEnded { by: Ending::Caller }, &scenario);
    assert_eq!(desk.line, LineState::Ended { by: Ending::Caller });
    assert!(!desk.my_turn);
}

#[test]
fn a_poor_line_is_told_once() {
    let remarks = |line| {
        let scenario = Scenario {
            line,
            ..fixtures::scenario()
        };
        let mut desk = DeskModel::default();
        for at in [1_000, 2_000] {
            desk.apply(Millis(at), &Effect::LineOpened, &scenario);
        }
        let keys = desk.captions.iter().filter_map(|caption| match caption.what {
            Said::Event { key, .. } => Some(key),
            _ => None,
        });
        keys.skip(1).collect::<Vec<_>>()
    };
    assert_eq!(remarks(LineQuality::Clear), Vec::<&str>::new());
    assert_eq!(remarks(LineQuality::Noisy), ["desk-event-line-noisy"]);
    assert_eq!(remarks(LineQuality::Mobile), ["desk-event-line-mobile"]);
}

#[test]
fn what_is_heard_is_known_line_by_line() {
    let scenario = fixtures::scenario();
    let play = |play| Effect::Play {
        play,
        speaker: Speaker::Caller,
        text: "Halo".into(),
        nominal: Millis(400),
    };
    let silence = Effect::SilentBlock { lasts: Millis(3_000) };
    let mut desk = DeskModel::default();
    for effect in [play(1), silence.clone(), play(2)] {
        desk.apply(Millis(1_000), &effect, &scenario);
    }
    let heard = |desk: &DeskModel| desk.captions.iter().map(|caption| caption.heard).collect::<Vec<bool>>();
    desk.sounds(&play(1), true);
    desk.sounds(&silence, true);
    assert_eq!(heard(&desk), [true, true, false]);
    desk.sounds(&play(1), false);
    desk.sounds(&play(7), true);
    assert_eq!(heard(&desk), [false, true, false]);
}

#[test]
fn late_words_stand_where_they_were_spoken() {
    let mut desk = DeskModel::default();
    desk.said(Millis(1_000), Addressee::Caller, "pierwsze");
    desk.said(Millis(9_000), Addressee::Caller, "trzecie");
    desk.said(Millis(4_000), Addressee::Caller, "drugie");
    let order: Vec<u64> = desk.captions.iter().map(|caption| caption.at.0).collect();
    assert_eq!(order, [1_000, 4_000, 9_000]);
}
