"""A description read once, so that it can be compared many times."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from wayhome.matching.description import Description, Interval
from wayhome.matching.documents import read_document
from wayhome.matching.names import NameReading, name_readings
from wayhome.matching.phones import Phone, read_phone, region_of
from wayhome.matching.places import Place, read_place

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


# Without slots, since what is read of a description is kept on it.
@dataclass(frozen=True)
class Prepared:
    """What one report says of a person in the form in which it is compared.

    Each part is read when it is first asked for: what the other side does not tell is never read.
    """

    told: Description

    @cached_property
    def names(self) -> tuple[NameForm, ...]:
        """Every reading of every form of the name."""
        return tuple(form for name in self.told.names for form in name_forms(name))

    @cached_property
    def born(self) -> Interval | None:
        """The days the person can have been born on."""
        return self.told.birth_interval()

    @cached_property
    def nationality(self) -> str | None:
        """The nationality in capitals."""
        return self.told.nationality.upper() if self.told.nationality else None

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """The telephone numbers that can be read."""
        region = region_of(self.told.nationality)
        read = (read_phone(text, region) for text in self.told.phones)
        return tuple(phone for phone in read if phone)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The document numbers long enough to identify."""
        return tuple(d for text in self.told.documents if (d := read_document(text)))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that can be read."""
        return tuple(place for text in self.told.places if (place := read_place(text)))


def prepare(description: Description) -> Prepared:
    """Return a description in the form in which it is compared."""
    return Prepared(description)


@lru_cache(maxsize=65_536)
def name_forms(name: str) -> tuple[NameForm, ...]:
    """Return the readings of one written name, the likelier first; none for a blank one."""
    return tuple(_form(reading) for reading in name_readings(name))


def _form(reading: NameReading) -> NameForm:
    words = tuple(word.text for word in reading.words[:_MOST_WORDS])
    return NameForm(words, reading.descends[: len(words)])
