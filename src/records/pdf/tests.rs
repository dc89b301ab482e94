//! The page of a certificate: what its file tells a screen reader, that it is one page whatever people are called, and that
//! nobody's data are taken for markup.

use std::fs;
use std::path::PathBuf;

use rstest::rstest;

use super::*;
use crate::l10n::Localizer;
use crate::records::certificates::certificate_tests::statement;
use crate::records::{CertificateId, CertificateNumber, Statement};

const CREDENTIAL: &str = "{\n  \"name\": \"Certyfikat\"\n}\n";

/// Nothing but what an accessible file must have.
const PLAIN: &str = "#set document(title: sys.inputs.words.title)\n#set text(lang: \"pl\", font: \"Atkinson Hyperlegible Next\")\n= x\n";

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

fn shipped() -> PathBuf {
    assets().join("certificates/certificate.typ")
}

fn certificate(change: impl FnOnce(&mut Statement)) -> Certificate {
    let mut statement = statement();
    change(&mut statement);
    Certificate {
        id: CertificateId::parse("0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e").unwrap(),
        number: CertificateNumber::new("TS/2026/0001"),
        statement,
    }
}

fn with_page<T>(lang: Lang, template: &Path, then: impl FnOnce(&Page<'_>) -> T) -> T {
    let localizer = Localizer::load(&assets().join("l10n")).unwrap();
    let say = |message: &Message| {
        assert!(localizer.has(lang, &message.key), "no text {}", message.key);
        localizer.message(lang, message)
    };
    then(&Page {
        template,
        fonts: &assets().join("fonts"),
        lang,
        say: &say,
    })
}

fn made(certificate: &Certificate, lang: Lang, template: &Path) -> Result<Vec<u8>, PdfError> {
    with_page(lang, template, |page| certificate_pdf(certificate, CREDENTIAL, page))
}

/// A template of these lines after [`PLAIN`], with a note and a folder beside it.
fn set_by(lines: &str) -> Result<Vec<u8>, PdfError> {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("own/own.typ");
    fs::create_dir(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("own/note.txt"), "note").unwrap();
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    fs::write(&template, format!("{PLAIN}{lines}\n")).unwrap();
    made(&certificate(|_| {}), Lang::Pl, &template)
}

/// What is wrong with that template.
fn faults(lines: &str) -> Vec<Fault> {
    match set_by(lines).map(|_| ()) {
        Err(PdfError::Template { faults, .. }) => faults,
        other => panic!("{other:?}"),
    }
}

// A reader for as much of a PDF file as these tests ask about. Pages' contents are compressed and stay out of it.

/// What stands behind each place of a key.
fn behind<'a>(pdf: &'a [u8], key: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let places = (0..pdf.len()).filter(move |&at| pdf[at..].starts_with(key.as_bytes()));
    places.map(move |at| pdf[at + key.len()..].trim_ascii_start())
}

/// How often a key has this value.
fn count(pdf: &[u8], key: &str, value: &str) -> usize {
    let is_it = |rest: &&[u8]| {
        let end = rest.get(value.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        rest.starts_with(value.as_bytes()) && end
    };
    behind(pdf, key).filter(is_it).count()
}

/// The strings that a key has.
fn strings(pdf: &[u8], key: &str) -> Vec<String> {
    behind(pdf, key).filter_map(string).collect()
}

fn string(rest: &[u8]) -> Option<String> {
    let hex = |byte: &u8| char::from(*byte).to_digit(16);
    match rest.first()? {
        b'(' => {
            let (mut depth, mut escaped, mut text) = (0, false, Vec::new());
            for &byte in rest {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => {
                        escaped = true;
                        continue;
                    }
                    b'(' => {
                        depth += 1;
                        if depth == 1 {
                            continue;
                        }
                    }
                    b')' => {
                        depth -= 1;
                        if depth == 0 {
                            break;
                        }
                    }
                    _ => {}
                }
                text.push(byte);
            }
            String::from_utf8(text).ok()
        }
        b'<' => {
            let digits: Vec<u32> = rest[1..].iter().map_while(hex).collect();
            let units: Vec<u16> = digits
                .chunks(4)
                .map(|four| four.iter().fold(0, |sum, digit| sum * 16 + *digit as u16))
                .collect();
            // The first one is the byte order mark.
            String::from_utf16(units.get(1..)?).ok()
        }
        _ => None,
    }
}

fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

#[rstest]
#[case(Lang::Pl, "pl", "Zaświadczenie o certyfikacie nr TS/2026/0001")]
#[case(Lang::En, "en", "Certificate no. TS/2026/0001")]
fn a_screen_reader_is_told_language_title_structure_and_what_the_code_is(
    #[case] lang: Lang,
    #[case] code: &str,
    #[case] title: &str,
) {
    let pdf = made(&certificate(|_| {}), lang, &shipped()).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(
        holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"),
        "it says that it is PDF/UA-1"
    );
    // The catalog is the last to have one.
    assert_eq!(strings(&pdf, "/Lang").last().map(String::as_str), Some(code));
    assert_eq!(count(&pdf, "/Marked", "true"), 1);
    assert_eq!(count(&pdf, "/DisplayDocTitle", "true"), 1);
    assert!(holds(&pdf, "/StructTreeRoot"));
    assert!(strings(&pdf, "/Title").contains(&title.to_owned()));
    assert!(holds(&pdf, title), "the title stands in the XMP metadata too");
    assert_eq!(count(&pdf, "/S", "/H1"), 1);
    assert_eq!(count(&pdf, "/S", "/H2"), 2);
    assert_eq!(count(&pdf, "/S", "/LI"), 4);
    assert_eq!(count(&pdf, "/S", "/Figure"), 1);
    let alt = with_page(lang, &shipped(), |page| {
        (page.say)(&Message::new("pdf-code-alt").text("number", "TS/2026/0001"))
    });
    assert!(strings(&pdf, "/Alt").contains(&alt), "{:?}", strings(&pdf, "/Alt"));
    assert_eq!(count(&pdf, "/Type", "/Page"), 1);
}

#[test]
fn the_same_certificate_gives_the_same_bytes_and_another_does_not() {
    let one = made(&certificate(|_| {}), Lang::Pl, &shipped()).unwrap();
    assert_eq!(made(&certificate(|_| {}), Lang::Pl, &shipped()).unwrap(), one);
    let other = certificate(|statement| statement.holder = "Żaneta Ćwikła-Nowak".to_owned());
    assert_ne!(made(&other, Lang::Pl, &shipped()).unwrap(), one);
}

#[rstest]
#[case::hyphens(
    "Aleksandra Wiśniewska-Brzęczyszczykiewiczówna-Gżegżółkowska",
    "Referat Spraw Obywatelskich"
)]
#[case::one_word(
    "ŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹŹ",
    "Zespół do spraw Obsługi Osób ze Szczególnymi Potrzebami, Dostępności i Komunikacji z Mieszkańcami Dzielnic Północnych"
)]
#[case::short("Ł", "")]
fn it_is_one_page_whatever_people_and_units_are_called(
    #[case] holder: &str,
    #[case] unit: &str,
    #[values(Lang::Pl, Lang::En)] lang: Lang,
) {
    let certificate = certificate(|statement| {
        statement.holder = holder.to_owned();
        statement.unit = unit.to_owned();
        statement.position = "starszy specjalista do spraw obsługi mieszkańców i dostępności".to_owned();
        statement.procedure_title = "Procedura obsługi telefonicznej ".repeat(4).trim().to_owned();
    });
    let pdf = made(&certificate, lang, &shipped()).unwrap();
    assert_eq!(count(&pdf, "/Type", "/Page"), 1);
}

#[test]
fn what_people_are_called_is_never_markup() {
    let hostile = certificate(|statement| {
        statement.holder = "#panic(\"x\") $a$ *b* [c] ] // \\u{5c} <d>".to_owned();
        statement.unit = "#read(\"/secret\") @e = f".to_owned();
    });
    made(&hostile, Lang::Pl, &shipped()).unwrap();
}

