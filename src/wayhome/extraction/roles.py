"""Roles of persons as of the article: titles, appositions, and what somebody serves as."""

from collections import defaultdict
from collections.abc import Iterator

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import EntityKind, Role
from wayhome.extraction.offices.affiliations import affiliation_of
from wayhome.extraction.offices.beside import phrases_of
from wayhome.extraction.offices.page import Page
from wayhome.extraction.offices.phrases import Phrase, bag
from wayhome.extraction.understood import Understood

_LATER = (BlockLabel.CAPTION, BlockLabel.TITLE)


def find_roles(told: Understood) -> Iterator[Role]:
    """Every role of every person, once: of two wordings the first of the text proper stands."""
    known: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    paragraphs = sorted(told.parsed.paragraphs, key=lambda each: each.block.label in _LATER)
    for paragraph in paragraphs:
        told.parsed.clock.check()
        page = Page.of(told, paragraph)
        for person, phrase in _held(page):
            words = bag(page, phrase)
            if any(words <= other or other <= words for other in known[person]):
                continue
            known[person].append(words)
            yield _role(told, page, person, phrase=phrase)


def _held(page: Page) -> Iterator[tuple[str, Phrase]]:
    """Each person of a page with the roles that stand beside the name."""
    at = 0
    while at < len(page.words):
        found = page.mention(at)
        if not found or found[1].kind is not EntityKind.PERSON:
            at += 1
            continue
        last = at + 1
        while last < len(page.words) and page.mention(last) == found:
            last += 1
        for phrase in phrases_of(page, at, last):
            yield found[1].entity_id, phrase
        at = last


def _role(told: Understood, page: Page, person: str, *, phrase: Phrase) -> Role:
    span, entity = affiliation_of(told, page, phrase)
    return Role(
        person=person,
        role=page.span(phrase.begin, phrase.end),
        affiliation=span,
        affiliation_entity=entity,
        qualifier=phrase.qualifier,
        rule=phrase.rule,
    )
