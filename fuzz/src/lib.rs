//! What the fuzz targets share: the targets themselves, and the inputs that each begins with.

use std::fs;
use std::path::Path;

use targets::Target;

#[path = "../targets/mod.rs"]
pub mod targets;

/// Puts what a target takes in earnest into its folder of inputs, from which the fuzzer sets out. It is made of the shipped files each
/// time, so that no copy of them grows old.
pub fn keep_seeds(target: &Target) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    fs::create_dir_all(&folder).expect("a folder for inputs");
    for (place, seed) in (target.seeds)().iter().enumerate() {
        fs::write(folder.join(format!("shipped-{place}")), seed).expect("the folder can be written");
    }
}
