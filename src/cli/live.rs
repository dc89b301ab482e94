//! The call typed live in the terminal. Words are lines; the telephone's keys are commands that begin with a colon.
//!
//! This is the only place of the terminal route that reads a clock: the engine is handed the time.

use std::io::{BufRead as _, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::call::Call;
use super::error::CliError;
use super::out;
use super::transcript::Printer;
use crate::authoring::{Playback, Witness as _};
use crate::domain::{
    Addressee, Captions, Effect, Event, Lang, LineKey, Message, Millis, Mode, Route, Said, SessionLog, Switch,
};
use crate::engine::{Session, Setup};
use crate::l10n::Localizer;

/// A seed that nobody chose.
pub(super) fn seed_of_the_moment() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as u64)
}

/// What a line of the terminal means.
#[derive(Debug, Clone, PartialEq)]
enum Input {
    /// Words to whoever is on the line.
    Say(String),
    /// Something done.
    Do(Event),
    /// A key pressed or released, whichever it is not.
    Toggle(LineKey),
    /// List the commands.
    Help,
    /// Break the session off.
    Quit,
    /// Not a command.
    Unknown(String),
}

/// Plays a call typed live until it ends, the input ends, or the trainee quits; `captions` are shown under what is heard.
pub(super) fn play(
    localizer: &Localizer,
    lang: Lang,
    call: &Call,
    seed: u64,
    mode: Mode,
    captions: Captions,
) -> Result<SessionLog, CliError> {
    let setup = Setup {
        seed,
        mode,
        ..Setup::default()
    };
    let session = Session::new(call.scenario.clone(), call.profile.clone(), call.ear.clone(), setup);
    brief(localizer, lang, call)?;
    let mut desk = Desk {
        session,
        playback: Playback::default(),
        printer: Printer::new(localizer, lang, &call.scenario).with_captions(captions),
        begun: Instant::now(),
    };
    let lines = read_lines();
    let effects = desk.session.begin();
    desk.take(Millis::ZERO, effects);
    // Nobody plays a call that nobody reads.
    while !desk.session.is_over() && desk.printer.is_read() {
        let line = match desk.until_next() {
            Some(pause) => match lines.recv_timeout(pause) {
                Ok(line) => Some(line),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            },
            None => match lines.recv() {
                Ok(line) => Some(line),
                Err(_) => break,
            },
        };
        desk.pass_time();
        match line.as_deref().map(understand) {
            None => {}
            Some(Input::Quit) => break,
            Some(Input::Help) => desk.printer.print(localizer.text(lang, "live-help")),
            Some(Input::Unknown(command)) => {
                let unknown = Message::new("live-unknown").text("command", command);
                desk.printer.print(localizer.message(lang, &unknown));
            }
            Some(Input::Say(text)) => desk.say(text),
            Some(Input::Do(event)) => desk.event(event),
            Some(Input::Toggle(key)) => desk.toggle(key),
        }
    }
    Ok(desk.session.finish())
}

fn brief(localizer: &Localizer, lang: Lang, call: &Call) -> Result<(), CliError> {
    let profile = &call.profile;
    out::line(format_args!("{}\n{}\n", call.scenario.title, call.scenario.summary))?;
    let who = Message::new("live-who")
        .text("office", &profile.office)
        .text("unit", &profile.unit)
        .text("name", format!("{} {}", profile.first_name, profile.last_name))
        .text("position", &profile.position);
    out::line(format_args!(
        "{}\n{}\n",
        localizer.message(lang, &who),
        localizer.text(lang, "live-help")
    ))?;
    for document in &call.scenario.desk.documents {
        let body = document.body.trim();
        out::line(format_args!("{} ({}):\n{body}\n", document.title, document.id))?;
    }
    if !std::io::stdin().is_terminal() {
        out::line(format_args!("{}\n", localizer.text(lang, "live-no-terminal")))?;
    }
    Ok(())
}

