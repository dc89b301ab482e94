//! The office seen from the chair, drawn as shapes: window, clock, door, desk, telephone, diary, papers. It says nothing
//! that is not said in words elsewhere; for a screen reader it is one picture with a description.

use std::f32::consts::{FRAC_PI_2, TAU};

use bevy_egui::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::DeskScreen;
use crate::app::desk_model::LineState;
use crate::app::texts::Texts;
use crate::app::theme::{CORNER, Look, Scene, mix};
use crate::domain::Millis;

/// The picture is composed on a sheet of this size and fitted to the space.
const SHEET: Vec2 = vec2(640.0, 480.0);
/// The lamp pulses once a second: well under the 3 Hz that may trigger seizures.
const PULSE_MS: u64 = 1_000;

/// Draws the scene into `rect`.
pub fn show(ui: &mut Ui, rect: Rect, view: &DeskScreen<'_>, texts: &Texts) {
    let response = ui.interact(rect, ui.id().with("scene"), Sense::hover());
    let words = describe(view, texts);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let sheet = Sheet::fit(rect, &painter, look);
    sheet.room(rect);
    sheet.window();
    sheet.clock(view.now);
    sheet.door(view.model.door_closed);
    if let Some(name) = view.model.visitor(view.now) {
        sheet.visitor(name);
    }
    sheet.desk(rect);
    sheet.papers(view.document.is_some());
    sheet.diary();
    sheet.telephone(view, texts);
    if view.model.away {
        sheet.caption(rect, &texts.t("desk-scene-away"));
    }
    painter.rect_stroke(rect, CORNER, look.line(), StrokeKind::Inside);
}

fn describe(view: &DeskScreen<'_>, texts: &Texts) -> String {
    let mut words = vec![texts.t("desk-scene"), line_words(view, texts)];
    words.push(texts.t(if view.model.door_closed {
        "desk-scene-door-closed"
    } else {
        "desk-scene-door-open"
    }));
    if let Some(name) = view.model.visitor(view.now) {
        words.push(texts.word("desk-scene-visitor", "name", name));
    }
    if view.model.away {
        words.push(texts.t("desk-scene-away"));
    }
    words.join(" ")
}

/// What the telephone's display says.
fn line_words(view: &DeskScreen<'_>, texts: &Texts) -> String {
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
    }
}

/// The sheet laid over the screen.
struct Sheet<'a> {
    painter: &'a Painter,
    look: Look,
    c: Scene,
    origin: Pos2,
    scale: f32,
}

