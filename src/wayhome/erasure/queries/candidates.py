"""What was kept for its time, for somebody to propose that it be erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can, require
from wayhome.cases.queries.closed import closed_before
from wayhome.cases.queries.set_aside import set_aside_before
from wayhome.erasure.domain.retention import over_before
from wayhome.erasure.domain.subjects import Subject, case_subject, complaint_subject
from wayhome.erasure.domain.workflow import LIVE, ErasureState
from wayhome.erasure.models import Erasure
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor

MOST = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case or complaint, and when it was closed or set aside."""

    subject: Subject
    code: str
    over_at: datetime


def candidates(actor: Actor) -> tuple[Candidate, ...]:
    """What the actor may read of it, the longest over first, at most 200. Raises NotFound.

    What is proposed, waits or was erased is left out. Whether anything still keeps the rest, the
    page of each one says.
    """
    require(actor, Permission.ERASURE_PROPOSE)
    found = [*_cases(actor), *_complaints(actor)]
    return tuple(sorted(found, key=lambda each: (each.over_at, each.code))[:MOST])


def _cases(actor: Actor) -> Iterator[Candidate]:
    taken = Erasure.objects.filter(
        agency_id=actor.agency, state__in=[*LIVE, ErasureState.DONE], case_id__isnull=False
    )
    without = taken.values("case_id")
    for case in closed_before(actor, over_before(), without=without, most=MOST):
        yield Candidate(case_subject(case.id), case.code, case.closed_at)


def _complaints(actor: Actor) -> Iterator[Candidate]:
    """Of those who decide about complaints; a complaint in a case goes with it."""
    if not can(actor, Permission.COMPLAINT_TRIAGE, Target(agency=actor.agency)):
        return
    taken = Erasure.objects.filter(
        agency_id=actor.agency, state__in=[*LIVE, ErasureState.DONE], complaint_id__isnull=False
    )
    without = taken.values("complaint_id")
    found = set_aside_before(actor, over_before(), without=without, most=MOST)
    since = {each.complaint: each.at for each in found}
    for row in rows_of(actor, since):
        if row.erased_at is None:
            yield Candidate(complaint_subject(row.id), row.code, since[row.id])
