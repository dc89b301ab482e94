//! What an author says of a pack: scenarios and what goes with them, handed from office to office as one file.

use super::Bilingual;

/// The author's own words on a pack; what it holds follows from its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackDescription {
    /// Stable id: plain small letters, digits, `-` and `_`.
    pub id: String,
    /// Number of the version, from 1.
    pub version: u32,
    /// What it is called.
    pub title: Bilingual,
    /// The office or author that it comes from.
    pub office: String,
    /// Whom to ask about it.
    pub contact: Option<String>,
    /// The licence, by its SPDX identifier.
    pub licence: Option<String>,
    /// The language of its calls: `pl`.
    pub language: String,
    /// The oldest version of the program that plays it (`0.3.0`); none: the author does not say.
    pub program: Option<String>,
}
