//! `sygnaly records rescore`: results by today's scorer beside those on record.
