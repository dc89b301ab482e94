//! The segmenter on synthetic signals, whose speech is wherever they are loud.

use proptest::prelude::*;

use super::audio::{SAMPLES_PER_MS, Utterance};
use super::segmenter::{SegmentEvent, Segmenter, SegmenterParams, TurnId};
use super::vad::{FRAME, LoudnessVad, ScriptedVad};
use crate::domain::Millis;

/// A frame on either side: the segmenter thinks in steps of 16 ms.
const SLACK: u64 = 16;

/// Loud and silent stretches in turn, ms each, beginning with silence.
fn signal(stretches: &[u64]) -> Vec<f32> {
    let mut out = Vec::new();
    for (i, ms) in stretches.iter().enumerate() {
        let level = if i % 2 == 0 { 0.0 } else { 0.3 };
        let n = (ms * SAMPLES_PER_MS) as usize;
        out.extend((0..n).map(|k| if k % 2 == 0 { level } else { -level }));
    }
    out
}

/// All events of a signal.
fn all(params: SegmenterParams, stretches: &[u64], block: usize) -> Vec<SegmentEvent> {
    let mut segmenter = Segmenter::new(params, Box::new(LoudnessVad));
    let mut events = Vec::new();
    for part in signal(stretches).chunks(block) {
        events.extend(segmenter.feed(part));
    }
    events.extend(segmenter.finish());
    events
}

/// What is certain in a signal: turns and pieces, without guesses.
fn run(stretches: &[u64], block: usize) -> Vec<SegmentEvent> {
    let mut events = all(SegmenterParams::DEMONSTRATION, stretches, block);
    events.retain(|event| !matches!(event, SegmentEvent::Paused { .. } | SegmentEvent::Resumed { .. }));
    events
}

fn pieces(events: &[SegmentEvent]) -> Vec<&Utterance> {
    events
        .iter()
        .filter_map(|e| {
            if let SegmentEvent::Piece { utterance, .. } = e {
                Some(utterance)
            } else {
                None
            }
        })
        .collect()
}

fn near(time: Millis, ms: u64) -> bool {
    time.0.abs_diff(ms) <= SLACK
}

#[test]
fn one_saying_is_one_turn_with_padding() {
    let events = run(&[1000, 800, 2000], 160);
    let [
        SegmentEvent::Started {
            turn: TurnId(0),
            at: start,
        },
        SegmentEvent::Piece { utterance, .. },
        SegmentEvent::Ended { at: end, .. },
    ] = &events[..]
    else {
        panic!("{events:?}")
    };
    assert!(near(*start, 1000) && near(*end, 1800), "{start:?} {end:?}");
    assert!(near(utterance.start, 1000) && near(utterance.end, 1800));
    let length = utterance.samples.len() as u64 / SAMPLES_PER_MS;
    assert!(length.abs_diff(800 + 2 * 150) <= 2 * SLACK, "{length} ms");
}

#[test]
fn a_short_pause_cuts_the_piece_and_a_long_one_the_turn() {
    // Pauses: 90 ms (none), 500 ms (piece), 1500 ms (turn).
    let events = run(&[500, 600, 90, 600, 500, 600, 1500, 600, 1000], 1000);
    assert_eq!(pieces(&events).len(), 3);
    let turns: Vec<u64> = events
        .iter()
        .map(|e| match e {
            SegmentEvent::Started { turn, .. }
            | SegmentEvent::Paused { turn, .. }
            | SegmentEvent::Resumed { turn }
            | SegmentEvent::Piece { turn, .. }
            | SegmentEvent::Ended { turn, .. } => turn.0,
        })
        .collect();
    assert_eq!(turns, [0, 0, 0, 0, 1, 1, 1]);
    assert!(near(pieces(&events)[0].end, 500 + 1290));
}

#[test]
fn the_end_of_a_turn_is_told_after_its_pause() {
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(LoudnessVad));
    let ended = |events: &[SegmentEvent]| events.iter().any(|e| matches!(e, SegmentEvent::Ended { .. }));
    assert!(!ended(&segmenter.feed(&signal(&[0, 500, 650]))));
    assert!(ended(&segmenter.feed(&signal(&[100]))));
}

