//! Rows of a list whose parts stand in columns, and the button at the end of a row.

use bevy_egui::egui::{Sense, Ui, vec2};
use egui_phosphor::regular as icon;

use super::{Weight, button, button_width, reach};
use crate::app::texts::Texts;
use crate::app::theme::Look;

/// Room for the button at the end of a row, em.
pub const OPENS_EM: f32 = 10.0;

/// A part of a row, as wide as its column (points), whose first line is level with the button's word.
pub fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let above = ((ui.spacing().interact_size.y - 1.3 * Look::of(ui.ctx()).em()) / 2.0).max(0.0);
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.add_space(above);
        add(ui);
    });
}

/// A hairline between two rows, or under a title.
pub fn rule(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let size = vec2(ui.available_width(), look.hairline());
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, look.line());
}

/// Width of the button of [`opens`], points.
pub fn opens_width(ui: &Ui, texts: &Texts) -> f32 {
    button_width(ui, Weight::Plain, icon::LIST_CHECKS, &texts.t("debrief-call-open"))
}

/// The button that opens the debrief of a row; `name` says of which, for those who only hear it. Returns whether it was
/// pressed.
pub fn opens(ui: &mut Ui, name: &str, texts: &Texts) -> bool {
    let open = button(ui, Weight::Plain, icon::LIST_CHECKS, &texts.t("debrief-call-open"));
    reach(&open);
    ui.ctx().accesskit_node_builder(open.id, |node| node.set_label(name));
    open.clicked()
}
