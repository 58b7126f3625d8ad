"""More to read for those who want it; closed until opened."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def details(content: str, summary: str, *, is_open: bool = False) -> SafeString:
    """`{% details "Summary" [is_open=True] %}…{% enddetails %}`."""
    return render("details/details.html", content=content, summary=summary, is_open=is_open)
