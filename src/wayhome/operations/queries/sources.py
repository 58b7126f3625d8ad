"""Sources of an operation: only for those inside the circle, and open only to their passphrase."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.access.queries.colleagues import office
from wayhome.access.queries.user_keys import own_keys, own_private_key
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import DataKey, KeyMissing
from wayhome.kernel.sealed_to_people import PassphraseWrong, unwrap
from wayhome.operations.domain.source_words import SourceWords, circle_place, open_source_words
from wayhome.operations.models import CircleKey, Operation, Source
from wayhome.operations.policy import reach_operation, target_of


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source that the actor may open, and who else may; never who it is."""

    id: UUID
    number: int
    noted_at: datetime
    noted_by: UUID | None
    circle: tuple[UUID, ...]


def sources_of(actor: Actor, operation: UUID) -> tuple[SourceLine, ...]:
    """The sources in whose circle the actor is; that there are others is not told. Raises NotFound."""
    row, _decision = reach_operation(actor, operation, Permission.OPERATION_READ)
    if actor.user is None:
        return ()
    inside = CircleKey.objects.filter(agency_id=row.agency_id, user_id=actor.user)
    rows = Source.objects.filter(
        agency_id=row.agency_id, operation=row, id__in=inside.values("source_id")
    ).order_by("number")
    return tuple(
        SourceLine(each.id, each.number, each.noted_at, each.noted_by, _circle(each))
        for each in rows
    )


def open_source(
    actor: Actor, operation: UUID, *, source: UUID, passphrase: str, purpose: Purpose
) -> SourceWords:
    """Who a source is, for a purpose; one leaf tells of it, and one of every wrong passphrase.

    The circle decides, whatever the roles are: nobody else opens it, and no emergency does. Raises
    NotFound, PassphraseWrong.
    """
    reach_operation(actor, operation, Permission.OPERATION_READ)
    row, decision = reach_operation(actor, operation, Permission.FIELDS_OPEN)
    if purpose not in decision.purposes:
        raise NotFound
    held, secret = secret_of(actor, row, source, passphrase=passphrase)
    sealed = held.sealed_identity
    if sealed is None:
        raise NotFound
    try:
        outer = keys.store().get(row.key_id)
    except KeyMissing as error:
        raise NotFound from error
    words = open_source_words(bytes(sealed), secret=secret, outer=outer, source=held.id)
    _leave(actor, row, Tag.OPERATIONS_SOURCE_OPENED, source=source, purpose=purpose)
    return words


def people_who_may_know(actor: Actor, operation: UUID) -> frozenset[UUID]:
    """The colleagues who may be told: those named on the operation, and supervisors.

    Raises NotFound.
    """
    row, _decision = reach_operation(actor, operation, Permission.OPERATION_WORK)
    named = target_of(row).assigned_users
    return frozenset(
        each.id
        for each in office(actor).colleagues
        if each.id in named
        or any(Permission.OPERATION_APPROVE in GRANTS[role].permissions for role in each.roles)
    )


def secret_of(
    actor: Actor, row: Operation, source: UUID, *, passphrase: str
) -> tuple[Source, DataKey]:
    """A source and its key, unwrapped by the actor’s own. Raises NotFound, PassphraseWrong.

    A key that was replaced still opens what was sealed to it, by the passphrase it had.
    """
    held = Source.objects.filter(agency_id=row.agency_id, operation=row, id=source).first()
    if held is None or actor.user is None:
        raise NotFound
    mine = CircleKey.objects.filter(
        agency_id=row.agency_id, source=held, user_id=actor.user, user_key__in=own_keys(actor)
    )
    wrapped = tuple(mine.order_by("-added_at"))
    if not wrapped:
        raise NotFound
    for each in wrapped:
        try:
            private = own_private_key(actor, each.user_key, passphrase=passphrase)
        except PassphraseWrong:
            continue
        place = circle_place(each.id)
        return held, unwrap(bytes(each.sealed_key or b""), private=private, place=place)
    _leave(actor, row, Tag.OPERATIONS_SOURCE_REFUSED, source=source)
    raise PassphraseWrong


def _circle(source: Source) -> tuple[UUID, ...]:
    rows = CircleKey.objects.filter(agency_id=source.agency_id, source=source)
    return tuple(dict.fromkeys(rows.order_by("added_at", "id").values_list("user_id", flat=True)))


def _leave(
    actor: Actor, row: Operation, tag: Tag, *, source: UUID, purpose: Purpose | None = None
) -> None:
    leave_leaf(
        by=actor,
        tag=tag,
        about=About(
            kind="operation",
            id=row.id,
            purpose=purpose.value if purpose else None,
            field_groups=[FieldGroup.SOURCE.value] if purpose else [],
            detail={"source": str(source)},
        ),
    )
