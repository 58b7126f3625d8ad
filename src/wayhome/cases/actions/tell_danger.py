"""Tell people of a danger that nobody took, or that came too late, and keep whom and when."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.queries.mail_addresses import mail_addresses
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.write_danger import note_late
from wayhome.cases.domain.danger.ladder import Due, Rung, Way, due, ladder
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case, DangerTelling
from wayhome.cases.policy import reach_case
from wayhome.cases.queries.danger_rounds import clocks_of
from wayhome.cases.queries.danger_rungs import people_on_rungs
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.mail import can_mail

MAIL = "cases.mail_danger"


def watch_danger(*, case: UUID, by: Actor) -> int:
    """Note clocks that ran out and tell whoever is due; returns how many were told.

    May run twice, late, or beside itself: the case is locked, and a rung is told once for each
    moment. After a standstill each rung is told once, not once for every moment missed. Raises
    NotFound.
    """
    reach_case(by, case, Permission.CASE_UPDATE)
    with atomic():
        row = Case.objects.select_for_update().get(id=case, agency_id=by.agency)
        if row.state != CaseState.OPEN:
            return 0
        late = note_late(row, by=by)
        if late:
            about = About(kind="case", id=row.id, detail={"clocks": late})
            leave_leaf(by=by, tag=Tag.CASES_DANGER_NOTED, about=about)
        return _tell(row, by=by) + (_tell_late(row, by=by) if late else 0)


def _tell(case: Case, *, by: Actor) -> int:
    """Tell every rung whose moment has come."""
    steps = ladder(Urgency(case.urgency or Urgency.ROUTINE))
    if steps is None or case.danger != DangerState.WAITING:
        return 0
    people = people_on_rungs(by, case)
    began_at = clocks_of(case)[0].began_at
    moments = due(steps.among(people), began_at=began_at, now=clock.now())
    return _tell_all(case, moments, people, by=by)


def _tell_late(case: Case, *, by: Actor) -> int:
    """Tell whoever has it, and the supervisors, once for each later step that was not done in time."""
    if case.danger not in {DangerState.TAKEN, DangerState.CONTACTED}:
        return 0
    now = clock.now()
    late = [each for each in clocks_of(case) if each.met_at is None and each.due_at < now]
    moments = [Due(rung, each.due_at) for each in late for rung in (Rung.OWNER, Rung.SUPERVISORS)]
    return _tell_all(case, moments, people_on_rungs(by, case), by=by) if moments else 0


def _tell_all(
    case: Case, moments: Iterable[Due], people: Mapping[Rung, frozenset[UUID]], *, by: Actor
) -> int:
    """Tell the people of these rungs what they were not told yet; returns how many."""
    found = [each for each in moments if not _is_told(case, each)]
    # Whoever stands on several rungs that are due together gets one e-mail, for the last of them.
    last = {user: each for each in found for user in people.get(each.rung, ())}
    for each in found:
        users = people.get(each.rung, frozenset())
        _write(case, each, users, by=by)
        _ask_for_mail(case, each, [user for user in users if last[user] is each], by=by)
    return len(last)


def _is_told(case: Case, moment: Due) -> bool:
    rows = DangerTelling.objects.filter(agency_id=case.agency_id, case=case)
    return rows.filter(round=case.danger_round, rung=moment.rung, due_at=moment.at).exists()


def _write(case: Case, moment: Due, users: Collection[UUID], *, by: Actor) -> None:
    """Keep that people were told on the desk, or that there was nobody to tell."""
    told: list[UUID | None] = [*sorted(users)]
    for user in told or [None]:
        DangerTelling(
            agency_id=case.agency_id,
            case=case,
            round=case.danger_round,
            rung=moment.rung,
            way=Way.DESK if user else Way.NOBODY,
            user_id=user,
            due_at=moment.at,
            told_at=clock.now(),
        ).save(force_insert=True)
    about = About(kind="case", id=case.id, detail={"rung": moment.rung.value, "people": len(users)})
    leave_leaf(by=by, tag=Tag.CASES_DANGER_TOLD, about=about)


def _ask_for_mail(case: Case, moment: Due, users: Collection[UUID], *, by: Actor) -> None:
    """Ask for an e-mail to each of those who gave an address, where there is a mail server."""
    if not users or not can_mail():
        return
    for user in mail_addresses(by, users):
        enqueue(
            MAIL,
            agency=case.agency_id,
            case=case.id,
            round=str(case.danger_round),
            rung=moment.rung.value,
            due=moment.at.isoformat(),
            user=user,
        )
