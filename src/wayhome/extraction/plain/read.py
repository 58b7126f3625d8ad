"""Read an article in French, Khmer or Chinese: names first, then dates, statements and the rest."""

from dataclasses import replace

from wayhome.extraction.article import Article, Clock, TooLong
from wayhome.extraction.extracted import Extracted
from wayhome.extraction.facts import Entity, Fact
from wayhome.extraction.language import Language
from wayhome.extraction.plain.asking import find_requests
from wayhome.extraction.plain.custody import find_statuses
from wayhome.extraction.plain.dates import find_dates
from wayhome.extraction.plain.engagements import find_meetings
from wayhome.extraction.plain.figures import find_figures
from wayhome.extraction.plain.names import entities_of, find_mentions
from wayhome.extraction.plain.page import page_of
from wayhome.extraction.plain.statements import find_quotes
from wayhome.extraction.plain.told import Told

LANGUAGES = (Language.FRENCH, Language.KHMER, Language.CHINESE)
"""Those read by rules alone."""


def read(article: Article, language: Language, *, seconds: float) -> Extracted:
    """Everything proposed of an article in one of LANGUAGES, in the order of the text of each type."""
    facts: list[Fact] = []
    entities: tuple[Entity, ...] = ()
    clock = Clock.of(seconds)
    try:
        page = page_of(article, language, clock)
        told = Told(page, tuple(find_mentions(page)))
        entities = entities_of(page, told.mentions)
        told = replace(told, dates=tuple(find_dates(page)))
        facts += (dated for _, dated in told.dates)
        told = replace(told, quotes=tuple(find_quotes(told)))
        facts += (quote for _, quote in told.quotes)
        facts += find_meetings(told)
        facts += find_requests(told)
        figures = list(find_figures(told))
        facts += figures
        facts += find_statuses(told, figures)
    except TooLong:
        return Extracted(article, entities, tuple(facts), is_whole=False)
    return Extracted(article, entities, tuple(facts))
