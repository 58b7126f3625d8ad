"""What is kept about a person, gathered for that person: their own words, and what was done.

Left out is whatever belongs to somebody else: who told us, what others told of them beyond who they are,
notes of staff, informants, alleged persons, and other persons of the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.access.queries.agency_names import agency_names
from wayhome.care.queries.care_page import care_page
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.cases.queries.case_page import CasePage, case_page
from wayhome.consent.domain.recipients import PERSON, Authority, RecipientKind
from wayhome.consent.queries.consent_page import consent_page
from wayhome.documents.actions.write_paper import Composed, write_paper
from wayhome.documents.domain.paper import Heading, Paragraph, Part, Row
from wayhome.documents.domain.papers import PaperKind
from wayhome.documents.queries.papers import papers_of
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.kinds import LodgerKind
from wayhome.intake.domain.told_lines import told_lines
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.places.countries import country_name
from wayhome.reintegration.queries.followings import followings_of
from wayhome.reintegration.queries.returns import returns_of

_BY_OTHERS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)
_BY_THEMSELVES = tuple(group for group in GROUPS if group is not FieldGroup.SOURCE)


@dataclass(frozen=True, slots=True)
class NewCopy:
    """For whom, in which language; its id makes it count once."""

    id: UUID
    person: UUID
    language: str


def write_person_copy(case: UUID, new: NewCopy, *, by: Actor) -> UUID:
    """Gather, set as PDF and keep a copy for the person; a supervisor's, opened on the record.

    It leaves by `hand_over`, as safely as the person said. Raises NotFound, EventRefused,
    FontMissing.
    """
    with atomic(), translation.override(new.language):
        shown = case_page(by, case)
        person = next((p for p in persons_at_hand(by, case) if new.person in p.complaints), None)
        if person is None:
            raise NotFound
        parts = [
            *_told(by, shown, person.complaints),
            *_done(shown),
            *_helped(by, case, person.complaints),
            *_agreed(by, case, person.complaint),
            *_left(by, case, person.complaint),
        ]
        what = Composed(
            id=new.id,
            kind=PaperKind.COPY,
            person=person.complaint,
            language=new.language,
            recipient=PERSON,
            title=_("What is kept about you"),
            parts=parts,
            groups=_BY_THEMSELVES,
        )
        write_paper(case, what, by=by, needs=Permission.CASE_COPY)
    return new.id


def _told(by: Actor, shown: CasePage, complaints: tuple[UUID, ...]) -> Iterator[Part]:
    """The person's own words in full; of what others told only who the person is."""
    for row in shown.complaints:
        if row.id not in complaints:
            continue
        is_own = row.lodger_kind == LodgerKind.SELF
        yield Heading(_("What you told us") if is_own else _("What others told us of you"))
        yield Row(_("Received"), _day(row.lodged_at))
        for group in _BY_THEMSELVES if is_own else _BY_OTHERS:
            opened = open_fields(
                by, row.id, group, purpose=Purpose.CONTACT, assigned=assigned_to(by, row.id)
            )
            for line in told_lines(opened.answers):
                if line.text:
                    yield Row(line.label, line.text)


def _done(shown: CasePage) -> Iterator[Part]:
    yield Heading(_("What was done"))
    for step in reversed(shown.steps):
        yield Row(_day(step.at), str(step.kind.label))
    for finding in shown.findings:
        yield Row(_day(finding.at), str(finding.outcome.label))


def _helped(by: Actor, case: UUID, complaints: tuple[UUID, ...]) -> Iterator[Part]:
    """Services, return and following; where a shelter is stands in no paper."""
    services = [each for each in care_page(by, case).services if each.person in complaints]
    if services:
        yield Heading(_("Help"))
    for service in services:
        since = _day(service.from_on) if service.from_on else "–"
        yield Row(str(service.kind.label), f"{service.state.label}, {since}")
    for journey in returns_of(by, case):
        if journey.complaint in complaints:
            yield Row(_("Return"), str(journey.state.label))
    for following in followings_of(by, case):
        if following.complaint in complaints:
            yield Row(_("After the return"), str(following.state.label))


def _agreed(by: Actor, case: UUID, person: UUID) -> Iterator[Part]:
    """What the person agreed to and took back, and what the law allowed."""
    yield Heading(_("What you agreed to"))
    for each in consent_page(by, case):
        if each.asked.complaint != person:
            continue
        for standing in each.items:
            item = standing.item
            words = (
                f"{item.group.label}, {item.purpose.label}, {_day(item.since)} – {_day(item.until)}"
            )
            yield Row(_whom(item.recipient), words)
        for taken in each.withdrawals:
            yield Row(_("Taken back"), _day(taken.at))


def _left(by: Actor, case: UUID, person: UUID) -> Iterator[Part]:
    """Every paper about the person that was handed over."""
    yield Heading(_("What was handed to others"))
    handed = [
        (paper, each)
        for paper in papers_of(by, case)
        if paper.person == person
        for version in paper.versions
        for each in version.handed
    ]
    if not handed:
        yield Paragraph(_("No paper about you was handed to anybody."))
    for paper, each in handed:
        groups = ", ".join(str(group.label) for group in each.groups)
        yield Row(_day(each.at), f"{paper.kind.label}: {_whom(each.recipient)} ({groups})")


def _whom(recipient: str) -> str:
    """A recipient in words; a provider stays unnamed, since its name may say where somebody lives."""
    kind, _colon, rest = recipient.partition(":")
    match kind:
        case RecipientKind.EMBASSY:
            return _("Embassy of %(country)s") % {"country": country_name(rest)}
        case RecipientKind.AUTHORITY:
            return str(Authority(rest).label)
        case RecipientKind.AGENCY:
            return agency_names()[UUID(rest)].name
        case RecipientKind.PROVIDER:
            return _("A provider of help")
        case RecipientKind.LODGER:
            return _("Whoever told us of you")
    return _("You")


def _day(moment: datetime | date) -> str:
    day = clock.local_day(moment) if isinstance(moment, datetime) else moment
    return date_format(day, "DATE_FORMAT")
