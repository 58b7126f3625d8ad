"""What these readers know of an article so far: whom it names, its dates, and who said what."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.extraction.facts import Dated, EntityKind, Quote
from wayhome.extraction.plain.page import Page, Passage, Sentence


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name at its place in a passage; `lead` is where the title before it begins.

    `titles` are the words before it that say what the person is; `gender` is f, m or nothing.
    """

    number: int
    start: int
    end: int
    lead: int
    entity_id: str
    kind: EntityKind
    titles: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A fact at its place in a passage."""

    number: int
    start: int
    end: int

    def holds(self, number: int, start: int, end: int) -> bool:
        """Whether letters of a passage lie inside."""
        return self.number == number and self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Told:
    """The page with its mentions, dates and statements, each in the order of the text."""

    page: Page
    mentions: tuple[Mention, ...] = ()
    dates: tuple[tuple[Place, Dated], ...] = ()
    quotes: tuple[tuple[Place, Quote], ...] = ()

    def people_in(self, passage: Passage, start: int, end: int) -> list[Mention]:
        """The people named between two places of a passage."""
        return [
            each
            for each in self.mentions
            if each.kind is EntityKind.PERSON
            and each.number == passage.number
            and start <= each.start
            and each.end <= end
        ]

    def named_in(self, passage: Passage, start: int, end: int) -> list[Mention]:
        """The people and organisations named between two places of a passage."""
        return [
            each
            for each in self.mentions
            if each.kind is not EntityKind.PLACE
            and each.number == passage.number
            and start <= each.start
            and each.end <= end
        ]

    def named_at(self, passage: Passage, start: int, end: int) -> Mention | None:
        """Whoever or whatever is named by exactly these letters, or most of them."""
        return next(
            (
                each
                for each in self.mentions
                if each.number == passage.number
                and start <= each.start
                and each.end <= end
                and 2 * (each.end - each.start) > end - start
            ),
            None,
        )

    def said_by(self, passage: Passage, start: int, end: int) -> str | None:
        """Who says these letters of a passage; None when the article says so itself."""
        holding = [
            (place.end - place.start, quote.speaker or "")
            for place, quote in self.quotes
            if place.holds(passage.number, start, end)
        ]
        return min(holding)[1] or None if holding else None

    def dates_in(self, sentence: Sentence) -> list[tuple[Place, Dated]]:
        """The dates of a sentence."""
        return [
            (place, dated)
            for place, dated in self.dates
            if place.number == sentence.passage.number
            and sentence.start <= place.start
            and place.end <= sentence.end
        ]


def is_free(taken: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether no taken place has a letter between two places."""
    return not any(start < other_end and other < end for other, other_end in taken)
