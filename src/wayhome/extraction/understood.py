"""What has been understood of an article so far: parse, names, dates, and who said what.

Each reader takes this and adds its own; the order stands in `extract`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.extraction.article import Article
from wayhome.extraction.facts import Dated, Entity, Quote
from wayhome.extraction.parsed import Parsed
from wayhome.extraction.spans import Span


@dataclass(frozen=True, slots=True)
class Understood:
    """Parse, entities, dates and statements of an article, as far as they are known."""

    parsed: Parsed
    entities: tuple[Entity, ...] = ()
    dates: tuple[Dated, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.parsed.article

    def named_in(self, span: Span) -> list[tuple[Span, Entity]]:
        """Every mention inside a span with its entity, in the order of the text."""
        found = [
            (mention, entity)
            for entity in self.entities
            for mention in entity.mentions
            if span.covers(mention)
        ]
        return sorted(found, key=lambda each: each[0])

    def entity_at(self, span: Span) -> Entity | None:
        """The entity whose mention touches a span, the longest mention first."""
        touching = [
            (len(mention.text), entity)
            for entity in self.entities
            for mention in entity.mentions
            if mention.touches(span)
        ]
        return max(touching, key=lambda each: each[0])[1] if touching else None

    def said_by(self, span: Span) -> Quote | None:
        """The narrowest statement that holds a span; None when the article says it itself."""
        return narrowest(quote for quote in self.quotes if quote.content.covers(span))

    def dates_in(self, span: Span) -> list[Dated]:
        """The dates inside a span in the order of the text."""
        return sorted(
            (date for date in self.dates if span.covers(date.span)), key=lambda date: date.span
        )


def narrowest(quotes: Iterable[Quote]) -> Quote | None:
    """The quote with the shortest content; None of none."""
    return min(quotes, key=lambda quote: len(quote.content.text), default=None)
