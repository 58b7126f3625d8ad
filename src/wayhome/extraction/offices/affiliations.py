"""What a role is a role of: "Ruritania's minister", "the US ambassador", "director of the X"."""

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.naming.gazetteer import country_of
from wayhome.extraction.offices.page import Page
from wayhome.extraction.offices.phrases import Phrase, country_in
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood


def affiliation_of(told: Understood, page: Page, phrase: Phrase) -> tuple[Span | None, str | None]:
    """The words and the entity that a role belongs to; None and None when nothing says so."""
    if phrase.tail > phrase.end + 1:
        inside = _named(page, phrase.end, phrase.tail)
        return inside or (page.span(phrase.end + 1, phrase.tail), None)
    before = phrase.begin - 1
    if before >= 0 and page.joined(before):
        return _owner(page, before)
    if before >= 0 and page.blank(before) and page.kind(before) == "org":
        return _named(page, before, before + 1) or (None, None)
    return _inside(told, page, phrase)


def _inside(told: Understood, page: Page, phrase: Phrase) -> tuple[Span | None, str | None]:
    """A country in the role's own words, what "its" stands for, or a body behind a comma."""
    before = phrase.begin - 1
    at = country_in(page, phrase)
    if at is not None:
        country = country_of(page.words[at].text)
        found = page.mention(at)
        entity_id = found[1].entity_id if found else f"place:{country.slug}" if country else None
        return page.span(at, at + 1), entity_id
    if before >= 0 and page.blank(before) and page.words[before].low in {"its", "their"}:
        return None, _last_body(told, page.span(before, before + 1))
    return _listed(page, phrase)


def _named(page: Page, first: int, last: int) -> tuple[Span, str] | None:
    """The first organisation, or else place, in some words."""
    for kind in ("org", "place"):
        for at in range(first, last):
            if page.kind(at) == kind:
                span, entity = page.names[at]
                return span, entity.entity_id
    return None


def _owner(page: Page, at: int) -> tuple[Span | None, str | None]:
    """The possessive before a role."""
    found = page.mention(at)
    if found:
        return found[0], found[1].entity_id
    country = country_of(page.words[at].text)
    if country:
        return page.span(at, at + 1), f"place:{country.slug}"
    return None, None


def _listed(page: Page, phrase: Phrase) -> tuple[Span | None, str | None]:
    """An organisation behind a comma: "president, Sample Network"."""
    at = phrase.tail
    if at < len(page.words) and page.gap(at - 1) == ", " and page.kind(at) == "org":
        span, entity = page.names[at]
        return span, entity.entity_id
    return None, None


def _last_body(told: Understood, place: Span) -> str | None:
    """The organisation named last before a place of the article."""
    before: list[tuple[int, Entity]] = [
        (mention.start, entity)
        for entity in told.entities
        if entity.kind is EntityKind.ORG
        for mention in entity.mentions
        if mention.end <= place.start
    ]
    return max(before, key=lambda each: each[0])[1].entity_id if before else None
