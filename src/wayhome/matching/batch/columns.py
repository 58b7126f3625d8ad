"""Which column of a file holds which field: as a map says, or by the names columns usually have."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.fields import SEVERAL, SYNONYMS, Field


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of one file stand: positions in a row, and the columns nobody asked for."""

    positions: Mapping[Field, tuple[int, ...]]
    ignored: tuple[str, ...]

    def values(self, row: Sequence[str], field: Field) -> list[str]:
        """Return what a row tells of a field; blanks tell nothing."""
        return [value for at in self.positions.get(field, ()) if (value := row[at].strip())]

    def value(self, row: Sequence[str], field: Field) -> str:
        """Return all a row tells of a field as one text."""
        return " ".join(self.values(row, field))

    def places(self, fields: Iterable[Field]) -> tuple[int, ...]:
        """Return where some fields stand, without repeats."""
        return tuple(dict.fromkeys(at for f in fields for at in self.positions.get(f, ())))

    def only(self, fields: Iterable[Field]) -> "Layout":
        """Return the layout of rows that hold nothing but the columns of some fields."""
        number = {at: place for place, at in enumerate(self.places(fields))}
        kept = {f: tuple(map(number.__getitem__, self.positions.get(f, ()))) for f in fields}
        return Layout(kept, ())


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of each field, as somebody wrote them down."""

    columns: Mapping[Field, tuple[str, ...]]

    @classmethod
    def read(cls, file: Path) -> "ColumnMap":
        """Return the map of a JSON file. Raises `InputFault`."""
        try:
            body = json.loads(file.read_text(encoding="utf-8-sig"))
        except OSError as fault:
            raise InputFault(f"{file}: cannot be read: {fault.strerror}.") from fault
        except UnicodeDecodeError as fault:
            raise InputFault(f"{file}: is not UTF-8.") from fault
        except json.JSONDecodeError as fault:
            raise InputFault(f"{file}: line {fault.lineno}: is not JSON: {fault.msg}.") from fault
        if not isinstance(body, dict):
            raise InputFault(f"{file}: must be an object of field names and columns.")
        return cls({_field(name, file): _columns(name, told, file) for name, told in body.items()})


def _field(name: str, file: Path) -> Field:
    try:
        return Field(name)
    except ValueError as fault:
        known = ", ".join(Field)
        raise InputFault(f"{file}: {name} is no field; there are {known}.") from fault


def _columns(name: str, told: object, file: Path) -> tuple[str, ...]:
    names = [told] if isinstance(told, str) else told
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise InputFault(f"{file}: {name} must name a column, or be a list of columns.")
    return tuple(names)


def lay_out(header: Sequence[str], wanted: ColumnMap | None, *, file: Path) -> Layout:
    """Return where the fields of a file stand. Raises `InputFault` without a column of ids."""
    plain = [_plain(name) for name in header]
    doubled = sorted({name for name in plain if name and plain.count(name) > 1})
    if doubled:
        raise InputFault(f"{file}: line 1: the column {doubled[0]} stands there twice.")
    positions = _mapped(plain, wanted) if wanted else _recognised(plain)
    if Field.ID not in positions:
        shown = ", ".join(name.strip() for name in header)
        raise InputFault(f"{file}: line 1: no id column among: {shown}. Name it with --map.")
    used = {at for places in positions.values() for at in places}
    ignored = tuple(name.strip() for at, name in enumerate(header) if at not in used)
    return Layout(positions, ignored)


def unknown_columns(wanted: ColumnMap, headers: Iterable[Sequence[str]]) -> list[str]:
    """Return the columns a map names that no file has."""
    had = {_plain(name) for header in headers for name in header}
    named = (name for names in wanted.columns.values() for name in names)
    return sorted({name for name in named if _plain(name) not in had})


def _mapped(plain: Sequence[str], wanted: ColumnMap) -> dict[Field, tuple[int, ...]]:
    found = {
        field: tuple(plain.index(_plain(name)) for name in names if _plain(name) in plain)
        for field, names in wanted.columns.items()
    }
    return {field: places for field, places in found.items() if places}


def _recognised(plain: Sequence[str]) -> dict[Field, tuple[int, ...]]:
    found: dict[Field, tuple[int, ...]] = {}
    for field, names in SYNONYMS.items():
        places = [plain.index(name) for name in names if name in plain]
        if places:
            found[field] = tuple(places) if field in SEVERAL else (places[0],)
    return found


def _plain(name: str) -> str:
    """A column's name as people mean it: without case, blanks around it or signs for a blank."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")
