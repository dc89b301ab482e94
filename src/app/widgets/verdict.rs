//! The marks of verdicts: a shape each as well as a colour, drawn, so that no font has to have them.

use bevy_egui::egui::{Color32, Sense, Shape, Stroke, Ui, Vec2, vec2};

use crate::app::theme::Look;
use crate::domain::Verdict;

/// The mark of a verdict.
pub fn verdict_mark(ui: &mut Ui, verdict: Verdict) {
    let look = Look::of(ui.ctx());
    let size = look.em() * 1.25;
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let (centre, radius, stroke) = (
        rect.center(),
        look.em() * 0.42,
        Stroke::new(2.0, verdict_colour(look, verdict)),
    );
    let painter = ui.painter();
    match verdict {
        Verdict::Met => {
            painter.circle_filled(centre, radius + 1.0, stroke.color);
        }
        Verdict::Partly => {
            painter.circle_stroke(centre, radius, stroke);
            let arc = (0..=16).map(|step| {
                let angle = std::f32::consts::PI * (0.5 + step as f32 / 16.0);
                centre + radius * vec2(angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(arc.collect(), stroke.color, Stroke::NONE));
        }
        Verdict::Missed => {
            painter.circle_stroke(centre, radius, stroke);
        }
        Verdict::Unclear => {
            let r = radius + 1.0;
            let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)];
            painter.add(Shape::closed_line(
                corners.map(|corner| centre + corner).to_vec(),
                stroke,
            ));
        }
        Verdict::NotApplicable => {
            painter.line_segment([centre - vec2(radius, 0.0), centre + vec2(radius, 0.0)], stroke);
        }
    }
}

/// The colour that goes with a verdict's shape.
pub fn verdict_colour(look: Look, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Met => look.palette.met,
        Verdict::Partly => look.palette.partly,
        Verdict::Missed => look.palette.missed,
        Verdict::Unclear => look.palette.unclear,
        Verdict::NotApplicable => look.palette.muted,
    }
}
