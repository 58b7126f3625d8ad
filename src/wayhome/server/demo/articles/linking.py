"""What the reviewers make of all articles: who is one, what was asked and answered, which figures."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.matching.normalise import fold
from wayhome.record.actions.follow_request import begin_thread
from wayhome.record.actions.index_text import catch_up
from wayhome.record.actions.judge_standing import NewStanding, judge_standing
from wayhome.record.actions.judge_subjects import judge
from wayhome.record.actions.note_fact import withdraw_fact
from wayhome.record.actions.place_fact import add_to_thread
from wayhome.record.actions.propose_subjects import propose_subjects
from wayhome.record.actions.tie_figure import Tie, tie_figure
from wayhome.record.domain.standings import StandingVerdict
from wayhome.record.domain.subject_verdicts import PairState, Verdict
from wayhome.record.queries.review import facts_of
from wayhome.record.queries.subject_pairs import pairs
from wayhome.record.queries.threads import beginnings, thread
from wayhome.server.demo.articles.reviewing import AGENCY
from wayhome.server.demo.articles.told import Article, Followed, Meant, followed
from wayhome.server.demo.stage import Stage

_REASON = "The same name and the same office, in the same affair."


def link(read: Sequence[tuple[Article, UUID]], stage: Stage) -> None:
    """Join, withdraw, hold beside the register and follow; `read` are articles with their texts."""
    monitor, system = stage.actors["monitor"], stage.system(AGENCY)
    _join([version for _, version in read], stage)
    for article, version in read:
        with context.acting(monitor):
            _withdraw_and_tie(article, version, by=monitor)
    for each in followed():
        _follow(each, by=monitor)
    with context.acting(system):
        catch_up(by=system)


def _join(versions: Sequence[UUID], stage: Stage) -> None:
    """Whoever bears one name is one; of a person of concern the second reviewer says so too."""
    system = stage.system(AGENCY)
    for version in versions:
        with context.acting(system):
            propose_subjects(text_version=version, by=system)
        _judge_open(stage.actors["monitor"], PairState.OPEN)
        _judge_open(stage.actors["observer"], PairState.WAITING)


def _judge_open(by: Actor, pile: PairState) -> None:
    """Say of each pair of a pile with one name that it is one."""
    with context.acting(by):
        same = [row for row in pairs(by, pile).rows if fold(row.left.name) == fold(row.right.name)]
    for row in same:
        with context.acting(by):
            judge(pair=row.id, verdict=Verdict.SAME, reason=_REASON, by=by)


def _withdraw_and_tie(article: Article, version: UUID, *, by: Actor) -> None:
    for fact in facts_of(by, version):
        for meant in (each for each in article.withdrawn if each.is_it(fact.kind, fact.exact)):
            withdraw_fact(fact.id, why=meant.more["why"], by=by)
        for meant in (each for each in article.beside if each.is_it(fact.kind, fact.exact)):
            tie_figure(fact.id, _tie(meant), by=by)


def _tie(meant: Meant) -> Tie:
    told = meant.more
    days = Period(date.fromisoformat(told["starts"]), date.fromisoformat(told["ends"]))
    return Tie(told["indicator"], days, told["according_to"])


def _follow(told: Followed, *, by: Actor) -> None:
    """Follow a request with whatever is proposed for it, and judge it where it was judged."""
    with context.acting(by):
        found = [each for each in beginnings(by) if each.fields["what"]["text"] == told.asked]
        if not found:
            return
        followed_as = begin_thread(found[0].id, by=by)
    while _add_proposed(followed_as, by=by):
        pass
    if told.judged:
        with context.acting(by):
            judge_standing(followed_as, _standing(followed_as, told, by=by), by=by)


def _add_proposed(followed_as: UUID, *, by: Actor) -> bool:
    """Add what is proposed; whether there was anything, which may bring more."""
    with context.acting(by):
        proposals = thread(by, followed_as).proposals
        for each in proposals:
            add_to_thread(followed_as, each.fact.id, reasons=each.reasons, by=by)
    return bool(proposals)


def _standing(followed_as: UUID, told: Followed, *, by: Actor) -> NewStanding:
    entries = thread(by, followed_as).entries
    words = told.judged["evidence"]
    return NewStanding(
        verdict=StandingVerdict(told.judged["verdict"]),
        as_of=date.fromisoformat(told.judged["as_of"]),
        reason=told.judged["reason"],
        evidence=[each.fact.id for each in entries if words in each.fact.exact],
    )
