//! The screens: each a pure function from a plain view to the actions pressed. No engine, no files, no clock here.

pub mod briefing;
pub mod debrief;
pub mod desk;
pub mod menu;
pub mod settings;

#[cfg(test)]
mod tests;
