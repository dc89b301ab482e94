//! A scenario to begin with: a call that can be played, is sound and can be won at once, with a plan that passes, one of a mediocre
//! employee and one that fails. An author changes it piece by piece instead of facing an empty file.
//!
//! It makes texts and writes none. What is said in the plans suits the strictest need (short sentences, one thing at a time,
//! figures twice), so one conversation serves them all.

mod answers;
mod needs;
#[cfg(test)]
mod tests;

use askama::Template;

pub use answers::{address, id, id_for, level, matter, name};
pub use needs::{NEEDS, Need};

use crate::domain::{Address, Criterion, IntroductionPart, PartOrder, Procedure, Profile};
use crate::format::quoted;

/// Where the scenario itself stands in its folder.
pub const SCENARIO: &str = "scenario.yaml";

/// The hardest level; something happens around such a call.
const HARDEST: u8 = 3;

/// What a skeleton is made of.
#[derive(Debug, Clone, Copy)]
pub struct Skeleton<'a> {
    /// The scenario's name, as [`id`] lets it pass.
    pub id: &'a str,
    /// What the caller needs.
    pub need: &'a Need,
    /// The office's matter, nominative, as [`matter`] lets it pass.
    pub matter: &'a str,
    /// Difficulty, 1–3.
    pub level: u8,
    /// The caller's first and last name, as [`name`] lets it pass.
    pub name: &'a str,
    /// How the caller is addressed.
    pub address: Address,
    /// The procedure of the plans.
    pub procedure: &'a Procedure,
    /// The trainee of the plans.
    pub profile: &'a Profile,
    /// The folder of the schemas for the author's editor; none: as seen from the folder of the shipped scenarios.
    pub schemas: Option<&'a str>,
}

/// A file of the skeleton.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkeletonFile {
    /// Its path in the scenario's folder, with `/`.
    pub path: &'static str,
    /// What stands in it.
    pub text: String,
}

impl Skeleton<'_> {
    /// The files: `scenario.yaml` first, then its plans.
    ///
    /// # Errors
    /// When a template cannot be filled.
    pub fn files(&self) -> Result<Vec<SkeletonFile>, askama::Error> {
        let to = Forms::of(self.address);
        let scenario = ScenarioText {
            schema: self.schema("../..", "scenario"),
            id: self.id,
            title: quoted(&format!("{}: {}", self.name, self.matter)),
            summary: quoted(&format!(
                "Dzwoni {}. Sprawa: {}. Odpowiedz na pytania i sprawdź, czy wszystko jest jasne.",
                self.name, self.matter
            )),
            level: self.level,
            matter: quoted(self.matter),
            name: quoted(self.name),
            says_name: quoted(&format!("{}.", self.name)),
            says_i_am: quoted(&format!("Nazywam się {}.", self.name)),
            matter_is: quoted(&format!("Moja sprawa to {}. Dokąd mam przyjść?", self.matter)),
            matter_is_otherwise: quoted(&format!("Chodzi o taką sprawę: {}. Gdzie to załatwię?", self.matter)),
            hard: self.level >= HARDEST,
            patience: Patience::of(self.level),
            need: self.need,
            to,
        };
        let passes = Passes {
            schema: self.schema("../../..", "plan"),
            id: self.id,
            procedure: self.procedure.id.as_str(),
            profile: self.profile.id.as_str(),
            introduction: quoted(&self.introduction()),
            reads_back: quoted(&format!("Mam zapisane: {}. Dobrze?", self.name)),
            spoke: match self.profile.address {
                Address::Pan => "mówiłem",
                Address::Pani | Address::Panstwo => "mówiłam",
            },
            rules: self.rules().map(quoted).collect(),
            need: self.need,
            to,
        };
        let middling = Middling {
            schema: self.schema("../../..", "plan"),
            id: self.id,
            procedure: self.procedure.id.as_str(),
            profile: self.profile.id.as_str(),
            short_introduction: quoted(&format!("Dzień dobry, {}, słucham.", self.trainee())),
            need: self.need,
            to,
        };
        let fails = Fails {
            schema: self.schema("../../..", "plan"),
            id: self.id,
            procedure: self.procedure.id.as_str(),
            profile: self.profile.id.as_str(),
            introduction: quoted(&self.introduction()),
        };
        let file = |path, text: String| SkeletonFile {
            path,
            text: text.trim().to_owned() + "\n",
        };
        Ok(vec![
            file(SCENARIO, scenario.render()?),
            file("plans/passes.yaml", passes.render()?),
            file("plans/middling.yaml", middling.render()?),
            file("plans/fails-hangs-up.yaml", fails.render()?),
        ])
    }

    /// Where the schema of a kind of file lies; `up` leads from the file to the folder above the scenarios.
    fn schema(&self, up: &str, kind: &str) -> String {
        match self.schemas {
            Some(folder) => format!("{folder}/{kind}.schema.json"),
            None => format!("{up}/assets/schema/{kind}.schema.json"),
        }
    }

    fn trainee(&self) -> String {
        format!("{} {}", self.profile.first_name, self.profile.last_name)
    }

    /// Every part of the introduction that the procedure asks for, and then some.
    fn introduction(&self) -> String {
        let Profile {
            position, unit, office, ..
        } = self.profile;
        let mut criteria = self.procedure.rules.iter().flat_map(|rule| rule.criterion.parts());
        let names_office = criteria.any(|criterion| match criterion {
            Criterion::Introduce { parts, .. } => parts.contains(&IntroductionPart::Office),
            _ => false,
        });
        let trainee = self.trainee();
        if names_office {
            format!("Dzień dobry, {office}, {unit}, {trainee}, {position}. W czym mogę pomóc?")
        } else {
            format!("Dzień dobry, {trainee}, {position}, {unit}. W czym mogę pomóc?")
        }
    }

    /// The rules that the passing plan shows to be met, whatever the need.
    fn rules(&self) -> impl Iterator<Item = &str> {
        let shown = |criterion: &Criterion| {
            match criterion {
                // The plan introduces itself in an order of its own.
                Criterion::Introduce { order, .. } => *order == PartOrder::Any,
                Criterion::AskDetails { .. } | Criterion::Inform { .. } => true,
                _ => false,
            }
        };
        let rules = self.procedure.rules.iter();
        rules
            .filter(move |rule| rule.criterion.parts().iter().all(shown))
            .map(|rule| rule.id.as_str())
    }
}

