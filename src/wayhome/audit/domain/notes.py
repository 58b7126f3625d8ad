"""Signed heads of the tree as text: C2SP tlog-checkpoint inside C2SP signed-note, with Ed25519.

A note is three lines (origin, number of leaves, root in base64), an empty line, and a line with
the signature. Anybody with the verifier key can check it with any tool that knows the formats.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_KEY_HASH_BYTES = 4
_DASH = "\N{EM DASH} "
_PARTS_OF_KEY = 3
_LINES_OF_HEAD = 3


class BadNote(Exception):
    """The text is no note, or this key did not sign it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The tree at one moment: `size` leaves and their root."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Who signs: a name without spaces or plus signs, and 32 bytes of public key."""

    name: str
    public: bytes

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Read `name+hash+key`. Raises BadNote."""
        parts = text.strip().split("+", _PARTS_OF_KEY - 1)
        if len(parts) != _PARTS_OF_KEY:
            raise BadNote("A verifier key is name+hash+key.")
        key = cls(name=parts[0], public=_decode(parts[2])[1:])
        if str(key) != text.strip():
            raise BadNote("The parts of the verifier key do not fit together.")
        return key

    @classmethod
    def of(cls, name: str, signer: Ed25519PrivateKey) -> "VerifierKey":
        """The public half of a signing key."""
        return cls(name=name, public=signer.public_key().public_bytes_raw())

    def hash(self) -> bytes:
        """The four bytes that stand before each signature."""
        content = self.name.encode() + b"\n" + _ED25519 + self.public
        return hashlib.sha256(content).digest()[:_KEY_HASH_BYTES]

    def __str__(self) -> str:
        """The form to hand out."""
        key = base64.b64encode(_ED25519 + self.public).decode()
        return f"{self.name}+{self.hash().hex()}+{key}"


def write_note(head: Head, *, name: str, signer: Ed25519PrivateKey) -> str:
    """A signed note of a head; `name` is the origin and the name of the key."""
    body = f"{name}\n{head.size}\n{base64.b64encode(head.root).decode()}\n"
    key = VerifierKey.of(name, signer)
    signature = base64.b64encode(key.hash() + signer.sign(body.encode())).decode()
    return f"{body}\n{_DASH}{name} {signature}\n"


def read_note(note: str, *, key: VerifierKey) -> Head:
    """The head in a note that this key signed. Raises BadNote."""
    body, gap, signatures = note.partition("\n\n")
    lines = body.split("\n")
    if not gap or len(lines) < _LINES_OF_HEAD or lines[0] != key.name:
        raise BadNote("The text is no checkpoint of this origin.")
    wanted = f"{_DASH}{key.name} "
    for line in signatures.splitlines():
        signed = _decode(line.removeprefix(wanted)) if line.startswith(wanted) else b""
        if signed[:_KEY_HASH_BYTES] == key.hash():
            _check(signed[_KEY_HASH_BYTES:], body=f"{body}\n", key=key)
            return _head(lines)
    raise BadNote("This key did not sign the checkpoint.")


def _check(signature: bytes, *, body: str, key: VerifierKey) -> None:
    """Raises BadNote when the signature is not of this body."""
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, body.encode())
    except (InvalidSignature, ValueError) as error:
        raise BadNote("The signature is not of this checkpoint.") from error


def _head(lines: list[str]) -> Head:
    """The numbers of a checkpoint. Raises BadNote."""
    if not lines[1].isdecimal():
        raise BadNote("The size is no number.")
    return Head(size=int(lines[1]), root=_decode(lines[2]))


def _decode(text: str) -> bytes:
    """Bytes in base64. Raises BadNote."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote("This is no base64.") from error
