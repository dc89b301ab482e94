//! Tables as offices have them: in any order, broken here and there, from older programs, and very long ones.

use proptest::prelude::*;

use super::*;
use crate::records::People;

const HEADS: &str = "imię;nazwisko;stanowisko;komórka;urząd;forma\n";

fn read(text: &str) -> Imported {
    read_people(text.as_bytes(), None).unwrap()
}

fn names(read: &Imported) -> Vec<String> {
    read.people.iter().map(Who::full_name).collect()
}

#[test]
fn columns_come_in_any_order_in_either_language_and_by_any_delimiter() {
    for table in [
        "Imię;Nazwisko;Stanowisko;Komórka organizacyjna;Urząd;Forma (pan/pani)\nAnna;Żak;inspektor;Referat;Urząd;Pani\n",
        "\u{feff}NAZWISKO,IMIE,forma,stanowisko,komorka,urzad\r\n\"Żak\",Anna,pani,inspektor,Referat,Urząd\r\n",
        "office\tfirst_name\tLast Name\tposition\tunit\tform of address\nUrząd\tAnna\tŻak\tinspektor\tReferat\tMs\n",
        "sep=|\nimię|nazwisko|stanowisko|komórka|urząd|forma\n  Anna |Żak|inspektor|Referat|Urząd|PANI",
    ] {
        let read = read(table);
        assert_eq!(read.problems, [], "{table}");
        let [who] = &read.people[..] else {
            panic!("{table}: {read:?}");
        };
        assert_eq!((who.full_name().as_str(), who.address), ("Anna Żak", Address::Pani));
        let rest = (who.position.as_str(), who.unit.as_str(), who.office.as_str());
        assert_eq!(rest, ("inspektor", "Referat", "Urząd"));
    }
    let told = read_people(HEADS.replace(';', "/").as_bytes(), Some(b'/'));
    assert_eq!(told.map(|read| read.people), Ok(Vec::new()));
}

#[test]
fn a_broken_line_is_told_with_its_place_and_keeps_back_no_other() {
    let table = format!(
        "{HEADS}Anna;Żak;inspektor;Referat;Urząd;pani\n\
         Jan;Kos;inspektor;Referat;Urząd\n\
         Jan;\"Kos;inspektor;Referat;Urząd;pan\n\
         \n\
         ;;;;;\n\
         Jan; ;inspektor;Referat;Urząd;pan\n\
         =cmd|' /C calc'!A0;Kos;inspektor;Referat;Urząd;pan\n\
         Jan;Ko\u{202e}s;inspektor;Referat;Urząd;pan\n\
         Jan;{};inspektor;Referat;Urząd;pan\n\
         Jan;Kos;inspektor;Referat;Urząd;burmistrz\n\
         Ewa;\"Lis \"\"L\"\"; Bąk\";inspektor;Referat;Urząd;pani\n",
        "s".repeat(201)
    );
    let read = read(&table);
    assert_eq!(names(&read), ["Anna Żak", "Ewa Lis \"L\"; Bąk"]);
    let column = Column::LastName;
    let expected = [
        (3, Broken::Cells { found: 5, columns: 6 }),
        (4, Broken::Quote),
        (7, Broken::Empty { column }),
        (
            8,
            Broken::Formula {
                column: Column::FirstName,
                sign: '=',
            },
        ),
        (9, Broken::Sign { column }),
        (10, Broken::Long { column }),
        (
            11,
            Broken::Address {
                found: "burmistrz".to_owned(),
            },
        ),
    ];
    let expected = expected.map(|(line, why)| BrokenLine { line, why });
    assert_eq!(read.problems, expected);
}

#[test]
fn what_looks_like_a_command_is_a_name() {
    let heads = HEADS.replace(';', ",");
    let table = format!(
        "{heads}Robert'); DROP TABLE people--,<b>Żak</b>,<script>alert(1)</script>,Referat & Biuro,%s Urząd,pan"
    );
    let read = read(&table);
    assert_eq!(read.problems, []);
    assert_eq!(names(&read), ["Robert'); DROP TABLE people-- <b>Żak</b>"]);
}

#[test]
fn a_table_says_all_that_it_lacks() {
    let error = |text: &str| read_people(text.as_bytes(), None).unwrap_err();
    assert_eq!(error(" \n\n"), ImportError::Empty);
    let columns = vec![Column::Position, Column::Address];
    assert_eq!(error("nazwisko;imię;komórka;urząd"), ImportError::Columns { columns });
    let twice = HEADS.replace("stanowisko", "nazwisko");
    let column = Column::LastName;
    assert_eq!(error(&twice), ImportError::Twice { column });
    let more = read(&HEADS.replace("forma", "forma;PESEL;;telefon"));
    assert_eq!(more.passed_over, ["PESEL", "telefon"]);
}

#[test]
fn older_programs_are_understood_too() {
    let text = "imi\u{ea};nazwisko;stanowisko;kom\u{f3}rka;urz\u{b9}d;forma\nAnna;\u{af}ak;inspektor;Referat;Urz\u{b9}d;pani\n";
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    let read = read_people(&bytes, None).unwrap();
    assert_eq!(read.encoding, Encoding::Windows1250);
    assert_eq!(names(&read), ["Anna Żak"]);
}

#[test]
fn ten_thousand_are_added_at_once_and_a_second_time_nobody() {
    let mut table = HEADS.to_owned();
    for number in 0..10_000 {
        table.push_str(&format!("Anna;Żak {number};inspektor;Referat;Urząd;pani\n"));
    }
    table.push_str("ANNA;żak 7;sekretarz;Referat;Urząd;pani\n");
    let read = read(&table);
    let mut people = People::default();
    let first = people.add_trainees(read.people.clone()).unwrap();
    assert_eq!((first.added, first.known), (10_000, 1));
    let second = people.add_trainees(read.people).unwrap();
    assert_eq!((second.added, second.known), (0, 10_001));
    let ids: std::collections::BTreeSet<&str> = people.trainees().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), 10_000);
}

#[test]
fn whatever_is_told_has_words_in_both_languages() {
    let column = Column::Unit;
    let broken = [
        Broken::Cells { found: 1, columns: 6 },
        Broken::Quote,
        Broken::Empty { column },
        Broken::Formula { column, sign: '=' },
        Broken::Long { column },
        Broken::Sign { column },
        Broken::Address { found: String::new() },
    ];
    let errors = [
        ImportError::Workbook,
        ImportError::NoText,
        ImportError::Letters { line: 1 },
        ImportError::Empty,
        ImportError::Columns { columns: vec![column] },
        ImportError::Twice { column },
    ];
    let told = broken.map(|why| BrokenLine { line: 2, why }.message());
    let told: Vec<Message> = told.into_iter().chain(errors.map(|error| error.message())).collect();
    for language in ["pl", "en"] {
        let file = format!("{}/assets/l10n/{language}/rescore.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = std::fs::read_to_string(&file).unwrap();
        for message in &told {
            let start = format!("{} =", message.key);
            let line = texts.lines().find(|line| line.starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{file} lacks {}", message.key));
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{file}: {start} does not use ${name}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_file_is_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_people(&bytes, None);
        let table = [HEADS.as_bytes(), &bytes].concat();
        if let Ok(read) = read_people(&table, None) {
            let lines = table.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            prop_assert!(read.people.len() + read.problems.len() <= lines);
        }
    }
}
