"""Keep a paper that another action composed: set it as PDF, seal it, tell the timeline."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.documents.actions.keep_paper import leave, person_of
from wayhome.documents.actions.write_letter import PDF
from wayhome.documents.actions.write_version import Content, write_version
from wayhome.documents.domain.paper import Paper as Sheet
from wayhome.documents.domain.paper import Part
from wayhome.documents.domain.papers import PaperKind, PaperLine
from wayhome.documents.models import Paper, Version
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_LINES = {PaperKind.SUMMARY: PaperLine.SUMMARY, PaperKind.COPY: PaperLine.COPY}
_TAGS = {PaperKind.SUMMARY: Tag.DOCUMENTS_PAPER_ADDED, PaperKind.COPY: Tag.DOCUMENTS_COPY_MADE}


@dataclass(frozen=True, slots=True)
class Composed:
    """A summary or a copy: its id makes it count once; `groups` are what stands in it."""

    id: UUID
    kind: PaperKind
    person: UUID
    language: str
    recipient: str
    title: str
    parts: Sequence[Part]
    groups: Collection[FieldGroup]


def write_paper(case: UUID, what: Composed, *, by: Actor, needs: Permission) -> Version:
    """Set and keep a composed paper; sent twice it is kept once.

    Raises NotFound, EventRefused, FontMissing.
    """
    with atomic():
        held = work_on(case, None, by=by, needs=needs)
        known = Version.objects.filter(agency_id=held.agency, paper_id=what.id)
        version = known.select_related("paper").first()
        if version is not None:
            # An id that stands for something else already must not let that leave in its place.
            if (version.paper.case_id, version.paper.kind) != (held.id, what.kind):
                raise NotFound
            return version
        line = Line(StepKind.DOCUMENT, code=_LINES[what.kind], subject=what.id)
        work_on(case, line, by=by, needs=needs)
        sheet = Sheet(what.title, what.parts, what.language, foot=held.code)
        from wayhome.documents.domain.typesetting import to_pdf  # noqa: PLC0415  # slow to load

        row = Paper(
            id=what.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, case, what.person),
            kind=what.kind,
            language=what.language,
            recipient=what.recipient,
            added_at=clock.now(),
            added_by=by.user,
        )
        row.save(force_insert=True)
        content = Content(what.kind.value, PDF, to_pdf(sheet, made_at=clock.now()), what.groups)
        version = write_version(row, held, content, by=by)
        leave(_TAGS[what.kind], row, by=by)
    return version
