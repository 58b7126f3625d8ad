"""What a search found, as pages show it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.record.queries.search import Hit
from wayhome.web.casework.record.fact_words import KIND_WORDS, FactLine, fact_lines


@dataclass(frozen=True, slots=True)
class HitCard:
    """A text or a fact that was found: its kind in words, and the address of its passage."""

    hit: Hit
    kind: str
    href: str
    lines: tuple[FactLine, ...]
    is_new: bool


def hit_cards(hits: Iterable[Hit], *, new: Collection[UUID] = ()) -> list[HitCard]:
    """Cards of hits in their order; `new` are the entries to be called new."""
    return [
        HitCard(
            hit=hit,
            kind=str(KIND_WORDS.get(hit.fact.kind, hit.fact.kind)) if hit.fact else _("Text"),
            href=_href(hit),
            lines=fact_lines(hit.fact.fields, hit.fact.names) if hit.fact else (),
            is_new=hit.entry in new,
        )
        for hit in hits
    ]


class AtPassage(Protocol):
    """Whatever stands at code points `start` to `end` of a text version."""

    @property
    def source(self) -> UUID:
        """The source of the text."""

    @property
    def text_version(self) -> UUID:
        """The text that the places count in."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The one after the last."""


def passage_href(at: AtPassage) -> str:
    """The address of a passage, at its words."""
    place = [at.source, at.text_version, at.start, at.end]
    return reverse("desk:passage", args=place) + "#mark-found"


def _href(hit: Hit) -> str:
    """The passage found; the source where a text is met by its title only."""
    if hit.end <= hit.start:
        return reverse("desk:source", args=[hit.source])
    return passage_href(hit)
