//! The page of the screens that are read from top to bottom.

use bevy_egui::egui::{self, Id, Rect, Ui, UiBuilder, pos2};

use super::space;
use crate::app::theme::{GRID, Look};

/// The page of a screen: a column of readable width that scrolls, and below it, always in sight, what leads on.
/// The column comes first in the order of Tab. A page with another `place` than the one before begins at its top.
pub fn page<T>(
    ui: &mut Ui,
    place: &str,
    widest_em: f32,
    state: &mut T,
    add: impl FnOnce(&mut Ui, &mut T),
    lead_on: impl FnOnce(&mut Ui, &mut T),
) {
    let look = Look::of(ui.ctx());
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, look.palette.background);
    let memory = ui.id().with("page");
    let (shown, wraps): (Option<Id>, f32) = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    let place = Id::new(place);
    let row = ui.spacing().interact_size.y;
    // As high as it was in the last pass: what leads on may take more than one row.
    let foot_height = wraps.max(row) + 6.0 * GRID;
    let split = (whole.bottom() - foot_height).max(whole.top());
    let width = (widest_em * look.em()).min(whole.width() - 12.0 * GRID).max(1.0);
    let side = ((whole.width() - width) / 2.0).floor();

    let body = Rect::from_min_max(whole.min, pos2(whole.right(), split));
    let mut body_ui = ui.new_child(UiBuilder::new().id_salt("page").max_rect(body));
    body_ui.set_clip_rect(body);
    let mut scroll = egui::ScrollArea::vertical().id_salt("page").auto_shrink(false);
    if shown != Some(place) {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    scroll.show(&mut body_ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * GRID;
                ui.set_width(width);
                space(ui, 4);
                add(ui, state);
                space(ui, 6);
            });
        });
    });

    let foot = Rect::from_min_max(pos2(whole.left(), split), whole.max);
    ui.painter().rect_filled(foot, 0.0, look.palette.panel);
    ui.painter()
        .hline(foot.x_range(), foot.top() + look.hairline() / 2.0, look.line());
    let inside = Rect::from_min_max(
        pos2(foot.left() + side, foot.top() + 3.0 * GRID),
        pos2(foot.right() - 3.0 * GRID, foot.bottom()),
    );
    let mut foot_ui = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(inside));
    let taken = foot_ui
        .horizontal_wrapped(|ui| lead_on(ui, state))
        .response
        .rect
        .height();
    if (taken - wraps).abs() > 0.5 {
        ui.ctx().request_discard("what leads on takes another height");
    }
    ui.data_mut(|data| data.insert_temp(memory, (Some(place), taken)));
}
