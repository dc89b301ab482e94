//! Texts as the files of ours that the program writes have them: between quotes, on one line.

use serde::Serialize;

/// A text, or what is one word in files, as YAML takes it, whatever stands in it: a string of JSON is one of YAML. Neither knows the
/// signs that YAML takes for ends of lines.
pub fn quoted(value: &(impl Serialize + ?Sized)) -> String {
    // Texts and plain enums always have a JSON form.
    let text = serde_json::to_string(value).unwrap_or_default();
    text.replace('\u{85}', "\\u0085")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_line_or_its_quotes() {
        assert_eq!(quoted("a: \"b\" # c\\"), r##""a: \"b\" # c\\""##);
        assert_eq!(
            quoted("a\nb\u{85}c\u{2028}d\u{2029}e"),
            r#""a\nb\u0085c\u2028d\u2029e""#
        );
    }
}
