"""What stands where nothing is yet: why, and what one can do."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """`{% empty_state "Nothing is waiting" %}…{% endempty_state %}`."""
    return render("empty_state/empty_state.html", content=content, title=title)
