"""Back to the page before, at the top of the content."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/back_link/back_link.html")
def back_link(href: str, text: str = "") -> dict[str, str]:
    """`{% back_link href [text] %}`; the text is "Back" unless another is given."""
    return {"href": href, "text": text}
