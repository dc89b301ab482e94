//! What the YAML library finds wrong, in Polish. Its own words are English; where it finds something that has no Polish here, they stay,
//! in quotation marks.

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource};

use super::super::messages::both;
use crate::domain::Bilingual;

/// The reason in both languages; `said` is the library's own word for it.
pub(super) fn reason(error: &Error, said: &str) -> Bilingual {
    let polish = match error {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(error) => of_parser(error.kind()),
            _ => None,
        },
        error => of_reader(error).map(str::to_owned),
    };
    both(polish.unwrap_or_else(|| format!("„{said}”")), said)
}

/// What is no YAML.
fn of_parser(kind: &ErrorKind) -> Option<String> {
    let said = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            "w tym miejscu nie może stać dwukropek z wartością"
        }
        ErrorKind::InvalidMappingValueWhitespace => "po dwukropku musi być spacja",
        ErrorKind::FlowMappingValueAdjacentCollection => "między dwukropkiem a nawiasem brakuje spacji",
        ErrorKind::MappingKeyNotAllowed => "w tym miejscu nie może stać klucz",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "po kluczu brakuje dwukropka",
        ErrorKind::ExpectedBlockMappingKey => "w tym miejscu powinien stać klucz na poziomie poprzednich",
        ErrorKind::ExpectedBlockSequenceEntry => "element listy powinien zaczynać się od „-”",
        ErrorKind::BlockSequenceEntryNotAllowed => "w tym miejscu nie może zacząć się element listy",
        ErrorKind::BlockEntryInFlowCollection => "w nawiasach elementów listy nie zaczyna się od „-”",
        ErrorKind::InvalidBlockEntryWhitespace => "po „-” musi być spacja",
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => "po „-” nie może od razu stać przecinek ani nawias",
        ErrorKind::ExpectedFlowMappingSeparator => "w nawiasach „{ }” brakuje przecinka albo zamknięcia",
        ErrorKind::ExpectedFlowSequenceSeparator => "w nawiasach „[ ]” brakuje przecinka albo zamknięcia",
        ErrorKind::MisplacedFlowCollectionEnd => "nawias jest zamknięty, a nie był otwarty",
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return Some(format!("nawias „{open}” zamyka „{close}”"));
        }
        ErrorKind::UnclosedFlowCollection { open } => return Some(format!("nawias „{open}” nie jest zamknięty")),
        ErrorKind::UnclosedQuotedScalar => "brakuje końca tekstu w cudzysłowie",
        ErrorKind::DocumentIndicatorInQuotedScalar => "w tekście w cudzysłowie stoi wiersz „---” albo „...”",
        ErrorKind::InvalidQuotedScalarIndent => "dalszy wiersz tekstu w cudzysłowie ma za małe wcięcie",
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "po zamknięciu cudzysłowu stoi coś jeszcze"
        }
        ErrorKind::UnknownQuotedScalarEscape => "po „\\” stoi znak, który nic tu nie znaczy",
        ErrorKind::InvalidQuotedScalarHexEscape | ErrorKind::InvalidUnicodeEscape => "po „\\” brakuje numeru znaku",
        ErrorKind::InvalidFlowScalarIndent => "tekst w nawiasach ma za małe wcięcie",
        ErrorKind::InvalidBlockScalarIndent => "wiersz tekstu po „|” albo „>” ma złe wcięcie",
        ErrorKind::InvalidBlockScalarHeader => "w wierszu po „|” albo „>” stoi coś jeszcze",
        ErrorKind::ZeroBlockScalarIndent => "po „|” albo „>” nie może stać 0",
        ErrorKind::InvalidIndentation => "wcięcie nie zgadza się z żadnym poziomem",
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => "w tym miejscu nie może stać tabulacja",
        ErrorKind::CommentInterceptedScalar => "komentarz przerywa tekst",
        ErrorKind::CommentNotSeparated => "przed komentarzem „#” brakuje spacji",
        ErrorKind::ExpectedWhitespace => "brakuje spacji",
        ErrorKind::UnexpectedCharacter { character } => {
            return Some(format!("znak „{}” nie może tu stać", character.escape_debug()));
        }
        ErrorKind::UnexpectedEndOfPlainScalar => "tekst urywa się za wcześnie",
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => "plik urywa się za wcześnie",
        ErrorKind::ExpectedNodeContent => "w tym miejscu brakuje wartości",
        ErrorKind::ExpectedDocumentStart => "to, co tu stoi, nie należy do niczego powyżej",
        ErrorKind::InvalidDocumentEnd => "w wierszu po „...” stoi coś jeszcze",
        ErrorKind::MissingAnchorOrAliasName => "po „&” albo „*” brakuje nazwy",
        ErrorKind::RecursionLimitExceeded => "za dużo poziomów",
        ErrorKind::UndeclaredTagHandle | ErrorKind::ExpectedTagBang | ErrorKind::InvalidTagTerminator => {
            "„!” zaczyna znacznik, a takiego znacznika nie ma"
        }
        // The library may learn of more.
        _ => return None,
    };
    Some(said.to_owned())
}

/// What is YAML, and cannot be read.
fn of_reader(error: &Error) -> Option<&'static str> {
    match error {
        Error::Eof { .. } => Some("plik urywa się za wcześnie"),
        Error::UnknownAnchor { .. } => Some("alias „*” odwołuje się do nazwy, której nie ma wyżej"),
        Error::UnexpectedSequenceEnd { .. }
        | Error::UnexpectedMappingEnd { .. }
        | Error::ContainerEndMismatch { .. } => Some("nawias jest zamknięty, a nie był otwarty"),
        Error::FoldedBlockScalarMustIndentContent { .. } => Some("tekst po „>” musi mieć wcięcie"),
        Error::UnsupportedTag { .. } => Some("znaczników „!” program nie zna"),
        Error::Unexpected {
            expected: "string scalar",
            ..
        } => Some("klucz musi być zwykłym tekstem"),
        Error::NullIntoString { .. } => Some("klucz nie może być pusty"),
        Error::MergeValueNotMapOrSeqOfMaps { .. } | Error::MergeKeyNotAllowed { .. } => {
            Some("po „<<” musi stać alias do grupy kluczy")
        }
        _ => None,
    }
}
