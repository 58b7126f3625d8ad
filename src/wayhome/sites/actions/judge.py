"""Judge a pair: one site, two, or not to be told yet."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.joining import Edge, contradiction, roots
from wayhome.kernel.judging import in_force
from wayhome.sites.actions.note_judgement import Note, Noted, lock_judging, note_judgement
from wayhome.sites.domain.verdicts import DECIDED, Verdict
from wayhome.sites.models import Judgement, Pair
from wayhome.sites.queries.standing import history, neighbourhood


class AlreadyJudged(Exception):
    """Somebody decided this pair; that judgement must be taken back first."""


class HeldDifferent(Exception):
    """A judgement in force holds the two, or others joined with them, to be different sites."""


class HeldSame(Exception):
    """Other judgements in force join these two into one site."""


def judge(*, pair: UUID, verdict: Verdict, reason: str, by: Actor) -> Noted:
    """Judge a pair for a reason and bring the sites in line.

    The same verdict by the same user again changes nothing. Raises AlreadyJudged, HeldDifferent,
    HeldSame, ReasonMissing, NotFound.
    """
    require(by, Permission.SITE_JUDGE)
    with atomic():
        lock_judging(by.agency)
        row = Pair.objects.filter(agency_id=by.agency, id=pair).first()
        if row is None:
            raise NotFound
        return judge_row(row, verdict, reason=reason, by=by)


def judge_row(row: Pair, verdict: Verdict, *, reason: str, by: Actor) -> Noted:
    """The same for a row whose agency's judging is locked already."""
    repeated = _repeated(row, verdict, by=by)
    if repeated is not None:
        return Noted(repeated, sites=())
    _refuse_contradiction(row, verdict, agency=by.agency)
    noted = note_judgement(row, Note(reason, verdict=verdict), by=by)
    tag = Tag.SITES_SITES_JOINED if verdict is Verdict.SAME else Tag.SITES_PAIR_JUDGED
    detail: dict[str, str | int | bool | None] = {
        "verdict": verdict.value,
        "judgement": str(noted.judgement),
        "sites": len(noted.sites),
    }
    leave_leaf(by=by, tag=tag, about=About(kind="site_pair", id=row.id, detail=detail))
    return noted


def _repeated(row: Pair, verdict: Verdict, *, by: Actor) -> UUID | None:
    """The judgement in force when it says the same by the same user; refuses another decision."""
    said = in_force(history(by.agency, row.id))
    if said is None:
        return None
    mine = Judgement.objects.filter(agency_id=by.agency, id=said.id, judged_by=by.user)
    if said.verdict is verdict and mine.exists():
        return said.id
    if row.state in DECIDED:
        raise AlreadyJudged
    return None


def _refuse_contradiction(row: Pair, verdict: Verdict, *, agency: UUID) -> None:
    """No verdict may stand against what other verdicts in force add up to."""
    around = neighbourhood(agency, [row.left_id, row.right_id])
    joined = around.sites[row.left_id] == around.sites[row.right_id]
    if verdict is Verdict.DIFFERENT and joined:
        raise HeldSame
    after = roots(around.members, (*around.same, Edge(row.left_id, row.right_id)))
    if verdict is Verdict.SAME and contradiction(after, around.different):
        raise HeldDifferent
