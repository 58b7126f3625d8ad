"""The places that facts speak of: two maps, and a table with the same figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name
from wayhome.places.shapes import Drawing, cambodia, world
from wayhome.record.queries.places_spoken_of import PlaceSpokenOf, places_spoken_of
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.sections import sections

_STEPS = (1, 3, 10, 30)
_SHADES = ("none", "0.25", "0.45", "0.7", "1")
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Area:
    """A country or province: its outline, how dark it is, and what it stands for in words."""

    path: str
    shade: str
    words: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the table: the place, the country it is in, and the addresses of its facts."""

    name: str
    inside: str
    facts: int
    hrefs: tuple[str, ...]
    is_on_map: bool


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """The maps and the table of places."""
    actor = desk_actor(request)
    found = places_spoken_of(actor)
    countries, provinces = _counts(found)
    context = {
        "rows": [_row(place) for place in found[:MOST_PLACES]],
        "left_out": max(0, len(found) - MOST_PLACES),
        "world": world(),
        "world_areas": _areas(world(), countries),
        "cambodia": cambodia() if provinces else None,
        "cambodia_areas": _areas(cambodia(), provinces),
        "sections": sections(actor, here="desk:places"),
    }
    return page(request, "record/places.html", context, here="desk:record")


def _counts(found: Sequence[PlaceSpokenOf]) -> tuple[Counter[str], Counter[str]]:
    """Facts by country, its provinces included, and by province."""
    countries, provinces = Counter[str](), Counter[str]()
    for place in found:
        if place.meant:
            countries[place.meant.country] += place.facts
            if place.meant.province:
                provinces[place.meant.province] += place.facts
    return countries, provinces


def _areas(drawing: Drawing, counts: Counter[str]) -> list[Area]:
    """Every outline, the darker the more facts speak of it; those without any come first."""
    areas = [
        (counts[each.code], Area(each.path, shade(counts[each.code]), _words(each.code, counts)))
        for each in drawing.outlines
    ]
    return [area for _count, area in sorted(areas, key=lambda pair: pair[0])]


def shade(count: int) -> str:
    """How dark an area is drawn, in steps of 1, 3, 10 and 30 facts."""
    return _SHADES[sum(count >= step for step in _STEPS)]


def _words(code: str, counts: Counter[str]) -> str:
    """What a pointer or screen reader is told of an area; nothing where nothing is."""
    if not counts[code]:
        return ""
    name = province_name(code) if code[-1].isdigit() else country_name(code)
    return f"{name}: {counts[code]}"


def _row(place: PlaceSpokenOf) -> PlaceRow:
    meant = place.meant
    if meant is None:
        name, inside = place.name, ""
    elif meant.province:
        name, inside = province_name(meant.province), country_name(meant.country)
    else:
        name, inside = country_name(meant.country), ""
    here = reverse("desk:record_search")
    return PlaceRow(
        name=name,
        inside=inside,
        facts=place.facts,
        hrefs=tuple(with_query(here, {"subject": str(each)}) for each in place.subjects[:5]),
        is_on_map=meant is not None,
    )
