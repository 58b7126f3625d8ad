"""What some fields of one row say, read as a report of a person is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wayhome.matching.batch.columns import Layout
from wayhome.matching.batch.days import DateOrder, read_birth
from wayhome.matching.batch.fields import Field
from wayhome.matching.description import PartialDate
from wayhome.matching.phones import ascii_digits
from wayhome.matching.tables import table

_SEXES = {
    "female": ("f", "female", "woman", "girl", "femme", "ស្រី", "ស", "女", "หญิง", "nữ", "perempuan"),
    "male": ("m", "male", "man", "boy", "homme", "ប្រុស", "ប", "男", "ชาย", "nam", "laki-laki"),
    "other": ("x", "other", "o"),
}
_OLDEST = 130
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, or some columns of it, and how they are to be read."""

    row: Sequence[str]
    layout: Layout
    order: DateOrder

    def text(self, field: Field) -> str:
        """Return what the row tells of a field as one text."""
        return self.layout.value(self.row, field)

    def texts(self, *fields: Field) -> list[str]:
        """Return everything that the row tells of fields."""
        return [text for field in fields for text in self.layout.values(self.row, field)]

    def names(self) -> list[str]:
        """Return every form of the name, the parts together first."""
        in_parts = f"{self.text(Field.FAMILY_NAME)} {self.text(Field.GIVEN_NAME)}".strip()
        others = self.texts(Field.FULL_NAME, Field.OTHER_NAMES)
        return list(dict.fromkeys(name for name in (in_parts, *others) if name))

    def sex(self) -> str | None:
        """Return female, male or other."""
        return _SEX_OF.get(self.text(Field.SEX).casefold())

    def birth(self) -> PartialDate | None:
        """Return the birth, if what is written can be one."""
        return _birth(self.text(Field.BIRTH_DATE), self.order)

    def age(self) -> int | None:
        """Return the age in years, if somebody can be as old."""
        digits = ascii_digits(self.text(Field.AGE))
        return int(digits) if digits.isdecimal() and int(digits) <= _OLDEST else None

    def age_on(self) -> date | None:
        """Return the day on which the age was told."""
        read = _birth(self.text(Field.AGE_ON), self.order)
        span = read.interval() if read else None
        return span.first if read and read.is_full and span else None

    def nationality(self) -> str | None:
        """Return the three-letter code of a country given by two or three; else the text itself."""
        code = self.text(Field.NATIONALITY).upper()
        regions: dict[str, str] = table("regions")
        if not code or code in regions:
            return code or None
        return next((three for three, two in regions.items() if two == code), code)


@lru_cache(maxsize=65_536)
def _birth(text: str, order: DateOrder) -> PartialDate | None:
    return read_birth(text, order) if text else None
