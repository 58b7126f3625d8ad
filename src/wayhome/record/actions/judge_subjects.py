"""Judge a pair of mentions: one subject, two, or not to be told yet; and take a judgement back."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.joining import Edge
from wayhome.kernel.judging import in_force
from wayhome.record.actions.note_subject_judgement import (
    HeldDifferent,
    HeldSame,
    Noted,
    compare_anew,
    lock_judging,
    note_judgement,
)
from wayhome.record.domain.subject_verdicts import DECIDED, PairState, Said, Verdict
from wayhome.record.models import SubjectJudgement, SubjectPair
from wayhome.record.queries.subject_standing import (
    Standing,
    names_a_person_of_concern,
    neighbourhood,
)

__all__ = ["AlreadyJudged", "HeldDifferent", "HeldSame", "NotInForce", "judge", "retract"]


class AlreadyJudged(Exception):
    """Somebody decided this pair; that judgement must be taken back first."""


class NotInForce(Exception):
    """The judgement was taken back already, or a later one replaced it."""


def judge(*, pair: UUID, verdict: Verdict, reason: str, by: Actor) -> Noted:
    """Judge a pair for a reason and bring the subjects in line.

    A join that touches a person of concern waits until somebody else says the same. The same
    verdict by the same user again changes nothing. Raises AlreadyJudged, HeldDifferent, HeldSame,
    ReasonMissing, NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        lock_judging(by.agency)
        row = SubjectPair.objects.filter(agency_id=by.agency, id=pair).first()
        if row is None:
            raise NotFound
        around = neighbourhood(by.agency, [row.left_id, row.right_id])
        repeated = _repeated(row, around, verdict, by=by)
        if repeated is not None:
            return Noted(repeated, subjects=(), state=PairState(row.state))
        is_grave = verdict is Verdict.SAME and names_a_person_of_concern(
            by.agency, list(around.subjects)
        )
        line = Said(new_id(), verdict, by=by.user, needs_second=is_grave)
        noted = note_judgement(line, reason, pair=row, around=around)
        if noted.state is PairState.DIFFERENT:
            compare_anew(row)
        _leave(row, noted, verdict, by=by)
    return noted


def retract(*, judgement: UUID, reason: str, by: Actor) -> Noted:
    """Take back the judgement in force of a pair: subjects become what they were without it.

    Raises NotInForce, ReasonMissing, NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        lock_judging(by.agency)
        row = _pair_of(judgement, agency=by.agency)
        around = neighbourhood(by.agency, [row.left_id, row.right_id])
        said = in_force(around.graph.histories.get(Edge(row.left_id, row.right_id), ()))
        if said is None or said.id != judgement:
            raise NotInForce
        line = Said(new_id(), None, retracts=said.id, by=by.user)
        noted = note_judgement(line, reason, pair=row, around=around)
        compare_anew(row)
        was_joined = bool(noted.subjects)
        tag = Tag.RECORD_SUBJECTS_PARTED if was_joined else Tag.RECORD_JUDGEMENT_RETRACTED
        detail: dict[str, str | int | bool | None] = {
            "judgement": str(noted.judgement),
            "retracts": str(said.id),
            "subjects": len(noted.subjects),
        }
        leave_leaf(by=by, tag=tag, about=About(kind="subject_pair", id=row.id, detail=detail))
    return noted


def _repeated(row: SubjectPair, around: Standing, verdict: Verdict, *, by: Actor) -> UUID | None:
    """The line in force when it says the same by the same user; refuses another decision."""
    said = in_force(around.graph.histories.get(Edge(row.left_id, row.right_id), ()))
    if said is None:
        return None
    if said.verdict is verdict and said.by == by.user:
        return said.id
    if row.state in DECIDED:
        raise AlreadyJudged
    return None


def _pair_of(judgement: UUID, *, agency: UUID) -> SubjectPair:
    """The pair that a judgement is about. Raises NotFound."""
    judged = SubjectJudgement.objects.filter(agency_id=agency, id=judgement)
    pair = SubjectPair.objects.filter(agency_id=agency, id__in=judged.values("pair_id")).first()
    if pair is None:
        raise NotFound
    return pair


def _leave(row: SubjectPair, noted: Noted, verdict: Verdict, *, by: Actor) -> None:
    """One leaf that says what came of it."""
    tags = {
        PairState.SAME: Tag.RECORD_SUBJECTS_JOINED,
        PairState.WAITING: Tag.RECORD_JOIN_PROPOSED,
    }
    detail: dict[str, str | int | bool | None] = {
        "verdict": verdict.value,
        "judgement": str(noted.judgement),
        "state": noted.state.value,
        "subjects": len(noted.subjects),
    }
    tag = tags.get(noted.state, Tag.RECORD_PAIR_JUDGED)
    leave_leaf(by=by, tag=tag, about=About(kind="subject_pair", id=row.id, detail=detail))
