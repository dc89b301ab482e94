//! By what people who were erased are known again, when a station sends them that never did.

use sea_orm_migration::prelude::*;

use super::m1_records::Kind::{Id, Text, Whole};
use super::m1_records::{Column, always, key, maybe, table};

/// Names and columns.
const TABLES: &[(&str, &[Column])] = &[
    (
        "erased_identity",
        &[
            key("person", Id),
            always("digest", Text),
            always("erased", Text),
            maybe("admitted", Text),
        ],
    ),
    ("identity_key", &[key("id", Whole), always("value", Text)]),
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
        let mut index = Index::create();
        index
            .name("erased_identity_digest")
            .table(Alias::new("erased_identity"));
        index.col(Alias::new("digest"));
        manager.create_index(index.take()).await
    }
}
