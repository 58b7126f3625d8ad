"""One sentence or article read for the tests of this room."""

from dataclasses import replace

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.entities import find_entities
from wayhome.extraction.parsed import parse
from wayhome.extraction.understood import Understood


def named(text: str) -> Understood:
    """A text with its parse and its names."""
    told = Understood(parse(Article.of("x", text), Clock.of(60)))
    return replace(told, entities=tuple(find_entities(told)))


def names(text: str) -> dict[str, list[str]]:
    """The words of every mention by the id of what is named."""
    return {
        each.entity_id: [mention.text for mention in each.mentions] for each in named(text).entities
    }
