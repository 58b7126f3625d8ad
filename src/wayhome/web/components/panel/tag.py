"""What a sender leaves with: the thing is done, and here is its number."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render

_GROUP = 4


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """`{% panel "We have it" %}…{% endpanel %}`: the page's only h1."""
    return render("panel/panel.html", content=content, title=title)


@register.inclusion_tag("components/panel/receipt.html")
def receipt(digits: str, *, can_copy: bool = True) -> dict[str, object]:
    """`{% receipt "1234567812345678" %}` writes digits in groups of four, alike in every script."""
    bare = "".join(digits.split())
    groups = " ".join(bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP))
    return {"groups": groups, "can_copy": can_copy}
