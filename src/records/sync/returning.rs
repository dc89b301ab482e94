//! People of a station who have the details of somebody whom the store erased: those of them of whom a person must say who they are.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use crate::records::personal::theirs;
use crate::records::store::{Returning, Store, StoreError};
use crate::records::{StationId, TraineeId, Who};

/// Those of a station's people whom the store would take for somebody who was erased, and who sat an attempt since: with whom they would
/// be taken for. Whoever else has such details is what an erasure did not reach.
///
/// # Errors
/// When the store cannot be read.
pub(super) async fn doubtful(
    data: &Path,
    store: &Store,
    station: StationId,
    people: &[(TraineeId, Who)],
) -> Result<Vec<(TraineeId, Uuid)>, StoreError> {
    let returning = store.returning(station, people).await?;
    if returning.is_empty() {
        // Usually; then no journal need be opened.
        return Ok(Vec::new());
    }
    let locals: BTreeSet<TraineeId> = returning.iter().map(|one| one.local.clone()).collect();
    // One that cannot be read is told when it is to be sent.
    let sat = theirs(data, &locals, BTreeSet::new()).attempts;
    let has_sat_since = |one: &Returning| {
        let mut sat = sat.iter().map(|(_, header)| header);
        sat.any(|header| header.trainee.as_ref() == Some(&one.local) && header.begun > one.erased)
    };
    let doubtful = returning.into_iter().filter(|one| has_sat_since(one));
    Ok(doubtful.map(|one| (one.local, one.person)).collect())
}
