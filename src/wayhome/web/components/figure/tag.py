"""A published number and all that belongs to it: the table first, then the same as bars."""

from wayhome.web.components.figure.chart import WIDTH, Figure, bars, height
from wayhome.web.components.registry import register


@register.inclusion_tag("components/figure/figure.html")
def figure(
    content: Figure, *, identifier: str = "figure", with_chart: bool = True
) -> dict[str, object]:
    """`{% figure figure [identifier] [with_chart] %}`; `identifier` is unique on the page."""
    return {
        "figure": content,
        "identifier": identifier,
        "bars": tuple(bars(content.rows)) if with_chart else (),
        "width": WIDTH,
        "height": height(content.rows),
    }
