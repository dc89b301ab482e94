//! The headers of Vorbis files, kept once for a folder. With one encoder and one setting they are the same in every file, 2.3 kB
//! of tables in a line of 7 kB, so shipped lines are written without them.
//!
//! A file that begins with its headers, a person's recording say, stays whole.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::errors::VoiceError;

/// Where a folder of lines keeps them.
const SHARED: &str = "headers.vorbis";
/// How an Ogg page begins, and how long its fixed part is.
const PAGE: &[u8] = b"OggS";
const FIXED: usize = 27;
/// The bit of a page's flags (byte 5) that tells the first page of a stream.
const FIRST: u8 = 0x02;

/// Takes the headers off an encoded line that is to lie in `folder`. The first line of a folder gives the headers; a line with
/// others stays whole.
///
/// # Errors
/// [`VoiceError::File`].
pub fn shared<'a>(folder: &Path, line: &'a [u8]) -> Result<&'a [u8], VoiceError> {
    let (headers, sound) = line.split_at(length(line));
    let path = folder.join(SHARED);
    match fs::read(&path) {
        Ok(known) if known == headers => Ok(sound),
        Ok(_) => Ok(line),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !sound.is_empty() => {
            fs::write(&path, headers).map_err(|error| VoiceError::file(&path, &error))?;
            Ok(sound)
        }
        Err(error) => Err(VoiceError::file(&path, &error)),
    }
}

/// A line as a decoder wants it: with headers, its own or those of its folder.
///
/// # Errors
/// [`VoiceError::File`] when its folder's headers cannot be read.
pub fn whole<'a>(path: &Path, line: &'a [u8]) -> Result<Cow<'a, [u8]>, VoiceError> {
    let begins = line.get(5).is_some_and(|flags| flags & FIRST != 0);
    if begins || !line.starts_with(PAGE) {
        return Ok(Cow::Borrowed(line));
    }
    let headers = path.with_file_name(SHARED);
    let mut whole = fs::read(&headers).map_err(|error| VoiceError::file(&headers, &error))?;
    whole.extend_from_slice(line);
    Ok(Cow::Owned(whole))
}

/// How many bytes of a stream are headers: its pages before the first that carries sound.
fn length(stream: &[u8]) -> usize {
    let mut at = 0;
    while let Some(page) = stream
        .get(at..)
        .filter(|page| page.starts_with(PAGE) && page.len() >= FIXED)
    {
        // Sound has a position, headers have none (RFC 3533, section 6).
        if page[6..14] != [0; 8] {
            return at;
        }
        let segments = usize::from(page[26]);
        let lasts: usize = page[FIXED..]
            .iter()
            .take(segments)
            .map(|&length| usize::from(length))
            .sum();
        at += FIXED + segments + lasts;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(flags: u8, position: u8, content: &[u8]) -> Vec<u8> {
        let mut page = b"OggS\0".to_vec();
        page.push(flags);
        page.extend([position, 0, 0, 0, 0, 0, 0, 0]);
        page.extend([0; 12]);
        page.push(1);
        page.push(u8::try_from(content.len()).unwrap());
        page.extend(content);
        page
    }

    fn line(setup: &[u8], sound: &[u8]) -> Vec<u8> {
        [page(FIRST, 0, b"id"), page(0, 0, setup), page(0, 9, sound)].concat()
    }

    #[test]
    fn lines_of_one_encoder_share_their_headers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ogg");
        let (one, two) = (line(b"tables", b"dzien dobry"), line(b"tables", b"slucham"));
        for encoded in [&one, &two] {
            let kept = shared(folder.path(), encoded).unwrap();
            assert!(kept.len() < encoded.len());
            assert_eq!(whole(&path, kept).unwrap().as_ref(), encoded.as_slice());
        }
    }

    #[test]
    fn a_line_with_other_headers_stays_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ogg");
        shared(folder.path(), &line(b"tables", b"dzien dobry")).unwrap();
        let other = line(b"other tables", b"slucham");
        assert_eq!(shared(folder.path(), &other).unwrap(), other);
        assert_eq!(whole(&path, &other).unwrap().as_ref(), other.as_slice());
    }

    #[test]
    fn what_is_no_ogg_is_left_to_the_decoder() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(length(b"RIFF"), 0);
        assert_eq!(length(&page(FIRST, 0, b"id")[..20]), 0);
        assert_eq!(whole(&folder.path().join("a.ogg"), b"RIFF").unwrap().as_ref(), b"RIFF");
        assert!(whole(&folder.path().join("a.ogg"), &page(0, 9, b"x")).is_err());
    }
}
