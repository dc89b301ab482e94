//! What must hold of a store on either database. `tests/it/store.rs` runs all of it on SQLite and `tests/postgres/` on PostgreSQL, each
//! case on an empty database of its own.

mod decisions;
mod erasure;
mod faults;
mod lists;
pub mod office;
mod pieces;
mod stations;
mod syncs;
mod trail;

#[path = "../../tools/records/lines.rs"]
mod lines;

use sea_orm::DatabaseConnection;
use sygnaly::records::store::{Store, StorePlace};

pub use decisions::{
    a_person_who_is_erased_stays_erased, a_policy_that_was_used_is_never_another,
    a_review_changes_where_somebody_stands, somebody_signs_in_and_is_signed_out, what_was_kept_long_enough_goes,
};
pub use erasure::{somebody_else_of_the_same_name_is_admitted, whoever_was_erased_does_not_come_back_from_elsewhere};
pub use faults::{
    a_changed_entry_of_the_trail_is_found, a_changed_line_in_the_store_is_found, a_newer_store_is_left_alone,
    a_store_of_somebody_else_is_left_alone, a_sync_that_is_dropped_goes_on, a_sync_that_is_killed_goes_on,
    a_wrong_clock_changes_no_record, two_programs_write_at_once, work_that_is_dropped_is_done_whole_or_not_at_all,
};
pub use lists::{attempts_are_paged_both_ways, figures_add_up, people_come_in_the_order_of_the_alphabet};
pub use pieces::{
    a_line_that_was_changed_is_refused, an_attempt_comes_in_any_pieces, lines_of_another_file_are_refused,
    lines_that_are_missing_are_told, one_that_is_refused_keeps_back_no_other, opened_twice_a_store_is_the_same,
};
pub use stations::{
    another_key_of_a_station_waits_until_somebody_accepts_it, one_person_on_two_stations_is_one_person,
    stations_may_use_the_same_names, what_is_sent_twice_is_there_once, whoever_is_corrected_keeps_what_is_on_record,
};
pub use syncs::{
    a_line_that_may_not_be_on_the_disk_waits, a_sync_with_nothing_new_waits_for_nobody,
    an_attempt_that_no_database_takes_holds_up_no_other, two_spellings_of_one_person_stay_apart,
};
pub use trail::an_end_of_the_trail_that_is_cut_off_is_found;

/// Makes a test of every case; `$on` makes an empty database and hands it to the case.
macro_rules! each_of_the_contract {
    ($on:ident) => {
        crate::contract::each_of_the_contract! { $on:
            a_changed_entry_of_the_trail_is_found,
            a_changed_line_in_the_store_is_found,
            a_line_that_may_not_be_on_the_disk_waits,
            a_line_that_was_changed_is_refused,
            a_newer_store_is_left_alone,
            a_person_who_is_erased_stays_erased,
            a_policy_that_was_used_is_never_another,
            a_review_changes_where_somebody_stands,
            a_store_of_somebody_else_is_left_alone,
            a_sync_that_is_dropped_goes_on,
            a_sync_that_is_killed_goes_on,
            a_sync_with_nothing_new_waits_for_nobody,
            a_wrong_clock_changes_no_record,
            an_attempt_comes_in_any_pieces,
            an_attempt_that_no_database_takes_holds_up_no_other,
            an_end_of_the_trail_that_is_cut_off_is_found,
            another_key_of_a_station_waits_until_somebody_accepts_it,
            attempts_are_paged_both_ways,
            figures_add_up,
            lines_of_another_file_are_refused,
            lines_that_are_missing_are_told,
            one_person_on_two_stations_is_one_person,
            one_that_is_refused_keeps_back_no_other,
            opened_twice_a_store_is_the_same,
            people_come_in_the_order_of_the_alphabet,
            somebody_else_of_the_same_name_is_admitted,
            somebody_signs_in_and_is_signed_out,
            stations_may_use_the_same_names,
            two_programs_write_at_once,
            two_spellings_of_one_person_stay_apart,
            what_is_sent_twice_is_there_once,
            what_was_kept_long_enough_goes,
            whoever_is_corrected_keeps_what_is_on_record,
            whoever_was_erased_does_not_come_back_from_elsewhere,
            work_that_is_dropped_is_done_whole_or_not_at_all,
        }
    };
    ($on:ident: $($case:ident,)+) => {
        $(
            #[test]
            fn $case() {
                $on(crate::contract::$case);
            }
        )+
    };
}
pub(crate) use each_of_the_contract;

/// The database of one test, empty at first.
pub struct Database {
    address: String,
}

impl Database {
    /// The database at an address that the command line takes: of a server, or the path of a file.
    pub fn new(address: impl Into<String>) -> Self {
        let address = address.into();
        Self { address }
    }

    /// Its address, as the command line takes it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its address, as a store takes it.
    pub fn place(&self) -> StorePlace {
        StorePlace::parse(&self.address).expect("it is an address of a store")
    }

    /// Opens the store in it.
    pub async fn open(&self) -> Store {
        let opened = Store::open(self.place()).await;
        opened.unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// The database without the program around it, for what the program never does.
    async fn raw(&self) -> DatabaseConnection {
        let address = if self.address.contains("://") {
            self.address.clone()
        } else {
            format!("sqlite://{}?mode=rwc", self.address)
        };
        sea_orm::Database::connect(address)
            .await
            .expect("the database can be reached")
    }
}
