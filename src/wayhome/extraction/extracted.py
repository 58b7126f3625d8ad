"""What reading an article gave, and the version of the rules that read it."""

from dataclasses import dataclass

from wayhome.extraction.article import Article
from wayhome.extraction.facts import Entity, Fact

VERSION = "5"
"""Of the rules; a reader that finds more or otherwise has another number."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an article proposes; `is_whole` is False when the time ran out before the end."""

    article: Article
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    is_whole: bool = True
