//! How the course of a call is drawn: lanes, scale, stretches and moments, and what the marks mean. Every mark differs from the
//! others by shape, not by colour alone.

use bevy_egui::egui::{
    Align2, Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::timeline::{Entry, What};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look, mix};
use crate::domain::Millis;
use crate::scoring::timeline::{LineState, MomentKind, Who};

/// Steps between two marks of the scale, the shortest that leaves room for its words.
const STEPS: [u64; 9] = [1, 2, 5, 10, 30, 60, 120, 300, 600];
/// Whatever is shorter is drawn this wide, points.
const NARROWEST: f32 = 3.0;

/// The drawing, with time from left to right.
pub(super) struct Sheet {
    pub(super) painter: Painter,
    pub(super) look: Look,
    /// Where time is drawn.
    pub(super) field: Rect,
    /// Where the drawing ends: whatever happens last is as wide as it is.
    pub(super) right: f32,
    pub(super) lane: f32,
    pub(super) length: Millis,
}

impl Sheet {
    fn x(&self, at: Millis) -> f32 {
        let share = at.0.min(self.length.0) as f32 / self.length.0 as f32;
        self.field.left() + share * self.field.width()
    }

    fn middle(&self, row: usize) -> f32 {
        self.field.top() + (row as f32 + 0.5) * self.lane
    }

    pub(super) fn row(&self, row: usize, left: f32, name: &str) {
        let y = self.middle(row);
        let at = pos2(left, y);
        self.painter
            .text(at, Align2::LEFT_CENTER, name, self.look.body(), self.look.palette.ink);
        self.painter.hline(
            self.field.left()..=self.right,
            self.field.top() + (row as f32 + 1.0) * self.lane,
            Stroke::new(
                self.look.hairline(),
                mix(self.look.palette.panel, self.look.palette.line, 0.5),
            ),
        );
    }

