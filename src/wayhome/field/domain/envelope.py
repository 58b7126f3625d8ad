"""Sealed on a device to the office: HPKE (RFC 9180), base mode, one key pair for each taking.

A device holds the public key alone, so that what was written there can be handed in after its own key
has gone, and read by nobody who finds the device. Suite: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM: what browsers can do by themselves (`web/static/js/field/sealing.js`). `info` binds an
envelope to its taking and its edit.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SHORTEST = 65 + 16


class EnvelopeUnreadable(Exception):
    """It was altered, cut, or sealed for something else."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key pair; `public` is an uncompressed point of 65 bytes, `private` a PKCS #8 document."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> Pair:
    """A key pair for one taking."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Pair(
        public=key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        ),
        private=key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def open_envelope(sealed: bytes, *, private: bytes, taking: UUID, edit: UUID) -> bytes:
    """What was sealed for this taking and edit. Raises EnvelopeUnreadable."""
    key = serialization.load_der_private_key(private, password=None)
    if len(sealed) < _SHORTEST or not isinstance(key, ec.EllipticCurvePrivateKey):
        raise EnvelopeUnreadable
    try:
        return _SUITE.decrypt(sealed, key, info_of(taking, edit))
    except (InvalidTag, ValueError) as error:
        raise EnvelopeUnreadable from error


def info_of(taking: UUID, edit: UUID) -> bytes:
    """The bytes that bind an envelope to its taking and edit."""
    return f"wayhome field edit\x1f{taking}\x1f{edit}".encode()
