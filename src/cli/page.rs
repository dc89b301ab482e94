//! Writes a debrief as an HTML page, where one is wanted. What stands in it is decided in `export`.

use std::path::Path;

use super::assets::Assets;
use super::call::Call;
use super::error::CliError;
use crate::domain::{Captions, Lang, Message, Procedure, Profile, Scorecard, SessionLog, ShiftCard, ShiftLog};
use crate::engine::ShiftParts;
use crate::export::{self, About, CallPage, DebriefPage, ExportError, ShiftPage};
use crate::files;
use crate::scoring::timeline::Timeline;

/// A page that is to be written.
pub(super) struct Page<'a> {
    path: &'a Path,
    assets: &'a Assets,
    lang: Lang,
    captions: &'a Captions,
}

impl<'a> Page<'a> {
    /// Its file, its language, and what is heard in another one.
    pub(super) fn new(path: &'a Path, assets: &'a Assets, lang: Lang, captions: &'a Captions) -> Self {
        Self {
            path,
            assets,
            lang,
            captions,
        }
    }

    /// Writes the debrief of a call.
    pub(super) fn of_call(&self, call: &Call, log: &SessionLog, card: &Scorecard) -> Result<(), CliError> {
        let timeline = Timeline::of(call.procedure.marks, &call.scenario, log).captioned(self.captions);
        let trainee = trainee(&call.profile);
        let debrief = DebriefPage {
            card,
            timeline: &timeline,
            about: about(&call.scenario.title, &call.procedure, &trainee, self.lang),
        };
        write(self.path, export::page(&debrief, &self.assets.localizer, self.lang))
    }

    /// Writes the debrief of a shift.
    pub(super) fn of_shift(
        &self,
        procedure: &Procedure,
        parts: &ShiftParts,
        log: &ShiftLog,
        card: &ShiftCard,
    ) -> Result<(), CliError> {
        let scenarios = parts.scenarios();
        // A call of a scenario that is not at hand has no card either.
        let played = log.calls.iter().filter_map(|call| {
            let id = &call.log.header.scenario;
            let scenario = scenarios.iter().find(|scenario| &scenario.id == id)?;
            Some((call, scenario))
        });
        let calls: Vec<CallPage> = card
            .calls
            .iter()
            .zip(played)
            .map(|(card, (call, scenario))| CallPage {
                card,
                timeline: Timeline::of(procedure.marks, scenario, &call.log).captioned(self.captions),
                title: &scenario.title,
                caller: &scenario.caller.name,
            })
            .collect();
        let trainee = trainee(&parts.profile);
        let shift = ShiftPage {
            card,
            calls: &calls,
            about: about(&parts.shift.title, procedure, &trainee, self.lang),
        };
        write(self.path, export::shift_page(&shift, &self.assets.localizer, self.lang))
    }
}

fn about<'a>(title: &'a str, procedure: &'a Procedure, trainee: &'a str, lang: Lang) -> About<'a> {
    About {
        title,
        procedure: procedure.title.get(lang),
        trainee,
        date: None,
        notes: &[],
    }
}

fn trainee(profile: &Profile) -> String {
    format!("{} {}, {}", profile.first_name, profile.last_name, profile.position)
}

fn write(path: &Path, page: Result<String, ExportError>) -> Result<(), CliError> {
    let page = page.map_err(|error| Message::new("export-error").text("why", error.to_string()))?;
    files::write_whole(path, page.as_bytes()).map_err(|error| CliError::file(path, &error))
}
