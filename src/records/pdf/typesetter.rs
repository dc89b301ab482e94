//! Typst with one template, the fonts of one folder and the values of one certificate; it has no clock, no network and no
//! packages, and reads no file outside the template's folder.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult, PackageError, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::error::{Fault, PdfError};

/// What typst calls the template, whatever the file is called.
const MAIN: &str = "certificate.typ";

/// What an editor may put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Sets pages.
pub(super) struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    template: PathBuf,
    folder: PathBuf,
}

impl Typesetter {
    /// Reads a template and the fonts of a folder; the template sees the values as `sys.inputs`.
    ///
    /// # Errors
    /// When one of them cannot be read, and when there is no font.
    pub(super) fn open(template: &Path, fonts: &Path, inputs: Dict) -> Result<Self, PdfError> {
        let text = fs::read(template).map_err(|error| unreadable(template, &error))?;
        let text = utf8(text).map_err(|reason| PdfError::Unreadable {
            path: template.to_owned(),
            reason,
        })?;
        let main = VirtualPath::new(MAIN).map_err(|error| PdfError::Program {
            reason: error.to_string(),
        })?;
        let fonts = load(fonts)?;
        let folder = match template.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        Ok(Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(RootedPath::new(VirtualRoot::Project, main).intern(), text),
            template: template.to_owned(),
            folder: folder.to_owned(),
        })
    }

    /// The PDF file.
    ///
    /// # Errors
    /// All that is wrong with the template or with what it makes.
    pub(super) fn pdf(&self, options: &PdfOptions) -> Result<Vec<u8>, Vec<Fault>> {
        let made = typst::compile::<PagedDocument>(self)
            .output
            .and_then(|document| typst_pdf::pdf(&document, options))
            .map_err(|found| found.iter().map(|one| self.fault(one)).collect());
        // What typst remembers for the next time holds names.
        typst::comemo::evict(0);
        made
    }

    /// The first sign of a text that no font has.
    pub(super) fn lacks(&self, text: &str) -> Option<char> {
        let shown = |sign: &char| !sign.is_whitespace() && !sign.is_control();
        let has = |sign: char| {
            let mut fonts = self.fonts.iter();
            fonts.any(|font| font.info().coverage.contains(u32::from(sign)))
        };
        text.chars().filter(shown).find(|sign| !has(*sign))
    }

    fn fault(&self, found: &SourceDiagnostic) -> Fault {
        let mut what = found.message.to_string();
        for hint in &found.hints {
            what.push_str("; ");
            what.push_str(hint.v.as_str());
        }
        let file = found.span.id();
        let place = file.and_then(|id| {
            let range = self.range(found.span)?;
            let source = self.source(id).ok()?;
            let (line, column) = source.lines().byte_to_line_column(range.start)?;
            Some((line + 1, column + 1))
        });
        let path = match file {
            Some(id) if id != self.main.id() => id.vpath().realize(&self.folder).ok(),
            _ => None,
        };
        Fault {
            path: path.unwrap_or_else(|| self.template.clone()),
            place,
            what,
        }
    }

    /// A file of the template's folder.
    fn bytes(&self, id: FileId) -> FileResult<Vec<u8>> {
        match id.root() {
            VirtualRoot::Project => {}
            VirtualRoot::Package(package) => return Err(PackageError::NotFound(package.clone()).into()),
        }
        let path = id.vpath().realize(&self.folder)?;
        fs::read(&path).map_err(|error| FileError::from_io(error, &path))
    }
}

impl World for Typesetter {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let text = utf8(self.bytes(id)?).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id).map(Bytes::new)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// None: what is on a page follows from the certificate alone.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The fonts of a folder, in the order of the files' names.
fn load(folder: &Path) -> Result<Vec<Font>, PdfError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        if matches!(ending.as_deref(), Some("ttf" | "otf" | "ttc")) {
            files.push(path);
        }
    }
    files.sort();
    let mut fonts = Vec::new();
    for path in files {
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        fonts.extend(Font::iter(Bytes::new(bytes)));
    }
    if fonts.is_empty() {
        return Err(PdfError::NoFonts {
            folder: folder.to_owned(),
        });
    }
    Ok(fonts)
}

/// The text of a file, or why it is none.
fn utf8(mut bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn unreadable(path: &Path, error: &io::Error) -> PdfError {
    PdfError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
