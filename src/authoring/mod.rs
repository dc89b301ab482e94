//! Plans, the headless runner and checks.
