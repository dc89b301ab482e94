//! `sygnaly records admit`: people who have the name, unit and office of somebody who was erased are taken again, because they are
//! somebody else or came back.

use std::process::ExitCode;

use uuid::Uuid;

use super::assets::Assets;
use super::error::CliError;
use super::out;
use super::store::{DatabaseArg, block_on};
use crate::domain::{Lang, Message};
use crate::records::store::Store;

/// Who acts, in the audit trail.
const BY: &str = "command-line";

/// Arguments of `records admit`.
#[derive(Debug, clap::Args)]
pub(super) struct AdmitArgs {
    /// The person who was erased, by the id that `records sync` and the audit trail name; without it, all who are kept out are listed
    person: Option<Uuid>,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Takes people again, or lists whose name, unit and office are kept out. Exits 1 when there is nobody to take again.
pub(super) fn admit(assets: &Assets, lang: Lang, args: &AdmitArgs) -> Result<ExitCode, CliError> {
    let (told, code) = block_on(async {
        let store = args.database.open().await?;
        let done = match args.person {
            Some(person) => admitted(&store, person).await,
            None => listed(&store).await,
        };
        store.close().await;
        done
    })??;
    for message in told {
        out::line(assets.localizer.message(lang, &message))?;
    }
    Ok(code)
}

async fn admitted(store: &Store, person: Uuid) -> Result<(Vec<Message>, ExitCode), CliError> {
    let is_new = store.admit(person, BY, &store.now().await?).await?;
    let (key, code) = if is_new {
        ("admit-done", ExitCode::SUCCESS)
    } else {
        ("admit-nobody", ExitCode::FAILURE)
    };
    Ok((vec![Message::new(key).text("person", person.to_string())], code))
}

async fn listed(store: &Store) -> Result<(Vec<Message>, ExitCode), CliError> {
    let kept_out = store.kept_out().await?;
    let line = |(person, erased): (Uuid, String)| {
        let line = Message::new("admit-line").text("person", person.to_string());
        line.text("erased", erased)
    };
    let mut told: Vec<Message> = kept_out.into_iter().map(line).collect();
    if told.is_empty() {
        told.push(Message::new("admit-none"));
    }
    Ok((told, ExitCode::SUCCESS))
}
