//! How every problem is mended, Polish first, English beside it: a hint says what to write instead.

use super::messages::both;
use super::problem::{Choice, Kind, Problem};
use crate::domain::Bilingual;

impl Problem {
    /// How it is mended.
    pub(super) fn hint(&self) -> Bilingual {
        match self {
            Self::UnknownKey { choice, .. } => choice
                .hint()
                .unwrap_or_else(|| both("Usuń go: tu nie ma kluczy.", "Remove it: there are no keys here.")),
            Self::UnknownWord { choice, .. } | Self::UnknownHole { choice, .. } => {
                choice.hint().unwrap_or_else(|| both("Usuń je.", "Remove it."))
            }
            Self::UnknownReference { choice, .. } => choice.hint().unwrap_or_else(|| {
                both(
                    "Dodaj to, do czego się tu odwołujesz, albo usuń odwołanie.",
                    "Add what is named here, or take the name out.",
                )
            }),
            Self::NoFile => both("Sprawdź nazwę i folder.", "Check the name and the folder."),
            Self::Unreadable { .. } => both("Sprawdź, czy wolno go czytać.", "See whether it may be read."),
            Self::UnreadableFolder { .. } => both(
                "Sprawdź uprawnienia do tego folderu.",
                "Check the permissions of this folder.",
            ),
            Self::Folder => both(
                "Wskaż plik, który leży w tym folderze.",
                "Name a file that lies in this folder.",
            ),
            Self::NoYaml => both(
                "Wskaż folder z plikami .yaml albo sam plik.",
                "Name a folder with .yaml files, or a file itself.",
            ),
            Self::TooManyProblems { .. } => both(
                "Popraw pokazane i sprawdź plik jeszcze raz.",
                "Mend those and check the file again.",
            ),
            Self::Inconsistent { .. } => both(
                "To błąd programu, nie Twój: zgłoś go razem z tym plikiem.",
                "This is a fault of the program, not yours: report it with this file.",
            ),
            Self::Utf16 | Self::NotUtf8 => both(
                "Zapisz plik jako UTF-8 (w Notatniku: Zapisz jako, Kodowanie: UTF-8).",
                "Save the file as UTF-8.",
            ),
            Self::TooLong { .. } => both("Podziel treść na kilka plików.", "Split it into several files."),
            Self::Binary => both(
                "Wskaż plik YAML zapisany jako zwykły tekst.",
                "Name a YAML file saved as plain text.",
            ),
            Self::ControlSign => both(
                "Usuń z cudzysłowu zapis takiego znaku, na przykład „\\e” albo „\\x07”; sam ukośnik pisz jako „\\\\”.",
                "Remove what stands for it in the quotes, \"\\e\" or \"\\x07\" for example; write a backslash as \"\\\\\".",
            ),
            Self::Empty => both(
                "Zacznij od „format: 1”; wzorem może być gotowy plik tego samego rodzaju.",
                "Begin with \"format: 1\"; take a finished file of the same kind as a model.",
            ),
            Self::Syntax { quotes: true, .. } => both(
                "W tym wierszu lub wyżej brakuje cudzysłowu. Cudzysłów wewnątrz tekstu pisz jako „ ” albo \\\".",
                "A quotation mark is missing here or above. Inside a text write \\\" or „ ”.",
            ),
            Self::Syntax { quotes: false, .. } => both(
                "Sprawdź wcięcia i dwukropki w tym wierszu i w poprzednim; tekst z dwukropkiem weź w cudzysłów.",
                "Check indentation and colons in this line and the one before; put a text with a colon in quotes.",
            ),
            Self::TabIndent => both(
                "Zastąp tabulacje spacjami (po dwie na poziom).",
                "Use spaces instead, two a level.",
            ),
            Self::TooComplicated => both("Wypisz treść wprost, bez aliasów.", "Write it out, without aliases."),
            Self::SeveralDocuments => both(
                "Usuń wiersz „---” i to, co po nim.",
                "Remove the line \"---\" and what follows.",
            ),
            Self::UnknownKind => both(
                "Scenariusz ma „call”, procedura „rules”, plan „trainee”, profil „office”, polityka „versions”, zwroty „phrases”, paczka „pack”, tłumaczenie „translates_to”.",
                "A scenario has \"call\", a procedure \"rules\", a plan \"trainee\", a profile \"office\", a policy \"versions\", stock \"phrases\", a pack \"pack\", a translation \"translates_to\".",
            ),
            Self::StrayComma { .. } => both(
                "Jeśli to dalszy ciąg tekstu po przecinku, weź cały tekst w cudzysłów.",
                "If it continues a text after a comma, put the whole text in quotes.",
            ),
            Self::WrongFormat => both("Napisz „format: 1”.", "Write \"format: 1\"."),
            Self::MissingKey { key } => both(format!("Dopisz „{key}: …”."), format!("Add \"{key}: …\".")),
            Self::WrongType { expected, found, .. } => type_hint(expected, *found),
            Self::OutOfRange { least, most, .. } => {
                let figure = |bound: &Option<f64>| bound.map(|figure| figure.to_string());
                match (figure(least), figure(most)) {
                    (Some(least), Some(most)) => {
                        both(format!("Od {least} do {most}."), format!("From {least} to {most}."))
                    }
                    (Some(least), None) => both(format!("Najmniej {least}."), format!("At least {least}.")),
                    (None, Some(most)) => both(format!("Najwięcej {most}."), format!("At most {most}.")),
                    (None, None) => both("Podaj zwykłą liczbę.", "Give an ordinary number."),
                }
            }
            Self::EmptyList { .. } | Self::EmptyText { .. } | Self::EmptyValue { .. } => {
                both("Uzupełnij albo usuń ten klucz.", "Fill it in, or remove the key.")
            }
            Self::DuplicateKey { .. } => both("Zostaw jeden z nich.", "Keep one of them."),
            Self::OnlyOneOf { .. } => both("Zostaw jedno.", "Keep one."),
            Self::NeedsValue { word } => both(
                format!("Napisz „{{ {word}: … }}”."),
                format!("Write \"{{ {word}: … }}\"."),
            ),
            Self::TakesNoValue { word } => both(format!("Napisz samo „{word}”."), format!("Write \"{word}\" alone.")),
            Self::DuplicateId { .. } => both("Nadaj jednemu z nich inną nazwę.", "Give one of them another name."),
            Self::BadId { .. } => both(
                "Dozwolone: małe litery bez polskich znaków, cyfry, „-” i „_”, na początku litera.",
                "Small letters a–z, digits, \"-\" and \"_\", beginning with a letter.",
            ),
            Self::NobodyHangsUp => both(
                "Dodaj do ostatniego momentu „hangs_up: { after_s: 3 }”.",
                "Add \"hangs_up: { after_s: 3 }\" to the last moment.",
            ),
            Self::Unreachable { moment } => both(
                format!("Dodaj gdzieś „then: {moment}” albo usuń ten moment."),
                format!("Add \"then: {moment}\" somewhere, or remove the moment."),
            ),
            Self::Shadowed { .. } => both(
                "Przestaw je: bardziej szczegółowe najpierw.",
                "Put the more specific one first.",
            ),
            Self::Block { .. } => both("Napisz na przykład „[blok 3 s]”.", "Write for example \"[blok 3 s]\"."),
            Self::OpenBracket => both(
                "Zamknij „]”. Nawias oznacza przerwę („[blok 3 s]”) albo odgłos („[wzdycha]”).",
                "Close it. Brackets mean a pause (\"[blok 3 s]\") or a sound (\"[wzdycha]\").",
            ),
            Self::IdIsNotFolder { id, .. } => both(
                format!("Nazwij folder „{id}” albo zmień „id”."),
                format!("Name the folder \"{id}\", or change \"id\"."),
            ),
            Self::UnevenRows { .. } => both(
                "Podaj co najmniej dwa wiersze, każdy z tymi samymi nazwami.",
                "Give two rows or more, each with the same names.",
            ),
            Self::TooManyVariations { .. } => both(
                "Usuń kilka wierszy albo połącz dwie grupy w jedną.",
                "Take out some rows, or make one group of two.",
            ),
            Self::NoRow { .. } => both(
                "Wypisz co najmniej dwa momenty tak, jak stoją w pliku jeden za drugim; nie pierwszy i nie ostatni moment rozmowy. \
                 Inne momenty mogą prowadzić tylko do pierwszego z nich.",
                "List two moments or more as they follow one another in the file; neither the first nor the last of the talk. \
                 Other moments may lead to the first of them alone.",
            ),
            Self::CaseDataUnguarded { .. } => both(
                "Dodaj w „knows” szczegół z „identity: true”.",
                "Add a detail with \"identity: true\" to \"knows\".",
            ),
            Self::ThenWithoutUntil => both(
                "Dodaj „until: { told: [...] }” albo usuń „then”.",
                "Add \"until: { told: [...] }\", or remove \"then\".",
            ),
            Self::UntilWithoutThen => both("Dodaj „then: …” obok „until”.", "Add \"then: …\" beside \"until\"."),
            Self::BadDay { .. } => both(
                "Napisz rok, miesiąc i dzień w cudzysłowie: \"2026-11-30\".",
                "Write year, month and day in quotes: \"2026-11-30\".",
            ),
            Self::OutsideHours { .. } => both("Zmień godzinę albo „hours”.", "Change the time, or \"hours\"."),
            Self::RingsTooLate { .. } => both(
                "Zmniejsz „calls_again_min”, przesuń pierwszy telefon albo zmień „hours”.",
                "Lower \"calls_again_min\", move the first call, or change \"hours\".",
            ),
            Self::Overlap { .. } => both(
                "Przesuń jedno z nich albo skróć pierwsze („lasts_min”).",
                "Move one of them, or shorten the first (\"lasts_min\").",
            ),
            Self::NotIncoming { .. } => both(
                "Wybierz scenariusz bez „direction” albo z „direction: incoming”.",
                "Choose a scenario without \"direction\", or with \"direction: incoming\".",
            ),
            Self::NotOutgoing { .. } => both(
                "Wybierz scenariusz z „direction: { outgoing: … }”.",
                "Choose a scenario with \"direction: { outgoing: … }\".",
            ),
            Self::OtherNumber { .. } => both(
                "Wpisz w obu plikach ten sam numer.",
                "Write the same number in both files.",
            ),
            Self::NothingHappens => both(
                "Dodaj „colleague_breaks_in” (ktoś przerywa) albo „colleagues_talk” (rozmowy w pokoju).",
                "Add \"colleague_breaks_in\" (somebody breaks in) or \"colleagues_talk\" (talk in the room).",
            ),
            Self::NothingExpected => both(
                "Podaj co najmniej jedno z: acts, told, asked (w „until”: told, asked).",
                "Give at least one of acts, told, asked (in \"until\": told, asked).",
            ),
            Self::BadTime { .. } => both("Godzina od 0:00 do 23:59.", "From 0:00 to 23:59."),
            Self::BadVersion { .. } => both(
                "Trzy liczby w cudzysłowie, na przykład \"0.3.0\".",
                "Three numbers in quotes, such as \"0.3.0\".",
            ),
            Self::WrongOrder { .. } => both("Zamień wartości.", "Swap them."),
            Self::StepWithoutDeed => both(
                "Dodaj jedno z: do, say, type, say_wav, wait_for, wait_s.",
                "Add one of do, say, type, say_wav, wait_for, wait_s.",
            ),
            Self::OnlyWith { key, .. } => both(format!("Usuń „{key}”."), format!("Remove \"{key}\".")),
            Self::RulePrefix { procedure, .. } => both(
                format!("Nazwa reguły zaczyna się od „{procedure}:”."),
                format!("A rule's name begins with \"{procedure}:\"."),
            ),
            Self::NoWav { .. } => both(
                "Ścieżka liczy się od folderu, w którym leży plan.",
                "The path is relative to the plan's folder.",
            ),
            Self::NotTogether { .. } => both("Zrób z tego osobną regułę.", "Make a rule of its own of it."),
            Self::Translation(problem) => problem.hint(),
            Self::Policy(problem) => problem.hint(),
        }
    }
}

