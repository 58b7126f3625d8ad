"""Names in Khmer: family and given name behind a title, parted by blanks."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence
from wayhome.extraction.plain.people.found import Person
from wayhome.extraction.plain.people.titles import genders
from wayhome.extraction.plain.wordings import any_of, words_of

_KHMER = Language.KHMER
_RUN = "[\u1780-\u17d3\u17dd]+"
_LONGEST_FAMILY, _LONGEST_GIVEN = 8, 16


@cache
def _pattern() -> re.Pattern[str]:
    titles = any_of(words_of("names", _KHMER, "honorific"))
    family = any_of(words_of("names", _KHMER, "family"))
    return re.compile(
        rf"(?P<title>{titles})(?: (?P<family>{_RUN})|(?P<glued>{family})) (?P<given>{_RUN})"
    )


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(any_of(words_of("names", _KHMER, "stops")))


def people_in(sentence: Sentence) -> Iterator[Person]:
    """The people named in a sentence: two words of ordinary length behind a title."""
    for match in _pattern().finditer(sentence.passage.words, sentence.start, sentence.end):
        family, part = match["family"] or match["glued"], "family" if match["family"] else "glued"
        stop = _stops().search(match["given"])
        given = match["given"][: stop.start()] if stop else match["given"]
        if not 1 < len(given) <= _LONGEST_GIVEN or len(family) > _LONGEST_FAMILY:
            continue
        if _stops().search(family) and family not in words_of("names", _KHMER, "family"):
            continue
        start, end = match.start(part), match.start("given") + len(given)
        yield Person(
            start, end, sentence.passage.words[start:end], match.start(),
            match["title"], genders(_KHMER)[match["title"]],
        )  # fmt: skip
