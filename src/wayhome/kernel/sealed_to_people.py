"""Sealing to people: a data key wrapped to a public key, whose private half a passphrase opens.

Wrapping is HPKE in base mode (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM) under the exact place of
the wrapped key. The private key is sealed under Argon2id of the passphrase and a secret of the key
store, so that neither a database nor a key store alone lets anybody try passphrases. The server
holds a private key for the moment in which its owner opens something, and nowhere else.
"""

import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wayhome.kernel.keystore import SECRET_BYTES, DataKey
from wayhome.kernel.sealing import NotOpened, Place, seal, unseal

SHORTEST_PASSPHRASE = 14
_VERSION = b"\x01"
_SALT_BYTES = 16
_PASSES = 3
_KIBIBYTES = 64 * 1024


class PassphraseTooShort(Exception):
    """A passphrase has fourteen characters or more."""


class PassphraseWrong(Exception):
    """The passphrase does not open the private key."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A public key of 32 bytes, and the private key as it is kept."""

    public: bytes
    sealed_private: bytes = field(repr=False)


def make_key_pair(passphrase: str, *, pepper: bytes, place: Place) -> KeyPair:
    """A new pair; `place` is the row that will hold its private half. Raises PassphraseTooShort."""
    if len(_normal(passphrase)) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort
    private = X25519PrivateKey.generate()
    salt = secrets.token_bytes(_SALT_BYTES)
    key = _stretched(passphrase, salt=salt, pepper=pepper, row=place.row)
    sealed = seal(private.private_bytes_raw(), key=key, place=place)
    return KeyPair(private.public_key().public_bytes_raw(), sealed[:1] + salt + sealed[1:])


def unlock(sealed: bytes, passphrase: str, *, pepper: bytes, place: Place) -> X25519PrivateKey:
    """The private key of a pair. Raises PassphraseWrong."""
    salt, rest = sealed[1 : 1 + _SALT_BYTES], sealed[1 + _SALT_BYTES :]
    key = _stretched(passphrase, salt=salt, pepper=pepper, row=place.row)
    try:
        return X25519PrivateKey.from_private_bytes(unseal(sealed[:1] + rest, key=key, place=place))
    except NotOpened as error:
        raise PassphraseWrong from error


def new_secret() -> DataKey:
    """A data key that no key store holds."""
    return DataKey(id=UUID(int=0), secret=secrets.token_bytes(SECRET_BYTES))


def wrap(key: DataKey, *, public: bytes, place: Place) -> bytes:
    """A data key that only the owner of a public key can unwrap, for one place."""
    to = X25519PublicKey.from_public_bytes(public)
    return _VERSION + _suite().encrypt(key.secret, to, place.associated_data())


def unwrap(wrapped: bytes, *, private: X25519PrivateKey, place: Place) -> DataKey:
    """The data key. Raises NotOpened when it was wrapped to somebody else, altered or moved."""
    try:
        secret = _suite().decrypt(wrapped[1:], private, place.associated_data())
    except InvalidTag as error:
        raise NotOpened from error
    return DataKey(id=UUID(int=0), secret=secret)


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _stretched(passphrase: str, *, salt: bytes, pepper: bytes, row: UUID) -> DataKey:
    """The key that seals a private key."""
    slow = hash_secret_raw(
        _normal(passphrase).encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_KIBIBYTES,
        parallelism=1,
        hash_len=SECRET_BYTES,
        type=Type.ID,
    )
    return DataKey(id=row, secret=hmac.digest(pepper, slow + row.bytes, "sha256"))


def _normal(passphrase: str) -> str:
    """The same characters, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", passphrase).strip()
