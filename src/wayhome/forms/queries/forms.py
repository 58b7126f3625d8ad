"""The forms of an agency and their versions. They hold questions, so nothing has to be opened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.forms.domain.problems import Problem
from wayhome.forms.domain.questions import Definition
from wayhome.forms.domain.stored import from_json
from wayhome.forms.domain.uploads import FileKind
from wayhome.forms.domain.versions import TRANSITIONS, VersionEvent, VersionState
from wayhome.forms.models import Form, Version
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a form, without its content."""

    id: UUID
    form: UUID
    number: int
    label: str
    title: str
    state: VersionState
    languages: tuple[str, ...]
    at: datetime
    by: UUID | None
    events: frozenset[VersionEvent]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form with its versions, the newest first."""

    id: UUID
    name: str
    title: str
    versions: tuple[VersionLine, ...]

    @property
    def published(self) -> VersionLine | None:
        """The version that is filled in now."""
        return next((each for each in self.versions if each.state is VersionState.PUBLISHED), None)


@dataclass(frozen=True, slots=True)
class WholeVersion:
    """A version with everything that it asks, and what was said when it was read."""

    line: VersionLine
    definition: Definition
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as a file: the original as it was brought, or the XForm made from it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


_MEDIA_TYPES = {
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.MARKDOWN: "text/markdown; charset=utf-8",
}


def forms_of(actor: Actor) -> tuple[FormLine, ...]:
    """Every form of the agency by title. Raises NotFound."""
    require(actor, Permission.FORM_READ)
    manages = can(actor, Permission.FORM_MANAGE)
    versions: dict[UUID, list[VersionLine]] = {}
    for row in _rows(actor).order_by("-number"):
        versions.setdefault(row.form_id, []).append(_line(row, manages=manages))
    forms = Form.objects.filter(agency_id=actor.agency).order_by("title", "name")
    return tuple(
        FormLine(each.id, each.name, each.title, tuple(versions.get(each.id, ()))) for each in forms
    )


def form_of(actor: Actor, form: UUID) -> FormLine:
    """One form. Raises NotFound."""
    for each in forms_of(actor):
        if each.id == form:
            return each
    raise NotFound


def version_of(actor: Actor, version: UUID) -> WholeVersion:
    """One version, whole. Raises NotFound."""
    require(actor, Permission.FORM_READ)
    row = Version.objects.filter(agency_id=actor.agency, id=version).defer("content").first()
    if row is None:
        raise NotFound
    return WholeVersion(
        line=_line(row, manages=can(actor, Permission.FORM_MANAGE)),
        definition=from_json(row.definition),
        warnings=tuple(Problem(**each) for each in row.warnings),
    )


def original_of(actor: Actor, version: UUID) -> FormFile:
    """The file as it was brought, to the byte. Raises NotFound."""
    row = _whole(actor, version)
    kind = FileKind(row.kind)
    name = f"{row.form.name}-{row.number}.{kind.value}"
    return FormFile(name, _MEDIA_TYPES[kind], bytes(row.content))


def xform_of(actor: Actor, version: UUID) -> FormFile:
    """The XForm that pyxform made, for other tools that collect answers. Raises NotFound."""
    row = _whole(actor, version)
    name = f"{row.form.name}-{row.number}.xml"
    return FormFile(name, "application/xml; charset=utf-8", row.xform.encode())


def definitions(actor: Actor, versions: Iterable[UUID]) -> dict[UUID, Definition]:
    """What versions ask, by their ids. For the rest of this room, which asked the policy."""
    rows = Version.objects.filter(agency_id=actor.agency, id__in=set(versions))
    return {version: from_json(stored) for version, stored in rows.values_list("id", "definition")}


def _rows(actor: Actor) -> QuerySet[Version]:
    return Version.objects.filter(agency_id=actor.agency).defer("content", "xform", "definition")


def _whole(actor: Actor, version: UUID) -> Version:
    require(actor, Permission.FORM_READ)
    rows = Version.objects.filter(agency_id=actor.agency, id=version)
    row = rows.select_related("form").defer("definition").first()
    if row is None:
        raise NotFound
    return row


def _line(row: Version, *, manages: bool) -> VersionLine:
    state = VersionState(row.state)
    managed = {VersionEvent.PUBLISH, VersionEvent.WITHDRAW} if manages else set()
    return VersionLine(
        id=row.id,
        form=row.form_id,
        number=row.number,
        label=row.label,
        title=row.title,
        state=state,
        languages=tuple(row.languages),
        at=row.added_at,
        by=row.added_by,
        events=frozenset(event for event in managed if (state, event) in TRANSITIONS),
    )
