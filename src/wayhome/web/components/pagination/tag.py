"""Through a long list by cursor: before and after, with no count that the list would have to make."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/pagination/pagination.html")
def pagination(*, previous_href: str = "", next_href: str = "", label: str = "") -> dict[str, str]:
    """`{% pagination [previous_href] [next_href] [label] %}`: silent when there is one page only."""
    return {"previous_href": previous_href, "next_href": next_href, "label": label}
