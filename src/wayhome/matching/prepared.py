"""A description read once, so that it can be compared many times."""

from dataclasses import dataclass, replace
from functools import lru_cache

from wayhome.matching.description import Description, Interval, PartialDate
from wayhome.matching.documents import read_document
from wayhome.matching.names import NameReading, name_readings, name_word
from wayhome.matching.normalise import Script
from wayhome.matching.phones import Phone, read_phone, region_of
from wayhome.matching.places import Place, read_place
from wayhome.matching.point import Point

_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NameForm:
    """One reading of one form of a name: its words, and the same with two neighbours glued.

    `descends` says of each word whether "son of" stands before it; `left_out` of each word whether
    it is a patronymic, which reports mostly leave out. `joined` is the word that was glued.
    """

    words: tuple[str, ...]
    descends: tuple[bool, ...]
    left_out: tuple[bool, ...]
    scripts: frozenset[Script]
    joined: str = ""
    glued: tuple["NameForm", ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one report says of a person in the form in which it is compared."""

    names: tuple[NameForm, ...]
    sex: str | None
    birth: PartialDate | None
    born: Interval | None
    nationality: str | None
    phones: tuple[Phone, ...]
    documents: tuple[str, ...]
    places: tuple[Place, ...]
    points: tuple[Point, ...]


def prepare(description: Description) -> Prepared:
    """Return a description in the form in which it is compared."""
    region = region_of(description.nationality)
    phones = (read_phone(text, region) for text in description.phones)
    places = (read_place(text) for text in description.places)
    nationality = description.nationality
    return Prepared(
        names=tuple(form for name in description.names for form in name_forms(name)),
        sex=description.sex or None,
        birth=description.birth,
        born=description.birth_interval(),
        nationality=nationality.upper() if nationality else None,
        phones=tuple(phone for phone in phones if phone),
        documents=tuple(d for text in description.documents if (d := read_document(text))),
        places=tuple(place for place in places if place),
        points=description.points,
    )


@lru_cache(maxsize=65_536)
def name_forms(name: str) -> tuple[NameForm, ...]:
    """Return the readings of one written name, the likelier first; none for a blank one."""
    return tuple(_form(reading) for reading in name_readings(name))


def _form(reading: NameReading) -> NameForm:
    words = tuple(word.text for word in reading.words[:_MOST_WORDS])
    descends = reading.descends[: len(words)]
    spans = [(at, at + 2) for at in range(len(words) - 1)]
    if len(words) > 2:  # with two words both ways of gluing are the same
        spans.append((0, len(words)))
    plain = _plain(words, descends)
    return replace(plain, glued=tuple(_glued(plain, start, end) for start, end in spans))


def _glued(form: NameForm, start: int, end: int) -> NameForm:
    words, descends = form.words, form.descends
    joined = "".join(words[start:end])
    glued = _plain(
        (*words[:start], joined, *words[end:]),
        (*descends[:start], descends[start], *descends[end:]),
    )
    return replace(glued, joined=joined)


def _plain(words: tuple[str, ...], descends: tuple[bool, ...]) -> NameForm:
    read = [name_word(word) for word in words]
    return NameForm(
        words=words,
        descends=descends,
        left_out=tuple(word.is_patronymic for word in read),
        scripts=frozenset(word.script for word in read),
    )
