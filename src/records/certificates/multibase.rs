//! Keys and signatures as text: base58 as Bitcoin writes it, with the `z` of multibase and the code of what it is.
//!
//! `z6Mk…` is a public key (multicodec `ed25519-pub`), `z3u2…` a private one (`ed25519-priv`).

/// No 0, O, I and l: they are taken for one another.
const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Multibase: what follows is base58.
const BASE58: char = 'z';

/// Multicodec: a public key for Ed25519.
const PUBLIC: [u8; 2] = [0xed, 0x01];

/// Multicodec: a private key for Ed25519.
const PRIVATE: [u8; 2] = [0x80, 0x26];

/// The most signs that are read: a signature has 89. The work grows with their square.
const LONGEST: usize = 100;

/// Bytes as text.
pub(in crate::records) fn encode(bytes: &[u8]) -> String {
    let mut text = base58(bytes);
    text.insert(0, BASE58);
    text
}

/// The bytes of a text; none: it is no such text, or there are not `N` of them.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    from_base58(text.strip_prefix(BASE58)?)?.try_into().ok()
}

/// A public key as text.
pub(super) fn public_text(key: &[u8; 32]) -> String {
    encode(&[&PUBLIC[..], key].concat())
}

/// The public key of a text.
pub(super) fn public_key(text: &str) -> Option<[u8; 32]> {
    of_kind(PUBLIC, text)
}

/// A private key as text.
pub(in crate::records) fn private_text(key: &[u8; 32]) -> String {
    encode(&[&PRIVATE[..], key].concat())
}

/// The private key of a text.
pub(in crate::records) fn private_key(text: &str) -> Option<[u8; 32]> {
    of_kind(PRIVATE, text)
}

fn of_kind(kind: [u8; 2], text: &str) -> Option<[u8; 32]> {
    let bytes: [u8; 34] = decode(text)?;
    let (found, key) = bytes.split_at(kind.len());
    if found == kind { key.try_into().ok() } else { None }
}

fn base58(bytes: &[u8]) -> String {
    // Zeros in front count for nothing in a number: each is a `1`.
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    // The lowest digit first.
    let mut digits: Vec<u32> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += *digit << 8;
            *digit = carry % 58;
            carry /= 58;
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let ones = std::iter::repeat_n('1', zeros);
    let signs = digits.iter().rev().map(|digit| char::from(ALPHABET[*digit as usize]));
    ones.chain(signs).collect()
}

fn from_base58(text: &str) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    let ones = text.bytes().take_while(|sign| *sign == ALPHABET[0]).count();
    // The lowest byte first, each in a `u32` for the carry.
    let mut number: Vec<u32> = Vec::new();
    for sign in text.bytes() {
        let digit = ALPHABET.iter().position(|known| *known == sign)?;
        let mut carry = u32::try_from(digit).ok()?;
        for byte in &mut number {
            carry += *byte * 58;
            *byte = carry & 0xff;
            carry >>= 8;
        }
        if carry > 0 {
            number.push(carry);
        }
    }
    let zeros = std::iter::repeat_n(0, ones);
    let bytes = number.iter().rev().map(|byte| u8::try_from(*byte).unwrap_or(u8::MAX));
    Some(zeros.chain(bytes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    // The Base58 Encoding Scheme (draft-msporny-base58-03), section 5.
    #[test]
    fn base58_is_that_of_its_description() {
        let vectors: [(&[u8], &str); 3] = [
            (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
            (
                b"The quick brown fox jumps over the lazy dog.",
                "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
            ),
            (&[0x00, 0x00, 0x28, 0x7f, 0xb4, 0xcd], "11233QC4"),
        ];
        for (bytes, text) in vectors {
            assert_eq!(base58(bytes), text);
            assert_eq!(from_base58(text).as_deref(), Some(bytes));
        }
        assert_eq!(base58(&[]), "");
        assert_eq!(from_base58(""), Some(Vec::new()));
    }

    #[test]
    fn bytes_come_back_as_they_were() {
        for bytes in [[0; 64], [255; 64], [1; 64], std::array::from_fn(|index| index as u8)] {
            assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
        let key = [7; 32];
        assert_eq!(public_key(&public_text(&key)), Some(key));
        assert_eq!(private_key(&private_text(&key)), Some(key));
        assert!(public_text(&key).starts_with("z6Mk") && private_text(&key).starts_with("z3u2"));
    }

    #[test]
    fn what_is_no_key_is_none() {
        let key = [7; 32];
        assert_eq!(public_key(&private_text(&key)), None, "a private key is no public one");
        assert_eq!(private_key(&public_text(&key)), None);
        let text = public_text(&key);
        for wrong in [
            "",
            "z",
            &text[1..],
            &text[..text.len() - 1],
            &text.replace('z', "m"),
            &format!("{text}1"),
            "z0OIl",
            "zż",
        ] {
            assert_eq!(public_key(wrong), None, "{wrong}");
        }
        assert_eq!(decode::<64>(&format!("z{}", "1".repeat(1_000_000))), None);
        // A zero more in front is another text and no longer 64 bytes.
        let signature = encode(&[3; 64]);
        assert_eq!(decode::<64>(&signature.replacen('z', "z1", 1)), None);
    }
}
