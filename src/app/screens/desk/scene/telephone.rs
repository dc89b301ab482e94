//! The telephone: handset on or off, ring lamp, display.

use std::f32::consts::TAU;

use bevy_egui::egui::{Color32, Pos2, Shape, Stroke, vec2};

use super::Sheet;
use crate::app::desk_model::LineState;
use crate::app::screens::desk::DeskScreen;
use crate::app::texts::Texts;
use crate::app::theme::{Motion, mix};
use crate::domain::Millis;

/// The lamp pulses once a second: well under the 3 Hz that may trigger seizures.
const PULSE_MS: u64 = 1_000;
const _: () = assert!(1_000 / PULSE_MS < 3, "the lamp must pulse under 3 Hz");

/// What the telephone's display says.
pub(super) fn line_words(view: &DeskScreen<'_>, texts: &Texts) -> String {
    let model = view.model;
    match model.line {
        LineState::Quiet => texts.t("desk-line-quiet"),
        LineState::Ringing { count, .. } => texts.number("desk-line-ringing", "count", count),
        LineState::Dialling => texts.t("desk-line-dialling"),
        LineState::Busy => texts.t("desk-line-busy"),
        LineState::Open { since } => {
            let time = Texts::clock(view.now.since(since));
            let key = match (model.hold.is_on(), model.mute.is_on()) {
                (true, _) => "desk-line-hold",
                (false, true) => "desk-line-muted",
                (false, false) => "desk-line-open",
            };
            texts.word(key, "time", &time)
        }
        LineState::Ended { .. } => texts.t("desk-line-ended"),
        LineState::DayOver => texts.t("desk-line-quiet"),
    }
}

/// How brightly the lamp is lit so long into a ring, 0 to 1.
fn brightness(into_ring: Millis, motion: Motion) -> f32 {
    match motion {
        Motion::Full => {
            let phase = (into_ring.0 % PULSE_MS) as f32 / PULSE_MS as f32;
            0.5 + 0.5 * (phase * TAU).cos()
        }
        Motion::Reduced => 1.0,
    }
}

impl Sheet<'_> {
    pub(super) fn telephone(&self, view: &DeskScreen<'_>, texts: &Texts) {
        let model = view.model;
        let c = &self.c;
        self.shape(
            &[(196.0, 322.0), (404.0, 322.0), (422.0, 442.0), (178.0, 442.0)],
            c.phone,
        );
        let lifted = matches!(
            model.line,
            LineState::Open { .. } | LineState::Dialling | LineState::Busy
        );
        if lifted {
            // The handset is off the hook: an empty cradle, the cord leading out of the picture to the ear.
            self.block(192.0, 332.0, 42.0, 98.0, 8.0, mix(c.phone, c.phone_light, 0.25));
            let cord: Vec<Pos2> = (0..=60)
                .map(|step| {
                    let along = step as f32 / 60.0;
                    let swing = (along * TAU * 7.0).sin() * 5.0;
                    self.at(184.0 - 34.0 * along + swing, 428.0 + 64.0 * along)
                })
                .collect();
            let cord_ink = if c.phone == Color32::BLACK { c.outline } else { c.phone };
            self.painter
                .add(Shape::line(cord, Stroke::new(3.0 * self.scale, cord_ink)));
        } else {
            self.block(186.0, 316.0, 50.0, 122.0, 16.0, c.phone_light);
            self.block(195.0, 346.0, 32.0, 62.0, 8.0, mix(c.phone, c.phone_light, 0.55));
        }
        for row in 0..3 {
            for column in 0..4 {
                let (x, y) = (248.0 + 27.0 * column as f32, 384.0 + 18.0 * row as f32);
                self.block(x, y, 20.0, 12.0, 2.0, mix(c.phone, c.phone_light, 0.8));
            }
        }
        let (ringing, bright) = match model.line {
            LineState::Ringing { since, .. } => (true, brightness(view.now.since(since), self.look.motion)),
            _ => (false, 0.0),
        };
        let lamp = self.at(386.0, 408.0);
        if ringing {
            let halo = mix(c.phone, c.lamp, 0.25 + 0.35 * bright);
            self.painter
                .circle_filled(lamp, (14.0 + 5.0 * bright) * self.scale, halo);
        }
        let lit = if ringing {
            mix(c.lamp_off, c.lamp, 0.55 + 0.45 * bright)
        } else {
            c.lamp_off
        };
        self.painter.circle(lamp, 9.0 * self.scale, lit, self.outline());
        if ringing {
            self.rays(lamp);
        }
        if model.loudspeaker.is_on() {
            for ring in 1..=3 {
                let radius = (14.0 + 9.0 * ring as f32) * self.scale;
                let arc = (0..=10).map(|step| {
                    let angle = -0.9 + 0.18 * step as f32;
                    self.at(404.0, 384.0) + vec2(angle.cos(), angle.sin()) * radius
                });
                self.painter
                    .add(Shape::line(arc.collect(), Stroke::new(2.5 * self.scale, c.outline)));
            }
        }
        self.display(&line_words(view, texts));
    }

    /// Short strokes around the lamp: that it rings is seen without colour.
    fn rays(&self, lamp: Pos2) {
        for step in 0..8 {
            let angle = TAU * step as f32 / 8.0;
            let ray = vec2(angle.cos(), angle.sin()) * self.scale;
            let ends = [lamp + ray * 23.0, lamp + ray * 30.0];
            self.painter
                .line_segment(ends, Stroke::new(2.0 * self.scale, self.c.lamp));
        }
    }

    /// The telephone's display. Words that it is too small for stand on a plate at the desk's front edge, where nothing else is.
    fn display(&self, words: &str) {
        let c = &self.c;
        self.block(242.0, 332.0, 156.0, 40.0, 4.0, c.screen);
        let glass = self.rect(242.0, 332.0, 156.0, 40.0).shrink(4.0);
        let galley = self
            .painter
            .layout_no_wrap(words.to_owned(), self.look.strong(), c.screen_ink);
        if galley.size().x <= glass.width() && galley.size().y <= glass.height() {
            self.painter
                .galley(glass.center() - galley.size() / 2.0, galley, c.screen_ink);
        } else {
            self.label(self.at(320.0, 466.0), words, c.screen_ink, c.screen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lamp_pulses_unless_motion_is_reduced() {
        let lit = |motion| [0, 130, 250, 500, 999].map(|at| brightness(Millis(at), motion));
        assert!(
            lit(Motion::Full).iter().any(|light| *light < 0.1),
            "it goes out in between"
        );
        assert_eq!(lit(Motion::Reduced), [1.0; 5]);
    }
}
