"""Past the header, to the content."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/skip_link/skip_link.html")
def skip_link() -> dict[str, str]:
    """`{% skip_link %}` leads to the element with the id "content", which the layouts have."""
    return {}
