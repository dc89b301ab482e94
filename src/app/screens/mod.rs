//! The screens: each a pure function from a plain view to the actions pressed. No engine, no files, no clock here.

pub mod admission;
pub mod attempts;
pub mod author;
pub mod briefing;
pub mod debrief;
pub mod desk;
pub mod first_run;
pub mod menu;
pub mod settings;
pub mod sound_check;

#[cfg(test)]
mod admission_tests;
#[cfg(test)]
mod attempts_tests;
#[cfg(test)]
mod author_tests;
#[cfg(test)]
mod debrief_tests;
#[cfg(test)]
mod desk_tests;
#[cfg(test)]
mod dispute_tests;
#[cfg(test)]
mod first_run_tests;
#[cfg(test)]
mod menu_tests;
#[cfg(test)]
mod settings_tests;
#[cfg(test)]
mod tests;
