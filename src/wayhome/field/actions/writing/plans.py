"""Write the next step of a case."""

from wayhome.access.domain.permissions import Permission
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.queries.planned import planned
from wayhome.field.actions.writing.writer import Values, Writer
from wayhome.field.domain.edits import Edit
from wayhome.field.domain.values import plan_of, plan_values
from wayhome.kernel.actor import Actor


def _check(edit: Edit) -> None:
    plan_of(edit.values)


def _office(by: Actor, edit: Edit) -> Values:
    now = planned(by, edit.case)
    return plan_values(now.next_step, now.due_on)


def _write(by: Actor, edit: Edit, values: Values) -> None:
    """The risk stays what the office says: it is not asked in the field."""
    step, due_on = plan_of(values)
    risk = planned(by, edit.case).risk
    plan(case=edit.case, plan=Plan(step, due_on, risk), by=by)


PLANS = Writer(Permission.CASE_UPDATE, _check, _office, _write)
