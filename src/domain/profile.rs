//! Who the trainee is at this desk: the words they owe the caller in their introduction.

use serde::{Deserialize, Serialize};

use super::{Address, ProfileId};

/// The trainee's name and place in the office, in the nominative, as they would introduce themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Stable id (`krynki`).
    pub id: ProfileId,
    /// The office's full name ("Urząd Miejski w Krynkach").
    pub office: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Position ("inspektor").
    pub position: String,
    /// How callers address the trainee, and which grammatical gender agrees with them.
    pub address: Address,
    /// Unit: department, section or desk ("Referat Spraw Obywatelskich").
    pub unit: String,
}
