//! What is wrong with arguments, in Polish. Clap knows what it is and says it in English alone, so it is worded here from what clap knows.

use std::error::Error as _;
use std::net::AddrParseError;
use std::num::ParseIntError;

use clap::Error;
use clap::builder::styling::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Wanted;
use crate::domain::{Lang, Message, NoDay};
use crate::l10n::Localizer;

/// What is wrong, what may be meant, and how the command is used. The colours are left out where no terminal shows them.
pub(super) fn words(error: &Error, texts: &Localizer) -> String {
    let styles = Styles::styled();
    let (wrong, heading) = (styles.get_error(), styles.get_usage());
    let say = |message: &Message| texts.message(Lang::Pl, message);
    let text = |key: &str| texts.text(Lang::Pl, key);
    let what = say(&what(error)).replace('\n', " ");
    let mut said = format!("{wrong}{}{wrong:#} {what}", text("args-error"));
    for tip in tips(error) {
        said += &format!("\n  {}", say(&tip));
    }
    // Of a value, clap does not know to which command it was given.
    let mut more = Message::new("args-more-of-it");
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        // Its first word is "Usage:".
        let usage = usage.to_string();
        let usage = usage.split_once(' ').map_or(usage.as_str(), |(_, usage)| usage);
        said += &format!("\n\n{heading}{}{heading:#} {usage}", text("args-usage"));
        let names = usage.split(' ').take_while(|word| !word.starts_with(['[', '<', '-']));
        more = Message::new("args-more").text("command", names.collect::<Vec<&str>>().join(" "));
    }
    said + &format!("\n\n{}", say(&more))
}

/// What clap knows of this, as text; empty where it knows nothing.
fn known(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

fn what(error: &Error) -> Message {
    let arg = known(error, ContextKind::InvalidArg);
    let value = known(error, ContextKind::InvalidValue);
    let command = known(error, ContextKind::InvalidSubcommand);
    let about = |key: &str| Message::new(key).text("arg", &arg);
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => about("args-unknown-option"),
        ErrorKind::UnknownArgument => about("args-not-needed"),
        ErrorKind::TooManyValues => Message::new("args-not-needed").text("arg", value),
        ErrorKind::InvalidSubcommand => Message::new("args-unknown-command").text("command", command),
        ErrorKind::MissingRequiredArgument => Message::new("args-missing").text("names", arg),
        ErrorKind::MissingSubcommand => Message::new("args-missing-command").text("command", command),
        ErrorKind::InvalidValue if value.is_empty() => about("args-missing-value"),
        ErrorKind::InvalidValue => about("args-unknown-value").text("value", value),
        ErrorKind::ValueValidation => bad_value(error).text("arg", arg).text("value", value),
        ErrorKind::ArgumentConflict => {
            let other = known(error, ContextKind::PriorArg);
            let arg = if arg.is_empty() { command } else { arg };
            let key = match other.as_str() {
                "" => "args-conflict-some",
                other if other == arg => "args-twice",
                _ => "args-conflict",
            };
            Message::new(key).text("arg", arg).text("other", other)
        }
        ErrorKind::NoEquals => about("args-no-equals"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => about("args-wrong-number"),
        ErrorKind::InvalidUtf8 => Message::new("args-no-text"),
        _ => Message::new("args-other").text("why", error.kind().to_string()),
    }
}

/// Why a value does not do, as whoever read it says.
fn bad_value(error: &Error) -> Message {
    let because = |why: &str| Message::new("args-bad-value-because").text("why", why);
    let Some(source) = error.source() else {
        return Message::new("args-bad-value");
    };
    if let Some(wanted) = source.downcast_ref::<Wanted>() {
        return because(&wanted.pl);
    }
    if source.is::<ParseIntError>() {
        return Message::new("args-no-number");
    }
    if source.is::<NoDay>() {
        return Message::new("args-no-date");
    }
    if source.is::<AddrParseError>() {
        return Message::new("args-no-address");
    }
    let said = source.to_string();
    // Clap's own words on a number; it gives the bounds nowhere else.
    let range = said
        .split_once(" is not in ")
        .and_then(|(_, range)| range.split_once("..="));
    match range {
        Some((least, most)) => Message::new("args-out-of-range")
            .text("least", least)
            .text("most", most),
        None => because(&format!("„{said}”")),
    }
}

/// What may be meant, and what there is.
fn tips(error: &Error) -> Vec<Message> {
    let near = |near: String| Message::new("args-did-you-mean").text("near", near);
    let mut tips = Vec::new();
    for kind in [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ] {
        let suggested = known(error, kind);
        if !suggested.is_empty() {
            tips.push(near(suggested));
        }
    }
    if tips.is_empty()
        && let Some(ContextValue::StyledStrs(all)) = error.get(ContextKind::Suggested)
    {
        tips.extend(all.iter().filter_map(|tip| in_polish(&tip.to_string())));
    }
    for (kind, key) in [
        (ContextKind::ValidValue, "args-values"),
        (ContextKind::ValidSubcommand, "args-known-commands"),
    ] {
        let names = known(error, kind);
        if !names.is_empty() {
            tips.push(Message::new(key).text("values", names));
        }
    }
    tips
}

/// A tip that clap has put into English words; none that says something else.
fn in_polish(tip: &str) -> Option<Message> {
    if let Some(there) = tip.strip_suffix("' exists") {
        let near = there.strip_prefix('\'')?;
        return Some(Message::new("args-did-you-mean").text("near", near));
    }
    let (_, given) = tip.split_once("as a value, use '")?;
    Some(Message::new("args-as-value").text("given", given.trim_end_matches('\'')))
}
