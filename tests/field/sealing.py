"""Seal to the office as a device does, with the suite that `field.domain.envelope` describes."""

from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wayhome.field.domain.envelope import info_of

_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal_envelope(content: bytes, *, public: bytes, taking: UUID, edit: UUID) -> bytes:
    """An envelope for one edit of one taking."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    return _SUITE.encrypt(content, key, info_of(taking, edit))
