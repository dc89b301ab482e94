//! The keys by which stations sign exams.

use sea_orm_migration::prelude::*;

use super::m1_records::Kind::{Id, Text};
use super::m1_records::{Column, always, key, maybe, table};

/// Columns of the one table.
const STATION_KEY: &[Column] = &[
    key("station", Id),
    key("public", Text),
    always("seen", Text),
    maybe("accepted", Text),
];

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = table("station_key", STATION_KEY, manager.get_database_backend());
        manager.create_table(table).await
    }
}
