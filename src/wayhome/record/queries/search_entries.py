"""Which entries meet a search, and in which order: part of every read that searches.

Words are compared by equality alone and in a statement of their own, so that their index carries a
search: the planner takes the conditions of row-level security for rare ones, and joined with
filters it would begin at the wrong end. Filters and phrases are looked at in what is left.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Least

from wayhome.matching.search_words.asked import Asked, Term
from wayhome.record.domain.searches import TEXTS, FactState, Order, Search
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import SearchEntry, SearchWord, SubjectMention

_TITLE = 8
_ENOUGH = 4
_FEW = 5_000
_MOST_MENTIONS = 500


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry that meets a search; what has no day of publication comes last."""

    entry: UUID
    score: int
    published: date

    def key(self, order: Order) -> tuple[int, ...]:
        """What a list in this order is sorted by."""
        later = (-self.published.toordinal(), self.entry.int)
        return (-self.score, *later) if order is Order.BEST else later


def ranked(
    search: Search,
    asked: Asked,
    *,
    since: datetime | None = None,
    among: Collection[UUID] | None = None,
) -> list[Ranked]:
    """All that meets a search, the best first.

    A word in the title counts eight, every other place one up to four; then the newest comes
    first. Without words everything that fits the filters is there. `since` keeps to entries made
    from then on, `among` to some entries.
    """
    scores = _scores(asked) if asked.terms else None
    entries = SearchEntry.objects.filter(_fits(search))
    if since:
        entries = entries.filter(made_at__gte=since)
    if among is not None:
        entries = entries.filter(id__in=among)
    if scores is not None and len(scores) <= _FEW:
        entries = entries.filter(id__in=list(scores))
    for term in asked.terms:
        if term.phrase:
            entries = entries.filter(_has_phrase(term))
    day = Coalesce("text_version__source__published_on", Value(date.min))
    found = [
        Ranked(entry, scores[entry] if scores else 0, published)
        for entry, published in entries.values_list("id", day)
        if scores is None or entry in scores
    ]
    return sorted(found, key=lambda each: each.key(search.order))


def in_state(state: FactState, at: str) -> Q:
    """Entries whose fact is in a state; `at` is the path to the entry, such as `entry__`.

    Texts have no state of their own: they are there unless facts in another state are asked for.
    """
    fact = f"{at}fact__"
    waits = Q(**{f"{fact}confirmed_at__isnull": True, f"{fact}withdrawn_at__isnull": True})
    match state:
        case FactState.STANDING:
            stands = {f"{fact}confirmed_at__isnull": False, f"{fact}withdrawn_at__isnull": True}
            return Q(**{f"{at}fact__isnull": True}) | Q(**stands)
        case FactState.WAITING:
            return Q(**{f"{at}fact__isnull": False}) & waits
        case FactState.WITHDRAWN:
            return Q(**{f"{fact}withdrawn_at__isnull": False})
        case FactState.ANY:
            return Q()


def _scores(asked: Asked) -> Mapping[UUID, int]:
    """The entries that have all words asked for, or their sounds, and how well they fit."""
    exact = Q(word__in=frozenset().union(*(term.words for term in asked.terms)))
    words = SearchWord.objects.filter(word__in=asked.words)
    rows: Any = words.values("entry_id").annotate(
        score=Coalesce(Sum(Least("hits", _ENOUGH), filter=exact), 0)
        + Count("word", filter=exact & Q(in_title=True)) * _TITLE,
    )
    for number, term in enumerate(asked.terms):
        rows = _meeting(rows, term, f"met_{number}")
    return dict(rows.values_list("entry_id", "score"))


def _meeting(
    rows: QuerySet[Any, dict[str, Any]], term: Term, name: str
) -> QuerySet[Any, dict[str, Any]]:
    """Those that have all words of a term, or one of its sounds."""
    rows = rows.alias(**{name: Count("word", filter=Q(word__in=term.words))})
    met = Q(**{name: len(term.words)})
    if term.sounds:
        heard = f"{name}_heard"
        rows = rows.alias(**{heard: Count("word", filter=Q(word__in=term.sounds))})
        met |= Q(**{f"{heard}__gt": 0})
    return rows.filter(met)


def _has_phrase(term: Term) -> Q:
    """Entries that have the phrase of a term, or one of its sounds instead."""
    having = Q(phrases__contains=term.phrase)
    if term.sounds:
        heard = SearchWord.objects.filter(entry=OuterRef("pk"), word__in=term.sounds)
        having |= Q(Exists(heard))
    return having


def _fits(search: Search) -> Q:
    """What the filters of a search ask of an entry."""
    fits = Q(is_current=True) & in_state(search.state, "")
    if search.kind == TEXTS:
        fits &= Q(fact__isnull=True)
    elif search.kind:
        fits &= Q(fact__kind=search.kind)
    if search.publisher:
        fits &= Q(text_version__source__publisher=search.publisher)
    if search.language:
        fits &= Q(text_version__source__language=search.language)
    if search.days:
        days = (search.days.starts_on, search.days.ends_on)
        fits &= Q(text_version__source__published_on__range=days)
    return fits & _speaks_of(search.subject) if search.subject else fits


def _speaks_of(subject: UUID) -> Q:
    """Facts that speak of a subject, and the texts in which they stand."""
    mentions = SubjectMention.objects.filter(subject_id=subject).order_by("registered_at", "id")
    found = list(mentions.values_list("text_version_id", "entity")[:_MOST_MENTIONS])
    speaks = Q(fact__isnull=True, text_version_id__in={version for version, _ in found})
    for entity, versions in _by_entity(found):
        speaks |= _names(entity) & Q(text_version_id__in=versions)
    return speaks


def _by_entity(found: Iterable[tuple[UUID, str]]) -> Iterable[tuple[str, list[UUID]]]:
    """Entities with the text versions that mention them."""
    grouped: dict[str, list[UUID]] = {}
    for text_version, entity in found:
        grouped.setdefault(entity, []).append(text_version)
    return grouped.items()


def _names(entity: str) -> Q:
    """Facts that name an entity; an engagement is named by the proposal or fact it came of."""
    kind, _, rest = entity.partition(":")
    if kind == SubjectKind.MEETING:
        return Q(fact__proposal_id=rest) | Q(fact_id=rest)
    return Q(fact__names__has_key=entity)
