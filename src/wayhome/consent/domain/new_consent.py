"""What is told when somebody agreed, and what has to be so before it counts."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.explaining import (
    GROWN_UP,
    Age,
    Assent,
    ExplainedHow,
    GivenBy,
    Point,
    Relation,
)
from wayhome.consent.domain.languages import Language
from wayhome.consent.domain.purposes import AGREED, SharePurpose
from wayhome.consent.domain.recipients import kind_of
from wayhome.consent.domain.spans import check_span

LONGEST = timedelta(days=5 * 366)
"""Consent is asked for again after five years at the latest."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One purpose, one field group, one recipient."""

    purpose: SharePurpose
    group: FieldGroup
    recipient: str


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who speaks for a child, and what the child says of it."""

    name: str = field(repr=False)
    relation: Relation
    assent: Assent


@dataclass(frozen=True, slots=True)
class NewConsent:
    """A talk in which a person, or a guardian for a child, agreed to items.

    `given_at` is None for now; `until_on` is the last day, in local time. `interpreter` and `note` are
    kept sealed, as is the guardian's name.
    """

    items: frozenset[Chosen]
    explained_by: UUID
    explained_how: ExplainedHow
    language: Language
    points: frozenset[Point]
    age: Age
    until_on: date
    guardian: Guardian | None = None
    given_at: datetime | None = None
    interpreter: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def given_by(self) -> GivenBy:
        """Who said yes."""
        return GivenBy.GUARDIAN if self.guardian else GivenBy.PERSON


class NotExplained(Exception):
    """A yes counts only when everything was explained."""


class NothingChosen(Exception):
    """Silence is no: at least one item is agreed to."""


class GroupNotShared(Exception):
    """Neither who told us nor our own notes are the person's to share."""


class GuardianMissing(Exception):
    """A child, or whoever may be one, agrees through a guardian; without one, the law decides."""


class GuardianNotNeeded(Exception):
    """Nobody agrees for somebody who is grown up."""


class AssentRefused(Exception):
    """A guardian's yes does not stand against the child's no."""


class AgeContradicted(Exception):
    """A complaint says that the person is a child."""


def check_consent(given: NewConsent, *, now: datetime, told_child: bool) -> None:
    """Raises what stands against it, RecipientUnknown and DateImpossible among them."""
    if not given.items:
        raise NothingChosen
    if not given.points >= frozenset(Point):
        raise NotExplained
    for item in given.items:
        kind_of(item.recipient)
        if item.group not in AGREED:
            raise GroupNotShared
    _check_who(given, told_child=told_child)
    check_span(given.given_at or now, given.until_on, now=now, longest=LONGEST)


def _check_who(given: NewConsent, *, told_child: bool) -> None:
    """The person where grown up, a guardian where not."""
    if given.age is Age.ADULT and told_child:
        raise AgeContradicted
    if given.age in GROWN_UP:
        if given.guardian:
            raise GuardianNotNeeded
    elif given.guardian is None or not given.guardian.name.strip():
        raise GuardianMissing
    elif given.guardian.assent is Assent.REFUSED:
        raise AssentRefused
