//! The office seen from the chair, drawn as shapes: window, clock, door, desk, telephone, diary, papers. It says nothing
//! that is not said in words elsewhere; for a screen reader it is one picture with a description.

mod telephone;

use std::f32::consts::{FRAC_PI_2, TAU};

use bevy_egui::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::DeskScreen;
use crate::app::texts::Texts;
use crate::app::theme::{CORNER, Look, Scene, mix};

/// The picture is composed on a sheet of this size and fitted to the space.
const SHEET: Vec2 = vec2(640.0, 480.0);

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
    sheet.clock(view.minute);
    sheet.door(view.model.door_closed);
    if let Some(name) = view.model.visitor(view.now) {
        sheet.visitor(name);
    }
    if view.model.room_talks {
        sheet.talkers();
    }
    if view.model.client.is_some() {
        sheet.client();
    }
    sheet.desk(rect);
    if let Some(name) = &view.model.client {
        sheet.named(150.0, 308.0, name);
    }
    sheet.papers(view.document.is_some());
    sheet.diary();
    sheet.telephone(view, texts);
    if view.model.away {
        sheet.caption(rect, &super::absent(view, texts));
    }
    painter.rect_stroke(rect, CORNER, look.line(), StrokeKind::Inside);
}

fn describe(view: &DeskScreen<'_>, texts: &Texts) -> String {
    let mut words = vec![texts.t("desk-scene"), telephone::line_words(view, texts)];
    words.push(texts.t(if view.model.door_closed {
        "desk-scene-door-closed"
    } else {
        "desk-scene-door-open"
    }));
    if let Some(name) = view.model.visitor(view.now) {
        words.push(texts.word("desk-scene-visitor", "name", name));
    }
    if let Some(name) = &view.model.client {
        words.push(texts.word("desk-scene-client", "name", name));
    }
    if view.model.room_talks {
        words.push(texts.t("desk-scene-room-talks"));
    }
    if view.model.away {
        words.push(super::absent(view, texts));
    }
    words.join(" ")
}

/// The sheet laid over the screen.
struct Sheet<'a> {
    painter: &'a Painter,
    /// All of the picture, whether it is in sight or scrolled away.
    whole: Rect,
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
            whole: rect,
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

    fn clock(&self, minute: u16) {
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
        let minutes = f32::from(minute);
        let hand = |turn: f32, length: f32, width: f32, colour| {
            let angle = turn * TAU - FRAC_PI_2;
            let tip = centre + vec2(angle.cos(), angle.sin()) * radius * length;
            self.painter
                .line_segment([centre, tip], Stroke::new(width * self.scale, colour));
        };
        hand(minutes / 720.0, 0.5, 4.0, self.c.outline);
        hand(minutes / 60.0, 0.74, 2.6, self.c.outline);
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

    /// Somebody seen from the front, down to the desk; `x` is their middle, `top` of their head, `size` 1 by the door.
    fn person(&self, x: f32, top: f32, size: f32, cloth: Color32) {
        let on = |dx: f32, dy: f32| (x + dx * size, top + dy * size);
        let body = [
            on(-44.0, 172.0),
            on(-36.0, 78.0),
            on(-14.0, 62.0),
            on(14.0, 62.0),
            on(36.0, 78.0),
            on(44.0, 172.0),
        ];
        self.shape(&body, cloth);
        let (head, hair) = (on(0.0, 30.0), on(0.0, 26.0));
        let radius = 30.0 * size;
        self.painter.circle(
            self.at(head.0, head.1),
            radius * self.scale,
            self.c.skin,
            self.outline(),
        );
        let hair = (0..=16).map(|step| {
            let angle = std::f32::consts::PI * (1.0 + step as f32 / 16.0);
            self.at(
                hair.0 + (radius + 1.0) * angle.cos(),
                hair.1 + (radius + 1.0) * angle.sin(),
            )
        });
        self.painter
            .add(Shape::convex_polygon(hair.collect(), self.c.wood_dark, self.outline()));
    }

    fn named(&self, x: f32, y: f32, name: &str) {
        self.label(self.at(x, y), name, self.look.palette.ink, self.look.palette.panel);
    }

    fn visitor(&self, name: &str) {
        self.person(514.0, 128.0, 1.0, self.c.cloth);
        self.named(514.0, 226.0, name);
    }

    /// Two colleagues between window and door, and what they say as bubbles.
    fn talkers(&self) {
        self.person(308.0, 176.0, 0.72, self.c.town);
        self.person(392.0, 176.0, 0.72, self.c.cloth);
        for (x, tip) in [(296.0, 306.0), (404.0, 394.0)] {
            self.shape(&[(tip - 6.0, 166.0), (tip + 6.0, 166.0), (tip, 176.0)], self.c.white);
            self.block(x - 26.0, 138.0, 52.0, 30.0, 10.0, self.c.white);
            for dot in [-12.0, 0.0, 12.0] {
                self.painter
                    .circle_filled(self.at(x + dot, 153.0), 3.0 * self.scale, self.c.outline);
            }
        }
    }

    /// The client on the other side of the desk, nearer than anybody else.
    fn client(&self) {
        self.person(150.0, 150.0, 1.25, self.c.door);
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

    /// Words on a small plate, kept inside the picture.
    fn label(&self, middle: Pos2, words: &str, ink: Color32, ground: Color32) {
        let inside = self.whole.shrink(8.0);
        let galley = self.painter.layout(
            words.to_owned(),
            self.look.strong(),
            ink,
            (inside.width() - 16.0).max(1.0),
        );
        let mut plate = Align2::CENTER_CENTER.anchor_size(middle, galley.size() + vec2(20.0, 12.0));
        plate = plate.translate(vec2(
            (inside.left() - plate.left()).max(0.0) + (inside.right() - plate.right()).min(0.0),
            (inside.top() - plate.top()).max(0.0) + (inside.bottom() - plate.bottom()).min(0.0),
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
