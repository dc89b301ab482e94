//! The simulation of a call: events in, effects out; no clock, no randomness of its own, no I/O.
