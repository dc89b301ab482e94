//! Bytes of a file of another program to text: UTF-8, else Windows-1250, in which older programs write Polish.

use super::ImportError;

/// How the letters of a file were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As today's programs write them.
    Utf8,
    /// As older Polish programs of Windows write them.
    Windows1250,
}

/// What stands for a byte that means nothing.
pub(super) const NOTHING: char = '\u{fffd}';

/// The letters of the bytes 0x80–0xff in Windows-1250.
const UPPER: &str = "\
€\u{fffd}‚\u{fffd}„…†‡\u{fffd}‰Š‹ŚŤŽŹ\
\u{fffd}‘’“”•–—\u{fffd}™š›śťžź\
\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż\
°±˛ł´µ¶·¸ąş»Ľ˝ľż\
ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
ŕáâăäĺćçčéęëěíîď\
đńňóôőö÷řůúűüýţ˙";

/// What workbooks begin with: those of today, and those of before 2007.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// What a text of two bytes a letter begins with, in either order.
const TWO_BYTES: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// The text of a file, without a byte order mark, with lines that end in LF.
///
/// # Errors
/// When it is no text, or a byte of it means nothing.
pub(super) fn decoded(bytes: &[u8]) -> Result<(String, Encoding), ImportError> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(ImportError::Workbook);
    }
    if TWO_BYTES.iter().any(|start| bytes.starts_with(start)) || bytes.contains(&0) {
        return Err(ImportError::NoText);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (text, encoding) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (windows_1250(bytes)?, Encoding::Windows1250),
    };
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

fn windows_1250(bytes: &[u8]) -> Result<String, ImportError> {
    let upper: Vec<char> = UPPER.chars().collect();
    let letter = |byte: u8| match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or(NOTHING),
    };
    let text: String = bytes.iter().map(|byte| letter(*byte)).collect();
    match text.lines().position(|line| line.contains(NOTHING)) {
        Some(before) => Err(ImportError::Letters { line: before + 1 }),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_letter() {
        assert_eq!(UPPER.chars().count(), 128);
        let polish = b"\xb9\xe6\xea\xb3\xf1\xf3\x9c\x9f\xbf \xa5\xc6\xca\xa3\xd1\xd3\x8c\x8f\xaf \x84\x94";
        let text = ("ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ „”".to_owned(), Encoding::Windows1250);
        assert_eq!(decoded(polish), Ok(text));
    }

    #[test]
    fn a_file_says_by_itself_how_it_was_written() {
        let utf8 = |text: &str| Ok((text.to_owned(), Encoding::Utf8));
        assert_eq!(decoded("imię\r\nŻaneta\rB".as_bytes()), utf8("imię\nŻaneta\nB"));
        assert_eq!(decoded("\u{feff}imię".as_bytes()), utf8("imię"));
        assert_eq!(decoded(b""), utf8(""));
        assert_eq!(decoded(b"PK\x03\x04..."), Err(ImportError::Workbook));
        assert_eq!(decoded(b"\xff\xfeA\0"), Err(ImportError::NoText));
        assert_eq!(decoded(b"a\nb\x81\xb9"), Err(ImportError::Letters { line: 2 }));
    }
}
