//! The QR code on a certificate's page, as a drawing.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

use super::error::PdfError;

/// The empty margin that readers need on each side, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A text as a QR code: an SVG image, black on white.
///
/// # Errors
/// [`PdfError::Program`] when the text is too long for any code: over 2,331 bytes.
pub(super) fn svg(text: &str) -> Result<String, PdfError> {
    let code = QrCode::new(text.as_bytes()).map_err(|error| PdfError::Program {
        reason: format!("QR code: {error}"),
    })?;
    let mut dark = String::new();
    for (row, modules) in code.to_colors().chunks(code.width()).enumerate() {
        let (mut x, y) = (QUIET, row + QUIET);
        for run in modules.chunk_by(|one, next| one == next) {
            let wide = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a text does not fail.
                let _ = write!(dark, "M{x} {y}h{wide}v1h-{wide}z");
            }
            x += wide;
        }
    }
    let side = code.width() + 2 * QUIET;
    // One path, so that no seam shows between two rows.
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {side} {side}\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#ffffff\"/><path fill=\"#000000\" d=\"{dark}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_patterns_stand_in_three_corners_behind_a_quiet_margin() {
        let drawn = svg("TS/2026/0001").unwrap();
        // Version 1: 21 modules, and twice the margin.
        assert!(drawn.contains("viewBox=\"0 0 29 29\""), "{drawn}");
        for corner in ["M4 4h7v1h-7z", "M18 4h7v1h-7z", "M4 18h7v1h-7z"] {
            assert!(drawn.contains(corner), "{corner}: {drawn}");
        }
    }

    #[test]
    fn a_text_too_long_is_told() {
        assert!(matches!(svg(&"x".repeat(3000)), Err(PdfError::Program { .. })));
    }
}
