//! Entries of the audit trail in plain words. What this version of the program has no words for is shown as it stands.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::frame::Frame;
use super::people::title_of;
use super::words::{named as worded, of_word, played_at};
use super::{Panel, figures};
use crate::domain::{CriticalErrorKind, ErrorFinding, Message, RuleId, Verdict};
use crate::records::store::entity::audit_entry;
use crate::records::store::{DataClass, Named, Role};

/// Who acts in the trail where nobody is signed in: a command, and what has been kept long enough.
const COMMAND_LINE: &str = "command-line";
const RETENTION: &str = "retention";

/// Who acted.
pub(super) fn who(frame: &Frame<'_>, who: &str, named: &BTreeMap<Uuid, Named>) -> String {
    let known = Uuid::try_parse(who).ok().and_then(|id| named.get(&id));
    match (known, who) {
        (Some(Named::Station(name)), _) => frame.with("panel-audit-station", "name", name),
        (_, COMMAND_LINE) => frame.t("panel-deed-command-line"),
        (_, RETENTION) => frame.t("panel-deed-retention"),
        _ => who.to_owned(),
    }
}

/// What an entry is about: where its page lies (empty: it has none), and in words.
pub(super) fn about(
    panel: &Panel,
    frame: &Frame<'_>,
    entry: &audit_entry::Model,
    named: &BTreeMap<Uuid, Named>,
) -> (String, String) {
    let about = entry.about.as_str();
    let known = Uuid::try_parse(about).ok().and_then(|id| named.get(&id));
    match known {
        Some(Named::Person(name)) if name.is_empty() => (format!("/people/{about}"), frame.t("panel-person-erased")),
        Some(Named::Person(name)) => (format!("/people/{about}"), name.clone()),
        Some(Named::Attempt(name)) => (format!("/attempts/{about}"), played_at(frame, name)),
        Some(Named::Certificate(number)) => (format!("/certificates/{about}"), number.clone()),
        Some(Named::Station(name)) => (String::new(), frame.with("panel-audit-station", "name", name)),
        Some(Named::Account(name)) => (String::new(), frame.with("panel-audit-account", "name", name)),
        None => match (entry.action.as_str(), DataClass::parse(about)) {
            ("policy-kept", _) => (String::new(), title_of(panel, about, frame.lang)),
            ("retention-set" | "data-expired", Some(class)) => {
                (String::new(), frame.t(&format!("erasure-class-{}", class.id())))
            }
            _ => (String::new(), about.to_owned()),
        },
    }
}

/// What more an entry says; empty: nothing. None: there are no words for it.
pub(super) fn details(panel: &Panel, frame: &Frame<'_>, entry: &audit_entry::Model) -> Option<String> {
    let text = entry.details.as_str();
    let words = Words { panel, frame };
    match entry.action.as_str() {
        // A checksum, or what the entry is about once more.
        "attempt-whole" | "certificate-issued" | "signed-in" | "account-reset" | "account-closed" => {
            Some(String::new())
        }
        "result-reviewed" => words.decided(text),
        "procedure-acknowledged" => words.acknowledged(text),
        "certificate-revoked" => {
            let (why, on) = text.split_once(", ")?;
            let told = Message::new("panel-deed-revoked").text("on", on);
            let why = frame.t(&format!("revocation-{}", why.replace('_', "-")));
            Some(frame.message(&told.text("why", why)))
        }
        "policy-kept" => {
            let (version, from) = text.split_once(", ")?;
            let told = Message::new("panel-deed-policy").text("version", version);
            Some(frame.message(&told.text("from", from)))
        }
        "dispute-raised" | "dispute-answered" => Some(words.rule(text)),
        "consent-given" | "consent-withdrawn" => words.known(&format!("panel-consent-{}", text.replace('_', "-"))),
        "retention-set" => match text.parse::<u32>() {
            Ok(months) => Some(frame.message(&Message::new("retention-months").number("months", f64::from(months)))),
            Err(_) => (text == "keep").then(|| frame.t("retention-keep")),
        },
        "data-expired" => {
            let (count, before) = text.split_once(", ")?;
            let told = Message::new("panel-deed-expired").text("count", count);
            Some(frame.message(&told.text("before", before)))
        }
        "person-erased" => {
            let (attempts, certificates) = text.strip_prefix("attempts: ")?.split_once(", certificates: ")?;
            let told = Message::new("panel-deed-erased").text("attempts", attempts);
            Some(frame.message(&told.text("certificates", certificates)))
        }
        "account-added" => {
            let role = Role::ALL.into_iter().find(|role| role.id() == text)?;
            Some(frame.t(&format!("role-{}", role.id())))
        }
        "sign-in-barred" => Some(frame.with("panel-deed-barred", "count", text)),
        "station-key-came" | "station-key-accepted" => Some(text.to_owned()),
        "statements-sent" => Some(frame.with("panel-deed-statements", "count", text)),
        _ => text.is_empty().then(String::new),
    }
}

struct Words<'a> {
    panel: &'a Panel,
    frame: &'a Frame<'a>,
}

impl Words<'_> {
    /// The words under a key, where there are any.
    fn known(&self, key: &str) -> Option<String> {
        let is_there = self.panel.texts.has(self.frame.lang, key);
        is_there.then(|| self.frame.t(key))
    }

    /// What was decided on a result: `krynki:4.1.a: met`, `mockery: dismissed` or `whole`.
    fn decided(&self, text: &str) -> Option<String> {
        if text == "whole" {
            return Some(self.frame.t("reviews-whole"));
        }
        let (what, found) = text.rsplit_once(": ")?;
        if let (Some(kind), Some(finding)) = (of_word::<CriticalErrorKind>(what), of_word::<ErrorFinding>(found)) {
            let kind = worded(self.frame, "critical", &kind);
            return Some(format!("{kind}: {}", worded(self.frame, "reviews-error", &finding)));
        }
        let verdict: Verdict = of_word(found)?;
        Some(format!(
            "{}: {}",
            self.rule(what),
            worded(self.frame, "verdict", &verdict)
        ))
    }

    /// What was read and when: `krynki 6/2022, 2026-11-28`.
    fn acknowledged(&self, text: &str) -> Option<String> {
        let (procedure, rest) = text.split_once(' ')?;
        let (document, on) = rest.rsplit_once(", ")?;
        let known = self.panel.procedures.iter().find(|one| one.id.as_str() == procedure);
        let title = known.map_or(procedure, |one| one.title.get(self.frame.lang));
        let told = Message::new("panel-deed-acknowledged").text("procedure", title);
        Some(self.frame.message(&told.text("document", document).text("on", on)))
    }

    /// A rule by its short name and its title.
    fn rule(&self, id: &str) -> String {
        let id = RuleId::new(id);
        let known = self.panel.procedures.iter().find_map(|one| one.rule(&id));
        let short = figures::short(&id);
        match known {
            Some(rule) => format!("{short} {}", rule.title.get(self.frame.lang))
                .trim_end()
                .to_owned(),
            None => short,
        }
    }
}
