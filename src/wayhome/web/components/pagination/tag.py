"""Through a long list by cursor: before and after, with no count that the list would have to make."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/pagination/pagination.html")
def pagination(
    *, previous_href: str = "", next_href: str = "", label: str = "", back: str = "", on: str = ""
) -> dict[str, str]:
    """`{% pagination [previous_href] [next_href] [label] [back] [on] %}`: silent for one page only.

    `back` and `on` are what the two ways say where they lead to no pages, such as to months.
    """
    return {
        "previous_href": previous_href,
        "next_href": next_href,
        "label": label,
        "back": back,
        "on": on,
    }
