"""What became of a person: reintegrated, lost, trafficked again, and what else ends following."""

from datetime import date

from wayhome.access.domain.permissions import Permission
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.queries.queue import case_by_code
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.reintegration.actions.follow import Followed, Noted, lock_following, note
from wayhome.reintegration.actions.plan_follow_up import add_follow_up
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.outcomes import Attempted, check_lost, check_reintegrated
from wayhome.reintegration.models import FollowingEntry

_REACHED = (FollowEvent.BEGIN, FollowEvent.REPORT, FollowEvent.TAKE_UP)


class LinkUnknown(Exception):
    """No case that the actor may list has this code, or it is this case itself."""


def confirm_reintegrated(*, writing: Writing, words: str = "", by: Actor) -> None:
    """Confirm, as a supervisor, that a person is reintegrated.

    Raises TooEarly (too few follow-ups found them safe) and what `lock_following` raises.
    """
    with atomic():
        followed = lock_following(writing, FollowEvent.CONFIRM, by=by, needs=Permission.CASE_CLOSE)
        if followed is None:
            return
        check_reintegrated([each.measures or {} for each in _entries(followed, _REPORTED)])
        note(followed, Noted(today(), words={"note": words}), by=by)


def lose(*, writing: Writing, words: str = "", by: Actor) -> None:
    """Note that contact is lost. Raises TooFewAttempts and what `lock_following` raises."""
    with atomic():
        followed = lock_following(writing, FollowEvent.LOSE, by=by)
        if followed is None:
            return
        check_lost(_attempts(followed))
        note(followed, Noted(today(), words={"note": words}), by=by)


def record_trafficked_again(
    *, writing: Writing, on: date, linked_code: str = "", words: str = "", by: Actor
) -> None:
    """Note that a person was trafficked again; the case becomes critical, due today.

    `linked_code` is the code of the new case, if there is one. Raises LinkUnknown, DaysImpossible
    and what `lock_following` raises.
    """
    with atomic():
        followed = lock_following(writing, FollowEvent.TRAFFIC_AGAIN, by=by)
        if followed is None:
            return
        linked = case_by_code(by, linked_code) if linked_code.strip() else None
        if linked_code.strip() and linked in {None, followed.case.id}:
            raise LinkUnknown
        note(followed, Noted(on, linked_case=linked, words={"note": words}), by=by)
        danger = Plan(NextStep.REVIEW, today(), Risk.CRITICAL)
        plan(case=followed.case.id, plan=danger, by=by)


def refuse_contact(*, writing: Writing, on: date, words: str = "", by: Actor) -> None:
    """Note that a person wants no further contact. Raises as `lock_following`, DaysImpossible."""
    _end(writing, FollowEvent.REFUSE, on=on, words=words, by=by)


def record_death(*, writing: Writing, on: date, words: str = "", by: Actor) -> None:
    """Note that a person died. Raises as `lock_following`, DaysImpossible."""
    _end(writing, FollowEvent.DIE, on=on, words=words, by=by)


def take_up(*, writing: Writing, next_on: date, words: str = "", by: Actor) -> None:
    """Follow somebody again who was found, or who asks for it, from a day on.

    Raises DaysImpossible and what `lock_following` raises.
    """
    with atomic():
        followed = lock_following(writing, FollowEvent.TAKE_UP, by=by)
        if followed is None:
            return
        if next_on < today():
            raise DaysImpossible(DayProblem.DUE_IN_PAST, "next_on")
        row = add_follow_up(followed, next_on)
        note(followed, Noted(today(), follow_up=row.id, words={"note": words}), by=by)


def _end(writing: Writing, event: FollowEvent, *, on: date, words: str, by: Actor) -> None:
    with atomic():
        followed = lock_following(writing, event, by=by)
        if followed is not None:
            note(followed, Noted(on, words={"note": words}), by=by)


_REPORTED = (FollowEvent.REPORT,)


def _entries(followed: Followed, events: tuple[FollowEvent, ...]) -> list[FollowingEntry]:
    """The entries of these events, oldest first."""
    rows = FollowingEntry.objects.filter(
        agency_id=followed.row.agency_id, following=followed.row, event__in=events
    )
    return list(rows.order_by("happened_on", "number"))


def _attempts(followed: Followed) -> list[Attempted]:
    """The attempts since the person was last reached."""
    reached = max((each.number for each in _entries(followed, _REACHED)), default=0)
    return [
        Attempted(each.happened_on, each.way)
        for each in _entries(followed, (FollowEvent.MISS,))
        if each.number > reached
    ]
