//! Files that only their owner may read, written whole or not at all, and names that any system takes for a file.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// Makes a folder, and those above it; only their owner may enter those that are new.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
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
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Sees to it that the names in a folder survive a power cut. Windows opens no folder as a file, and needs none of this.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Puts a file into a folder, whole or not at all.
pub(super) fn write_whole(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    make_folder(folder)?;
    let fresh = folder.join(format!("{name}.new"));
    // One that a power cut left behind may be open to others.
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = create(&fresh)?;
    file.write_all(content)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&fresh, folder.join(name))?;
    sync_folder(folder)
}

/// `text` in plain letters, digits and hyphens, which every system takes for a file's name.
pub(super) fn safe_name(text: &str) -> String {
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
        write_whole(&folder, "a.json", b"first").unwrap();
        fs::write(folder.join("a.json.new"), "left behind by a power cut").unwrap();
        write_whole(&folder, "a.json", b"second").unwrap();
        assert_eq!(fs::read(folder.join("a.json")).unwrap(), b"second");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
