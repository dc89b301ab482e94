//! What begins every identifier of a statement: an address or a URN of the office.

use std::fmt::Write as _;

use super::error::ExportError;

/// An IRI without the separator at its end: `https://example.org/sygnaly`, `urn:x-sygnaly`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseIri(String);

impl Default for BaseIri {
    /// `urn:x-sygnaly`; it tells no office from another.
    fn default() -> Self {
        Self("urn:x-sygnaly".to_owned())
    }
}

impl BaseIri {
    /// Takes `http` and `https` addresses without query and fragment, and URNs.
    ///
    /// # Errors
    /// [`ExportError::NoBase`] for anything else.
    pub fn parse(text: &str) -> Result<Self, ExportError> {
        let refused = || ExportError::NoBase { base: text.to_owned() };
        let base = text.trim_end_matches(['/', ':']);
        let strange = |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"{}|\\^`?#".contains(sign);
        let named = match base.split_once(':') {
            Some(("http" | "https", rest)) => rest.strip_prefix("//").is_some_and(|host| !host.starts_with('/')),
            Some(("urn", rest)) => is_namespace(rest.split(':').next().unwrap_or_default()),
            _ => false,
        };
        if !named || base.contains(strange) {
            return Err(refused());
        }
        Ok(Self(base.to_owned()))
    }

    /// The base itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier of all that is of one kind.
    pub(super) fn kind(&self, kind: &str) -> String {
        format!("{}{}{kind}", self.0, self.separator())
    }

    /// The identifier of something: `…/rule/krynki:4.1.a`. Signs that may not stand in one are escaped.
    pub(super) fn of(&self, kind: &str, name: &str) -> String {
        let mut iri = self.kind(kind);
        iri.push(self.separator());
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
                iri.push(char::from(byte));
            } else {
                // Writing to a text cannot fail.
                let _ = write!(iri, "%{byte:02X}");
            }
        }
        iri
    }

    fn separator(&self) -> char {
        if self.0.starts_with("urn:") { ':' } else { '/' }
    }
}

/// A URN's namespace: 2–32 letters, digits and hyphens, no hyphen at either end (RFC 8141).
fn is_namespace(name: &str) -> bool {
    (2..=32).contains(&name.len())
        && name != "urn"
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_urns_begin_identifiers() {
        let address = BaseIri::parse("https://krynki.example/sygnaly/").unwrap();
        assert_eq!(
            address.of("rule", "krynki:4.1.a"),
            "https://krynki.example/sygnaly/rule/krynki:4.1.a"
        );
        assert_eq!(address.kind("people"), "https://krynki.example/sygnaly/people");
        let urn = BaseIri::parse("urn:x-sygnaly:").unwrap();
        assert_eq!(urn, BaseIri::default());
        assert_eq!(
            urn.of("rule", "łódź/1 a"),
            "urn:x-sygnaly:rule:%C5%82%C3%B3d%C5%BA%2F1%20a"
        );
    }

    #[test]
    fn what_begins_no_identifier_is_refused() {
        for text in [
            "",
            "sygnaly",
            "krynki.example/sygnaly",
            "https://",
            "https:///sygnaly",
            "https://krynki.example/?a=1",
            "https://krynki.example/#a",
            "https://krynki.example/a b",
            "mailto:urzad@krynki.example",
            "file:///a",
            "urn:",
            "urn:x",
            "urn:-x-sygnaly",
            "urn:urn:a",
            "urn:x sygnaly",
        ] {
            let refused = Err(ExportError::NoBase { base: text.to_owned() });
            assert_eq!(BaseIri::parse(text), refused, "{text:?}");
        }
    }
}
