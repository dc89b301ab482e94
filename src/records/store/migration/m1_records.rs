//! The first version: stations, people, attempts with their lines, what was decided on them, certificates, the panel's
//! accounts, and the audit trail.

use sea_orm::DbBackend;
use sea_orm_migration::prelude::*;

use Kind::{Id, Long, Real, Text, Truth, Whole};

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A UUID.
    Id,
    Text,
    /// 32 bits.
    Whole,
    /// 64 bits.
    Long,
    Real,
    Truth,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    name: &'static str,
    kind: Kind,
    key: bool,
    optional: bool,
}

/// A column that is part of the primary key.
pub(super) const fn key(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        key: true,
        optional: false,
    }
}

/// A column that always holds something.
pub(super) const fn always(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        key: false,
        optional: false,
    }
}

/// A column that may hold nothing.
pub(super) const fn maybe(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        key: false,
        optional: true,
    }
}

/// Names and columns. Columns that are keys make up the primary key, in this order.
const TABLES: &[(&str, &[Column])] = &[
    (
        "station",
        &[
            key("id", Id),
            always("name", Text),
            always("first_seen", Text),
            always("last_seen", Text),
            always("clock_ahead_ms", Long),
        ],
    ),
    (
        "person",
        &[
            key("id", Id),
            always("first_name", Text),
            always("last_name", Text),
            always("position", Text),
            always("unit", Text),
            always("office", Text),
            always("address", Text),
            always("folded", Text),
            always("added", Text),
            maybe("erased_on", Text),
        ],
    ),
    (
        "person_at_station",
        &[
            key("station", Id),
            key("local", Text),
            always("person", Id),
            always("said", Text),
        ],
    ),
    (
        "attempt",
        &[
            key("id", Id),
            always("station", Id),
            always("name", Text),
            maybe("person", Id),
            always("mode", Text),
            always("procedure", Text),
            always("kind", Text),
            always("played", Text),
            maybe("level", Whole),
            always("begun", Text),
            maybe("resumed", Text),
            always("state", Text),
            maybe("score", Real),
            maybe("passed", Text),
            maybe("result", Text),
            always("lines", Whole),
            always("sum", Text),
            always("received", Text),
            maybe("erased_on", Text),
        ],
    ),
    (
        "attempt_piece",
        &[
            key("attempt", Id),
            key("place", Whole),
            always("lines", Whole),
            maybe("content", Text),
        ],
    ),
    ("attempt_need", &[key("attempt", Id), key("need", Text)]),
    (
        "rule_verdict",
        &[key("attempt", Id), key("rule", Text), always("verdict", Text)],
    ),
    (
        "rule_tally",
        &[
            key("person", Id),
            key("procedure", Text),
            key("quarter", Text),
            key("rule", Text),
            always("met", Whole),
            always("partly", Whole),
            always("missed", Whole),
            always("unclear", Whole),
        ],
    ),
    (
        "rule_total",
        &[
            key("procedure", Text),
            key("quarter", Text),
            key("rule", Text),
            always("met", Whole),
            always("partly", Whole),
            always("missed", Whole),
            always("unclear", Whole),
        ],
    ),
    (
        "need_total",
        &[
            key("procedure", Text),
            key("quarter", Text),
            key("need", Text),
            always("passed", Whole),
            always("failed", Whole),
            always("pending", Whole),
        ],
    ),
    (
        "waiting",
        &[
            key("attempt", Id),
            always("procedure", Text),
            always("cause", Text),
            always("begun", Text),
        ],
    ),
    (
        "review",
        &[
            key("id", Id),
            always("attempt", Id),
            always("place", Whole),
            always("on_day", Text),
            always("by_name", Text),
            always("reason", Text),
            always("ruling", Text),
        ],
    ),
    (
        "dispute",
        &[
            key("id", Id),
            always("attempt", Id),
            always("rule", Text),
            always("reason", Text),
            always("raised_on", Text),
            maybe("answer", Text),
            maybe("answered_by", Text),
            maybe("answered_on", Text),
        ],
    ),
    (
        "acknowledgement",
        &[
            key("person", Id),
            key("procedure", Text),
            key("document", Text),
            key("on_day", Text),
        ],
    ),
    (
        "certificate",
        &[
            key("id", Id),
            always("number", Text),
            maybe("person", Id),
            always("policy", Text),
            always("issued", Text),
            always("valid_until", Text),
            maybe("statement", Text),
            maybe("credential", Text),
            maybe("revoked_on", Text),
            maybe("revoked_why", Text),
        ],
    ),
    (
        "policy_version",
        &[
            key("policy", Text),
            key("version", Whole),
            always("valid_from", Text),
            always("content", Text),
        ],
    ),
    (
        "standing",
        &[
            key("person", Id),
            key("policy", Text),
            always("state", Text),
            maybe("valid_until", Text),
            always("earned", Truth),
            always("missing", Whole),
            always("as_of", Text),
            always("stale", Truth),
        ],
    ),
    (
        "consent",
        &[
            key("id", Id),
            always("person", Id),
            always("kind", Text),
            always("wording", Text),
            always("given", Text),
            maybe("withdrawn", Text),
        ],
    ),
    (
        "audit_entry",
        &[
            key("place", Long),
            always("at", Text),
            always("who", Text),
            always("action", Text),
            always("about", Text),
            always("details", Text),
            always("sum", Text),
        ],
    ),
    (
        "account",
        &[
            key("id", Id),
            always("name", Text),
            always("folded", Text),
            always("role", Text),
            always("password", Text),
            always("created", Text),
            maybe("closed", Text),
            always("wrong", Whole),
            maybe("wrong_at", Text),
        ],
    ),
    (
        "web_session",
        &[
            key("id", Text),
            always("account", Id),
            always("form_key", Text),
            always("begun", Text),
            always("seen", Text),
        ],
    ),
    (
        "outgoing_statement",
        &[
            key("id", Id),
            always("attempt", Id),
            always("body", Text),
            always("tries", Whole),
            always("next_try", Text),
            maybe("sent", Text),
            maybe("refused", Text),
        ],
    ),
    ("retention", &[key("class", Text), maybe("months", Whole)]),
];

