"""Seal who a source is to named people; let somebody in, and take somebody out."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Max

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.access.queries.user_keys import PublicKey, public_keys
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealed_to_people import new_secret, wrap
from wayhome.operations.actions.change_operation import leave
from wayhome.operations.domain.source_words import SourceWords, circle_place, seal_source_words
from wayhome.operations.models import CircleKey, Operation, Source
from wayhome.operations.policy import reach_operation
from wayhome.operations.queries.sources import people_who_may_know, secret_of


class SourceEmpty(Exception):
    """A source is somebody."""


class KeyNeeded(Exception):
    """Somebody of the circle has made no key of their own; `users` are they."""

    def __init__(self, users: Collection[UUID]) -> None:
        super().__init__()
        self.users = frozenset(users)


class NobodyKnows(Exception):
    """Somebody must stay who can open it."""


def seal_source(
    *,
    operation: UUID,
    words: SourceWords,
    circle: Collection[UUID],
    by: Actor,
    source: UUID | None = None,
) -> UUID:
    """Seal an identity to the actor and these colleagues, who know of the operation.

    `source` is the id that came with the form, so that twice adds once. Raises NotFound,
    SourceEmpty, KeyNeeded.
    """
    if not words.who.strip():
        raise SourceEmpty
    with atomic():
        row, _decision = reach_operation(by, operation, Permission.OPERATION_WORK)
        Operation.objects.select_for_update().get(id=row.id)
        source_id = source or new_id()
        own = Source.objects.filter(agency_id=row.agency_id, operation=row)
        if own.filter(id=source_id).exists():
            return source_id
        known = _keys_of(row, {*circle, *([by.user] if by.user else [])}, by=by)
        secret, outer = new_secret(), keys.store().get(row.key_id)
        made = Source(
            id=source_id,
            agency_id=row.agency_id,
            operation=row,
            number=(own.aggregate(last=Max("number"))["last"] or 0) + 1,
            sealed_identity=seal_source_words(words, secret=secret, outer=outer, source=source_id),
            noted_at=clock.now(),
            noted_by=by.user,
        )
        made.save(force_insert=True)
        _let_in(made, known, secret, by=by)
        leave(row, Tag.OPERATIONS_SOURCE_SEALED, by=by, source=str(source_id), people=len(known))
    return source_id


def share_source(*, operation: UUID, source: UUID, user: UUID, passphrase: str, by: Actor) -> None:
    """Let a colleague know who a source is: only somebody who knows it can, with their passphrase.

    Raises NotFound, PassphraseWrong, KeyNeeded.
    """
    row, _decision = reach_operation(by, operation, Permission.OPERATION_WORK)
    # Before the transaction: the leaf of a wrong passphrase stays though nothing else is written.
    held, secret = secret_of(by, row, source, passphrase=passphrase)
    with atomic():
        # Whoever lets the same colleague in at this moment, or takes the actor out, meets here.
        Operation.objects.select_for_update().get(id=row.id)
        known = _keys_of(row, {user}, by=by)
        inside = CircleKey.objects.filter(agency_id=row.agency_id, source=held)
        if by.user is None or not inside.filter(user_id=by.user).exists():
            raise NotFound
        new = [key for key in known if not inside.filter(user_key=key.id).exists()]
        _let_in(held, new, secret, by=by)
        leave(row, Tag.OPERATIONS_SOURCE_SHARED, by=by, source=str(source), user=str(user))


def withhold_source(*, operation: UUID, source: UUID, user: UUID, by: Actor) -> None:
    """Take somebody out of the circle; what they saw they have seen.

    Raises NotFound, also for whoever is not in the circle, and NobodyKnows.
    """
    with atomic():
        row, _decision = reach_operation(by, operation, Permission.OPERATION_WORK)
        # Two who take each other out at once meet here.
        Operation.objects.select_for_update().get(id=row.id)
        inside = CircleKey.objects.filter(
            agency_id=row.agency_id, source__operation=row, source_id=source
        )
        users = set(inside.values_list("user_id", flat=True))
        if by.user not in users or user not in users:
            raise NotFound
        if len(users) == 1:
            raise NobodyKnows
        inside.filter(user_id=user).delete()
        leave(row, Tag.OPERATIONS_SOURCE_WITHHELD, by=by, source=str(source), user=str(user))


def _keys_of(row: Operation, users: Collection[UUID], *, by: Actor) -> list[PublicKey]:
    """The public keys of people who may be told. Raises NotFound, KeyNeeded."""
    if not users or not people_who_may_know(by, row.id).issuperset(users):
        raise NotFound
    found = public_keys(by, users)
    without = set(users) - set(found)
    if without:
        raise KeyNeeded(without)
    return list(found.values())


def _let_in(held: Source, known: Iterable[PublicKey], secret: DataKey, *, by: Actor) -> None:
    """One row for each key, the source's key wrapped to it."""
    for key in known:
        row_id = new_id()
        CircleKey(
            id=row_id,
            agency_id=held.agency_id,
            source=held,
            user_id=key.user,
            user_key=key.id,
            sealed_key=wrap(secret, public=key.public, place=circle_place(row_id)),
            added_at=clock.now(),
            added_by=by.user,
        ).save(force_insert=True)
