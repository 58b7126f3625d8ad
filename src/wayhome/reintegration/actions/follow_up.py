"""Note what a follow-up found, or that the person was not reached."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.queries.safe_contact import require_safe_contact
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.reintegration.actions.follow import Followed, Noted, lock_following, note
from wayhome.reintegration.actions.plan_follow_up import add_follow_up, due_follow_up
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.outcomes import Measured, check_measured, plan
from wayhome.reintegration.domain.ways import OURS, Way


@dataclass(frozen=True, slots=True)
class Contact:
    """Which way somebody was reached or tried to be, when (aware), and what there is to say."""

    way: Way
    at: datetime
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What a follow-up found, by measure, and the day of the next one if another is wanted."""

    measured: Measured
    next_on: date | None = None


def report(*, writing: Writing, follow_up: UUID, contact: Contact, found: Found, by: Actor) -> None:
    """Note a follow-up as done.

    Raises MeasuresWrong, ContactUnsafe, DaysImpossible, NotFound (done or dropped already) and
    what `lock_following` raises.
    """
    check_measured(found.measured)
    with atomic():
        followed = lock_following(writing, FollowEvent.REPORT, by=by)
        if followed is None:
            return
        row = due_follow_up(followed, follow_up)
        on = _reached_on(followed, contact, by=by)
        row.done_on = on
        row.save(update_fields=["done_on"])
        if found.next_on is not None:
            if found.next_on < today():
                raise DaysImpossible(DayProblem.DUE_IN_PAST, "next_on")
            add_follow_up(followed, found.next_on)
        noted = Noted(
            on,
            follow_up=row.id,
            way=contact.way,
            measures=found.measured,
            measures_version=plan().version,
            words={"note": contact.words},
        )
        note(followed, noted, by=by)


def miss(*, writing: Writing, follow_up: UUID, contact: Contact, by: Actor) -> None:
    """Note an attempt that reached nobody; the follow-up stays due.

    Raises ContactUnsafe, DaysImpossible, NotFound and what `lock_following` raises.
    """
    with atomic():
        followed = lock_following(writing, FollowEvent.MISS, by=by)
        if followed is None:
            return
        row = due_follow_up(followed, follow_up)
        on = _reached_on(followed, contact, by=by)
        row.attempts += 1
        row.save(update_fields=["attempts"])
        words = {"note": contact.words}
        note(followed, Noted(on, follow_up=row.id, way=contact.way, words=words), by=by)


def _reached_on(followed: Followed, contact: Contact, *, by: Actor) -> date:
    """The local day of a contact, once the rules let it be. Raises ContactUnsafe, DaysImpossible."""
    if contact.at > clock.now():
        raise DaysImpossible(DayProblem.IN_FUTURE, "on")
    if contact.way in OURS:
        require_safe_contact(
            by,
            case=followed.case.id,
            person=followed.row.complaint_id,
            way=ContactWay(contact.way),
            at=contact.at,
        )
    return clock.local_day(contact.at)