/// What is looked for or sorted by: name, table, columns, and whether no two rows may be alike in it.
const INDICES: &[(&str, &str, &[&str], bool)] = &[
    ("person_folded", "person", &["folded", "id"], false),
    ("person_at_station_person", "person_at_station", &["person"], false),
    ("attempt_name", "attempt", &["station", "name"], true),
    ("attempt_person", "attempt", &["person", "begun"], false),
    ("attempt_begun", "attempt", &["begun", "id"], false),
    ("attempt_need_need", "attempt_need", &["need"], false),
    (
        "waiting_order",
        "waiting",
        &["cause", "procedure", "begun", "attempt"],
        false,
    ),
    ("review_attempt", "review", &["attempt"], false),
    ("dispute_attempt", "dispute", &["attempt"], false),
    ("dispute_open", "dispute", &["answered_on", "raised_on", "id"], false),
    // Each office counts its own: two of them may share a number.
    ("certificate_number", "certificate", &["number"], false),
    ("certificate_person", "certificate", &["person"], false),
    ("certificate_issued", "certificate", &["issued", "number"], false),
    ("standing_state", "standing", &["policy", "state", "valid_until"], false),
    ("consent_person", "consent", &["person"], false),
    ("audit_about", "audit_entry", &["about"], false),
    ("account_folded", "account", &["folded"], true),
    ("web_session_account", "web_session", &["account"], false),
    ("outgoing_statement_attempt", "outgoing_statement", &["attempt"], false),
    (
        "outgoing_statement_due",
        "outgoing_statement",
        &["sent", "next_try"],
        false,
    ),
];

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in TABLES {
            let table = table(name, columns, manager.get_database_backend());
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in INDICES {
            let mut index = Index::create();
            index.name(*name).table(Alias::new(*table));
            for column in *columns {
                index.col(Alias::new(*column));
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index.take()).await?;
        }
        Ok(())
    }
}

/// A table of this name with these columns.
pub(super) fn table(name: &str, columns: &[Column], backend: DbBackend) -> TableCreateStatement {
    let mut keys = Index::create();
    let mut table = Table::create();
    table.table(Alias::new(name));
    for column in columns {
        let mut definition = ColumnDef::new(Alias::new(column.name));
        match column.kind {
            Id => definition.uuid(),
            Text => definition.text(),
            Whole => definition.integer(),
            Long => definition.big_integer(),
            Real => definition.double(),
            Truth => definition.boolean(),
        };
        if !column.optional {
            definition.not_null();
        }
        if matches!(column.kind, Text) && backend == DbBackend::Postgres {
            // A server sorts by its own language unless told otherwise; both databases are to sort alike.
            definition.extra("COLLATE \"C\"");
        }
        table.col(&mut definition);
        if column.key {
            keys.col(Alias::new(column.name));
        }
    }
    table.primary_key(&mut keys);
    table.take()
}