/// In a pause the piece so far is handed out on a guess. The guess is taken back when the speaker goes on, and else it is
/// the piece itself, sample for sample.
#[test]
fn a_pause_is_a_guess_that_is_right_or_taken_back() {
    let events = all(SegmenterParams::FULL, &[300, 700, 300, 700, 1500], 160);
    let [
        SegmentEvent::Started { .. },
        SegmentEvent::Paused { utterance: first, .. },
        SegmentEvent::Resumed { .. },
        SegmentEvent::Paused { utterance: guess, .. },
        SegmentEvent::Piece { utterance, .. },
        SegmentEvent::Ended { .. },
    ] = &events[..]
    else {
        panic!("{events:?}")
    };
    assert!(near(first.end, 1000));
    assert_eq!(guess, utterance);
}

#[test]
fn the_piece_so_far_grows_and_rests_in_a_pause() {
    let mut segmenter = Segmenter::new(SegmenterParams::FULL, Box::new(LoudnessVad));
    let mut so_far = |stretches: &[u64]| {
        segmenter.feed(&signal(stretches));
        segmenter
            .so_far()
            .map(|(_, utterance)| (utterance.start, utterance.samples.len()))
    };
    assert_eq!(so_far(&[400]), None);
    let (start, short) = so_far(&[0, 400]).unwrap();
    let (same, longer) = so_far(&[0, 400]).unwrap();
    assert!(near(start, 400) && start == same);
    assert!(longer.abs_diff(short + 6400) <= 256);
    assert_eq!(so_far(&[300]), None, "in a pause there is nothing new to show");
}

#[test]
fn a_click_is_nothing() {
    assert_eq!(run(&[500, 60, 2000], 256), []);
    assert_eq!(run(&[3000], 256), []);
    assert_eq!(run(&[], 256), []);
}

/// A click in the pause after a saying neither belongs to the turn nor delays its end by more than itself.
#[test]
fn a_click_does_not_lengthen_a_turn() {
    let events = run(&[0, 500, 400, 50, 3000], 256);
    assert_eq!(pieces(&events).len(), 1);
    assert!(
        matches!(events.last(), Some(SegmentEvent::Ended { at, .. }) if near(*at, 500)),
        "{events:?}"
    );
}

#[test]
fn speech_without_a_pause_is_cut_before_the_limit_and_loses_nothing() {
    let events = run(&[0, 25_000, 1000], 777);
    let parts = pieces(&events);
    assert!(parts.len() >= 3);
    assert!(
        parts.iter().all(|p| p.seconds() <= 9.0),
        "{:?}",
        parts.iter().map(|p| p.seconds()).collect::<Vec<_>>()
    );
    let total: usize = parts.iter().map(|p| p.samples.len()).sum();
    assert!((total as u64 / SAMPLES_PER_MS).abs_diff(25_150) <= 2 * SLACK, "{total}");
    assert!(
        parts.windows(2).all(|w| w[0].end == w[1].start),
        "a gap between the parts"
    );
    let turns = events
        .iter()
        .filter(|e| matches!(e, SegmentEvent::Started { .. }))
        .count();
    assert_eq!(turns, 1);
}

#[test]
fn the_cut_falls_into_the_quietest_place() {
    let mut sound = signal(&[0, 12_000]);
    // A dip at 8 s, still loud enough to count as speech.
    let dip = 8_000 * SAMPLES_PER_MS as usize;
    sound[dip..dip + 2 * FRAME].iter_mut().for_each(|s| *s *= 0.1);
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(LoudnessVad));
    let events = segmenter.feed(&sound);
    assert!(near(pieces(&events)[0].end, 8_000), "{:?}", pieces(&events)[0].end);
}

/// A voice that sinks under the upper threshold goes on; one that never reaches it never begins.
#[test]
fn the_two_thresholds() {
    let feed = |scores: &[f32]| {
        let vad = ScriptedVad(scores.iter().copied().collect());
        let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(vad));
        let mut events = segmenter.feed(&[0.1, -0.1].repeat(scores.len() * FRAME / 2));
        events.extend(segmenter.finish());
        events
    };
    assert_eq!(feed(&[0.45; 100]), []);
    let events = feed(&[&[0.9; 10][..], &[0.4; 90], &[0.1; 80]].concat());
    assert!(near(pieces(&events)[0].end, 1600), "{events:?}");
}

