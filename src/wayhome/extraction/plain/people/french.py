"""Names in French: behind a title or office, behind a given name, and before what befell somebody."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.naming.gazetteer import folded as plain_letters
from wayhome.extraction.naming.gazetteer import given_names
from wayhome.extraction.plain.page import Sentence
from wayhome.extraction.plain.people.found import Person
from wayhome.extraction.plain.people.titles import genders
from wayhome.extraction.plain.wordings import any_of, words_of

_FRENCH = Language.FRENCH
_WORD = r"[A-ZÀ-ÖØ-Þ](?:'[A-ZÀ-Þ]\w+|\w+'[A-Za-zÀ-ÿ]\w*|\w*)(?:-[A-ZÀ-ÖØ-Þ]?[\wÀ-ÿ]+)*"
_PARTICLE = r"(?:de la|de|du|des|d'|ben|bin|el|al|von|van|ould|mint|dos|da)"
_WHOLE = _WORD + rf"(?: (?:{_PARTICLE} )?(?:{_WORD}|[A-Z]\.)){{1,3}}"
_COMPLEMENT = (
    r"(?: (?:de la|de l'|du|des|de|d'|à la|à l'|au|aux|en|pour l'|pour la|des)(?:(?<=')| )[\w'-]+)"
)
_ADJECTIVE = (
    r"[a-zà-ÿ]+(?:iens?|iennes?|ais|aises?|als?|ales?|aux|ains?|aines?|ans?|anes?|ois|oises?|iques?"
    r"|ands?|andes?|ères?|ières?|aires?|ives?|ifs?|elles?|els?)"
)
_APART = rf"(?: (?:général|générale|adjoint|adjointe|chargée? \w+|{_ADJECTIVE}))"
_OF_NAME = re.compile(r"(?:\bde |\bd')[A-ZÀ-Þ][\w-]*$")
"""The end of "avocat de Samuel": the name that follows goes on, and is not the lawyer's."""
_ENDED = re.compile(r" (?:de|du|des|de la|ben|bin|el|al|von|van|ould|mint|dos|da)$")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    honorifics = any_of(words_of("names", _FRENCH, "honorific"))
    roles = any_of(words_of("names", _FRENCH, "role"))
    return (
        re.compile(
            rf"(?<![\w-])(?P<title>{honorifics}) (?P<name>{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,3}})"
        ),
        re.compile(
            rf"(?<![\w-])(?P<title>{roles}){_APART}{{0,2}}{_COMPLEMENT}{{0,4}}{_APART}{{0,2}}"
            rf"(?:,)? (?:{honorifics} )?(?P<name>{_WHOLE})"
        ),
    )


@cache
def _befallen() -> re.Pattern[str]:
    """A name before a comma and a word for what befell somebody: "Ana Duarte, arrêtée"."""
    states = [each for each in words_of("statuses", _FRENCH, "state") if " " in each]
    words = any_of([*words_of("statuses", _FRENCH, "participle"), *states, "accusé"])
    return re.compile(rf"(?P<name>{_WHOLE}),? (?:est |était )?{words}e?s?(?!\w)")


@cache
def _refused() -> frozenset[str]:
    return frozenset(words_of("names", _FRENCH, "noname"))


def people_in(sentence: Sentence) -> Iterator[Person]:
    """The people named in a sentence, each once, in the order of the text."""
    found: dict[int, Person] = {}
    for pattern in _patterns():
        for match in pattern.finditer(sentence.passage.words, sentence.start, sentence.end):
            _keep(found, sentence, match, title=match["title"])
    for match in _befallen().finditer(sentence.passage.words, sentence.start, sentence.end):
        _keep(found, sentence, match)
    for match in re.finditer(_WHOLE, sentence.passage.words[sentence.start : sentence.end]):
        _keep_given(found, sentence, match)
    _keep_beside(found, sentence)
    yield from (found[start] for start in sorted(found))


def _keep(
    found: dict[int, Person], sentence: Sentence, match: re.Match[str], *, title: str = ""
) -> None:
    gender = genders(_FRENCH).get(title.lower(), "")
    if title and not gender:
        gender = _article(sentence.passage.words[: match.start()])
    lead = match.start() if title else match.start("name")
    words = sentence.passage.words[match.start() : match.start("name")] if title else ""
    # Behind a comma it is the person; without one "de l'ONG Mains Libres" names the group.
    last = "" if words.rstrip().endswith(",") else "".join(re.findall(r"[\w-]+", words)[-1:])
    of_another = _OF_NAME.search(words.rstrip()) and not _is_given(match["name"])
    if last not in words_of("names", _FRENCH, "group") and not of_another:
        _add(
            found, match.start("name"), match["name"], person=Person(0, 0, "", lead, words, gender)
        )


def _is_given(name: str) -> bool:
    """Whether a name begins with one that people are given."""
    first = re.split(r"[ -]", name)[0]
    return len(first) > 2 and plain_letters(first) in given_names()


def _article(before: str) -> str:
    """The gender an article or possessive before an office tells."""
    last = before.rstrip().rpartition(" ")[2].lower()
    return {"la": "f", "une": "f", "sa": "f", "le": "m", "un": "m", "du": "m", "au": "m"}.get(
        last, ""
    )


def _add(found: dict[int, Person], start: int, name: str, *, person: Person) -> None:
    """Keep a name unless it overlaps another or holds words that are no name."""
    name = _trimmed(name)
    end = start + len(name)
    taken = any(start < each.end and each.start < end for each in found.values())
    refused = any(word in _refused() for word in re.split(r"[ ']", name))
    if not name or taken or refused or name.isupper():
        return
    found[start] = Person(start, end, name, person.lead, person.titles, person.gender)


def _trimmed(name: str) -> str:
    return _ENDED.sub("", name)


def _keep_given(found: dict[int, Person], sentence: Sentence, match: re.Match[str]) -> None:
    """Keep a name that begins with a given name, unless a word of groups or places is before it."""
    start = sentence.start + match.start()
    before = re.findall(r"[\w'-]+", sentence.passage.words[sentence.start : start])
    lead = [word.rpartition("'")[2] for word in before[-2:]]
    grouped = any(word in words_of("names", _FRENCH, "group") for word in lead)
    if _is_given(match[0]) and not grouped:
        _add(found, start, match[0], person=Person(0, 0, "", start))


def _keep_beside(found: dict[int, Person], sentence: Sentence) -> None:
    """Keep a whole name tied by "et" to one that is known for a person."""
    words = sentence.passage.words
    for match in re.finditer(rf"({_WHOLE}) et ({_WHOLE})", words[sentence.start : sentence.end]):
        first, second = (sentence.start + match.start(number) for number in (1, 2))
        if (first in found) != (second in found):
            start, name = (second, match[2]) if first in found else (first, match[1])
            _add(found, start, name, person=Person(0, 0, "", start))
