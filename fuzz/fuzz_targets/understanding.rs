//! Fuzzes what somebody said: see `targets/understanding.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sygnaly_fuzz::keep_seeds;
use sygnaly_fuzz::targets::understanding::TARGET;

fuzz_target!(init: keep_seeds(&TARGET), |bytes: &[u8]| (TARGET.one)(bytes));
