"""Consent as its page shows it: what may leave, whom one may reach now, and what was before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.consent.domain.contact import Answer, ContactWay, may_reach
from wayhome.consent.domain.cover import GroundKind, ItemState
from wayhome.consent.domain.spans import last_day
from wayhome.consent.queries.consent_page import PersonConsent, RulesLine, Standing
from wayhome.consent.queries.covers import in_words as groups_in_words
from wayhome.consent.queries.safe_contact import in_words
from wayhome.kernel import clock
from wayhome.web.casework.cases.sight import Sight
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.consent.windows import windows_in_words
from wayhome.web.components.status.tag import Tone

_GROUNDS = {
    GroundKind.CONSENT: gettext_lazy("Consent"),
    GroundKind.LEGAL_BASIS: gettext_lazy("Legal basis"),
}
_STATES = {
    ItemState.NOT_YET: (gettext_lazy("Not yet"), Tone.QUIET),
    ItemState.IN_FORCE: (gettext_lazy("In force"), Tone.GOOD),
    ItemState.EXPIRED: (gettext_lazy("Run out"), Tone.QUIET),
    ItemState.ENDED: (gettext_lazy("Taken back or ended"), Tone.CARE),
}


@dataclass(frozen=True, slots=True)
class ItemsRow:
    """Field groups that stand alike: one ground, one purpose, one recipient, one state."""

    purpose: Any
    groups: str
    recipient: str
    who: str
    ground: str | Promise
    kind: GroundKind
    until: datetime
    state: str | Promise
    tone: Tone

    @property
    def last_day(self) -> date:
        """The last day on which it counts, in local time."""
        return last_day(self.until)


@dataclass(frozen=True, slots=True)
class Reach:
    """Ways of reaching somebody that have one answer at this moment."""

    ways: tuple[ContactWay, ...]
    answer: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom one may want to reach, by which rules, and whether one may now."""

    title: str
    whom: str
    complaint: UUID
    line: RulesLine | None
    windows: tuple[str, ...]
    reaches: tuple[Reach, ...]
    who: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person of the case."""

    number: int
    complaint: UUID
    codes: str
    told: PersonConsent
    in_force: tuple[ItemsRow, ...]
    over: tuple[ItemsRow, ...]
    contacts: tuple[Contact, ...]
    talks: Sequence[Mapping[str, Any]]
    bases: Sequence[Mapping[str, Any]]
    withdrawals: Sequence[Mapping[str, Any]]


def card(number: int, told: PersonConsent, *, sight: Sight, recipients: Recipients) -> PersonCard:
    """A person with everything about consent, in words."""
    codes = {row.id: row.code for row in sight.case.complaints}
    over = [each for each in told.items if each.state is not ItemState.IN_FORCE]
    return PersonCard(
        number=number,
        complaint=told.asked.complaint,
        codes=", ".join(codes.get(each, "") for each in told.asked.complaints),
        told=told,
        in_force=_rows(told.in_force, recipients),
        over=_rows(over, recipients),
        contacts=_contacts(told, sight, codes),
        talks=[_talk(line, sight) for line in told.consents],
        bases=[{"line": line, "who": sight.people.name(line.by)} for line in told.bases],
        withdrawals=[_withdrawal(line, sight, recipients) for line in told.withdrawals],
    )


def _rows(standing: Iterable[Standing], recipients: Recipients) -> tuple[ItemsRow, ...]:
    """Items that stand alike in one row."""
    alike: dict[tuple[Any, ...], list[Standing]] = {}
    for each in standing:
        item = each.item
        key = (item.purpose, item.recipient, item.ground, item.until, each.state)
        alike.setdefault(key, []).append(each)
    return tuple(
        ItemsRow(
            purpose=rows[0].item.purpose,
            groups=groups_in_words(each.item.group for each in rows),
            recipient=rows[0].item.recipient,
            who=recipients.name(rows[0].item.recipient),
            ground=_GROUNDS[rows[0].item.kind],
            kind=rows[0].item.kind,
            until=rows[0].item.until,
            state=_STATES[rows[0].state][0],
            tone=_STATES[rows[0].state][1],
        )
        for rows in alike.values()
    )


def _contacts(told: PersonConsent, sight: Sight, codes: Mapping[UUID, str]) -> tuple[Contact, ...]:
    """The person, and the lodger of each complaint that tells of them."""
    person = _contact(_("The person"), "person", told.asked.complaint, line=told.rules, sight=sight)
    lodgers = (
        _contact(
            _("Whoever lodged %(code)s") % {"code": codes.get(complaint, "")},
            "lodger",
            complaint,
            line=line,
            sight=sight,
        )
        for complaint, line in zip(told.asked.complaints, told.lodgers, strict=True)
    )
    return (person, *lodgers)


def _contact(
    title: str, whom: str, complaint: UUID, *, line: RulesLine | None, sight: Sight
) -> Contact:
    """Somebody with the answers at this moment, ways with the same one together."""
    rules, now = line.rules if line else None, clock.now()
    alike: dict[Answer, list[ContactWay]] = {}
    for way in ContactWay:
        alike.setdefault(may_reach(rules, way, at=now), []).append(way)
    return Contact(
        title=title,
        whom=whom,
        complaint=complaint,
        line=line,
        windows=windows_in_words(rules) if rules else (),
        reaches=tuple(
            Reach(tuple(ways), answer, in_words(answer, rules)) for answer, ways in alike.items()
        ),
        who=sight.people.name(line.by) if line else "",
    )


def _talk(line: Any, sight: Sight) -> Mapping[str, Any]:
    """One talk."""
    return {"line": line, "who": sight.people.name(line.explained_by)}


def _withdrawal(line: Any, sight: Sight, recipients: Recipients) -> Mapping[str, Any]:
    """What was taken back, as far as it reached."""
    return {
        "line": line,
        "who": sight.people.name(line.by),
        "what": line.group.label if line.group else _("Everything"),
        "whom": recipients.name(line.recipient) if line.recipient else _("Everybody"),
        "purpose": line.purpose.label if line.purpose else _("Every purpose"),
    }
