//! The store's tables, a file a table. Ids are UUIDs; times are RFC 3339 in UTC and days ISO 8601, as text, so that both databases
//! sort them alike.

pub mod account;
pub mod acknowledgement;
pub mod attempt;
pub mod attempt_need;
pub mod attempt_piece;
pub mod audit_entry;
pub mod certificate;
pub mod consent;
pub mod dispute;
pub mod erased_identity;
pub mod identity_key;
pub mod need_total;
pub mod outgoing_statement;
pub mod person;
pub mod person_at_station;
pub mod policy_version;
pub mod retention;
pub mod review;
pub mod rule_tally;
pub mod rule_total;
pub mod rule_verdict;
pub mod standing;
pub mod station;
pub mod station_key;
pub mod waiting;
pub mod web_session;
