"""What of a case goes along: exactly what its officer may open for the purpose, nothing of class C3."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.policy import assigned_to, visible_cases
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.case_page import CasePage, case_page
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.cases.queries.words import Words, open_words
from wayhome.field.domain.lasting import MOST_LISTED, MOST_NOTES
from wayhome.field.queries.office_values import SeenValues, seen_values
from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.questions import QUESTIONS, Group
from wayhome.intake.queries.fields import Fields, open_fields
from wayhome.kernel.actor import Actor

STAYS_AT_OFFICE = frozenset({FieldGroup.SOURCE})
"""Who told of it is class C3 for the field: nobody there needs it."""

_OF_LODGERS = {
    question.name for question in QUESTIONS if question.group in {Group.SAFE_CONTACT, Group.CONSENT}
}
"""How to reach whoever told of it, which stands in one group with how to reach the person."""


@dataclass(frozen=True, slots=True)
class TakenComplaint:
    """One complaint of a case: its code and the groups that go along."""

    code: str
    groups: tuple[Fields, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenNote:
    """One note, open: who wrote it and when."""

    at: datetime
    by: UUID | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenContent:
    """One case as it goes along; `seen` is what edits of it will have begun from."""

    row: CaseRow
    groups: tuple[FieldGroup, ...]
    complaints: tuple[TakenComplaint, ...]
    notes: tuple[TakenNote, ...]
    seen: SeenValues


def takeable(actor: Actor) -> tuple[CaseRow, ...]:
    """The open cases of the actor and their teams, the weightiest `MOST_LISTED`. Raises NotFound."""
    require(actor, Permission.CASE_UPDATE)
    own = Q(assignee_id=actor.user) | Q(team_id__in=actor.teams)
    found = visible_cases(actor).filter(own, state=CaseState.OPEN).values_list("id", flat=True)
    return cases_of(actor, frozenset(found))[:MOST_LISTED]


def content_of(actor: Actor, case: UUID, *, purpose: Purpose) -> TakenContent:
    """Open a case to take it along; every sealed part leaves its leaf. Raises NotFound."""
    case_at_hand(actor, case, Permission.CASE_UPDATE)
    _at_hand, may = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    if purpose not in may.purposes:
        raise NotFound
    page = case_page(actor, case)
    groups = tuple(
        group
        for group in FieldGroup
        if group in may.field_groups - STAYS_AT_OFFICE
        and group in {*GROUPS, FieldGroup.INTERNAL_NOTES}
    )
    return TakenContent(
        row=page.row,
        groups=groups,
        complaints=_complaints(actor, page, groups, purpose=purpose),
        notes=_notes(actor, page, may, purpose=purpose),
        seen=seen_values(actor, case),
    )


def _complaints(
    actor: Actor, page: CasePage, groups: tuple[FieldGroup, ...], *, purpose: Purpose
) -> tuple[TakenComplaint, ...]:
    """The complaints with what may be opened of each."""
    found = []
    for row in page.complaints:
        assigned = assigned_to(actor, row.id)
        opened = (
            open_fields(actor, row.id, group, purpose=purpose, assigned=assigned)
            for group in groups
            if group in GROUPS
        )
        found.append(TakenComplaint(row.code, tuple(_without_lodger(each) for each in opened)))
    return tuple(found)


def _without_lodger(opened: Fields) -> Fields:
    """A group without what is about whoever told of it."""
    kept: dict[str, Any] = {
        name: answer for name, answer in opened.answers.given.items() if name not in _OF_LODGERS
    }
    return Fields(opened.complaint, opened.group, Answers(kept), key=opened.key)


def _notes(
    actor: Actor, page: CasePage, may: Decision, *, purpose: Purpose
) -> tuple[TakenNote, ...]:
    """The newest notes, for who may open them."""
    if FieldGroup.INTERNAL_NOTES not in may.field_groups:
        return ()
    case, found = page.row.id, []
    for step in [each for each in page.steps if each.kind is StepKind.NOTE][:MOST_NOTES]:
        if step.subject is not None:
            words = open_words(actor, case, kind=Words.NOTE, words=step.subject, purpose=purpose)
            found.append(TakenNote(step.at, step.by, words.text))
    return tuple(found)
