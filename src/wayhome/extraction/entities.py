"""Who and what an article names: persons, organisations and places with all their mentions."""

from collections.abc import Iterator

from wayhome.extraction.facts import Entity
from wayhome.extraction.naming.clusters import entities_of
from wayhome.extraction.naming.mentions import Mention, again_in_loud, mentions_of
from wayhome.extraction.naming.organisations_again import acronyms_of, plain_organisations
from wayhome.extraction.understood import Understood


def find_entities(told: Understood) -> Iterator[Entity]:
    """Every named person, organisation and place with all mentions."""
    found: list[Mention] = mentions_of(told.parsed)
    found += again_in_loud(told.parsed, found)
    found += plain_organisations(told.parsed, found)
    yield from entities_of(found, acronyms_of(told.parsed, found))
