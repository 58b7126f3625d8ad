"""Summarise a case for a partner: what agreement and consent both cover, and nothing else."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.case_page import case_page
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key
from wayhome.consent.queries.covers import require_cover
from wayhome.cooperation.actions.disclose import disclose
from wayhome.cooperation.domain.scope import AgreementPurpose
from wayhome.cooperation.queries.agreements import AgreementInForce, agreement_in_force
from wayhome.documents.actions.hand_over import NewHandOver, write_hand_over
from wayhome.documents.actions.write_paper import Composed, write_paper
from wayhome.documents.domain.paper import Heading, Paragraph, Part, Row
from wayhome.documents.domain.papers import PaperKind
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.told_lines import told_lines
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

KIND = "case_summary"
_PURPOSES = {
    AgreementPurpose.CONSULAR: (SharePurpose.REPATRIATION, Purpose.REPATRIATION),
    AgreementPurpose.PROTECTION: (SharePurpose.PROTECTION, Purpose.PROTECTION),
}


class AgreementTooNarrow(Exception):
    """The agreement names no field group, has another purpose, or is about other nationalities."""


@dataclass(frozen=True, slots=True)
class NewSummary:
    """About whom, under which agreement, in which language; its id makes it count once."""

    id: UUID
    person: UUID
    agreement: UUID
    language: str
    words: str = field(repr=False, default="")


def make_summary(case: UUID, new: NewSummary, *, by: Actor) -> UUID:
    """Write a summary, note on which grounds it leaves, and disclose it, all or nothing.

    Raises NotFound (also for an agreement that is not in force), AgreementTooNarrow, NotCovered,
    EventRefused, FontMissing.
    """
    under = agreement_in_force(by, new.agreement)
    if under is None:
        raise NotFound
    groups = frozenset(GROUPS) & under.scope.groups
    # What staff write in their own words tells of what happened.
    if not groups or under.purpose not in _PURPOSES or _tells_too_much(new, groups):
        raise AgreementTooNarrow
    purpose, opens = _PURPOSES[under.purpose]
    recipient = agency_key(under.partner_agency)
    with atomic(), translation.override(new.language):
        _require_nationality(case, new.person, under, by=by)
        what = Composed(
            id=new.id,
            kind=PaperKind.SUMMARY,
            person=new.person,
            language=new.language,
            recipient=recipient,
            title=_("Summary"),
            parts=_parts(new, groups, opens, by=by),
            groups=groups,
        )
        version = write_paper(case, what, by=by, needs=Permission.DOCUMENT_HAND_OVER)
        if version.hand_overs.exists():
            return new.id
        cover = require_cover(
            by, case=case, person=new.person, purpose=purpose, groups=groups, recipient=recipient
        )
        left = NewHandOver(
            new.id, version.id, recipient, purpose, way=ContactWay.LETTER, at=clock.now()
        )
        write_hand_over(version, left, cover, groups=groups, by=by)
        disclose(under=under, kind=KIND, subject=version.id, by=by)
    return new.id


def _parts(
    new: NewSummary, groups: frozenset[FieldGroup], opens: Purpose, *, by: Actor
) -> list[Part]:
    """What was told, group by group, each opened on the record, and the words of staff."""
    parts: list[Part] = [Row(_("Day"), date_format(clock.local_today(), "DATE_FORMAT"))]
    assigned = assigned_to(by, new.person)
    for group in (each for each in GROUPS if each in groups):
        opened = open_fields(by, new.person, group, purpose=opens, assigned=assigned)
        lines = [Row(each.label, each.text) for each in told_lines(opened.answers)]
        parts += [Heading(str(group.label)), *(each for each in lines if each.value)]
    if new.words.strip():
        parts += [Heading(_("In our words")), Paragraph(new.words.strip())]
    return parts


def _tells_too_much(new: NewSummary, groups: frozenset[FieldGroup]) -> bool:
    return bool(new.words.strip()) and FieldGroup.CIRCUMSTANCES not in groups


def _require_nationality(case: UUID, person: UUID, under: AgreementInForce, *, by: Actor) -> None:
    """The agreement is about people of this nationality. Raises NotFound, AgreementTooNarrow."""
    row = next((each for each in case_page(by, case).complaints if each.id == person), None)
    if row is None:
        raise NotFound
    if under.scope.nationalities and row.nationality not in under.scope.nationalities:
        raise AgreementTooNarrow
    if under.scope.lodged_only and row.lodger_agency != under.partner_agency:
        raise AgreementTooNarrow
