"""Organisations known everywhere and countries, by the ids that they have in English texts."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.language import Language
from wayhome.extraction.naming.gazetteer import countries
from wayhome.extraction.plain.page import Passage, folded
from wayhome.extraction.plain.told import Mention
from wayhome.extraction.plain.wordings import any_of, bounded
from wayhome.extraction.words import lexicon

_COLUMNS = {
    Language.FRENCH: ("fr",),
    Language.KHMER: ("km",),
    Language.CHINESE: ("zh", "zh_hant"),
}
_SHORTEST = {Language.FRENCH: 4, Language.KHMER: 4, Language.CHINESE: 2}


@cache
def _known(language: Language) -> dict[str, tuple[str, EntityKind]]:
    """Every name in a language with the id of what it names."""
    found: dict[str, tuple[str, EntityKind]] = {}
    place = files("wayhome.extraction").joinpath("lexicon", "countries_elsewhere.csv")
    slugs = {each.alpha_3: each.slug for each in countries()}
    for row in csv.DictReader(place.read_text(encoding="utf-8").splitlines()):
        for column in _COLUMNS[language]:
            for name in re.split(r"[()（）]", folded(row[column])):
                if len(name.strip()) >= _SHORTEST[language]:
                    found[name.strip()] = (f"place:{slugs[row['alpha_3']]}", EntityKind.PLACE)
    for entry in lexicon("known_organisations", language):
        for word in entry.words:
            found[folded(word)] = (entry.rule, EntityKind.ORG)
    return found


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(bounded(any_of(tuple(_known(language))), language))


def known_in(passage: Passage, language: Language) -> Iterator[Mention]:
    """Every known name in a passage; the longest where several begin."""
    for match in _pattern(language).finditer(passage.words):
        entity_id, kind = _known(language)[match[0]]
        yield Mention(passage.number, match.start(), match.end(), match.start(), entity_id, kind)