#[test]
fn a_sign_that_no_font_has_is_named() {
    let foreign = certificate(|statement| statement.holder = "Anna Жukowa".to_owned());
    let told = made(&foreign, Lang::Pl, &shipped()).unwrap_err();
    assert!(matches!(told, PdfError::NoSign { sign: 'Ж', .. }), "{told}");
}

#[test]
fn a_broken_template_is_told_with_file_line_and_what_typst_says() {
    let found = faults("Ważne: #certificte.number");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place, Some((4, 9)), "{found:?}");
    assert!(found[0].path.ends_with("own.typ") && found[0].what.contains("certificte"));
    assert!(found[0].to_string().contains("own.typ:4:9: "), "{}", found[0]);
    let told = set_by("#certificte").unwrap_err();
    assert!(told.to_string().contains("own.typ:4:"), "{told}");
}

#[test]
fn a_template_that_makes_no_accessible_file_is_told() {
    let drawing = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\"), format: \"svg\")";
    assert!(faults(drawing)[0].what.contains("alt"), "a drawing needs a description");
    assert!(!faults("=== Too deep").is_empty(), "a heading leaves out a level");
}

#[rstest]
#[case("#read(\"../secret.txt\")")]
#[case("#read(\"/../secret.txt\")")]
#[case("#import \"@preview/cetz:0.4.2\": canvas")]
#[case("#datetime.today().display()")]
fn a_template_reaches_no_other_folder_no_network_and_no_clock(#[case] line: &str) {
    assert_eq!(faults(line).len(), 1, "{line}");
}

#[test]
fn a_template_may_read_files_beside_it_and_begin_with_a_byte_order_mark() {
    set_by("#read(\"note.txt\")").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("own.typ");
    fs::write(&template, format!("\u{feff}{PLAIN}")).unwrap();
    made(&certificate(|_| {}), Lang::Pl, &template).unwrap();
}

#[test]
fn what_is_not_there_is_told() {
    let nowhere = Path::new("no/such/certificate.typ");
    let told = made(&certificate(|_| {}), Lang::Pl, nowhere).unwrap_err();
    assert!(matches!(told, PdfError::Unreadable { .. }), "{told}");
    let empty = tempfile::tempdir().unwrap();
    let told = with_page(Lang::Pl, &shipped(), |page| {
        let page = Page {
            fonts: empty.path(),
            ..*page
        };
        certificate_pdf(&certificate(|_| {}), CREDENTIAL, &page)
    });
    assert!(matches!(told, Err(PdfError::NoFonts { .. })), "{told:?}");
}

#[test]
fn every_error_has_words() {
    let (path, folder) = (shipped(), assets().join("fonts"));
    let fault = Fault {
        path: path.clone(),
        place: None,
        what: "x".to_owned(),
    };
    let reason = "y".to_owned();
    let errors = [
        PdfError::Unreadable {
            path: path.clone(),
            reason: reason.clone(),
        },
        PdfError::NoFonts { folder: folder.clone() },
        PdfError::NoSign { sign: 'Ж', folder },
        PdfError::Template {
            path,
            faults: vec![fault],
        },
        PdfError::Program { reason },
    ];
    for error in errors {
        let told = with_page(Lang::Pl, &shipped(), |page| (page.say)(&error.message()));
        assert!(!told.contains('⟦') && !told.contains('$'), "{told}");
    }
}

#[test]
fn days_and_fingerprints_read_well() {
    let days = |lang| {
        with_page(lang, &shipped(), |page| {
            day_in_words("2026-11-03".parse().unwrap(), page)
        })
    };
    assert_eq!(days(Lang::Pl), "3 listopada 2026 r.");
    assert_eq!(days(Lang::En), "3 November 2026");
    assert!(fingerprint("").starts_with("e3b0c44298fc1c14"));
    assert_eq!(in_groups("0123456789abcdef01"), "01234567 89abcdef 01");
}