impl<'a> Sheet<'a> {
    fn fit(rect: Rect, painter: &'a Painter, look: Look) -> Self {
        // The whole sheet stays visible; wall and desk go on beyond it.
        let scale = (rect.width() / SHEET.x).min(rect.height() / SHEET.y);
        let origin = rect.center() - SHEET * scale / 2.0;
        Self {
            painter,
            look,
            c: look.palette.scene,
            origin,
            scale,
        }
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.at(x, y), vec2(width, height) * self.scale)
    }

    fn outline(&self) -> Stroke {
        Stroke::new((1.6 * self.scale).max(self.look.hairline()), self.c.outline)
    }

    fn block(&self, x: f32, y: f32, width: f32, height: f32, radius: f32, fill: Color32) {
        let radius = CornerRadius::same((radius * self.scale).min(60.0) as u8);
        self.painter.rect(
            self.rect(x, y, width, height),
            radius,
            fill,
            self.outline(),
            StrokeKind::Middle,
        );
    }

    fn shape(&self, points: &[(f32, f32)], fill: Color32) {
        let points: Vec<Pos2> = points.iter().map(|&(x, y)| self.at(x, y)).collect();
        self.painter.add(Shape::convex_polygon(points, fill, self.outline()));
    }

    fn stroke(&self, from: (f32, f32), to: (f32, f32), width: f32, colour: Color32) {
        let stroke = Stroke::new((width * self.scale).max(1.0), colour);
        self.painter
            .line_segment([self.at(from.0, from.1), self.at(to.0, to.1)], stroke);
    }

    fn room(&self, whole: Rect) {
        self.painter.rect_filled(whole, CORNER, self.c.wall);
        let rail = self.at(0.0, 236.0).y;
        let low = Rect::from_min_max(pos2(whole.left(), rail), whole.right_bottom());
        self.painter.rect_filled(low, 0.0, self.c.wainscot);
        self.painter.hline(whole.x_range(), rail, self.outline());
    }

    fn window(&self) {
        self.block(40.0, 36.0, 230.0, 172.0, 4.0, self.c.white);
        let glass = self.rect(52.0, 48.0, 206.0, 148.0);
        self.painter.rect_filled(glass, 0.0, self.c.sky);
        let town = self.painter.with_clip_rect(glass.intersect(self.painter.clip_rect()));
        for (x, y, width) in [
            (52.0, 150.0, 44.0),
            (100.0, 136.0, 30.0),
            (150.0, 156.0, 56.0),
            (214.0, 142.0, 50.0),
        ] {
            town.rect_filled(self.rect(x, y, width, 80.0), 0.0, mix(self.c.town, self.c.sky, 0.35));
        }
        for (x, y, radius) in [(84.0, 196.0, 26.0), (132.0, 200.0, 32.0), (236.0, 198.0, 30.0)] {
            town.circle_filled(self.at(x, y), radius * self.scale, self.c.town);
        }
        self.stroke((155.0, 48.0), (155.0, 196.0), 6.0, self.c.white);
        self.stroke((52.0, 112.0), (258.0, 112.0), 6.0, self.c.white);
        self.painter.rect_stroke(glass, 0.0, self.outline(), StrokeKind::Middle);
        self.block(30.0, 206.0, 250.0, 12.0, 2.0, self.c.white);
        // A plant on the sill.
        for (dx, dy) in [(-16.0, -26.0), (-4.0, -34.0), (8.0, -32.0), (18.0, -22.0)] {
            self.painter.circle(
                self.at(236.0 + dx, 190.0 + dy),
                10.0 * self.scale,
                self.c.town,
                self.outline(),
            );
        }
        self.shape(
            &[(222.0, 180.0), (252.0, 180.0), (247.0, 206.0), (227.0, 206.0)],
            self.c.door,
        );
    }

    fn clock(&self, now: Millis) {
        let (centre, radius) = (self.at(346.0, 84.0), 40.0 * self.scale);
        self.painter.circle(
            centre,
            radius,
            self.c.white,
            Stroke::new(2.5 * self.scale, self.c.outline),
        );
        for hour in 0..12 {
            let angle = TAU * hour as f32 / 12.0;
            let ray = vec2(angle.cos(), angle.sin());
            let inner = if hour % 3 == 0 { 0.76 } else { 0.86 };
            let mark = [centre + ray * radius * inner, centre + ray * radius * 0.93];
            self.painter
                .line_segment(mark, Stroke::new(1.6 * self.scale, self.c.outline));
        }
        // Nine fourteen when the session begins.
        let minutes = 9.0 * 60.0 + 14.0 + now.seconds() as f32 / 60.0;
        let hand = |turn: f32, length: f32, width: f32, colour| {
            let angle = turn * TAU - FRAC_PI_2;
            let tip = centre + vec2(angle.cos(), angle.sin()) * radius * length;
            self.painter
                .line_segment([centre, tip], Stroke::new(width * self.scale, colour));
        };
        hand(minutes / 720.0, 0.5, 4.0, self.c.outline);
        hand(minutes / 60.0, 0.74, 2.6, self.c.outline);
        hand(
            (now.0 / 1000 % 60) as f32 / 60.0,
            0.8,
            1.2,
            self.look.palette.scene.lamp,
        );
        self.painter.circle_filled(centre, 3.0 * self.scale, self.c.outline);
    }

    fn door(&self, closed: bool) {
        self.block(430.0, 40.0, 156.0, 252.0, 2.0, self.c.white);
        self.block(
            442.0,
            52.0,
            132.0,
            240.0,
            0.0,
            if closed { self.c.door } else { self.c.corridor },
        );
        if closed {
            for y in [66.0, 176.0] {
                self.block(458.0, y, 100.0, 96.0, 3.0, mix(self.c.door, self.c.wood_dark, 0.2));
            }
            self.painter
                .circle(self.at(562.0, 170.0), 5.0 * self.scale, self.c.white, self.outline());
        } else {
            // The leaf stands open towards the room.
            self.shape(
                &[(574.0, 52.0), (622.0, 40.0), (622.0, 312.0), (574.0, 292.0)],
                self.c.door,
            );
            self.painter
                .circle(self.at(612.0, 180.0), 4.0 * self.scale, self.c.white, self.outline());
            self.stroke(
                (456.0, 262.0),
                (560.0, 262.0),
                2.0,
                mix(self.c.corridor, self.c.white, 0.3),
            );
        }
    }

    fn visitor(&self, name: &str) {
        self.shape(
            &[
                (470.0, 300.0),
                (478.0, 206.0),
                (500.0, 190.0),
                (528.0, 190.0),
                (550.0, 206.0),
                (558.0, 300.0),
            ],
            self.c.cloth,
        );
        self.painter
            .circle(self.at(514.0, 158.0), 30.0 * self.scale, self.c.skin, self.outline());
        let hair = (0..=16).map(|step| {
            let angle = std::f32::consts::PI * (1.0 + step as f32 / 16.0);
            self.at(514.0 + 31.0 * angle.cos(), 154.0 + 31.0 * angle.sin())
        });
        self.painter
            .add(Shape::convex_polygon(hair.collect(), self.c.wood_dark, self.outline()));
        self.label(
            self.at(514.0, 226.0),
            name,
            self.look.palette.ink,
            self.look.palette.panel,
        );
    }

    fn desk(&self, whole: Rect) {
        let back = self.at(0.0, 300.0).y;
        let front = self.at(0.0, 456.0).y;
        let top = Rect::from_min_max(pos2(whole.left(), back), pos2(whole.right(), front));
        self.painter.rect_filled(top, 0.0, self.c.wood);
        let edge = Rect::from_min_max(pos2(whole.left(), front), whole.right_bottom());
        self.painter.rect_filled(edge, 0.0, self.c.wood_dark);
        for y in [back, front] {
            self.painter.hline(whole.x_range(), y, self.outline());
        }
        if self.look.theme != crate::app::theme::Theme::HighContrast {
            for (x, y, length) in [
                (20.0, 330.0, 90.0),
                (200.0, 440.0, 130.0),
                (430.0, 318.0, 80.0),
                (520.0, 430.0, 90.0),
            ] {
                self.stroke((x, y), (x + length, y), 1.4, mix(self.c.wood, self.c.wood_dark, 0.4));
            }
        }
    }

    fn papers(&self, open: bool) {
        self.shape(
            &[(448.0, 330.0), (556.0, 322.0), (574.0, 402.0), (460.0, 412.0)],
            self.c.white,
        );
        self.shape(
            &[(440.0, 338.0), (548.0, 334.0), (562.0, 414.0), (448.0, 420.0)],
            self.c.white,
        );
        let ink = mix(self.c.white, self.c.outline, if open { 0.9 } else { 0.45 });
        for row in 0..5 {
            let y = 352.0 + 13.0 * row as f32;
            self.stroke((456.0 + row as f32, y), (534.0 + 2.0 * row as f32, y - 2.5), 2.0, ink);
        }
        // A pen beside them.
        self.stroke((588.0, 346.0), (612.0, 416.0), 6.0, self.c.outline);
        self.stroke((589.0, 349.0), (608.0, 406.0), 3.0, self.c.cloth);
    }

    fn diary(&self) {
        self.block(34.0, 352.0, 128.0, 88.0, 5.0, self.c.cloth);
        self.block(40.0, 356.0, 56.0, 80.0, 2.0, self.c.white);
        self.block(98.0, 356.0, 58.0, 80.0, 2.0, self.c.white);
        let ink = mix(self.c.white, self.c.outline, 0.45);
        for row in 0..5 {
            let y = 370.0 + 13.0 * row as f32;
            self.stroke((46.0, y), (90.0, y), 1.4, ink);
            self.stroke((104.0, y), (150.0, y), 1.4, ink);
        }
    }

    fn telephone(&self, view: &DeskScreen<'_>, texts: &Texts) {
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
            LineState::Ringing { since, .. } => {
                let phase = (view.now.since(since).0 % PULSE_MS) as f32 / PULSE_MS as f32;
                (true, 0.5 + 0.5 * (phase * TAU).cos())
            }
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

    /// The telephone's display. Words that it is too small for stand on a plate above it.
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
            self.label(self.at(320.0, 296.0), words, c.screen_ink, c.screen);
        }
    }

    /// Words on a small plate, kept inside the picture.
    fn label(&self, middle: Pos2, words: &str, ink: Color32, ground: Color32) {
        let clip = self.painter.clip_rect().shrink(8.0);
        let galley = self.painter.layout(
            words.to_owned(),
            self.look.strong(),
            ink,
            (clip.width() - 16.0).max(1.0),
        );
        let mut plate = Align2::CENTER_CENTER.anchor_size(middle, galley.size() + vec2(20.0, 12.0));
        plate = plate.translate(vec2(
            (clip.left() - plate.left()).max(0.0) + (clip.right() - plate.right()).min(0.0),
            (clip.top() - plate.top()).max(0.0) + (clip.bottom() - plate.bottom()).min(0.0),
        ));
        self.painter
            .rect(plate, CORNER, ground, self.outline(), StrokeKind::Middle);
        self.painter.galley(plate.center() - galley.size() / 2.0, galley, ink);
    }

    fn caption(&self, whole: Rect, words: &str) {
        let veil = self.look.palette.background.gamma_multiply(0.7);
        self.painter.rect_filled(whole, CORNER, veil);
        self.label(whole.center(), words, self.look.palette.ink, self.look.palette.panel);
    }
}

/// How long the picture may stand still before it must be drawn again.
pub fn frame_due(line: LineState) -> Millis {
    match line {
        LineState::Ringing { .. } => Millis(60),
        LineState::Ended { .. } => Millis(5_000),
        _ => Millis(250),
    }
}

const _: () = assert!(1_000 / PULSE_MS < 3, "the lamp must pulse under 3 Hz");
