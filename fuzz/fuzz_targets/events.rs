//! Fuzzes what happened in a call: see `targets/events.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sygnaly_fuzz::keep_seeds;
use sygnaly_fuzz::targets::events::TARGET;

fuzz_target!(init: keep_seeds(&TARGET), |bytes: &[u8]| (TARGET.one)(bytes));
