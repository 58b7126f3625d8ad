"""Which entries meet a search, and in which order: part of every read that searches.

Words are compared by equality alone and first, so that the index of words carries a search under
row-level security; phrases and filters are looked at in what is left.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Least

from wayhome.matching.search_words.asked import Asked, Term
from wayhome.record.domain.searches import TEXTS, FactState, Order, Search
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import SearchEntry, SearchWord, SubjectMention

_TITLE = 8
_ENOUGH = 4
_MOST_MENTIONS = 500


def ranked(
    search: Search, asked: Asked, *, since: datetime | None = None
) -> QuerySet[Any, dict[str, Any]]:
    """Rows of `entry_id`, `score` and `published` for all that meets a search, the best first.

    A word in the title counts eight, every other place one up to four; then the newest comes
    first. Without words everything that fits the filters is there.
    """
    if asked.terms:
        rows = _by_words(search, asked, since)
        order = ("-score",) if search.order is Order.BEST else ()
    else:
        entries = SearchEntry.objects.filter(_fits(search, ""), _made("", since))
        found = entries.annotate(entry_id=F("id"), score=Value(0), published=_published(""))
        rows, order = found.values("entry_id", "score", "published"), ()
    return rows.order_by(*order, "-published", "-entry_id")


def after(search: Search, *, score: int, published: date, entry: UUID) -> Q:
    """What comes after a row in the order of `ranked`."""
    later = Q(published__lt=published) | Q(published=published, entry_id__lt=entry)
    if search.order is Order.BEST:
        return Q(score__lt=score) | (Q(score=score) & later)
    return later


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


def _by_words(
    search: Search, asked: Asked, since: datetime | None
) -> QuerySet[Any, dict[str, Any]]:
    words = SearchWord.objects.filter(word__in=asked.words)
    words = words.filter(_fits(search, "entry__"), _made("entry__", since))
    for term in asked.terms:
        if term.phrase:
            words = words.filter(entry_id__in=_with_phrase(term))
    exact = Q(word__in=frozenset().union(*(term.words for term in asked.terms)))
    rows = words.values("entry_id").annotate(
        published=Max(_published("entry__")),
        score=Coalesce(Sum(Least("hits", _ENOUGH), filter=exact), 0)
        + Count("word", filter=exact & Q(in_title=True)) * _TITLE,
    )
    for number, term in enumerate(asked.terms):
        rows = _meeting(rows, term, f"met_{number}")
    return rows.values("entry_id", "score", "published")


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


def _with_phrase(term: Term) -> QuerySet[Any, Any]:
    """The entries that have the phrase of a term, or one of its sounds instead."""
    having = Q(phrases__contains=term.phrase)
    if term.sounds:
        heard = SearchWord.objects.filter(entry=OuterRef("pk"), word__in=term.sounds)
        having |= Q(Exists(heard))
    return SearchEntry.objects.filter(having).values("id")


def _published(at: str) -> Coalesce:
    """The day of publication; what has none comes last."""
    return Coalesce(f"{at}text_version__source__published_on", Value(date.min))


def _made(at: str, since: datetime | None) -> Q:
    return Q(**{f"{at}made_at__gte": since}) if since else Q()


def _fits(search: Search, at: str) -> Q:
    """What the filters of a search ask of an entry."""
    source = f"{at}text_version__source__"
    fits = Q(**{f"{at}is_current": True}) & in_state(search.state, at)
    if search.kind == TEXTS:
        fits &= Q(**{f"{at}fact__isnull": True})
    elif search.kind:
        fits &= Q(**{f"{at}fact__kind": search.kind})
    if search.publisher:
        fits &= Q(**{f"{source}publisher": search.publisher})
    if search.language:
        fits &= Q(**{f"{source}language": search.language})
    if search.days:
        days = (search.days.starts_on, search.days.ends_on)
        fits &= Q(**{f"{source}published_on__range": days})
    return fits & _speaks_of(search.subject, at) if search.subject else fits


def _speaks_of(subject: UUID, at: str) -> Q:
    """Facts that speak of a subject, and the texts in which they stand."""
    mentions = SubjectMention.objects.filter(subject_id=subject).order_by("registered_at", "id")
    found = list(mentions.values_list("text_version_id", "entity")[:_MOST_MENTIONS])
    texts = {text_version for text_version, _ in found}
    speaks = Q(**{f"{at}fact__isnull": True, f"{at}text_version_id__in": texts})
    for entity, versions in _by_entity(found):
        speaks |= _names(entity, at) & Q(**{f"{at}text_version_id__in": versions})
    return speaks


def _by_entity(found: Iterable[tuple[UUID, str]]) -> Iterable[tuple[str, list[UUID]]]:
    """Entities with the text versions that mention them."""
    grouped: dict[str, list[UUID]] = {}
    for text_version, entity in found:
        grouped.setdefault(entity, []).append(text_version)
    return grouped.items()


def _names(entity: str, at: str) -> Q:
    """Facts that name an entity; an engagement is named by the proposal or fact it came of."""
    kind, _, rest = entity.partition(":")
    if kind == SubjectKind.MEETING:
        return Q(**{f"{at}fact__proposal_id": rest}) | Q(**{f"{at}fact_id": rest})
    return Q(**{f"{at}fact__names__has_key": entity})
