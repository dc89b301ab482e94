//! Whether a store holds what was written to it.
