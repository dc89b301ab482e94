//! The desk: Bevy window, egui panels.
