//! What every diagnostic says is wrong, Polish first, English beside it; `hints` says how it is mended.
//!
//! Nothing is decided here. The readers are trainers, not programmers: a message says what stands there.

use super::problem::Problem;
use crate::domain::Bilingual;

pub(super) fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}

impl Problem {
    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::NoFile => both("Nie ma takiego pliku.", "There is no such file."),
            Self::Unreadable { why } => both(
                format!("Nie można odczytać pliku: {why}."),
                format!("The file cannot be read: {why}."),
            ),
            Self::UnreadableFolder { why } => both(
                format!("Nie można odczytać folderu: {why}."),
                format!("The folder cannot be read: {why}."),
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
                format!("To nie jest poprawny YAML: {}.", why.pl),
                format!("This is no valid YAML: {}.", why.en),
            ),
            Self::TabIndent => both("Wcięcie zawiera znak tabulacji.", "The indentation holds a tab."),
            Self::TooComplicated => both(
                "Plik jest zbyt zagnieżdżony albo zawiera zbyt wiele powtórzeń (kotwice, aliasy, długie wstawki).",
                "The file is nested too deeply, or repeats too much (anchors, aliases, long values filled in).",
            ),
            Self::SeveralDocuments => both(
                "W pliku jest więcej niż jeden dokument.",
                "The file holds several documents.",
            ),
            Self::ControlSign => both(
                "W tym tekście jest znak sterujący, którego nie ma w żadnym tekście.",
                "This text has a control character, which no text has.",
            ),
            Self::UnknownKind => both(
                "Nie wiadomo, co to za plik.",
                "It cannot be told what kind of file this is.",
            ),
            Self::WrongFormat => both("Nieznana wersja formatu.", "Unknown version of the format."),
            Self::TooManyProblems { most } => both(
                format!("W tym pliku jest więcej problemów; pokazano {most}."),
                format!("There are more problems in this file; {most} are shown."),
            ),
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
            Self::BadVersion { found } => both(
                format!("„{found}” to nie jest wersja programu."),
                format!("\"{found}\" is no version of the program."),
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
}
