//! Which drawer is to have the keyboard: a key that opens one leads into it.

use bevy_egui::egui::{self, Id, Response};

use super::Drawer;

/// Asks that the first control of this drawer take the keyboard as soon as it is drawn.
pub fn take_keyboard(ctx: &egui::Context, drawer: Drawer) {
    ctx.data_mut(|data| data.insert_temp(wanted(), drawer));
}

fn wanted() -> Id {
    Id::new("drawer wants the keyboard")
}

/// Gives the keyboard to this control if its drawer was asked to take it.
pub(super) fn offer_keyboard(response: &Response, drawer: Drawer) {
    let due = response.ctx.data(|data| data.get_temp::<Drawer>(wanted())) == Some(drawer);
    if due {
        response.ctx.data_mut(|data| data.remove_temp::<Drawer>(wanted()));
        response.request_focus();
    }
}