    pub(super) fn scale(&self) {
        let seconds = self.length.0 / 1000 + 1;
        let room = (self.field.width() / (3.6 * self.look.em())).max(1.0) as u64;
        let step = STEPS
            .into_iter()
            .find(|step| seconds / step <= room)
            .unwrap_or_else(|| (seconds / room).div_ceil(600) * 600);
        let mut free_from = f32::NEG_INFINITY;
        for mark in (0..seconds).step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
            let at = Millis(mark * 1000);
            let x = self.x(at);
            let faint = mix(self.look.palette.panel, self.look.palette.line, 0.35);
            let stroke = Stroke::new(self.look.hairline(), faint);
            self.painter.vline(x, self.field.y_range(), stroke);
            let ink = self.look.palette.muted;
            let words = self.painter.layout_no_wrap(Texts::clock(at), self.look.mono(), ink);
            if let Some(left) = label_left(x, words.size().x, free_from, self.right) {
                free_from = left + words.size().x + GRID;
                self.painter.galley(pos2(left, self.field.bottom() + GRID), words, ink);
            }
        }
    }

    pub(super) fn entry(&self, entry: &Entry<'_>, chosen: bool) {
        let p = self.look.palette;
        let rect = self.rect(entry);
        match &entry.what {
            What::State(state) => self.state(rect, *state),
            What::Words(stretch) => {
                match &stretch.who {
                    Who::Trainee { .. } => self.filled(rect, p.accent),
                    Who::Caller { .. } => self.filled(rect, p.ink),
                    Who::Colleague { .. } | Who::Room { .. } => self.others(rect),
                }
                if stretch.cut_off {
                    self.cut(rect);
                }
            }
            What::Moment(kind, _) => self.moment(rect.center(), *kind),
        }
        if chosen {
            let ring = Stroke::new(2.0, p.ink);
            self.painter
                .rect_stroke(rect.expand(3.0), 3.0, ring, StrokeKind::Outside);
        }
    }

    fn rect(&self, entry: &Entry<'_>) -> Rect {
        let (left, right) = (self.x(entry.from), self.x(entry.to));
        let half = self.lane * 0.3;
        let y = self.middle(entry.lane);
        Rect::from_min_max(pos2(left, y - half), pos2(right.max(left + NARROWEST), y + half))
    }

    /// Around each mark, so that two that touch stay two.
    fn edge(&self) -> Stroke {
        Stroke::new(1.0, self.look.palette.panel)
    }

    fn filled(&self, rect: Rect, colour: Color32) {
        self.painter.rect(rect, 2.0, colour, self.edge(), StrokeKind::Outside);
    }

    /// Hollow: told from the caller without colour.
    fn others(&self, rect: Rect) {
        let edge = Stroke::new(2.0, self.look.palette.unclear);
        self.painter.rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
    }

    /// Somebody was cut off here.
    fn cut(&self, rect: Rect) {
        let edge = Stroke::new(2.0, self.look.palette.missed);
        self.painter.vline(rect.right(), rect.y_range().expand(3.0), edge);
    }

    /// States differ by filling: rings solid, waiting striped, silence hollow; what lets the room be heard is a line above.
    fn state(&self, rect: Rect, state: LineState) {
        let p = self.look.palette;
        let edge = |colour| Stroke::new(self.look.hairline().max(1.0), colour);
        match state {
            LineState::Ring { .. } | LineState::RingBack => self.filled(rect, p.partly),
            LineState::Hold | LineState::Consult | LineState::Mute | LineState::Away => {
                self.painter.rect_stroke(rect, 2.0, edge(p.unclear), StrokeKind::Inside);
                self.stripes(rect, edge(p.unclear));
            }
            LineState::Loudspeaker | LineState::RoomTalk => {
                self.painter
                    .hline(rect.x_range(), rect.top(), Stroke::new(3.0, p.missed));
            }
            LineState::Silence | LineState::Block => {
                self.painter.rect_stroke(rect, 2.0, edge(p.muted), StrokeKind::Inside);
            }
        }
    }

    fn stripes(&self, rect: Rect, stroke: Stroke) {
        let painter = self.painter.with_clip_rect(rect);
        let mut x = rect.left() - rect.height();
        while x < rect.right() {
            painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
            x += 6.0;
        }
    }

    /// Moments differ by shape: what helped is round, what harmed is pointed, the rest is square.
    fn moment(&self, at: Pos2, kind: MomentKind) {
        let p = self.look.palette;
        let r = self.lane * 0.22;
        match kind {
            MomentKind::TookIn | MomentKind::Told => {
                self.painter.circle(at, r, p.met, self.edge());
            }
            MomentKind::Interruption | MomentKind::Lost => {
                let corners = vec![at + vec2(0.0, -r), at + vec2(r, r), at + vec2(-r, r)];
                self.painter.add(Shape::convex_polygon(corners, p.missed, self.edge()));
            }
            MomentKind::Hint => {
                self.painter.circle_stroke(at, r, Stroke::new(2.0, p.muted));
            }
            MomentKind::Line | MomentKind::Colleague | MomentKind::Desk | MomentKind::Room | MomentKind::Sound => {
                self.filled(Rect::from_center_size(at, vec2(1.6 * r, 1.6 * r)), p.muted);
            }
        }
    }

    /// The entry that was pointed at: in its lane, else wherever it is nearest.
    pub(super) fn nearest(&self, entries: &[Entry<'_>], at: Pos2) -> Option<usize> {
        let away = |entry: &Entry<'_>| {
            let rect = self.rect(entry);
            let aside = (rect.left() - at.x).max(at.x - rect.right()).max(0.0);
            aside + 4.0 * (rect.center().y - at.y).abs()
        };
        let all = entries.iter().enumerate();
        all.min_by(|(_, one), (_, two)| away(one).total_cmp(&away(two)))
            .map(|(place, _)| place)
    }
}

/// Where the words of a mark begin: at the mark, or so far before it that they end with the drawing. None: others are there.
fn label_left(mark: f32, width: f32, free_from: f32, right: f32) -> Option<f32> {
    let left = mark.min(right - width);
    (left >= free_from).then_some(left)
}

