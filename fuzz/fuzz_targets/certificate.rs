//! Fuzzes a certificate or a list of revocations: see `targets/certificate.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sygnaly_fuzz::keep_seeds;
use sygnaly_fuzz::targets::certificate::TARGET;

fuzz_target!(init: keep_seeds(&TARGET), |bytes: &[u8]| (TARGET.one)(bytes));