/// Words that agree with how the caller is addressed.
#[derive(Debug, Clone, Copy)]
struct Forms {
    /// As files have it.
    address: &'static str,
    voice: &'static str,
    you: &'static str,
    your: &'static str,
    is_called: &'static str,
    comes_in: &'static str,
    pays: &'static str,
    will_pay: &'static str,
    will_do: &'static str,
}

impl Forms {
    fn of(address: Address) -> Self {
        let one = Self {
            address: "pani",
            voice: "f2",
            you: "pani",
            your: "pani",
            is_called: "nazywa",
            comes_in: "Wejdzie",
            pays: "płaci",
            will_pay: "zapłaci",
            will_do: "zrobi",
        };
        match address {
            Address::Pani => one,
            Address::Pan => Self {
                address: "pan",
                voice: "m2",
                you: "pan",
                your: "pana",
                ..one
            },
            Address::Panstwo => Self {
                address: "państwo",
                voice: "f2",
                you: "państwo",
                your: "państwa",
                is_called: "nazywają",
                comes_in: "Wejdą",
                pays: "płacą",
                will_pay: "zapłacą",
                will_do: "zrobią",
            },
        }
    }
}

/// What the caller bears: the harder the call, the less.
#[derive(Debug, Clone, Copy)]
struct Patience {
    silence_s: u8,
    hold_s: u8,
    repeats: u8,
}

impl Patience {
    fn of(level: u8) -> Self {
        let (silence_s, hold_s, repeats) = match level {
            0 | 1 => (10, 90, 4),
            2 => (8, 60, 3),
            _ => (6, 45, 3),
        };
        Self {
            silence_s,
            hold_s,
            repeats,
        }
    }
}

#[derive(Template)]
#[template(path = "scenario.txt")]
struct ScenarioText<'a> {
    schema: String,
    id: &'a str,
    title: String,
    summary: String,
    level: u8,
    matter: String,
    name: String,
    says_name: String,
    says_i_am: String,
    matter_is: String,
    matter_is_otherwise: String,
    hard: bool,
    patience: Patience,
    need: &'a Need,
    to: Forms,
}

#[derive(Template)]
#[template(path = "passes.txt")]
struct Passes<'a> {
    schema: String,
    id: &'a str,
    procedure: &'a str,
    profile: &'a str,
    introduction: String,
    reads_back: String,
    spoke: &'static str,
    /// In quotes: a rule's name holds a colon.
    rules: Vec<String>,
    need: &'a Need,
    to: Forms,
}

#[derive(Template)]
#[template(path = "middling.txt")]
struct Middling<'a> {
    schema: String,
    id: &'a str,
    procedure: &'a str,
    profile: &'a str,
    short_introduction: String,
    need: &'a Need,
    to: Forms,
}

#[derive(Template)]
#[template(path = "fails.txt")]
struct Fails<'a> {
    schema: String,
    id: &'a str,
    procedure: &'a str,
    profile: &'a str,
    introduction: String,
}
