//! Fuzzes a pack: see `targets/pack.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sygnaly_fuzz::keep_seeds;
use sygnaly_fuzz::targets::pack::TARGET;

fuzz_target!(init: keep_seeds(&TARGET), |bytes: &[u8]| (TARGET.one)(bytes));
