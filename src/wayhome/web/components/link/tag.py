"""A link, with words for those who hear it without what stands around it."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/link/link.html")
def link(text: str, href: str, *, hidden: str = "", is_external: bool = False) -> dict[str, object]:
    """`{% link text href [hidden] [is_external] %}`; `hidden` completes the text when heard."""
    return {"text": text, "href": href, "hidden": hidden, "is_external": is_external}