/// Reads standard input on a thread of its own; the channel closes with it.
fn read_lines() -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// What a typed line means; commands are Polish, with English beside them.
fn understand(line: &str) -> Input {
    let line = line.trim();
    let Some(command) = line.strip_prefix(':') else {
        return if line.is_empty() {
            Input::Do(Event::Clock)
        } else {
            Input::Say(line.to_owned())
        };
    };
    let (word, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let rest = rest.trim();
    match word {
        "odbierz" | "answer" => Input::Do(Event::Answered),
        "wstrzymaj" | "hold" => Input::Toggle(LineKey::Hold),
        "wycisz" | "mute" => Input::Toggle(LineKey::Mute),
        "głośnik" | "glosnik" | "loudspeaker" => Input::Toggle(LineKey::Loudspeaker),
        "rozłącz" | "rozlacz" | "hangup" => Input::Do(Event::HungUp),
        "zadzwoń" | "zadzwon" | "dial" if !rest.is_empty() => Input::Do(Event::Dialled {
            number: rest.to_owned(),
        }),
        "przełącz" | "przelacz" | "transfer" if !rest.is_empty() => {
            Input::Do(Event::TransferStarted { to: rest.into() })
        }
        "połącz" | "polacz" | "connect" => Input::Do(Event::TransferCompleted),
        "wróć" | "wroc" | "back" => Input::Do(Event::TransferCancelled),
        "dokument" | "document" if !rest.is_empty() => Input::Do(Event::DocumentOpened { document: rest.into() }),
        "notatka" | "note" if !rest.is_empty() => Input::Do(Event::NoteWritten { text: rest.to_owned() }),
        "odejdź" | "odejdz" | "leave" => Input::Do(Event::LeftDesk),
        "jestem" | "return" => Input::Do(Event::ReturnedToDesk),
        "drzwi" | "door" => Input::Do(Event::DoorClosed),
        "pomoc" | "help" => Input::Help,
        "koniec" | "quit" => Input::Quit,
        _ => Input::Unknown(line.to_owned()),
    }
}

struct Desk<'a> {
    session: Session,
    playback: Playback,
    printer: Printer<'a>,
    begun: Instant,
}

impl Desk<'_> {
    fn now(&self) -> Millis {
        Millis(u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// How long until something happens by itself.
    fn until_next(&self) -> Option<Duration> {
        let next = self.playback.next_happening(self.session.next_deadline())?;
        Some(Duration::from_millis(next.since(self.now()).0))
    }

    /// Works off everything that has come due.
    fn pass_time(&mut self) {
        let now = self.now();
        while let Some(play) = self.playback.ended(now) {
            self.event(Event::AudioFinished { play });
        }
        if self.session.next_deadline().is_some_and(|due| due <= now) {
            self.event(Event::Clock);
        }
    }

    fn event(&mut self, event: Event) {
        let now = self.now();
        self.printer.event(now, &event);
        let effects = self.session.step(now, event);
        self.take(now, effects);
    }

    fn take(&mut self, now: Millis, effects: Vec<Effect>) {
        for effect in effects {
            self.playback.take(now, &effect);
            self.printer.effect(now, &effect);
        }
    }

    /// A terminal gives lines, not keys: when the line began to be typed is not known, so it counts from its end.
    fn say(&mut self, text: String) {
        let to = if self.session.view().colleague.is_some() {
            Addressee::Colleague
        } else {
            Addressee::Caller
        };
        let now = self.now();
        let said = Said {
            to,
            route: Route::Typed,
            text,
            start: now,
            end: now,
            confidence: 1.0,
        };
        // The trainee sees their own line as they typed it; it is not printed again.
        let effects = self.session.step(now, Event::Said(said));
        self.take(now, effects);
    }

    fn toggle(&mut self, key: LineKey) {
        let pressed = self.session.view().keys.is_on(key);
        self.event(Event::Key {
            key,
            to: if pressed { Switch::Off } else { Switch::On },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_words_or_commands() {
        assert_eq!(understand(" dzień dobry "), Input::Say("dzień dobry".into()));
        assert_eq!(understand(":odbierz"), Input::Do(Event::Answered));
        assert_eq!(understand(":hold"), Input::Toggle(LineKey::Hold));
        assert_eq!(
            understand(":przełącz kos"),
            Input::Do(Event::TransferStarted { to: "kos".into() })
        );
        assert_eq!(understand(":przełącz"), Input::Unknown(":przełącz".into()));
        assert_eq!(understand(":cokolwiek"), Input::Unknown(":cokolwiek".into()));
    }
}
