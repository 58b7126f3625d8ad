"""Write a letter from a template, in the language of whoever will read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.access.queries.agency_names import agency_names
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.consent.domain.recipients import RecipientUnknown, kind_of
from wayhome.documents.actions.keep_paper import leave, person_of
from wayhome.documents.actions.write_version import Content, write_version
from wayhome.documents.domain.letters import Template, template
from wayhome.documents.domain.paper import Paper as Sheet
from wayhome.documents.domain.paper import Paragraph
from wayhome.documents.domain.papers import PaperKind, PaperLine
from wayhome.documents.models import Paper
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.told_lines import told_named
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

PDF: Final = "application/pdf"
_FILLED = {
    "name": ("name", "name_own_script", "name_latin"),
    "birth_date": ("birth",),
    "nationality": ("nationality",),
}


class RecipientOther(Exception):
    """The template is for another kind of recipient."""


class PersonMissing(Exception):
    """The letter tells of a person: say of whom."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What is chosen and written: its id comes with the form, so that it is written once."""

    id: UUID
    template: str
    language: str
    recipient: str
    person: UUID | None
    words: str = field(repr=False, default="")


def write_letter(case: UUID, new: NewLetter, *, by: Actor) -> UUID:
    """Open what the template tells, each group on the record, and keep the letter as PDF.

    Nothing leaves by this: handing it over asks for consent. Raises NotFound, EventRefused,
    TemplateUnknown, RecipientOther, PersonMissing, FontMissing.
    """
    from wayhome.documents.domain.typesetting import to_pdf  # noqa: PLC0415  # slow to load

    chosen = template(new.template)
    chosen.wording(new.language)
    _require_recipient(chosen, new)
    with atomic():
        held = work_on(case, None, by=by)
        if Paper.objects.filter(agency_id=held.agency, case_id=case, id=new.id).exists():
            return new.id
        person = person_of(by, case, new.person)
        content = to_pdf(_sheet(chosen, new, held, by=by), made_at=clock.now())
        work_on(case, Line(StepKind.DOCUMENT, code=PaperLine.WRITTEN, subject=new.id), by=by)
        row = Paper(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person,
            kind=PaperKind.LETTER,
            template=chosen.id,
            language=new.language,
            recipient=new.recipient,
            added_at=clock.now(),
            added_by=by.user,
        )
        row.save(force_insert=True)
        write_version(row, held, Content(chosen.id, PDF, content, chosen.groups), by=by)
        leave(Tag.DOCUMENTS_PAPER_ADDED, row, by=by, template=f"{chosen.id} {chosen.version}")
    return new.id


def _sheet(chosen: Template, new: NewLetter, held: CaseAtHand, *, by: Actor) -> Sheet:
    """The letter with everything filled in, in the words and dates of its language."""
    wording = chosen.wording(new.language)
    person = person_of(by, held.id, new.person)
    with translation.override(new.language):
        filled = {
            **_told(chosen, person, by=by),
            "code": held.code,
            "agency": agency_names()[held.agency].name,
            "day": date_format(clock.local_today(), "DATE_FORMAT"),
            "words": new.words.strip(),
        }
        return Sheet(
            title=wording.title.format_map(filled),
            parts=[Paragraph(each) for each in _paragraphs(wording.body, filled)],
            language=new.language,
            foot=held.code,
        )


def _require_recipient(chosen: Template, new: NewLetter) -> None:
    try:
        kind = kind_of(new.recipient)
    except RecipientUnknown as unknown:
        raise RecipientOther from unknown
    if kind is not chosen.recipient:
        raise RecipientOther
    if new.person is None and chosen.groups & set(GROUPS):
        raise PersonMissing


def _told(chosen: Template, person: UUID | None, *, by: Actor) -> Mapping[str, str]:
    """What was told of the person and stands in the letter; a dash where nobody knows."""
    told: dict[str, str] = {}
    if person is not None:
        assigned = assigned_to(by, person)
        for group in (each for each in GROUPS if each in chosen.groups):
            opened = open_fields(by, person, group, purpose=chosen.opens, assigned=assigned)
            told |= told_named(opened.answers)
    unknown = _("not known")
    return {
        place: next((told[name] for name in names if told.get(name)), unknown)
        for place, names in _FILLED.items()
    }


def _paragraphs(body: str, filled: Mapping[str, str]) -> list[str]:
    """The paragraphs of a letter, without those that stayed empty."""
    parts = (each.strip().format_map(filled) for each in body.split("\n\n"))
    return [each for each in parts if each.strip()]
