//! Attempts as JSON. Its form is told in `docs/pl/kadry.md`; what is added there raises nothing, any other change the version.

use serde::Serialize;

use super::error::ExportError;
use super::rows::AttemptRow;

/// What the file says it is.
const FORMAT: &str = "sygnaly-results";

/// Version of its form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Results<'a> {
    format: &'static str,
    version: u32,
    attempts: &'a [AttemptRow],
}

/// The file.
///
/// # Errors
/// When it cannot be put together.
pub(super) fn json(rows: &[AttemptRow]) -> Result<Vec<u8>, ExportError> {
    let results = Results {
        format: FORMAT,
        version: VERSION,
        attempts: rows,
    };
    let mut bytes = serde_json::to_vec_pretty(&results).map_err(|error| ExportError::unwritable(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}