/// A mark of the legend.
#[derive(Clone, Copy)]
enum Mark {
    State(LineState),
    Caller,
    Others,
    Cut,
    Moment(MomentKind),
}

/// The marks and the keys of their words, in the order of the lanes.
const LEGEND: [(Mark, &str); 11] = [
    (Mark::State(LineState::RingBack), "debrief-legend-ring"),
    (Mark::State(LineState::Hold), "debrief-legend-waits"),
    (Mark::State(LineState::Silence), "debrief-legend-silence"),
    (Mark::State(LineState::RoomTalk), "debrief-legend-room"),
    (Mark::Caller, "debrief-legend-caller"),
    (Mark::Others, "debrief-legend-others"),
    (Mark::Cut, "debrief-legend-cut"),
    (Mark::Moment(MomentKind::TookIn), "debrief-legend-got"),
    (Mark::Moment(MomentKind::Lost), "debrief-legend-lost"),
    (Mark::Moment(MomentKind::Desk), "debrief-legend-event"),
    (Mark::Moment(MomentKind::Hint), "debrief-legend-hint"),
];

/// What the marks mean: each beside its words, as one piece where the row wraps.
pub(super) fn legend(ui: &mut Ui, texts: &Texts) {
    let look = Look::of(ui.ctx());
    let em = look.em();
    let sheet = Sheet {
        painter: ui.painter().clone(),
        look,
        field: Rect::NOTHING,
        right: 0.0,
        lane: 1.7 * em,
        length: Millis(1_000),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0 * GRID, GRID);
        ui.spacing_mut().interact_size.y = 1.4 * em;
        ui.horizontal_wrapped(|ui| {
            for (mark, key) in LEGEND {
                explained(ui, &sheet, mark, &texts.t(key));
            }
        });
    });
}

/// A mark and its words.
fn explained(ui: &mut Ui, sheet: &Sheet, mark: Mark, name: &str) {
    let look = sheet.look;
    let (ink, em) = (look.palette.muted, look.em());
    let mark_width = 1.5 * em;
    let room = (ui.max_rect().width() - mark_width - 2.0 * GRID).max(em);
    let words = ui.painter().layout(name.to_owned(), look.body(), ink, room);
    let size = vec2(mark_width + 2.0 * GRID + words.size().x, words.size().y.max(1.4 * em));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let middle = pos2(rect.left() + mark_width / 2.0, rect.center().y);
    let stretch = Rect::from_center_size(middle, vec2(mark_width, 0.9 * em));
    match mark {
        Mark::State(state) => sheet.state(stretch, state),
        Mark::Caller => sheet.filled(stretch, look.palette.ink),
        Mark::Others => sheet.others(stretch),
        Mark::Cut => {
            sheet.filled(stretch, look.palette.ink);
            sheet.cut(stretch);
        }
        Mark::Moment(kind) => sheet.moment(middle, kind),
    }
    let at = pos2(stretch.right() + 2.0 * GRID, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_label_of_the_scale_is_whole_or_not_there() {
        let (width, right) = (40.0, 500.0);
        assert_eq!(label_left(100.0, width, 0.0, right), Some(100.0), "at its mark");
        assert_eq!(
            label_left(495.0, width, 404.0, right),
            Some(460.0),
            "it ends with the drawing"
        );
        assert_eq!(
            label_left(495.0, width, 470.0, right),
            None,
            "the one before it is in its place"
        );
    }

    #[test]
    fn every_mark_of_the_legend_has_its_words() {
        let words = crate::app::screens::tests::texts(crate::domain::Lang::Pl);
        let told: std::collections::BTreeSet<String> = LEGEND.iter().map(|(_, key)| words.t(key)).collect();
        assert_eq!(told.len(), LEGEND.len(), "{told:?}");
        assert!(told.iter().all(|words| !words.contains('⟦')), "{told:?}");
    }
}
