"""Let cases and tasks change hands together, and take that back together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.access.queries.colleagues import office
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.domain.workflow import EventRefused
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.actions.change_task import TaskChanged
from wayhome.workplan.actions.work_on_task import give_task
from wayhome.workplan.domain.task_states import TaskEventRefused
from wayhome.workplan.models import Handover
from wayhome.workplan.queries.handovers import held_cases, held_tasks
from wayhome.workplan.queries.hands import CannotReachCase, may_work
from wayhome.workplan.queries.task_rows import TaskRow

_LEFT = (CaseChanged, EventRefused, NotFound, TaskChanged, TaskEventRefused)
_Moved = dict[str, Any]


class NoReceiver(Exception):
    """Work goes to somebody else who works on cases, or to a team."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What changed hands, and the cases that somebody changed meanwhile, which stay as they are."""

    handover: UUID
    cases: int
    tasks: int
    left: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What went back, and how much stays because somebody changed it since."""

    cases: int
    tasks: int
    left: int


def hand_over(*, from_user: UUID, to: Owner, by: Actor) -> HandedOver:
    """Give all open cases and waiting tasks of somebody to another, or to a team.

    A case keeps its team unless another is given. A task on a case where the receiver may not work
    goes to whoever works on that case. Raises NotFound, NoReceiver.
    """
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    _check(from_user, to, by=by)
    with atomic():
        cases = held_cases(by, from_user)
        moved, left = _move_cases({row.id: row.version for row in cases}, to, by=by)
        tried = [_move_task(row, to, by=by) for row in held_tasks(by, from_user)]
        tasks = [each for each in tried if each]
        row = _keep(moved + tasks, to, by=by, from_user=from_user)
    return HandedOver(row.id, cases=len(moved), tasks=len(tasks), left=left)


def assign_together(*, shown: Mapping[UUID, int], owner: Owner, by: Actor) -> HandedOver:
    """Assign cases as they were shown, by id and version; what changed meanwhile is left.

    Raises NotFound.
    """
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    with atomic():
        moved, left = _move_cases(shown, owner, by=by, keeps_team=False)
        row = _keep(moved, owner, by=by)
    return HandedOver(row.id, cases=len(moved), tasks=0, left=left)


def undo_handover(*, handover: UUID, by: Actor) -> GivenBack:
    """Give back what changed hands; what somebody changed since stays. Twice changes nothing.

    Raises NotFound.
    """
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    with atomic():
        found = Handover.objects.filter(id=handover, agency_id=by.agency)
        row = found.select_for_update().first()
        if row is None:
            raise NotFound
        if row.undone_at is not None:
            return GivenBack(0, 0, 0)
        back = [each["kind"] for each in row.moved if _give_back(each, by=by)]
        found.update(undone_at=clock.now(), undone_by=by.user)
        _tell(Tag.WORKPLAN_HANDOVER_UNDONE, row, by=by, moved=len(back))
    return GivenBack(back.count("case"), back.count("task"), len(row.moved) - len(back))


def _check(from_user: UUID, to: Owner, *, by: Actor) -> None:
    """Raise NotFound for a stranger, NoReceiver for who does not work on cases."""
    people = office(by)
    if from_user not in people.names or (to.team and to.team not in people.teams):
        raise NotFound
    workers = {each.id for each in people.colleagues if may_work(each)}
    if to.user == from_user or not (to.user or to.team) or (to.user and to.user not in workers):
        raise NoReceiver


def _move_cases(
    shown: Mapping[UUID, int], to: Owner, *, by: Actor, keeps_team: bool = True
) -> tuple[list[_Moved], tuple[UUID, ...]]:
    """Assign cases one by one, always in the same order, so that two who do it never lock up."""
    moved: list[_Moved] = []
    left: list[UUID] = []
    rows = {row.id: row for row in cases_of(by, frozenset(shown))}
    for case in sorted(rows):
        row, version = rows[case], shown[case]
        team = to.team or (row.team if keeps_team else None)
        try:
            assign(case=case, owner=Owner(user=to.user, team=team), by=by, version=version)
        except _LEFT:
            left.append(case)
        else:
            moved.append(_was("case", row, version=version + 1))
    return moved, tuple(left)


def _move_task(row: TaskRow, to: Owner, *, by: Actor) -> _Moved | None:
    """Give one task away and tell whose it was; None when somebody changed it meanwhile."""
    try:
        try:
            give_task(task=row.id, user=to.user, team=None if to.user else to.team, by=by)
        except CannotReachCase:
            give_task(task=row.id, user=None, team=None, by=by)
    except _LEFT:
        return None
    return _was("task", row, version=row.version + 1)


def _was(kind: str, row: CaseRow | TaskRow, *, version: int) -> _Moved:
    """What is kept of something that moved: its version since, and whose it was."""
    return {
        "kind": kind,
        "id": str(row.id),
        "version": version,
        "user": str(row.assignee) if row.assignee else None,
        "team": str(row.team) if row.team else None,
    }


def _give_back(kept: _Moved, *, by: Actor) -> bool:
    """Give one thing back to whose it was; False when somebody changed it since."""
    user = UUID(kept["user"]) if kept["user"] else None
    team = UUID(kept["team"]) if kept["team"] else None
    thing, version = UUID(kept["id"]), kept["version"]
    try:
        if kept["kind"] == "case":
            assign(case=thing, owner=Owner(user=user, team=team), by=by, version=version)
        else:
            give_task(task=thing, user=user, team=team, by=by, version=version)
    except (*_LEFT, CannotReachCase):
        return False
    return True


def _keep(moved: list[_Moved], to: Owner, *, by: Actor, from_user: UUID | None = None) -> Handover:
    """Keep what changed hands, so that it can be taken back."""
    row = Handover(
        agency_id=by.agency,
        from_user=from_user,
        to_user=to.user,
        to_team=to.team,
        moved=moved,
        made_at=clock.now(),
        made_by=by.user,
    )
    row.save(force_insert=True)
    _tell(Tag.WORKPLAN_WORK_HANDED_OVER, row, by=by, moved=len(moved))
    return row


def _tell(tag: Tag, row: Handover, *, by: Actor, moved: int) -> None:
    leave_leaf(
        by=by,
        tag=tag,
        about=About(
            kind="handover",
            id=row.id,
            detail={
                "from": str(row.from_user) if row.from_user else None,
                "user": str(row.to_user) if row.to_user else None,
                "team": str(row.to_team) if row.to_team else None,
                "moved": moved,
            },
        ),
    )
