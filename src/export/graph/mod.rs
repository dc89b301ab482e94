//! A conversation to look at: as a drawing (SVG) that stands alone, and as text for Mermaid. What was reached is told by a sign
//! and by words beside its colour. The graph itself is made in `authoring`; nothing here knows a scenario.

mod layout;
mod mermaid;
mod picture;
#[cfg(test)]
mod tests;
mod wording;

pub use mermaid::graph_mermaid;
pub use picture::graph_svg;
