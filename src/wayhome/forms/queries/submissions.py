"""Filled forms of a case: listed by what stands in clear, opened for a purpose with a leaf."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.parting import joined
from wayhome.forms.domain.questions import Definition
from wayhome.forms.models import Part, Revision, Submission
from wayhome.forms.queries.forms import definitions
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One time that answers were sent: who, when, on which version."""

    id: UUID
    number: int
    version: UUID
    version_label: str
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A form that was filled in for a case; its revisions, the newest first."""

    id: UUID
    case: UUID
    form: UUID
    title: str
    number: int
    revisions: tuple[RevisionLine, ...]

    @property
    def newest(self) -> RevisionLine:
        """The revision that holds."""
        return self.revisions[0]


@dataclass(frozen=True, slots=True)
class ShownAnswers:
    """Answers of one revision on the version they were given on.

    `closed` are the field groups with sealed answers that are not shown; `opened` says whether
    anything sealed is.
    """

    revision: RevisionLine
    definition: Definition
    answers: Answers = field(repr=False)
    closed: frozenset[FieldGroup]
    opened: bool


def submissions_of(actor: Actor, case: UUID) -> tuple[SubmissionLine, ...]:
    """Every filled form of a case, the newest first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    rows = Submission.objects.filter(agency_id=held.agency, case_id=held.id)
    return _lines(rows.select_related("form").order_by("-began_at", "id"))


def submission_of(actor: Actor, case: UUID, submission: UUID) -> SubmissionLine:
    """One filled form of a case. Raises NotFound."""
    for each in submissions_of(actor, case):
        if each.id == submission:
            return each
    raise NotFound


def clear_answers(actor: Actor, case: UUID, revision: UUID) -> ShownAnswers:
    """What stands in clear of a revision; nothing is opened. Raises NotFound."""
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    row = _revision(held, revision)
    return _shown(actor, row, [row.clear], closed=groups_in([row.id])[row.id], opened=False)


def open_answers(actor: Actor, case: UUID, revision: UUID, *, purpose: Purpose) -> ShownAnswers:
    """Open the sealed answers of a revision that the actor may see, and leave one leaf.

    Groups that the actor may not open stay closed. Raises NotFound.
    """
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    row = _revision(held, revision)
    there = groups_in([row.id])[row.id]
    groups = there & decision.field_groups
    if purpose not in decision.purposes or (there and not groups):
        raise NotFound
    opened = sealed_of([row.id], groups, key=keys.store().get(held.key))[row.id]
    about = About(
        kind="case",
        id=held.id,
        purpose=purpose.value,
        field_groups=sorted(each.value for each in groups),
        detail={"submission": str(row.submission_id), "number": row.number},
    )
    leave_leaf(by=actor, tag=Tag.FORMS_ANSWERS_OPENED, about=about)
    return _shown(actor, row, [row.clear, *opened], closed=there - groups, opened=True)


def groups_in(revisions: Iterable[UUID]) -> Mapping[UUID, frozenset[FieldGroup]]:
    """The field groups with sealed answers, by revision. For the rest of this room."""
    found: dict[UUID, set[FieldGroup]] = {each: set() for each in revisions}
    rows = Part.objects.filter(revision_id__in=found).values_list("revision_id", "group")
    for revision, group in rows:
        found[revision].add(FieldGroup(group))
    return {revision: frozenset(groups) for revision, groups in found.items()}


def sealed_of(
    revisions: Iterable[UUID], groups: frozenset[FieldGroup], *, key: DataKey
) -> Mapping[UUID, list[Mapping[str, Any]]]:
    """The sealed parts of some groups, opened. For the rest of this room, which leaves the leaf."""
    found: dict[UUID, list[Mapping[str, Any]]] = {each: [] for each in revisions}
    for part in Part.objects.filter(revision_id__in=found, group__in=groups):
        if part.sealed_answers is not None:
            place = Place("forms_part", "sealed_answers", part.id)
            answers = unseal_json(part.sealed_answers, key=key, place=place)
            found[part.revision_id].append(answers)
    return found


def _revision(held: CaseAtHand, revision: UUID) -> Revision:
    row = (
        Revision.objects.filter(agency_id=held.agency, submission__case_id=held.id, id=revision)
        .select_related("version")
        .defer("version__content", "version__xform")
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _shown(
    actor: Actor,
    row: Revision,
    parts: list[Mapping[str, Any]],
    *,
    closed: frozenset[FieldGroup],
    opened: bool,
) -> ShownAnswers:
    definition = definitions(actor, [row.version_id])[row.version_id]
    return ShownAnswers(
        revision=_line(row),
        definition=definition,
        answers=joined(parts),
        closed=closed,
        opened=opened,
    )


def _lines(rows: Iterable[Submission]) -> tuple[SubmissionLine, ...]:
    held = list(rows)
    found: dict[UUID, list[RevisionLine]] = {each.id: [] for each in held}
    revisions = (
        Revision.objects.filter(submission_id__in=found)
        .select_related("version")
        .only("id", "submission_id", "number", "version_id", "version__label", "at", "by_id")
    )
    for row in revisions.order_by("-number"):
        found[row.submission_id].append(_line(row))
    return tuple(
        SubmissionLine(
            id=each.id,
            case=each.case_id,
            form=each.form_id,
            title=each.form.title,
            number=each.number,
            revisions=tuple(found[each.id]),
        )
        for each in held
    )


def _line(row: Revision) -> RevisionLine:
    return RevisionLine(
        id=row.id,
        number=row.number,
        version=row.version_id,
        version_label=row.version.label,
        at=row.at,
        by=row.by_id,
    )
