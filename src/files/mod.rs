//! Files that only their owner may read, written whole or not at all, and names that any system takes for a file.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The key of what people are told when a file or folder can be neither read nor written, in `assets/l10n/*/files.ftl`. What happens
/// often is told in their language; the rest takes what the system said as `why`.
pub fn trouble(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "file-missing",
        ErrorKind::IsADirectory => "file-folder",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "file-denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "file-full",
        _ => "file-error",
    }
}

/// Makes a folder, and those above it; only their owner may enter those that are new.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Creates a file that was not there, to read and write; only its owner may open it.
pub fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Locks an empty file until what comes back is let go of, and makes it where it is not there; the folder is. It waits for nobody: none,
/// another program holds it.
///
/// # Errors
/// When the file cannot be made, opened or locked.
pub fn hold(path: &Path) -> io::Result<Option<File>> {
    let file = for_holding(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether another program holds the file at this moment. It is held itself for no longer than the question takes.
///
/// # Errors
/// When the file is not there, or cannot be opened or asked.
pub fn is_held(path: &Path) -> io::Result<bool> {
    // Shared: two that ask do not take each other for a holder.
    match File::open(path)?.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// As [`hold`], and waits until whoever holds it lets go of it.
///
/// # Errors
/// As [`hold`].
pub fn hold_in_turn(path: &Path) -> io::Result<File> {
    let file = for_holding(path)?;
    file.lock()?;
    Ok(file)
}

fn for_holding(path: &Path) -> io::Result<File> {
    match create(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => File::options().write(true).open(path),
        created => created,
    }
}

/// Whether accounts other than the owner's may read or write a file. On Windows the folder's permissions decide: never.
///
/// # Errors
/// When the file is not there or cannot be looked at.
pub fn open_to_others(path: &Path) -> io::Result<bool> {
    let about = fs::metadata(path)?;
    #[cfg(unix)]
    let open = {
        use std::os::unix::fs::PermissionsExt as _;
        about.permissions().mode() & 0o077 != 0
    };
    #[cfg(not(unix))]
    let open = {
        let _ = about;
        false
    };
    Ok(open)
}

/// Sees to it that the names in a folder survive a power cut. Windows opens no folder as a file, and needs none of this.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Writes a file, whole or not at all: beside its place (with `.new` behind its name), down to the disk, then into its place.
/// Makes the folder where there is none. Only its owner may open it.
///
/// # Errors
/// When the folder cannot be made or written to; a file that was there before is as it was, and nothing is left behind.
pub fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty() {
        make_folder(folder)?;
    }
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    // One that a power cut left behind may be open to others.
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let written = create(&fresh)
        .and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&fresh, path));
    if let Err(error) = written {
        // Half a file is of no use; that it could not be removed either says nothing new.
        let _ = fs::remove_file(&fresh);
        return Err(error);
    }
    if folder.as_os_str().is_empty() {
        Ok(())
    } else {
        sync_folder(folder)
    }
}

/// Writes a folder that is not there yet, with these files in it (paths within it, with `/`), whole or not at all: beside its place
/// (with `.new` behind its name), then into its place. Makes the folders above it. Only their owner may open what is new.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] when there is anything of this name, which is then left alone; else when it cannot be written.
/// Nothing is left behind.
pub fn write_new_folder(folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    if folder.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut fresh = folder.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    match fs::remove_dir_all(&fresh) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let written = files
        .iter()
        .try_for_each(|(path, content)| write_whole(&fresh.join(path), content))
        .and_then(|()| fs::rename(&fresh, folder));
    if written.is_err() {
        // Half a folder is of no use; that it could not be removed either says nothing new.
        let _ = fs::remove_dir_all(&fresh);
    }
    written
}

/// `text` in plain letters, digits and hyphens, which every system takes for a file's name.
pub fn safe_name(text: &str) -> String {
    let mut name = String::new();
    for sign in text.chars() {
        if sign.is_ascii_alphanumeric() || sign == '_' {
            name.push(sign);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_any_system() {
        assert_eq!(safe_name("2026-11-29T09:14:05Z"), "2026-11-29T09-14-05Z");
        assert_eq!(safe_name("../a\\b:cą d?"), "a-b-c-d");
        assert_eq!(safe_name("—"), "");
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_behind() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("new");
        write_whole(&folder.join("a.json"), b"first").unwrap();
        fs::write(folder.join("a.json.new"), "left behind by a power cut").unwrap();
        write_whole(&folder.join("a.json"), b"second").unwrap();
        assert_eq!(fs::read(folder.join("a.json")).unwrap(), b"second");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[test]
    fn a_new_folder_comes_whole_and_takes_nobodys_place() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("a");
        write_new_folder(&folder, &[("x.yaml", b"1"), ("plans/y.yaml", b"2")]).unwrap();
        assert_eq!(fs::read(folder.join("plans/y.yaml")).unwrap(), b"2");
        let again = write_new_folder(&folder, &[("x.yaml", b"3")]);
        assert_eq!(again.unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(folder.join("x.yaml")).unwrap(), b"1");
        // The second file cannot be written where the first one is no folder.
        assert!(write_new_folder(&data.path().join("b"), &[("x", b"1"), ("x/y", b"2")]).is_err());
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_and_nothing_else() {
        let data = tempfile::tempdir().unwrap();
        let place = data.path().join("taken.yaml");
        // A folder that is not empty cannot be replaced by a file.
        fs::create_dir(&place).unwrap();
        fs::write(place.join("inside"), "old").unwrap();
        assert!(write_whole(&place, b"new").is_err());
        assert_eq!(fs::read_to_string(place.join("inside")).unwrap(), "old");
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
    }
}
