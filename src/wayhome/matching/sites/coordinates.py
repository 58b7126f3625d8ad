"""Find coordinates in what people write: decimal degrees, degrees and minutes, links of maps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.matching.phones import ascii_digits
from wayhome.matching.point import Point, PointOutsideWorldError

_DEGREE_M = 111_320.0
_LEAST_M, _STATED_MOST_M = 30.0, 200_000.0

_DECIMAL = re.compile(
    r"(?<![\d.])(?P<lat>[+-]?\d{1,2}\.\d{1,9})\s*°?\s*(?P<ns>[NS]?)\s*[,;/ ]\s*"
    r"(?P<lon>[+-]?\d{1,3}\.\d{1,9})\s*°?\s*(?P<ew>[EW]?)(?![\d.])",
    re.IGNORECASE,
)
_SEXAGESIMAL = re.compile(
    r"""(?P<lat>\d{1,2})\s*°\s*(?P<latm>\d{1,2}(?:\.\d+)?)\s*['′’]\s*
    (?:(?P<lats>\d{1,2}(?:\.\d+)?)\s*["″”]\s*)?(?P<ns>[NS])\s*[,;/]?\s*
    (?P<lon>\d{1,3})\s*°\s*(?P<lonm>\d{1,2}(?:\.\d+)?)\s*['′’]\s*
    (?:(?P<lons>\d{1,2}(?:\.\d+)?)\s*["″”]\s*)?(?P<ew>[EW])""",
    re.IGNORECASE | re.VERBOSE,
)
_UNIT = r"(?P<unit>km|kilomet\w+|m|met\w+|公里|千米|米|គីឡូម៉ែត្រ|ម៉ែត្រ|กม\.?|กิโลเมตร|เมตร|cây số|mét)"
_WITHIN = re.compile(
    r"(?:±|\+/-|u=|within|accurate to|accuracy|about|约|ប្រហែល|ประมาณ|khoảng|sekitar)\s*"
    r"(?P<number>\d{1,6}(?:[.,]\d{1,3})?)\s*" + _UNIT + r"?(?!\w)",
    re.IGNORECASE,
)
_DISTANCE = re.compile(r"(?P<number>\d{1,6}(?:[.,]\d{1,3})?)\s*" + _UNIT + r"(?!\w)", re.IGNORECASE)
_KILO = ("k", "公", "千", "គី", "กม", "กิ", "cây")


@dataclass(frozen=True, slots=True)
class Found:
    """Points of a text, and the text without them."""

    points: tuple[Point, ...]
    rest: str


def find_points(text: str) -> Found:
    """Return every point in a text.

    Without a stated error a point is as exact as its digits, since `10.6, 103.5` is a town and
    `10.60932, 103.52958` a door. Numbers outside the world are left in the text.
    """
    plain = ascii_digits(text)
    spans: list[tuple[int, int]] = []
    points: list[Point] = []
    for match, latitude, longitude, digits_m in _candidates(plain):
        stated = _WITHIN.match(plain, _skipped(plain, match.end()))
        within = _metres(stated) if stated else digits_m
        try:
            points.append(Point(latitude, longitude, min(max(within, 1.0), _STATED_MOST_M)))
        except PointOutsideWorldError:
            continue
        spans.append((match.start(), stated.end() if stated else match.end()))
    for start, end in reversed(spans):
        plain = f"{plain[:start]} ; {plain[end:]}"
    return Found(tuple(dict.fromkeys(points)), plain)


def distance_in(text: str) -> float | None:
    """Return the first distance in a text in metres; None when there is none."""
    found = _DISTANCE.search(ascii_digits(text))
    return _metres(found) if found else None


def without_distance(text: str) -> str:
    """Return the text without its first distance."""
    plain = ascii_digits(text)
    return _DISTANCE.sub(" ", plain, count=1) if _DISTANCE.search(plain) else text


def _candidates(text: str) -> Iterator[tuple[re.Match[str], float, float, float]]:
    """Matches with latitude, longitude and the error that their digits leave, in order."""
    found: list[tuple[re.Match[str], float, float, float]] = []
    for match in _SEXAGESIMAL.finditer(text):
        has_seconds = match["lats"] and match["lons"]
        error = _DEGREE_M / (3600 if has_seconds else 60) / 2
        latitude = _degrees(match["lat"], match["latm"], match["lats"])
        longitude = _degrees(match["lon"], match["lonm"], match["lons"])
        found.append((match, *_signed(match, latitude, longitude), max(error, _LEAST_M)))
    for match in _DECIMAL.finditer(text):
        digits = min(len(match[each].partition(".")[2]) for each in ("lat", "lon"))
        error = max(_DEGREE_M * 10.0**-digits / 2, _LEAST_M)
        found.append((match, *_signed(match, float(match["lat"]), float(match["lon"])), error))
    yield from sorted(found, key=lambda each: each[0].start())


def _degrees(degrees: str, minutes: str, seconds: str | None) -> float:
    return int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600


def _signed(match: re.Match[str], latitude: float, longitude: float) -> tuple[float, float]:
    """South and west are negative."""
    south, west = match["ns"].upper() == "S", match["ew"].upper() == "W"
    return -abs(latitude) if south else latitude, -abs(longitude) if west else longitude


def _skipped(text: str, at: int) -> int:
    """Where the text goes on after spaces and marks."""
    while at < len(text) and text[at] in " ,;(":
        at += 1
    return at


def _metres(found: re.Match[str]) -> float:
    number = float(found["number"].replace(",", "."))
    unit = (found["unit"] or "m").lower()
    return number * 1000 if unit.startswith(_KILO) else number
