//! How the store's tables came about, a file a version. A version that shipped is never changed.

mod m1_records;
mod m2_erased_identities;
mod m3_station_keys;

use sea_orm_migration::prelude::*;

/// All versions, in order.
pub(super) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m1_records::Migration),
            Box::new(m2_erased_identities::Migration),
            Box::new(m3_station_keys::Migration),
        ]
    }

    fn migration_table_name() -> DynIden {
        Alias::new("store_version").into_iden()
    }
}
