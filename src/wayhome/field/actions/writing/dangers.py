"""Write answers to the danger questions."""

from typing import Any

from wayhome.access.domain.permissions import Permission
from wayhome.cases.actions.triage_danger import triage_danger
from wayhome.cases.actions.write_danger import DangerAnswers
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.field.actions.writing.writer import Values, Writer
from wayhome.field.domain.edits import Edit
from wayhome.field.domain.values import answered_items
from wayhome.field.queries.office_values import danger_values
from wayhome.kernel.actor import Actor


def _check(edit: Edit) -> None:
    answered_items(edit.values)
    answered_items(edit.base)


def _office(by: Actor, edit: Edit) -> Values:
    return danger_values(by, edit.case)


def _write(by: Actor, edit: Edit, values: Values) -> Any:
    answers: dict[str, Answer] = answered_items(values)
    return triage_danger(case=edit.case, given=DangerAnswers(edit.version, answers), by=by)


DANGERS = Writer(Permission.CASE_UPDATE, _check, _office, _write)
