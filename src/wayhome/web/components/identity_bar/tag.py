"""Which case or person this page is about, said the same way on each of its pages."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def identity_bar(content: str, *, code: str, label: str = "") -> SafeString:
    """`{% identity_bar code=… [label] %}` around items. The code, never a name, is the title."""
    return render("identity_bar/identity_bar.html", content=content, code=code, label=label)


@register.simple_block_tag
def identity_item(content: str, label: str) -> SafeString:
    """`{% identity_item "Risk" %}…{% endidentity_item %}`, inside an identity bar."""
    return render("identity_bar/item.html", content=content, label=label)
