//! `sygnaly records import`: people from a table.
