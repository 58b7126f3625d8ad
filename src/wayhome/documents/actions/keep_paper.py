"""Bring a paper to a case, bring a newer version of it, set it aside, take it back into use."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.documents.actions.write_version import Content, write_version
from wayhome.documents.domain.papers import (
    WRITTEN_HERE,
    PaperEvent,
    PaperKind,
    PaperLine,
    PaperRefused,
    PaperState,
    state_after,
)
from wayhome.documents.models import Paper
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

MOST_PAPERS = 400
"""A case holds no more papers than this."""


class TooManyPapers(Exception):
    """The case holds as many papers as one may."""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What is brought: its id comes with the form, so that it is kept once. `person` may be None."""

    id: UUID
    kind: PaperKind
    person: UUID | None
    file: NamedFile


@dataclass(frozen=True, slots=True)
class Added:
    """The number that a version got, and whether somebody else had added one since it was seen."""

    number: int
    is_beside: bool


def add_paper(case: UUID, new: NewPaper, *, by: Actor) -> UUID:
    """Keep a cleaned file as the first version of a paper; sent twice it is kept once.

    Raises NotFound, EventRefused, PaperRefused (a kind that is written here), TooManyPapers.
    """
    if new.kind in WRITTEN_HERE:
        raise PaperRefused
    with atomic():
        line = Line(StepKind.DOCUMENT, code=PaperLine.ADDED, subject=new.id)
        kept = Paper.objects.filter(agency_id=by.agency, case_id=case)
        held = work_on(case, None, by=by)
        if kept.filter(id=new.id).exists():
            return new.id
        if kept.count() >= MOST_PAPERS:
            raise TooManyPapers
        work_on(case, line, by=by)
        row = Paper(
            id=new.id,
            agency_id=held.agency,
            case_id=held.id,
            complaint_id=person_of(by, case, new.person),
            kind=new.kind,
            added_at=clock.now(),
            added_by=by.user,
        )
        row.save(force_insert=True)
        write_version(row, held, _content(new.file), by=by)
        leave(Tag.DOCUMENTS_PAPER_ADDED, row, by=by)
    return new.id


def add_version(paper: UUID, file: NamedFile, *, seen: int, by: Actor) -> Added:
    """Keep a newer version of a brought paper beside all earlier ones.

    `seen` is the number of the newest version that the actor saw. Somebody else's version is kept
    as well, and the answer says so. Raises NotFound, EventRefused, PaperRefused.
    """
    with atomic():
        row = paper_of(by, paper)
        if row.kind in WRITTEN_HERE:
            raise PaperRefused
        line = Line(StepKind.DOCUMENT, code=PaperLine.VERSION, subject=row.id)
        held = work_on(row.case_id, line, by=by)
        row = paper_of(by, paper)
        _move(row, PaperEvent.ADD_VERSION)
        version = write_version(row, held, _content(file), by=by)
        leave(Tag.DOCUMENTS_VERSION_ADDED, row, by=by, number=version.number)
    return Added(version.number, is_beside=version.number != seen + 1)


def set_aside(paper: UUID, *, by: Actor) -> None:
    """Take a paper out of use; it stays and can be taken back. Raises NotFound, PaperRefused."""
    _turn(paper, PaperEvent.SET_ASIDE, PaperLine.SET_ASIDE, by=by)


def take_back(paper: UUID, *, by: Actor) -> None:
    """Take a paper that was set aside back into use. Raises NotFound, PaperRefused."""
    _turn(paper, PaperEvent.TAKE_BACK, PaperLine.TAKEN_BACK, by=by)


def paper_of(by: Actor, paper: UUID) -> Paper:
    """A paper of the actor's agency; the case says whether the actor reaches it. Raises NotFound."""
    row = Paper.objects.filter(agency_id=by.agency, id=paper).first()
    if row is None:
        raise NotFound
    return row


def person_of(by: Actor, case: UUID, person: UUID | None) -> UUID | None:
    """The earliest complaint that tells of a person of the case. Raises NotFound."""
    if person is None:
        return None
    for each in persons_at_hand(by, case):
        if person in each.complaints:
            return each.complaint
    raise NotFound


def leave(tag: Tag, row: Paper, *, by: Actor, **detail: str | int) -> None:
    """The leaf of what happened to a paper."""
    about = About(
        kind="case",
        id=row.case_id,
        detail={"paper": str(row.id), "kind": str(PaperKind(row.kind).value), **detail},
    )
    leave_leaf(by=by, tag=tag, about=about)


def _turn(paper: UUID, event: PaperEvent, line: PaperLine, *, by: Actor) -> None:
    with atomic():
        case = paper_of(by, paper).case_id
        work_on(case, Line(StepKind.DOCUMENT, code=line, subject=paper), by=by)
        row = paper_of(by, paper)
        _move(row, event)
        leave(Tag.DOCUMENTS_PAPER_MOVED, row, by=by, event=event.value)


def _move(row: Paper, event: PaperEvent) -> None:
    """Write the state after an event. Raises PaperRefused."""
    row.state = state_after(PaperState(row.state), event)
    row.save(update_fields=["state"])


def _content(file: NamedFile) -> Content:
    return Content(file.name, file.file.media_type, file.file.content)
