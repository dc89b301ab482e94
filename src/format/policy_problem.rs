//! What can be wrong with a certification policy beyond its shape, with its code and its words.

use crate::domain::{Bilingual, Day};

/// A problem of a policy.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PolicyProblem {
    SameVersion { version: u32, other: u32 },
    SameDay { day: Day, other: u32 },
    NumberGoesBack { version: u32, other: u32 },
    NothingRequired,
    MoreThanCalls { asked: u32, calls: u32 },
    SameReminder { days: u32, other: u32 },
    ReminderTooEarly { days: u32, months: u32, most: u32 },
    MarkTooLow { mark: f64, least: f64 },
    TooFew { asked: u32, there: usize },
    SameId { id: String, other: String },
}

impl PolicyProblem {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::SameVersion { .. } | Self::SameDay { .. } | Self::NumberGoesBack { .. } => "S501",
            Self::NothingRequired => "S502",
            Self::MoreThanCalls { .. } => "S503",
            Self::SameReminder { .. } | Self::ReminderTooEarly { .. } => "S504",
            Self::MarkTooLow { .. } => "S505",
            Self::TooFew { .. } => "S506",
            Self::SameId { .. } => "S507",
        }
    }

    pub(super) fn message(&self) -> Bilingual {
        match self {
            Self::SameVersion { version, other } => both(
                format!("Wersja {version} jest tu dwa razy, także w wierszu {other}."),
                format!("Version {version} is here twice, in line {other} too."),
            ),
            Self::SameDay { day, other } => both(
                format!("Od {day} obowiązywałyby dwie wersje naraz, także ta z wiersza {other}."),
                format!("Two versions would be in force from {day}, that in line {other} too."),
            ),
            Self::NumberGoesBack { version, other } => both(
                format!("Wersja {version} obowiązuje później niż ta z wiersza {other}, a ma niższy numer."),
                format!("Version {version} is in force later than that in line {other}, yet its number is lower."),
            ),
            Self::NothingRequired => both(
                "Ta wersja nie wymaga żadnej rozmowy ani zmiany.",
                "This version requires no call and no shift.",
            ),
            Self::MoreThanCalls { asked, calls } => both(
                format!("Wśród wymaganych rozmów ({calls}) nie zmieści się tyle: {asked}."),
                format!("So many ({asked}) cannot be among the calls required ({calls})."),
            ),
            Self::SameReminder { days, other } => both(
                format!("Przypomnienie na {days} dni przed końcem jest tu dwa razy, także w wierszu {other}."),
                format!("The reminder {days} days before the end is here twice, in line {other} too."),
            ),
            Self::ReminderTooEarly { days, months, .. } => both(
                format!(
                    "Przypomnienie na {days} dni przed końcem jest dłuższe niż ważność certyfikatu (miesiące: {months})."
                ),
                format!(
                    "The reminder {days} days before the end is longer than a certificate is valid ({months} months)."
                ),
            ),
            Self::MarkTooLow { mark, least } => both(
                format!("Próg {mark} jest niższy niż w procedurze ({least})."),
                format!("The mark {mark} is below the procedure's ({least})."),
            ),
            Self::TooFew { asked, there } => both(
                format!("Nikt tego nie spełni: potrzeba {asked}, a jest {there}."),
                format!("Nobody can meet this: {asked} are asked for, and there are {there}."),
            ),
            Self::SameId { id, other } => both(
                format!("Polityka „{id}” jest też w pliku {other}."),
                format!("The policy \"{id}\" is in {other} too."),
            ),
        }
    }

    pub(super) fn hint(&self) -> Bilingual {
        match self {
            Self::SameVersion { .. } | Self::NumberGoesBack { .. } => both(
                "Nowej wersji nadaj numer wyższy niż wszystkich wcześniejszych.",
                "Give a new version a higher number than all before it.",
            ),
            Self::SameDay { .. } => both(
                "Zmień „valid_from” jednej z nich. Wersji, która już obowiązywała, nie zmieniaj.",
                "Change the \"valid_from\" of one of them; leave a version alone that was in force already.",
            ),
            Self::NothingRequired => both(
                "Podaj „calls” albo „shifts”, na przykład „calls: 6”.",
                "Give \"calls\" or \"shifts\", for example \"calls: 6\".",
            ),
            Self::MoreThanCalls { .. } => both("Zwiększ „calls” w „requires”.", "Raise \"calls\" in \"requires\"."),
            Self::SameReminder { .. } => both("Zostaw jedno z nich.", "Keep one of them."),
            Self::ReminderTooEarly { most, .. } => both(format!("Najwyżej {most}."), format!("At most {most}.")),
            Self::MarkTooLow { least, .. } => both(
                format!("Podaj co najmniej {least} albo usuń „pass_mark”: wtedy obowiązuje próg procedury."),
                format!("Give {least} or more, or remove \"pass_mark\": then the procedure's mark holds."),
            ),
            Self::TooFew { .. } => both(
                "Zmniejsz liczbę albo dodaj scenariusze.",
                "Lower the number, or add scenarios.",
            ),
            Self::SameId { .. } => both(
                "Nową wersję dopisz w „versions” tego samego pliku, a innej polityce nadaj inne „id”.",
                "Add a new version to \"versions\" of the same file; give another policy another \"id\".",
            ),
        }
    }
}

fn both(pl: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual {
        pl: pl.into(),
        en: en.into(),
    }
}
