//! The words of every diagnostic, Polish first, English beside it.
//!
//! Nothing is decided here. The readers are trainers, not programmers: a message says what stands there, a hint what
//! to write instead.

use super::problem::{Choice, Kind, Problem};
use crate::domain::Bilingual;

fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}

impl Problem {
    /// The message and, where there is one, the hint.
    pub(super) fn words(&self) -> (Bilingual, Option<Bilingual>) {
        (self.message(), self.hint())
    }

    fn message(&self) -> Bilingual {
        match self {
            Self::Unreadable { why } => both(
                format!("Nie można odczytać pliku: {why}."),
                format!("The file cannot be read: {why}."),
            ),
            Self::Folder => both("To jest folder, nie plik.", "This is a folder, not a file."),
            Self::TooLong { most } => both(
                format!("Plik jest za długi (ponad {} KiB).", most / 1024),
                format!("The file is too long (over {} KiB).", most / 1024),
            ),
            Self::Utf16 => both("Plik jest zapisany w kodowaniu UTF-16.", "The file is in UTF-16."),
            Self::NotUtf8 => both("Plik nie jest zapisany w kodowaniu UTF-8.", "The file is not in UTF-8."),
            Self::Binary => both("To nie jest plik tekstowy.", "This is no text file."),
            Self::Empty => both("Plik jest pusty.", "The file is empty."),
            Self::Syntax { why, .. } => both(
                format!("To nie jest poprawny YAML ({why})."),
                format!("This is no valid YAML ({why})."),
            ),
            Self::TabIndent => both("Wcięcie zawiera znak tabulacji.", "The indentation holds a tab."),
            Self::TooComplicated => both(
                "Plik jest zbyt zagnieżdżony albo zawiera zbyt wiele powtórzeń (kotwice, aliasy).",
                "The file is nested too deeply, or repeats too much (anchors, aliases).",
            ),
            Self::SeveralDocuments => both(
                "W pliku jest więcej niż jeden dokument.",
                "The file holds several documents.",
            ),
            Self::UnknownKind => both(
                "Nie wiadomo, co to za plik.",
                "It cannot be told what kind of file this is.",
            ),
            Self::WrongFormat => both("Nieznana wersja formatu.", "Unknown version of the format."),
            Self::UnknownKey { key, .. } => both(format!("Nieznany klucz „{key}”."), format!("Unknown key \"{key}\".")),
            Self::StrayComma { words } => both(
                format!("„{words}” wygląda na klucz bez wartości."),
                format!("\"{words}\" looks like a key without a value."),
            ),
            Self::MissingKey { key } => both(
                format!("Brakuje klucza „{key}”."),
                format!("The key \"{key}\" is missing."),
            ),
            Self::WrongType { key, expected, found } => {
                let list = |pick: fn((&'static str, &'static str)) -> &'static str, or: &str| {
                    expected
                        .iter()
                        .map(|kind| pick(kind.words()))
                        .collect::<Vec<_>>()
                        .join(or)
                };
                both(
                    format!(
                        "„{key}”: tu ma być {}, a jest {}.",
                        list(|w| w.0, " albo "),
                        found.words().0
                    ),
                    format!(
                        "\"{key}\" should be {}, but is {}.",
                        list(|w| w.1, " or "),
                        found.words().1
                    ),
                )
            }
            Self::UnknownWord { key, word, .. } => both(
                format!("„{key}”: nieznane słowo „{word}”."),
                format!("\"{key}\": unknown word \"{word}\"."),
            ),
            Self::OutOfRange { key, found, .. } => both(
                format!("„{key}”: wartość {found} jest poza zakresem."),
                format!("\"{key}\": {found} is out of range."),
            ),
            Self::EmptyList { key } => both(
                format!("„{key}”: lista jest pusta."),
                format!("\"{key}\": the list is empty."),
            ),
            Self::EmptyText { key } => both(
                format!("„{key}”: tekst jest pusty."),
                format!("\"{key}\": the text is empty."),
            ),
            Self::EmptyValue { key } => both(format!("„{key}” nie ma wartości."), format!("\"{key}\" has no value.")),
            Self::DuplicateKey { key, other } => both(
                format!("Klucz „{key}” jest tu dwa razy (także w wierszu {other})."),
                format!("The key \"{key}\" is here twice (line {other} too)."),
            ),
            Self::OnlyOneOf { keys } => both(
                format!("Tylko jedno z tych naraz: {}.", keys.join(", ")),
                format!("Only one of these at a time: {}.", keys.join(", ")),
            ),
            Self::NeedsValue { word } => both(
                format!("„{word}” wymaga wartości."),
                format!("\"{word}\" needs a value."),
            ),
            Self::TakesNoValue { word } => both(
                format!("„{word}” nie przyjmuje wartości."),
                format!("\"{word}\" takes no value."),
            ),
            Self::UnknownReference { what, id, .. } => {
                let (_, genitive, english) = what.words();
                both(
                    format!("Nie ma {genitive} „{id}”."),
                    format!("There is no {english} \"{id}\"."),
                )
            }
            Self::DuplicateId { what, id, other } => {
                let (nominative, _, english) = what.words();
                both(
                    format!("Nazwa „{id}” ({nominative}) jest użyta dwa razy, także w wierszu {other}."),
                    format!("The {english} \"{id}\" is there twice, in line {other} too."),
                )
            }
            Self::BadId { id } => both(
                format!("Nazwa „{id}” ma niedozwolone znaki."),
                format!("The name \"{id}\" has characters that names cannot have."),
            ),
            Self::NobodyHangsUp => both(
                "Rozmówca nigdy się nie rozłącza: z żadnego osiągalnego momentu nie wynika koniec rozmowy.",
                "The caller never hangs up: no moment that can be reached ends the call.",
            ),
            Self::Unreachable { moment } => both(
                format!("Do momentu „{moment}” nic nie prowadzi."),
                format!("Nothing leads to the moment \"{moment}\"."),
            ),
            Self::Shadowed { by } => both(
                format!("To oczekiwanie nigdy nie zadziała: wcześniej zawsze pasuje to z wiersza {by}."),
                format!("This expectation never comes into play: the one in line {by} always fits first."),
            ),
            Self::Block { found } => both(
                format!("„[{found}]”: przerwa bez poprawnego czasu."),
                format!("\"[{found}]\": a pause without a proper length."),
            ),
            Self::OpenBracket => both("Niezamknięty nawias kwadratowy.", "A square bracket is not closed."),
            Self::UnknownHole { hole, .. } => both(
                format!("Nieznana wstawka „{{{hole}}}”."),
                format!("Unknown \"{{{hole}}}\"."),
            ),
            Self::IdIsNotFolder { id, folder } => both(
                format!("Scenariusz ma nazwę „{id}”, a leży w folderze „{folder}”."),
                format!("The scenario is named \"{id}\" but lies in the folder \"{folder}\"."),
            ),
            Self::CaseDataUnguarded { fact } => both(
                format!("Fakt „{fact}” to dane sprawy, ale nic nie pozwala sprawdzić tożsamości rozmówcy."),
                format!("The fact \"{fact}\" is data of a case, but no detail verifies who calls."),
            ),
            Self::ThenWithoutUntil => both(
                "„then” w momencie działa tylko razem z „until”.",
                "In a moment \"then\" works only with \"until\".",
            ),
            Self::UntilWithoutThen => both(
                "„until” nie mówi, dokąd prowadzi.",
                "\"until\" does not say where it leads.",
            ),
            Self::BadDay { found } => both(
                format!("„{found}” to nie jest data."),
                format!("\"{found}\" is no date."),
            ),
            Self::OutsideHours { found } => both(
                format!("{found} leży poza godzinami zmiany."),
                format!("{found} lies outside the shift's hours."),
            ),
            Self::RingsTooLate { found } => both(
                format!("Drugi telefon byłby dopiero o {found}, po końcu zmiany."),
                format!("The second call would come at {found}, after the shift."),
            ),
            Self::Overlap { other } => both(
                format!("Zaczyna się, zanim skończy się to z wiersza {other}."),
                format!("It begins before that of line {other} ends."),
            ),
            Self::NotIncoming { id } => both(
                format!("W scenariuszu „{id}” dzwoni urząd, a tu ma dzwonić klient."),
                format!("In the scenario \"{id}\" the office calls; here the client does."),
            ),
            Self::NotOutgoing { id } => both(
                format!("W scenariuszu „{id}” dzwoni klient, a oddzwania urząd."),
                format!("In the scenario \"{id}\" the client calls; calling back is the office's part."),
            ),
            Self::OtherNumber { id, number } => both(
                format!("Scenariusz „{id}” ma inny numer: {number}."),
                format!("The scenario \"{id}\" has another number: {number}."),
            ),
            Self::NothingHappens => both("Nic się tu nie dzieje.", "Nothing happens here."),
            Self::UnevenRows { group } => both(
                format!("Wiersze grupy „{group}” nie mają tych samych wartości albo wiersz jest tylko jeden."),
                format!("The rows of the group \"{group}\" do not have the same values, or there is one row alone."),
            ),
            Self::TooManyVariations { found, most } => both(
                format!("Wiersze dają razem {found} odmian; można najwyżej {most}."),
                format!("The rows make {found} variations together; {most} are the most."),
            ),
            Self::NoRow { moment } => both(
                format!("Moment „{moment}” nie może zmieniać kolejności."),
                format!("The order of the moment \"{moment}\" cannot change."),
            ),
            Self::NothingExpected => both("Nic tu nie jest oczekiwane.", "Nothing is expected here."),
            Self::BadTime { found } => both(
                format!("„{found}” to nie jest godzina."),
                format!("\"{found}\" is no time of day."),
            ),
            Self::WrongOrder { first, second } => both(
                format!("„{first}” jest większe niż „{second}”."),
                format!("\"{first}\" is more than \"{second}\"."),
            ),
            Self::StepWithoutDeed => both("Krok nie mówi, co się dzieje.", "The step does not say what is done."),
            Self::OnlyWith { key, with } => both(
                format!("„{key}” ma sens tylko przy „{with}”."),
                format!("\"{key}\" makes sense only with \"{with}\"."),
            ),
            Self::RulePrefix { id, procedure } => both(
                format!("Reguła „{id}” nie należy z nazwy do procedury „{procedure}”."),
                format!("The rule \"{id}\" does not bear the name of the procedure \"{procedure}\"."),
            ),
            Self::NoWav { file } => both(
                format!("Nie ma nagrania „{file}”."),
                format!("There is no recording \"{file}\"."),
            ),
            Self::NoYaml => both(
                "W tym folderze nie ma plików YAML.",
                "There are no YAML files in this folder.",
            ),
            Self::NotTogether { criterion } => both(
                format!("„{criterion}” nie może być częścią innej reguły."),
                format!("\"{criterion}\" cannot be a part of another rule."),
            ),
            Self::Policy(problem) => problem.message(),
            Self::Translation(problem) => problem.message(),
            Self::Inconsistent { why } => both(
                format!("Plik nie daje się odczytać w całości ({why})."),
                format!("The file cannot be read as a whole ({why})."),
            ),
        }
    }

    fn hint(&self) -> Option<Bilingual> {
        let hint = match self {
            Self::UnknownKey { choice, .. }
            | Self::UnknownWord { choice, .. }
            | Self::UnknownHole { choice, .. }
            | Self::UnknownReference { choice, .. } => return choice.hint(),
            Self::Utf16 | Self::NotUtf8 => both(
                "Zapisz plik jako UTF-8 (w Notatniku: Zapisz jako, Kodowanie: UTF-8).",
                "Save the file as UTF-8.",
            ),
            Self::TooLong { .. } => both("Podziel treść na kilka plików.", "Split it into several files."),
            Self::Binary => both(
                "Wskaż plik YAML zapisany jako zwykły tekst.",
                "Name a YAML file saved as plain text.",
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
                "Scenariusz ma „call”, procedura „rules”, plan „trainee”, profil „office”, polityka „versions”, zwroty „phrases”, tłumaczenie „translates_to”.",
                "A scenario has \"call\", a procedure \"rules\", a plan \"trainee\", a profile \"office\", a policy \"versions\", stock \"phrases\", a translation \"translates_to\".",
            ),
            Self::StrayComma { .. } => both(
                "Jeśli to dalszy ciąg tekstu po przecinku, weź cały tekst w cudzysłów.",
                "If it continues a text after a comma, put the whole text in quotes.",
            ),
            Self::WrongFormat => both("Napisz „format: 1”.", "Write \"format: 1\"."),
            Self::MissingKey { key } => both(format!("Dopisz „{key}: …”."), format!("Add \"{key}: …\".")),
            Self::WrongType { expected, found, .. } => return type_hint(expected, *found),
            Self::OutOfRange { least, most, .. } => {
                let figure = |bound: &Option<f64>| bound.map(|figure| figure.to_string());
                match (figure(least), figure(most)) {
                    (Some(least), Some(most)) => {
                        both(format!("Od {least} do {most}."), format!("From {least} to {most}."))
                    }
                    (Some(least), None) => both(format!("Najmniej {least}."), format!("At least {least}.")),
                    (None, Some(most)) => both(format!("Najwięcej {most}."), format!("At most {most}.")),
                    (None, None) => return None,
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
            Self::Policy(problem) => problem.hint(),
            Self::Translation(problem) => problem.hint(),
            Self::Unreadable { .. } | Self::Folder | Self::NoYaml | Self::Inconsistent { .. } => return None,
        };
        Some(hint)
    }
}

/// How to turn what stands there into what should.
fn type_hint(expected: &[Kind], found: Kind) -> Option<Bilingual> {
    let wants = |kind| expected.contains(&kind);
    let hint = match found {
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
        _ => return None,
    };
    Some(hint)
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
                let more = if known.len() > MOST { ", …" } else { "" };
                let list = known
                    .iter()
                    .take(MOST)
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", ");
                Some(both(
                    format!("Do wyboru: {list}{more}."),
                    format!("Choose from: {list}{more}."),
                ))
            }
        }
    }
}
