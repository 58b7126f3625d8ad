"""A description read once, so that it can be compared many times."""

from dataclasses import dataclass
from functools import lru_cache

from wayhome.matching.description import Description, Interval, PartialDate
from wayhome.matching.documents import read_document
from wayhome.matching.names import NameReading, name_readings
from wayhome.matching.phones import Phone, read_phone, region_of
from wayhome.matching.places import Place, read_place
from wayhome.matching.point import Point

_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Gluing:
    """Words of a name, from `start` to before `end`, written as one `word`."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameForm:
    """One reading of one form of a name: its words, and of each whether "son of" precedes it."""

    words: tuple[str, ...]
    descends: tuple[bool, ...]

    def gluings(self) -> list[Gluing]:
        """Return the words that two neighbours, or all words, make when written as one."""
        many = len(self.words)
        spans = [(at, at + 2) for at in range(many - 1)]
        if many > 2:  # with two words both ways of gluing are the same
            spans.append((0, many))
        return [Gluing("".join(self.words[start:end]), start, end) for start, end in spans]

    def glued(self, gluing: Gluing) -> "NameForm":
        """Return the name with one word in place of those glued."""
        start, end, descends = gluing.start, gluing.end, self.descends
        return NameForm(
            (*self.words[:start], gluing.word, *self.words[end:]),
            (*descends[:start], descends[start], *descends[end:]),
        )


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
    return NameForm(words, reading.descends[: len(words)])
