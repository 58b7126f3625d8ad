"""What a search found, as pages show it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
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


def passage_href(source: UUID, text_version: UUID, start: int, end: int) -> str:
    """The address of a passage, at its words."""
    return reverse("desk:passage", args=[source, text_version, start, end]) + "#mark-found"


def _href(hit: Hit) -> str:
    """The passage found; the source where a text is met by its title only."""
    if hit.end <= hit.start:
        return reverse("desk:source", args=[hit.source])
    return passage_href(hit.source, hit.text_version, hit.start, hit.end)
