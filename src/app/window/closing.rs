//! Closing the window: at once, but in the middle of an exam, where it asks first.

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy::window::WindowCloseRequested;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};
use egui_phosphor::regular as icon;

use super::{Pass, Shell};
use crate::app::theme::Look;
use crate::app::widgets::{self, Weight};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, requested)
        .add_systems(EguiPrimaryContextPass, ask.in_set(Pass::Finish));
}

fn requested(
    mut requests: MessageReader<WindowCloseRequested>,
    mut shell: ResMut<Shell>,
    mut exit: MessageWriter<AppExit>,
) {
    if requests.read().next().is_none() {
        return;
    }
    if shell.may_close() {
        // An exam that was played to its end and not looked at yet has its result.
        shell.end_call_if_over();
        exit.write(AppExit::Success);
    } else {
        shell.closing = true;
    }
}

fn ask(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut exit: MessageWriter<AppExit>) -> Result {
    if !shell.closing {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    let texts = &shell.texts;
    let (mut stays, mut goes) = (false, false);
    let about = if shell.attempts.was_taken_up() {
        "exam-closing-last"
    } else {
        "exam-closing-about"
    };
    let modal = egui::Modal::new(egui::Id::new("closing")).show(ctx, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::AlertDialog);
            node.set_label(texts.t("exam-closing"));
            node.set_modal();
        });
        ui.set_max_width(30.0 * Look::of(ui.ctx()).em());
        widgets::title(ui, &texts.t("exam-closing"));
        ui.add(egui::Label::new(texts.t(about)).wrap());
        widgets::space(ui, 2);
        ui.horizontal_wrapped(|ui| {
            let stay = widgets::button(ui, Weight::Primary, icon::ARROW_LEFT, &texts.t("exam-closing-stay"));
            // The one that loses nothing has the keyboard.
            if ui.ctx().memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            stays = stay.clicked();
            goes = widgets::button(ui, Weight::Plain, icon::SIGN_OUT, &texts.t("exam-closing-go")).clicked();
        });
    });
    if stays || modal.should_close() {
        shell.closing = false;
    }
    if goes {
        exit.write(AppExit::Success);
    }
    Ok(())
}
