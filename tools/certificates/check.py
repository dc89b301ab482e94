"""Checks a certificate's signature without a line of the program: Ed25519 by PyCA's cryptography, canonical JSON by rfc8785.

    check.py certificate.json keys.json

Data Integrity, cryptosuite eddsa-jcs-2022 (W3C): what is signed is the SHA-256 of the proof's options and that of the document,
each in the form of RFC 8785. Exits 1 when the signature does not hold, or when it still holds over a changed document.
"""

import hashlib
import json
import sys
from pathlib import Path

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# Multicodec's prefix of an Ed25519 public key.
ED25519 = b"\xed\x01"


def public_key(multibase: str) -> Ed25519PublicKey:
    if not multibase.startswith("z"):
        raise ValueError(f"no base58-btc: {multibase}")
    raw = base58.b58decode(multibase[1:])
    if not raw.startswith(ED25519):
        raise ValueError(f"no Ed25519 key: {multibase}")
    return Ed25519PublicKey.from_public_bytes(raw[len(ED25519) :])


def holds(credential: dict, key: Ed25519PublicKey) -> bool:
    document = dict(credential)
    options = dict(document.pop("proof"))
    signature = base58.b58decode(options.pop("proofValue")[1:])
    signed = b"".join(hashlib.sha256(rfc8785.dumps(part)).digest() for part in (options, document))
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def main() -> int:
    certificate, keys = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
    method = certificate["proof"]["verificationMethod"].split("#")[-1]
    if method not in [known["key"] for known in keys["keys"]]:
        print(f"signed by a key that is not the office's: {method}", file=sys.stderr)
        return 1
    key = public_key(method)
    changed = json.loads(json.dumps(certificate))
    changed["validUntil"] = "2099-01-01T00:00:00Z"
    if not holds(certificate, key) or holds(changed, key):
        print("the signature does not prove the certificate", file=sys.stderr)
        return 1
    print(f"The signature holds: {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
