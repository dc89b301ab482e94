//! `sygnaly records send`: results as xAPI statements on their way to a learning record store. What is sent, and when again, the outbox
//! in the office's database says (`records::store`); the server is talked to here, and the clock is the database's.

use std::io::{self, BufRead as _};
use std::net::IpAddr;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use ureq::http::Uri;
use uuid::Uuid;

use super::assets::Assets;
use super::error::CliError;
use super::out;
use super::store::{DatabaseArg, block_on};
use crate::domain::{Lang, Message};
use crate::records::exports::{BaseIri, Wording};
use crate::records::store::{Deed, DueStatement, Outbox, Queued, Store, StoreError, resend_after, within};

#[cfg(test)]
mod tests;

/// The variable that holds the key where it does not come from standard input.
const KEY_VARIABLE: &str = "SYGNALY_LRS_KEY";

/// Statements in one request.
const AT_ONCE: u64 = 50;

/// A server that says nothing for so long is away.
const PATIENCE: Duration = Duration::from_secs(60);

/// One to which no connection comes about in so long, as well.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// After so long no more is sent; the rest waits in the outbox.
const AT_MOST: Duration = Duration::from_secs(1_800);

/// Bytes of an answer that are read.
const MOST_OF_AN_ANSWER: u64 = 64 * 1024;

/// Letters of a refusal that are kept.
const MOST_OF_A_REASON: usize = 200;

/// Who acts, in the audit trail.
const BY: &str = "command-line";

