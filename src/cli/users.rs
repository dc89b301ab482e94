//! `sygnaly user …`: who may sign in to the panel. Passwords are made here by chance and printed once, or read from standard input;
//! on the command line every program of the computer could read them.

use std::io::{self, BufRead as _};
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use super::assets::Assets;
use super::error::CliError;
use super::store::{DatabaseArg, block_on, now};
use super::{Common, out};
use crate::domain::{Lang, Message};
use crate::records::new_code;
use crate::records::store::{Account, AccountError, Role, Store};

/// Arguments of `user`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make an account; its password is made here and printed once
    Add(AddArgs),
    /// Give an account a new password, also after too many wrong ones; it is made here and printed once
    Reset(ResetArgs),
    /// Close an account for good; its name stays taken
    Close(CloseArgs),
    /// All accounts of the panel
    List(ListArgs),
}

/// Arguments of `user add`.
#[derive(Debug, clap::Args)]
struct AddArgs {
    /// The name to sign in with
    name: String,
    /// What the account may do
    #[arg(long, value_enum)]
    role: RoleArg,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `user reset`.
#[derive(Debug, clap::Args)]
struct ResetArgs {
    /// The name from the list
    name: String,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `user close`.
#[derive(Debug, clap::Args)]
struct CloseArgs {
    /// The name from the list
    name: String,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `user list`.
#[derive(Debug, clap::Args)]
struct ListArgs {
    #[command(flatten)]
    database: DatabaseArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArg {
    /// Everything: people, certificates, retention
    Hr,
    /// Looks at everything, decides on verdicts and answers disputes
    Trainer,
    /// Looks at everything and changes nothing
    Auditor,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Hr => Self::Hr,
            RoleArg::Trainer => Self::Trainer,
            RoleArg::Auditor => Self::Auditor,
        }
    }
}

/// Does what is asked with the accounts.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let (database, password) = match &args.action {
        Action::Add(args) => (&args.database, Some(args.password_stdin)),
        Action::Reset(args) => (&args.database, Some(args.password_stdin)),
        Action::Close(args) => (&args.database, None),
        Action::List(args) => (&args.database, None),
    };
    let password = password.map(Password::get).transpose()?.unwrap_or_default();
    let done = block_on(async {
        let store = database.open().await?;
        let done = act(&store, assets, lang, &args.action, &password).await;
        store.close().await;
        done
    })??;
    for line in done {
        out::line(line)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Does it, and says what there is to say.
async fn act(
    store: &Store,
    assets: &Assets,
    lang: Lang,
    action: &Action,
    password: &Password,
) -> Result<Vec<String>, CliError> {
    let role = |role: Role| assets.localizer.text(lang, &format!("role-{}", role.id()));
    let told = |key: &str, account: &Account| {
        let told = Message::new(key).text("name", &account.name);
        let told = told.text("role", role(account.role));
        vec![assets.localizer.message(lang, &told.text("password", &password.text))]
    };
    match action {
        Action::Add(args) => {
            let (role, now) = (args.role.into(), now());
            let account = store.add_account(&args.name, role, &password.text, &now).await?;
            Ok(told(password.key("user-added", "user-added-own"), &account))
        }
        Action::Reset(args) => {
            let reset = store.reset_password(&args.name, &password.text, &now()).await;
            let account = known(store, reset).await?;
            Ok(told(password.key("user-reset", "user-reset-own"), &account))
        }
        Action::Close(args) => {
            let closed = store.close_account(&args.name, &now()).await;
            let account = known(store, closed).await?;
            Ok(told("user-closed", &account))
        }
        Action::List(_) => {
            let accounts = store.accounts().await?;
            if accounts.is_empty() {
                return Ok(vec![assets.localizer.text(lang, "user-nobody")]);
            }
            let line = |account: &Account| {
                let told = match &account.closed {
                    None => Message::new("user-line").text("since", day(&account.created)),
                    Some(closed) => Message::new("user-line-closed").text("until", day(closed)),
                };
                let told = told.text("name", &account.name).text("role", role(account.role));
                assets.localizer.message(lang, &told)
            };
            Ok(accounts.iter().map(line).collect())
        }
    }
}

/// What was done with an account; a name that none has is told with those that there are.
async fn known(store: &Store, done: Result<Account, AccountError>) -> Result<Account, CliError> {
    match done {
        Err(AccountError::Unknown { name }) => {
            let accounts = store.accounts().await?;
            let open = accounts.iter().filter(|account| account.closed.is_none());
            let names = open.map(|account| account.name.as_str());
            Err(CliError::unknown("account-unknown", &name, names))
        }
        done => Ok(done?),
    }
}

/// The day of a moment (RFC 3339).
fn day(moment: &str) -> &str {
    moment.split_once('T').map_or(moment, |(day, _)| day)
}

/// A password, and where it comes from. It has no debug output.
#[derive(Default)]
struct Password {
    text: String,
    is_own: bool,
}

impl Password {
    /// From the first line of standard input, or made by chance.
    fn get(from_stdin: bool) -> Result<Self, CliError> {
        if !from_stdin {
            return Ok(Self {
                text: new_code()?,
                is_own: false,
            });
        }
        let mut text = String::new();
        let read = io::stdin().lock().read_line(&mut text);
        read.map_err(|error| Message::new("user-no-password").text("why", error.to_string()))?;
        Ok(Self {
            text: text.trim_end_matches(['\n', '\r']).to_owned(),
            is_own: true,
        })
    }

    /// One that somebody chose is not printed.
    fn key(&self, made: &'static str, own: &'static str) -> &'static str {
        if self.is_own { own } else { made }
    }
}

impl From<AccountError> for CliError {
    fn from(error: AccountError) -> Self {
        Self::Message(error.message())
    }
}
