//! The desk: Bevy window, egui panels.

mod desk_model;
#[cfg(test)]
mod fixtures;
mod screens;
mod texts;
mod theme;
mod widgets;