/// Arguments of `records send`.
#[derive(Debug, clap::Args)]
pub(super) struct SendArgs {
    /// The learning record store: its address without /statements (https://lrs.example/xapi)
    #[arg(long, value_name = "URL")]
    to: String,
    /// Read the key, USER:SECRET, from the first line of standard input (default: from SYGNALY_LRS_KEY)
    #[arg(long)]
    key_stdin: bool,
    /// What every identifier begins with, an address of the office (default: urn:x-sygnaly)
    #[arg(long, value_name = "IRI")]
    base_iri: Option<String>,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Puts new results into the outbox and sends what is due. Exits 1 when something waits, was refused or could not be read.
pub(super) fn send(assets: &Assets, lang: Lang, args: &SendArgs) -> Result<ExitCode, CliError> {
    let base = match &args.base_iri {
        Some(base) => BaseIri::parse(base)?,
        None => BaseIri::default(),
    };
    let lrs = Lrs::new(&args.to, &key(args.key_stdin)?, PATIENCE, AT_MOST)?;
    let say = |lang: Lang, key: &str| assets.localizer.text(lang, key);
    let wording = Wording { lang, say: &say };
    let place = args.database.place()?;
    // The server that takes statements has its own limits; what is longer than both is the database.
    let sending = within(AT_MOST + PATIENCE, &place, async {
        let store = Store::open(place.clone()).await?;
        let done = deliver(&store, &lrs, &base, &wording).await;
        store.close().await;
        Ok::<_, CliError>(done?)
    });
    let (queued, delivered, outbox) = block_on(sending)??;

    let tell = |message: &Message| out::tell(assets.localizer.message(lang, message));
    let done = Message::new("statements-sent").text("url", &lrs.address);
    let done = done
        .number("sent", delivered.sent as f64)
        .number("there", delivered.there as f64);
    out::line(assets.localizer.message(lang, &done))?;
    queued.problems.iter().for_each(tell);
    for (id, why) in &delivered.refused {
        tell(
            &Message::new("statements-refused")
                .text("id", id.to_string())
                .text("why", why),
        );
    }
    delivered.trouble.iter().for_each(tell);
    if outbox.waiting > 0 {
        tell(&Message::new("statements-waiting").number("count", outbox.waiting as f64));
    }
    if outbox.refused > 0 {
        tell(&Message::new("statements-refused-all").number("count", outbox.refused as f64));
    }
    let whole = queued.problems.is_empty() && delivered.refused.is_empty() && outbox.waiting == 0;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Puts new results into the outbox, sends what is due, and says how the outbox stands.
async fn deliver(
    store: &Store,
    lrs: &Lrs,
    base: &BaseIri,
    wording: &Wording<'_>,
) -> Result<(Queued, Delivered, Outbox), StoreError> {
    let queued = store.queue_statements(base, wording, &store.now().await?).await?;
    let delivered = outgoing(store, lrs).await?;
    if delivered.sent > 0 {
        let deed = Deed {
            who: BY.to_owned(),
            action: "statements-sent",
            about: lrs.address.clone(),
            details: delivered.sent.to_string(),
        };
        store.note(&store.now().await?, deed).await?;
    }
    Ok((queued, delivered, store.outbox().await?))
}

/// What became of the statements that were sent.
#[derive(Debug, Default)]
struct Delivered {
    /// Taken.
    sent: usize,
    /// There before.
    there: usize,
    /// Refused for good, each with the reason.
    refused: Vec<(Uuid, String)>,
    /// Why no more were sent.
    trouble: Option<Message>,
}

/// Sends what is due until nothing is, or the server does not take any more.
async fn outgoing(store: &Store, lrs: &Lrs) -> Result<Delivered, StoreError> {
    let mut done = Delivered::default();
    while done.trouble.is_none() {
        let now = store.now().await?;
        let due = store.due_statements(&now, AT_ONCE).await?;
        if due.is_empty() {
            break;
        }
        match lrs.post(&due) {
            // Which of several it is, nobody says.
            Reply::There | Reply::Refused(_) if due.len() > 1 => {
                for one in due.chunks(1) {
                    if done.trouble.is_none() {
                        note(store, one, lrs.post(one), &now, &mut done).await?;
                    }
                }
            }
            reply => note(store, &due, reply, &now, &mut done).await?,
        }
    }
    Ok(done)
}

/// Notes what a server said of statements that were sent together.
async fn note(
    store: &Store,
    some: &[DueStatement],
    reply: Reply,
    now: &str,
    done: &mut Delivered,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = some.iter().map(|one| one.id).collect();
    match reply {
        Reply::Taken => {
            store.statements_sent(&ids, now).await?;
            done.sent += ids.len();
        }
        Reply::There => {
            store.statements_sent(&ids, now).await?;
            done.there += ids.len();
        }
        Reply::Refused(why) => {
            for id in ids {
                store.statement_refused(id, &why).await?;
                done.refused.push((id, why.clone()));
            }
        }
        Reply::Later(why) => {
            for one in some {
                let tries = one.tries.saturating_add(1);
                let next = later(now, resend_after(tries));
                store.statements_put_off(&[one.id], tries, &next).await?;
            }
            done.trouble = Some(Message::new("statements-later").text("why", why));
        }
        Reply::Stop(trouble) => done.trouble = Some(trouble),
    }
    Ok(())
}

/// So many seconds after a moment (RFC 3339); the moment itself, where it is none that can be read.
fn later(moment: &str, seconds: u32) -> String {
    let read: Option<Timestamp> = moment.parse().ok();
    let later = read.and_then(|read| read.checked_add(SignedDuration::from_secs(i64::from(seconds))).ok());
    later.map_or_else(|| moment.to_owned(), |later| later.to_string())
}

/// The key: USER:SECRET.
fn key(from_stdin: bool) -> Result<String, CliError> {
    let mut text = String::new();
    if from_stdin {
        let read = io::stdin().lock().read_line(&mut text);
        read.map_err(|error| Message::new("statements-no-stdin").text("why", error.to_string()))?;
    } else {
        text = std::env::var(KEY_VARIABLE).unwrap_or_default();
    }
    let text = text.trim_end_matches(['\n', '\r']);
    match text.split_once(':') {
        Some((user, secret)) if !user.is_empty() && !secret.is_empty() => Ok(text.to_owned()),
        _ => Err(Message::new("statements-no-key").text("variable", KEY_VARIABLE).into()),
    }
}

/// What a server says of statements.
#[derive(Debug, Clone, PartialEq)]
enum Reply {
    /// It has them now.
    Taken,
    /// It had them before.
    There,
    /// It will never take them, for this reason.
    Refused(String),
    /// It may take them later.
    Later(String),
    /// It takes none until somebody mends something.
    Stop(Message),
}

/// A learning record store. It has no debug output: it holds a secret.
struct Lrs {
    agent: ureq::Agent,
    /// Where statements go.
    address: String,
    authorization: String,
    /// When no more are sent.
    until: Option<Instant>,
}

impl Lrs {
    /// The store at an address, with its key (USER:SECRET); a server that says nothing for as long as there is patience is away, and
    /// after `at_most` no more is sent.
    ///
    /// # Errors
    /// When this is no address, or one on the way to which others could read the key.
    fn new(to: &str, key: &str, patience: Duration, at_most: Duration) -> Result<Self, CliError> {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            // The key is for this address alone.
            .max_redirects(0)
            .timeout_global(Some(patience))
            .timeout_connect(Some(patience.min(CONNECT_WITHIN)))
            .user_agent(concat!("sygnaly/", env!("CARGO_PKG_VERSION")))
            .build()
            .into();
        Ok(Self {
            agent,
            address: address(to)?,
            authorization: format!("Basic {}", base64(key.as_bytes())),
            until: Instant::now().checked_add(at_most),
        })
    }

    /// Sends statements together.
    fn post(&self, some: &[DueStatement]) -> Reply {
        if self.until.is_some_and(|until| Instant::now() >= until) {
            return Reply::Stop(Message::new("statements-too-long"));
        }
        let bodies: Vec<&str> = some.iter().map(|one| one.body.as_str()).collect();
        let request = self
            .agent
            .post(self.address.as_str())
            .header("Authorization", self.authorization.as_str())
            .header("X-Experience-API-Version", "1.0.3")
            .content_type("application/json");
        let mut answer = match request.send(format!("[{}]", bodies.join(","))) {
            Ok(answer) => answer,
            Err(error) => return Reply::Later(error.to_string()),
        };
        let status = answer.status();
        let said = answer
            .body_mut()
            .with_config()
            .limit(MOST_OF_AN_ANSWER)
            .lossy_utf8(true);
        let said = said.read_to_string().unwrap_or_default();
        let stop = |key: &str| {
            let stop = Message::new(key).text("url", &self.address);
            Reply::Stop(stop.text("status", status.to_string()))
        };
        match status.as_u16() {
            200..=299 => Reply::Taken,
            409 => Reply::There,
            401 | 403 => stop("statements-key-refused"),
            300..=399 | 404 | 405 | 410 => stop("statements-not-there"),
            408 | 425 | 429 | 500..=599 => Reply::Later(status.to_string()),
            _ => Reply::Refused(reason(&status.to_string(), &said)),
        }
    }
}

/// Why something was refused, in a line: the status, and the beginning of what the server said.
fn reason(status: &str, said: &str) -> String {
    let said: Vec<&str> = said.split_whitespace().collect();
    let said: String = said.join(" ").chars().take(MOST_OF_A_REASON).collect();
    format!("{status} {said}").trim_end().to_owned()
}

/// Where statements go: the address that was given, made whole.
fn address(to: &str) -> Result<String, CliError> {
    let refused = |key: &str| CliError::Message(Message::new(key).text("url", to));
    let base = to.trim().trim_end_matches('/');
    let base = base.strip_suffix("/statements").unwrap_or(base);
    let uri: Uri = base.parse().map_err(|_| refused("statements-no-address"))?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(refused("statements-no-address"));
    };
    if authority.as_str().contains('@') {
        // It is not repeated: it holds a password.
        return Err(CliError::new("statements-key-in-address"));
    }
    match scheme {
        _ if base.contains(['?', '#']) => Err(refused("statements-no-address")),
        "https" => Ok(format!("{base}/statements")),
        "http" if is_this_computer(authority.host()) => Ok(format!("{base}/statements")),
        "http" => Err(refused("statements-not-https")),
        _ => Err(refused("statements-no-address")),
    }
}

fn is_this_computer(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Bytes as text (RFC 4648, 4), as the key goes to a server.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let word = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for place in 0..4 {
            let sign = SIGNS[(word >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= three.len() { char::from(sign) } else { '=' });
        }
    }
    text
}
