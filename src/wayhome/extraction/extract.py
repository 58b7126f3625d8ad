"""Read an article: names first, then dates, roles and statements, then everything else."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from wayhome.extraction.article import Article, Clock, TooLong
from wayhome.extraction.dates import find_dates
from wayhome.extraction.entities import find_entities
from wayhome.extraction.extracted import Extracted
from wayhome.extraction.facts import Fact
from wayhome.extraction.figures import find_figures
from wayhome.extraction.language import Language, language_of
from wayhome.extraction.measures import find_measures
from wayhome.extraction.meetings import find_meetings
from wayhome.extraction.obligations import find_obligations
from wayhome.extraction.parsed import parse
from wayhome.extraction.plain.read import LANGUAGES, read
from wayhome.extraction.promises import find_commitments
from wayhome.extraction.ratings import find_ratings
from wayhome.extraction.requests import find_requests
from wayhome.extraction.responses import find_responses
from wayhome.extraction.roles import find_roles
from wayhome.extraction.statements import find_quotes
from wayhome.extraction.statuses import find_statuses
from wayhome.extraction.understood import Understood

SECONDS = 10.0
"""Processor time that one article may take."""

_READERS: tuple[Callable[[Understood], Iterable[Fact]], ...] = (
    find_roles,
    find_meetings,
    find_requests,
    find_commitments,
    find_figures,
    find_ratings,
    find_statuses,
    find_measures,
    find_obligations,
)


def extract(article: Article, *, seconds: float = SECONDS) -> Extracted:
    """Everything proposed of an article, in the order of the text inside each type.

    English is read with a language model, French, Khmer and Chinese by rules alone; of another
    language nothing is proposed.
    """
    language = language_of(article.text)
    if language in LANGUAGES:
        return read(article, language, seconds=seconds)
    if language is not Language.ENGLISH:
        return Extracted(article, (), ())
    clock = Clock.of(seconds)
    facts: list[Fact] = []
    understood: Understood | None = None
    try:
        understood = Understood(parse(article, clock))
        understood = replace(understood, entities=tuple(find_entities(understood)))
        understood = replace(understood, dates=tuple(find_dates(understood)))
        facts += understood.dates
        understood = replace(understood, quotes=tuple(find_quotes(understood)))
        facts += understood.quotes
        for find in _READERS:
            facts += find(understood)
        facts += find_responses(understood, facts)
    except TooLong:
        return Extracted(
            article, understood.entities if understood else (), tuple(facts), is_whole=False
        )
    return Extracted(article, understood.entities, tuple(facts))
