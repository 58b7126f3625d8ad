"""May this leave? The one door for every room that shares something about a person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.domain.cover import Item, ItemState, covering, state_of
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.queries.items import Told, told_about
from wayhome.consent.queries.persons import everybody, one_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Cover:
    """What covers a sharing now, for the row that tells of it.

    `grounds` are ids of consents and legal bases; `until` is the first moment at which one of the
    groups is covered no longer. It is of this moment: ask again for the next sharing.
    """

    case: UUID
    persons: tuple[UUID, ...]
    purpose: SharePurpose
    groups: frozenset[FieldGroup]
    recipient: str
    grounds: tuple[UUID, ...]
    until: datetime


class NotCovered(Exception):
    """Something may not leave: which groups no row covers, and why, in plain words."""

    def __init__(self, missing: frozenset[FieldGroup], reason: str) -> None:
        super().__init__()
        self.missing = missing
        self.reason = reason


def require_cover(  # noqa: PLR0913  # the contract that other rooms were given
    actor: Actor,
    *,
    case: UUID,
    person: UUID | None,
    purpose: SharePurpose,
    groups: Collection[FieldGroup],
    recipient: str,
) -> Cover:
    """What covers this sharing at this moment; without a person, of everybody in the case.

    Ask inside the transaction that writes the sharing down, after `work_on`: the withdrawal of
    consent takes the same lock, so that neither slips past the other. Raises NotCovered, NotFound.
    """
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    asked = everybody(actor, case) if person is None else (one_of(actor, case, person),)
    wanted = frozenset(groups)
    if not asked or not wanted:
        raise NotCovered(wanted, _("Say first about whom and what it is."))
    covers = [
        _cover(told_about(held.agency, case, each.complaints), wanted, to=(purpose, recipient))
        for each in asked
    ]
    return Cover(
        case=case,
        persons=tuple(each.complaint for each in asked),
        purpose=purpose,
        groups=wanted,
        recipient=recipient,
        grounds=tuple(sorted({item.ground for items in covers for item in items})),
        until=min(item.until for items in covers for item in items),
    )


def _cover(
    told: Told, wanted: frozenset[FieldGroup], *, to: tuple[SharePurpose, str]
) -> tuple[Item, ...]:
    """For each group the item that lasts longest. Raises NotCovered."""
    purpose, recipient = to
    found = covering(
        told.items, told.withdrawals, at=clock.now(), purpose=purpose, recipient=recipient
    )
    missing = wanted - found.keys()
    if missing:
        raise NotCovered(missing, _reason(told, missing, to=to))
    return tuple(max(found[group], key=lambda item: item.until) for group in wanted)


def _reason(told: Told, missing: frozenset[FieldGroup], *, to: tuple[SharePurpose, str]) -> str:
    """Why nothing covers these groups: said of the one that is nearest to being covered."""
    states = {
        state_of(item, told.withdrawals, at=clock.now())
        for item in told.items
        if item.group in missing and (item.purpose, item.recipient) == to
    }
    named = {"groups": in_words(missing), "purpose": to[0].label}
    if ItemState.ENDED in states:
        return _("What covered this was ended: %(groups)s, for “%(purpose)s”.") % named
    if ItemState.EXPIRED in states:
        return _("Consent has run out: %(groups)s, for “%(purpose)s”. Ask again.") % named
    return _("Nobody agreed to this: %(groups)s, for “%(purpose)s”.") % named


def in_words(groups: Iterable[FieldGroup]) -> str:
    """Field groups in the order of their list."""
    chosen = set(groups)
    return ", ".join(str(group.label) for group in FieldGroup if group in chosen)
