"""Record what an operation came to: when it is done, and again when more is known."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    leave,
    lock_operation,
    sealed,
    write_operation,
)
from wayhome.operations.actions.tell_cases import tell_linked
from wayhome.operations.domain.case_lines import CaseLine
from wayhome.operations.domain.result import Counts, CountsRefused, ResultOutcome, check_result
from wayhome.operations.domain.window import check_moment
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Operation, Person, Result


@dataclass(frozen=True, slots=True)
class NewResult:
    """The outcome, the numbers, and words beside them, which are sealed."""

    outcome: ResultOutcome
    counts: Counts
    words: str = field(default="", repr=False)


def finish(
    *,
    operation: UUID,
    result: NewResult,
    by: Actor,
    at: datetime | None = None,
    version: int | None = None,
) -> UUID:
    """The operation is done, now or since an earlier moment; returns the result.

    Whoever reads a linked case sees it from now on. Raises NotFound, OperationChanged,
    OperationRefused, MomentRefused, CountsRefused.
    """
    check_result(result.outcome, result.counts)
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.FINISH, version), by=by)
        now = clock.now()
        ended = at or now
        check_moment(ended, now=now, after=row.begun_at)
        added = _add(row, result, by=by)
        line = Line(OperationEvent.FINISH, code=result.outcome, subject=added)
        write_operation(row, line, by=by, ended_at=ended)
        tell_linked(row, CaseLine.DONE, by=by)
        leave(row, Tag.OPERATIONS_OPERATION_FINISHED, by=by, outcome=result.outcome)
    return added


def judge_again(
    *, operation: UUID, result: NewResult, by: Actor, version: int | None = None
) -> UUID:
    """A later result, which supersedes the one before.

    Raises NotFound, OperationChanged, OperationRefused, CountsRefused.
    """
    check_result(result.outcome, result.counts)
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.JUDGE, version), by=by)
        added = _add(row, result, by=by)
        line = Line(OperationEvent.JUDGE, code=result.outcome, subject=added)
        write_operation(row, line, by=by)
        leave(row, Tag.OPERATIONS_RESULT_RECORDED, by=by, outcome=result.outcome)
    return added


def _add(row: Operation, result: NewResult, *, by: Actor) -> UUID:
    """Write the row; fewer than those who stand by name in the list cannot have been found."""
    persons = Person.objects.filter(agency_id=row.agency_id, operation=row)
    if persons.count() > result.counts.found:
        raise CountsRefused
    if persons.filter(freed_on__isnull=False).count() > result.counts.freed:
        raise CountsRefused
    before = Result.objects.filter(agency_id=row.agency_id, operation=row)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    result_id, words = new_id(), result.words.strip()
    Result(
        id=result_id,
        agency_id=row.agency_id,
        operation=row,
        number=number,
        outcome=result.outcome,
        found=result.counts.found,
        children=result.counts.children,
        freed=result.counts.freed,
        arrested=result.counts.arrested,
        sealed_words=sealed(row, Words.RESULT, result_id, value=words) if words else None,
        recorded_at=clock.now(),
        recorded_by=by.user,
    ).save(force_insert=True)
    return result_id
