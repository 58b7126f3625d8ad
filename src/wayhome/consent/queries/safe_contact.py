"""May somebody be reached now? The one door for every room that calls, writes or visits."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.domain.contact import (
    Answer,
    Blocked,
    Contacted,
    ContactRules,
    ContactWay,
    Window,
    may_reach,
)
from wayhome.consent.models import SafeContact
from wayhome.consent.queries.persons import Asked, everybody, one_of
from wayhome.kernel.actor import Actor


class ContactUnsafe(Exception):
    """Somebody must not be reached so now: why, and when they may be, in plain words."""

    def __init__(self, reason: str, *, next_at: datetime | None = None) -> None:
        super().__init__()
        self.reason = reason
        self.next_at = next_at


def require_safe_contact(  # noqa: PLR0913  # the contract that other rooms were given
    actor: Actor,
    *,
    case: UUID,
    person: UUID | None,
    way: ContactWay,
    at: datetime,
    whom: Contacted = Contacted.PERSON,
) -> None:
    """Let a person of the case, or the lodger of that complaint, be reached at an aware moment.

    Without a person, everybody of the case must be safe to reach. Raises ContactUnsafe, NotFound.
    """
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    asked = whom_to_ask(actor, case, person, whom=whom)
    if not asked:
        raise ContactUnsafe(str(Blocked.NO_RULES.label))
    for each in asked:
        newest = newest_rules(held.agency, case, each, whom=whom)
        rules = rules_of(newest) if newest else None
        answer = may_reach(rules, way, at=at)
        if not answer.is_allowed:
            raise ContactUnsafe(in_words(answer, rules), next_at=answer.next_at)


def whom_to_ask(
    actor: Actor, case: UUID, person: UUID | None, *, whom: Contacted
) -> tuple[Asked, ...]:
    """The persons that are meant; a lodger is that of one complaint, however many tell of one.

    Raises NotFound.
    """
    asked = everybody(actor, case) if person is None else (one_of(actor, case, person),)
    if whom is Contacted.PERSON:
        return asked
    if person is not None:
        return (Asked(person, (person,)),)
    return tuple(Asked(each, (each,)) for all_of in asked for each in all_of.complaints)


def newest_rules(agency: UUID, case: UUID, asked: Asked, *, whom: Contacted) -> SafeContact | None:
    """The rules that hold; part of a query that asked the policy."""
    rows = SafeContact.objects.filter(
        agency_id=agency, case_id=case, complaint_id__in=asked.complaints, contacted=whom
    )
    return rows.order_by("-number").first()


def rules_of(row: SafeContact) -> ContactRules:
    """What the rule reads of a row; nothing sealed."""
    return ContactRules(
        is_safe=row.is_safe,
        ways=frozenset(map(ContactWay, row.ways)),
        windows=tuple(Window(*window) for window in row.windows),
        time_zone=row.time_zone,
        may_say_who=row.may_say_who,
    )


def in_words(answer: Answer, rules: ContactRules | None) -> str:
    """What blocks it, and when it would be allowed next, in their time."""
    if answer.blocked is None:
        return ""
    said = str(answer.blocked.label)
    if answer.next_at is None or rules is None:
        return said
    then = date_format(answer.next_at.astimezone(ZoneInfo(rules.time_zone)), "l, j F, H:i")
    opens = _("The next safe time is %(when)s (%(zone)s).")
    return f"{said} {opens % {'when': then, 'zone': rules.time_zone}}"