/// The detector's score sinks slowly: a pause counts from where the sound stops, not from where the score does.
#[test]
fn a_pause_is_seen_though_the_score_is_still_high() {
    let vad = ScriptedVad([0.9; 100].into());
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(vad));
    let mut events = segmenter.feed(&signal(&[0, 800, 192, 480]));
    events.extend(segmenter.finish());
    let ends: Vec<_> = pieces(&events).iter().map(|p| (p.start, p.end)).collect();
    assert!(
        ends.len() == 2 && near(ends[0].1, 800) && near(ends[1].0, 992),
        "{ends:?}"
    );
}

/// After a bang, speech 36 dB below it, 6 beyond the limit, is heard again within four seconds.
#[test]
fn a_bang_does_not_deafen() {
    let mut sound = signal(&[0, 200, 0, 4000]);
    sound[..200 * SAMPLES_PER_MS as usize]
        .iter_mut()
        .for_each(|s| *s *= 3.0);
    sound[200 * SAMPLES_PER_MS as usize..]
        .iter_mut()
        .for_each(|s| *s *= 0.048);
    let vad = ScriptedVad([0.9; 300].into());
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(vad));
    let mut events = segmenter.feed(&sound);
    events.extend(segmenter.finish());
    let last = pieces(&events).last().map(|p| (p.start, p.end));
    assert!(
        last.is_some_and(|(start, end)| start.0 < 4_000 && near(end, 4_200)),
        "{last:?}"
    );
}

#[test]
fn time_goes_on_while_nothing_is_heard() {
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(LoudnessVad));
    segmenter.feed(&signal(&[300]));
    assert_eq!(segmenter.finish(), []);
    segmenter.skip(5_000 * SAMPLES_PER_MS);
    let events = segmenter.feed(&signal(&[0, 500, 1000]));
    assert!(
        matches!(events[0], SegmentEvent::Started { at, .. } if near(at, 5_300)),
        "{events:?}"
    );
}

proptest! {
    /// Whatever comes in whatever blocks: the events of each turn are in order, its times too, no sound is handed
    /// out twice, and the blocks make no difference.
    #[test]
    fn order_holds_for_any_signal(stretches in prop::collection::vec(0u64..2500, 0..12), block in 1usize..5000) {
        let events = run(&stretches, block);
        let mut open: Option<(TurnId, usize)> = None;
        let mut time = Millis::ZERO;
        for event in &events {
            match event {
                SegmentEvent::Started { turn, at } => {
                    prop_assert!(open.is_none());
                    prop_assert!(*at >= time);
                    open = Some((*turn, 0));
                    time = *at;
                }
                SegmentEvent::Piece { turn, utterance } => {
                    let (id, count) = open.as_mut().unwrap();
                    prop_assert_eq!(*id, *turn);
                    *count += 1;
                    prop_assert!(utterance.start >= time && utterance.end > utterance.start);
                    prop_assert!(utterance.seconds() <= 9.0);
                    time = utterance.end;
                }
                SegmentEvent::Paused { .. } | SegmentEvent::Resumed { .. } => prop_assert!(false, "left out"),
                SegmentEvent::Ended { turn, at } => {
                    let (id, count) = open.take().unwrap();
                    prop_assert_eq!(id, *turn);
                    prop_assert!(count > 0 && *at >= time);
                    time = *at;
                }
            }
        }
        prop_assert!(open.is_none());
        let total = stretches.iter().sum::<u64>() * SAMPLES_PER_MS;
        let given: usize = pieces(&events).iter().map(|u| u.samples.len()).sum();
        prop_assert!(given as u64 <= total + FRAME as u64);
        prop_assert_eq!(events, run(&stretches, usize::MAX / 2));
    }
}

/// A sound card that adds a direct current is not taken for somebody who speaks all the time.
#[test]
fn a_direct_current_is_taken_off() {
    let mut segmenter = Segmenter::new(SegmenterParams::FULL, Box::new(LoudnessVad));
    let sound: Vec<f32> = signal(&[1000, 800, 1500]).iter().map(|sample| sample + 0.2).collect();
    let mut events = segmenter.feed(&sound);
    events.extend(segmenter.finish());
    let ends: Vec<Millis> = pieces(&events).iter().map(|piece| piece.end).collect();
    assert!(ends.last().is_some_and(|end| near(*end, 1800)), "{ends:?}");
}