/// How to turn what stands there into what should.
fn type_hint(expected: &[Kind], found: Kind) -> Bilingual {
    let wants = |kind| expected.contains(&kind);
    match found {
        Kind::Map if wants(Kind::Text) => both(
            "Tekst z dwukropkiem weź w cudzysłów.",
            "Put a text with a colon in quotes.",
        ),
        Kind::List if wants(Kind::Text) => both(
            "Tekst, który zaczyna się nawiasem, weź w cudzysłów.",
            "Put a text that begins with a bracket in quotes.",
        ),
        Kind::Whole | Kind::Number | Kind::YesNo if wants(Kind::Text) => {
            both("Weź tę wartość w cudzysłów.", "Put it in quotes.")
        }
        Kind::Text if wants(Kind::YesNo) => both("Napisz true albo false.", "Write true or false."),
        Kind::Text if wants(Kind::Number) || wants(Kind::Whole) => both(
            "Bez cudzysłowu i bez jednostki; ułamki z kropką.",
            "No quotes and no unit; a point in fractions.",
        ),
        _ if expected == [Kind::List] => both(
            "Każdy wpis zacznij od „- ” w nowym wierszu.",
            "Begin each entry with \"- \".",
        ),
        _ if expected == [Kind::Map] => both(
            "Wpisz klucze w kolejnych wierszach, z wcięciem.",
            "Write the keys in the lines below, indented.",
        ),
        Kind::Number if wants(Kind::Whole) => both(
            "Podaj liczbę całkowitą, bez ułamka.",
            "Give a whole number, without a fraction.",
        ),
        _ if wants(Kind::Number) || wants(Kind::Whole) => both("Podaj samą liczbę.", "Give a number alone."),
        _ if wants(Kind::YesNo) => both("Napisz true albo false.", "Write true or false."),
        _ => both(
            "Zobacz, jak ten klucz wygląda w gotowym pliku tego rodzaju.",
            "See how a finished file of this kind has it.",
        ),
    }
}

impl Choice {
    fn hint(&self) -> Option<Bilingual> {
        // More words than this are no help to choose from.
        const MOST: usize = 16;
        match (&self.near, self.known.as_slice()) {
            (Some(near), _) => Some(both(
                format!("Czy chodziło o „{near}”?"),
                format!("Did you mean \"{near}\"?"),
            )),
            (None, []) => None,
            (None, known) => {
                // The sentence has its point, and three of them need no fourth.
                let more = if known.len() > MOST { ", …" } else { "." };
                let list = known
                    .iter()
                    .take(MOST)
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", ");
                Some(both(
                    format!("Do wyboru: {list}{more}"),
                    format!("Choose from: {list}{more}"),
                ))
            }
        }
    }
}
