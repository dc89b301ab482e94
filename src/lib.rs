//! *Trzy sygnały*: a training simulator for answering a municipal office's telephone.
//!
//! Start with ARCHITECTURE.md. The core ([`domain`], [`format`], [`language`], [`engine`],
//! [`scoring`], [`authoring`]) is pure: time, seed and text come in as values. The adapters
//! ([`speech`], [`voice`], [`app`], [`web`], [`cli`]) translate between it and the world, and decide nothing.

/// Of every program that is made of this: understanding asks for many small pieces of memory, and benches and the soak measure what
/// people run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod authoring;
pub mod cli;
pub mod domain;
pub mod engine;
pub mod export;
pub mod files;
pub mod format;
pub mod l10n;
pub mod language;
pub mod packs;
pub mod records;
pub mod scoring;
pub mod settings;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "speech")]
pub mod speech;
#[cfg(feature = "voice")]
pub mod voice;
#[cfg(feature = "web")]
pub mod web;
