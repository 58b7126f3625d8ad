"""Facts of one kind in a text, read by the whole chain."""

from datetime import date
from typing import TypeVar

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import Fact

Kind = TypeVar("Kind", bound=Fact)


def facts_of(kind: type[Kind], text: str, published: date | None = None) -> list[Kind]:
    """The facts of a kind in the order they are proposed."""
    found = extract(Article.of("a.txt", text, published), seconds=60).facts
    return [each for each in found if isinstance(each, kind)]
