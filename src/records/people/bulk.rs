//! Many people at once, from a table: looked for by what tells them apart, so that ten thousand are added as fast as they are read.

use std::collections::BTreeSet;

use super::{People, Trainee, TraineeId, Who, checked, identity};
use crate::records::PeopleError;

/// What became of people who were to be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// So many are new in the list.
    pub added: usize,
    /// So many were there already, or came twice.
    pub known: usize,
}

impl People {
    /// Adds trainees, without PINs, in their order. Whoever is in the list already, with the same name in the same unit and office,
    /// stays as they are.
    ///
    /// # Errors
    /// When something of one of them is empty; then nobody was added.
    pub fn add_trainees(&mut self, people: impl IntoIterator<Item = Who>) -> Result<Added, PeopleError> {
        let people: Vec<Who> = people.into_iter().map(checked).collect::<Result<_, _>>()?;
        let mut known: BTreeSet<[String; 4]> = self.trainees.iter().map(|trainee| identity(&trainee.who)).collect();
        let taken = self.trainees.iter().map(|trainee| &trainee.id).chain(&self.erased);
        let taken: BTreeSet<TraineeId> = taken.cloned().collect();
        let mut free = (1_u64..)
            .map(|number| TraineeId::new(format!("osoba-{number}")))
            .filter(|id| !taken.contains(id));
        let mut done = Added::default();
        for who in people {
            if !known.insert(identity(&who)) {
                done.known += 1;
                continue;
            }
            let Some(id) = free.next() else { break };
            self.trainees.push(Trainee {
                id,
                who,
                pin: None,
                wrong_pins: 0,
            });
            done.added += 1;
        }
        Ok(done)
    }
}
