"""Read one line of free text about a place: what of it is a name, an address, a landmark, a point.

People write "Golden Heron casino, Street 271, behind the old pier, 10.609 103.529". The line is cut
at commas; a piece with a word such as behind or near is a landmark, one with a street or a number an
address, one of area names a code. What is left is a name when it looks like one, and otherwise only
a hint, so that "a big building with a red roof" does not become a name that could differ.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from wayhome.matching.normalise import Script, fold, script_of
from wayhome.matching.sites.address import is_address
from wayhome.matching.sites.coordinates import distance_in, find_points, without_distance
from wayhome.matching.sites.description import Landmark, SiteDescription
from wayhome.matching.sites.words import site_words, telling_words
from wayhome.matching.tables import table

LONGEST = 2_000
_PIECES = re.compile(r"[,;\n，；、。។()（）|]+|\s[-–—]\s")
_P_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2,8}(?![A-Za-z0-9])")
_QUOTED = re.compile('["“”«»„\'‘’]([^"“”«»„‘’]{2,80})["“”«»„\'‘’]')
_LINK = re.compile(r"https?://\S+")
_MOST_NAME_WORDS = 5
# Shorter names of areas, such as Kep, begin too many other words in scripts without spaces.
_SHORTEST_AREA = 5
_PARTICLE = re.compile("^(?:在|位于)|的$|^的")


@dataclass(slots=True)
class _Reading:
    """What was found so far."""

    names: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)


def read_site(text: str, *, codes: tuple[str, ...] = ()) -> SiteDescription:
    """Return what a line says of a place; `codes` are P-codes that were told beside it."""
    text = text[:LONGEST]
    rest = find_points(_LINK.sub(" ; ", text)).rest
    reading = _Reading(codes=[*codes, *_P_CODE.findall(rest)])
    for piece in _PIECES.split(_without_areas(_P_CODE.sub(" ", rest), reading)):
        _read_piece(piece.strip(), reading)
    return SiteDescription(
        names=tuple(dict.fromkeys(reading.names)),
        address=tuple(dict.fromkeys(reading.address)),
        codes=deepest(reading.codes),
        points=find_points(text).points,
        landmarks=tuple(dict.fromkeys(reading.landmarks)),
    )


def deepest(codes: list[str]) -> tuple[str, ...]:
    """The codes without those that only begin another one."""
    each = dict.fromkeys(codes)
    return tuple(c for c in each if not any(o != c and o.startswith(c) for o in each))


def _read_piece(piece: str, reading: _Reading) -> None:
    """Sort one piece in; a relation word parts it into what is there and what it is near."""
    if not fold(piece):
        return
    split = _split(piece)
    if split is None:
        _read_place(piece, reading)
        return
    place, near = split
    metres = distance_in(near) or distance_in(place)
    if telling_words(without_distance(near)):
        reading.landmarks.append(Landmark(without_distance(near).strip(), metres))
    place = without_distance(place).strip() if distance_in(place) else place
    if fold(place):
        _read_place(place, reading)


def _read_place(piece: str, reading: _Reading) -> None:
    """A piece without a relation: name, address or hint."""
    piece = piece.strip()
    quoted = _QUOTED.search(piece)
    if quoted is not None:
        reading.names.append(quoted[1].strip())
    elif is_address(piece):
        reading.address.append(piece)
    elif telling_words(piece) and _is_name(piece):
        reading.names.append(piece)
    elif telling_words(piece):
        reading.landmarks.append(Landmark(piece))


def _is_name(piece: str) -> bool:
    """A few words, and in Latin letters at least one telling word with a capital."""
    if len(site_words(piece)) > _MOST_NAME_WORDS:
        return False
    if script_of(fold(piece)) is not Script.LATIN:
        return True
    capitals = [word for word in piece.split() if word[:1].isupper()]
    return any(telling_words(word) for word in capitals)


def _without_areas(text: str, reading: _Reading) -> str:
    """Take the names of areas out; they become codes."""

    def noted(found: re.Match[str]) -> str:
        reading.codes.append(_areas()[fold(found[0])])
        return " "

    return _area_names().sub(noted, text)


@cache
def _areas() -> Mapping[str, str]:
    """P-codes of provinces by what people call them."""
    areas = table("site_words")["areas"]
    return {fold(name): code for code, names in areas.items() for name in names}


@cache
def _area_names() -> re.Pattern[str]:
    """Names of areas as they are written."""
    areas = table("site_words")["areas"]
    return _any_of({name for names in areas.values() for name in names}, least=_SHORTEST_AREA)


@cache
def _relations(group: str) -> re.Pattern[str]:
    """Words that say what a place lies near."""
    return _any_of({each for told in table("site_words")[group].values() for each in told})


def _any_of(phrases: set[str], *, least: int = 1) -> re.Pattern[str]:
    """Any of these phrases, the longest first; as whole words where words have spaces.

    In scripts without spaces a phrase shorter than `least` counts only between spaces; Chinese
    writes short words and counts anywhere.
    """
    inside: list[str] = []
    whole: list[str] = []
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        script = script_of(fold(phrase))
        is_free = script is Script.HAN or (script is not Script.LATIN and len(phrase) >= least)
        (inside if is_free else whole).append(re.escape(phrase))
    either = [*inside, rf"(?<![^\W_])(?:{'|'.join(whole)})(?![^\W_])"] if whole else inside
    return re.compile("|".join(either), re.IGNORECASE)


def _split(piece: str) -> tuple[str, str] | None:
    """What is there and what it is near; None without a relation word."""
    if script_of(fold(piece)) is Script.HAN:
        found = _relations("after").search(piece)
        if found is not None:
            near, place = piece[: found.start()], piece[found.end() :]
            return _PARTICLE.sub("", place.strip()), _PARTICLE.sub("", near.strip())
        return None
    found = _relations("before").search(piece)
    return (piece[: found.start()], piece[found.end() :]) if found is not None else None
