"""Write one line of a pair's history and bring subjects in line; called by judging and undoing."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.joining import Edge
from wayhome.kernel.judging import standing
from wayhome.kernel.reasons import LONGEST_REASON, ReasonMissing
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.subject_graph import Contradiction, Graph
from wayhome.record.domain.subject_verdicts import PairState, Said, Verdict, seconded
from wayhome.record.models import SubjectJudgement, SubjectMention, SubjectPair
from wayhome.record.queries.subject_standing import Standing


class StandAgainst(Exception):
    """Judgements in force forbid this one; `judgements` are their ids."""

    def __init__(self, judgements: tuple[UUID, ...]) -> None:
        super().__init__("Judgements in force stand against this one.")
        self.judgements = judgements


class HeldDifferent(StandAgainst):
    """The two, or others joined with them, are held to be different."""


class HeldSame(StandAgainst):
    """Other judgements in force join these two into one."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The line added, the subjects that changed by it, and where the pair stands now."""

    judgement: UUID
    subjects: tuple[UUID, ...]
    state: PairState


def lock_judging(agency: UUID) -> None:
    """Let one judgement at a time decide who is one in an agency, until the transaction ends.

    Two judgements on different pairs can contradict each other, so locking the pair is not enough.
    """
    one_at_a_time(uuid5(agency, "record.subjects"))


def note_judgement(line: Said, reason: str, *, pair: SubjectPair, around: Standing) -> Noted:
    """Append a line that contradicts nothing; the pair's state and the subjects follow.

    Raises HeldDifferent, HeldSame, ReasonMissing.
    """
    told = reason.strip()
    if not told or len(told) > LONGEST_REASON:
        raise ReasonMissing
    edge = Edge(pair.left_id, pair.right_id)
    graph = _after(around.graph, edge, line)
    history = graph.histories[edge]
    SubjectJudgement(
        id=line.id,
        agency_id=pair.agency_id,
        pair_id=pair.id,
        number=len(history),
        verdict=line.verdict or "",
        retracts=line.retracts,
        needs_second=line.needs_second,
        reason=told,
        judged_by=line.by,
        judged_at=clock.now(),
    ).save(force_insert=True)
    state = _file(pair, graph, edge)
    return Noted(line.id, _rejoin(pair.agency_id, around, graph), state)


def _after(graph: Graph, edge: Edge, line: Said) -> Graph:
    """The graph with the line; a word that waits for a second is tried as if it joined."""
    try:
        if line.verdict is Verdict.SAME:
            graph.after(edge, replace(line, needs_second=False))
        return graph.after(edge, line)
    except Contradiction as refused:
        ids = tuple(said.id for said in refused.against)
        if line.verdict is Verdict.DIFFERENT:
            raise HeldSame(ids) from refused
        raise HeldDifferent(ids) from refused


def _file(pair: SubjectPair, graph: Graph, edge: Edge) -> PairState:
    """Write where the pair stands, and whose words join it."""
    live = standing(graph.histories[edge])
    same = [live[-1]] if live and live[-1].verdict is Verdict.SAME else []
    if same and (before := seconded(live)):
        same.insert(0, before)
    pair.state = graph.state(edge)
    pair.needs_second = any(said.needs_second for said in same[-1:])
    pair.said_by, pair.seconded_by, *_ = (*(said.by for said in same), None, None)
    pair.save(update_fields=["state", "needs_second", "said_by", "seconded_by"])
    return PairState(pair.state)


def _rejoin(agency: UUID, around: Standing, graph: Graph) -> tuple[UUID, ...]:
    """File mentions under the subjects that the graph gives; have those that changed compared anew."""
    moved = {each: root for each, root in graph.roots().items() if around.subjects[each] != root}
    own = SubjectMention.objects.filter(agency_id=agency)
    for root in set(moved.values()):
        joining = [mention for mention, new in moved.items() if new == root]
        own.filter(id__in=joining).update(subject_id=root)
    return tuple(sorted({around.subjects[mention] for mention in moved} | set(moved.values())))


def compare_anew(pair: SubjectPair) -> None:
    """Have both mentions compared again: who is not the one may be another."""
    ends = SubjectMention.objects.filter(id__in=[pair.left_id, pair.right_id])
    for text in sorted(set(ends.values_list("text_version_id", flat=True))):
        enqueue("record.propose_subjects", agency=pair.agency_id, text_version=text, anew="yes")
