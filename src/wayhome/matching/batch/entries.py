"""One row as it is compared: a description of a person, and the address beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wayhome.matching.batch.columns import Layout
from wayhome.matching.batch.days import DateOrder, read_birth
from wayhome.matching.batch.fields import Field
from wayhome.matching.description import Description, PartialDate
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
    """One row: its id, what it says, and the parts of the address a description does not hold."""

    record_id: str
    family: str
    given: str
    description: Description
    birth_written: str
    beside: dict[Field, str]


_BESIDE = (
    Field.EMAIL,
    Field.PROVINCE,
    Field.DISTRICT,
    Field.PLACE,
    Field.LOCALITY,
    Field.STREET,
    Field.HOUSE,
    Field.POSTCODE,
    Field.BIRTH_PLACE,
    Field.OCCUPATION,
)
_PLACES = (Field.PROVINCE, Field.PLACE)


def read_entry(row: Sequence[str], layout: Layout, order: DateOrder) -> Entry:
    """Return what one row says."""
    family, given = layout.value(row, Field.FAMILY_NAME), layout.value(row, Field.GIVEN_NAME)
    written = layout.value(row, Field.BIRTH_DATE)
    return Entry(
        record_id=layout.value(row, Field.ID),
        family=family,
        given=given,
        description=Description(
            names=_names(row, layout, f"{family} {given}".strip()),
            sex=_SEX_OF.get(layout.value(row, Field.SEX).casefold()),
            birth=_birth(written, order),
            age=_age(layout.value(row, Field.AGE)),
            age_on=_day(layout.value(row, Field.AGE_ON), order),
            nationality=_country(layout.value(row, Field.NATIONALITY)),
            phones=tuple(layout.values(row, Field.PHONE)),
            documents=tuple(layout.values(row, Field.DOCUMENT)),
            places=tuple(v for field in _PLACES for v in layout.values(row, field)),
        ),
        birth_written=written,
        beside={field: text for field in _BESIDE if (text := layout.value(row, field))},
    )


def _names(row: Sequence[str], layout: Layout, in_parts: str) -> tuple[str, ...]:
    """Every form of the name, the parts together first."""
    full = layout.values(row, Field.FULL_NAME)
    others = layout.values(row, Field.OTHER_NAMES)
    return tuple(dict.fromkeys(name for name in (in_parts, *full, *others) if name))


@lru_cache(maxsize=65_536)
def _birth(text: str, order: DateOrder) -> PartialDate | None:
    return read_birth(text, order) if text else None


def _age(text: str) -> int | None:
    digits = ascii_digits(text)
    return int(digits) if digits.isdecimal() and int(digits) <= _OLDEST else None


def _day(text: str, order: DateOrder) -> date | None:
    read = _birth(text, order)
    span = read.interval() if read else None
    return span.first if read and read.is_full and span else None


@lru_cache(maxsize=4_096)
def _country(text: str) -> str | None:
    """The three-letter code of a country given by two or three letters; else the text itself."""
    code = text.upper()
    regions: dict[str, str] = table("regions")
    if not code or code in regions:
        return code or None
    return next((three for three, two in regions.items() if two == code), code)
