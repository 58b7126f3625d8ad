"""The map: provinces by operations and sites with the same numbers beside them, and sites as points."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.operations.queries.on_map import ProvinceCount, SitePoint, by_province, open_points
from wayhome.places.projection import cambodia_at, cambodia_metres
from wayhome.places.provinces import province_name
from wayhome.places.shapes import cambodia
from wayhome.sites.queries.sites import sites_with
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.operations.sections import sections

_STEPS = (1, 2, 5, 10)
_SHADES = ("0", "0.2", "0.4", "0.65", "0.9")
_SMALLEST = 3.0


@dataclass(frozen=True, slots=True)
class Area:
    """A province: its outline, how dark it is, and what it stands for in words."""

    path: str
    shade: str
    words: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A line of the table."""

    name: str
    operations: int
    sites: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A site on the drawing: its middle, and how far it may lie from there, as SVG writes numbers."""

    x: str
    y: str
    radius: str
    number: int
    code: str
    within_m: int
    site: UUID
    is_outside: bool


@require_http_methods(["GET", "HEAD", "POST"])
def operations_map(request: HttpRequest) -> HttpResponse:
    """Provinces and numbers; sites as points once they are opened for a purpose."""
    actor = desk_actor(request)
    counts = by_province(actor)
    form: PurposeForm | None = None
    circles: list[Circle] = []
    status = 200
    if can(actor, Permission.SITE_READ):
        data = request.POST if request.method == "POST" else None
        form = PurposeForm(data, actor=actor, permission=Permission.SITE_READ)
        if form.is_bound and form.is_valid():
            points = open_points(actor, purpose=form.chosen)
            codes = {row.id: row.code for row in sites_with(actor, [p.site for p in points])}
            circles = [
                _circle(point, number, codes[point.site])
                for number, point in enumerate(points, start=1)
            ]
        elif form.is_bound:
            status = 422
    context = {
        "box": cambodia(),
        "areas": _areas(counts),
        "rows": [_row(each) for each in counts],
        "form": form,
        "is_opened": form is not None and form.is_bound and form.is_valid(),
        "circles": circles,
        "sections": sections("map"),
    }
    return page(request, "operations/map.html", context, here="desk:operations", status=status)


def _areas(counts: Sequence[ProvinceCount]) -> list[Area]:
    """Every province, the darker the more operations and sites it has; empty ones come first."""
    held = {each.province: each for each in counts}
    found = []
    for outline in cambodia().outlines:
        each = held.get(outline.code)
        number = each.operations + each.sites if each else 0
        words = ""
        if each:
            words = f"{province_name(outline.code)}: {each.operations} + {each.sites}"
        found.append((number, Area(outline.path, _shade(number), words)))
    return [area for _number, area in sorted(found, key=lambda pair: pair[0])]


def _shade(number: int) -> str:
    """How dark a province is drawn, in steps of 1, 2, 5 and 10."""
    return _SHADES[sum(number >= step for step in _STEPS)]


def _row(each: ProvinceCount) -> CountRow:
    return CountRow(province_name(each.province), each.operations, each.sites)


def _circle(point: SitePoint, number: int, code: str) -> Circle:
    """A site where it lies on the drawing."""
    x, y = cambodia_at(point.point.latitude, point.point.longitude)
    box = cambodia()
    return Circle(
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        radius=f"{max(_SMALLEST, cambodia_metres(point.point.within_m)):.1f}",
        number=number,
        code=code,
        within_m=round(point.point.within_m),
        site=point.site,
        is_outside=not (0 <= x <= box.width and 0 <= y <= box.height),
    )
