//! The language of a folder of assets, read once: that takes longer than to check many scenarios. The same files give the same
//! language, so nothing that is found depends on who asked first.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::language::{Language, LanguageError};

/// The folder asked for last, and its language.
static LAST: Mutex<Option<(PathBuf, Arc<Language>)>> = Mutex::new(None);

/// The language of this folder; none where no folder is named.
///
/// # Errors
/// When a linguistic file is missing, unreadable or corrupt.
pub(super) fn language(assets: &Path) -> Result<Option<Arc<Language>>, LanguageError> {
    if assets.as_os_str().is_empty() {
        return Ok(None);
    }
    // What a panic elsewhere leaves behind is a whole language or none.
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, language)) = last.as_ref().filter(|(folder, _)| folder == assets) {
        return Ok(Some(Arc::clone(language)));
    }
    let language = Arc::new(Language::load(&assets.join("language/pl"))?);
    *last = Some((assets.to_owned(), Arc::clone(&language)));
    Ok(Some(language))
}
