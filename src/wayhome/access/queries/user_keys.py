"""Whose public keys there are, and the actor's own private key, opened by its passphrase."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from wayhome.access.models import PrivateKey, UserKey
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealed_to_people import unlock
from wayhome.kernel.sealing import Place


class KeyNotMade(Exception):
    """The user has no key that could open this."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key of a user in force."""

    id: UUID
    user: UUID
    made_at: datetime
    public: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What two people compare, in groups of four: 80 bits of its SHA-256."""
        digits = hashlib.sha256(self.public).hexdigest()[:20]
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def public_keys(actor: Actor, users: Collection[UUID]) -> Mapping[UUID, PublicKey]:
    """The keys in force of these colleagues; those who made none are left out."""
    rows = UserKey.objects.filter(
        agency_id=actor.agency, user_id__in=list(users), replaced_at__isnull=True
    )
    return {
        row.user_id: PublicKey(row.id, row.user_id, row.made_at, bytes(row.public_key))
        for row in rows
    }


def own_keys(actor: Actor) -> frozenset[UUID]:
    """The ids of every key that the actor ever made."""
    if actor.user is None:
        return frozenset()
    rows = UserKey.objects.filter(agency_id=actor.agency, user_id=actor.user)
    return frozenset(rows.values_list("id", flat=True))


def own_private_key(actor: Actor, key: UUID, *, passphrase: str) -> X25519PrivateKey:
    """The actor's private key, for the moment of opening. Raises KeyNotMade, PassphraseWrong."""
    if actor.user is None:
        raise KeyNotMade
    rows = PrivateKey.objects.filter(agency_id=actor.agency, user_id=actor.user, id=key)
    sealed = rows.values_list("sealed_private", flat=True).first()
    if sealed is None:
        raise KeyNotMade
    return unlock(bytes(sealed), passphrase, pepper=pepper(), place=private_place(key))


def pepper() -> bytes:
    """The secret of the key store that goes into every passphrase."""
    return keys.store().named("user-keys")


def private_place(key: UUID) -> Place:
    """Where a private key stands."""
    return Place("access_private_key", "sealed_private", key)
