"""Words that stand out: a notice, a warning, and a page that interrupts before a hard step."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def notice(content: str, title: str = "", *, kind: str = "") -> SafeString:
    """`{% notice [title] [kind] %}…{% endnotice %}`; `kind` is success or important."""
    return render("notice/notice.html", content=content, title=title, kind=kind)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """`{% warning %}…{% endwarning %}`: one sentence on what cannot be undone."""
    return render("notice/warning.html", content=content)


@register.simple_block_tag
def interruption(content: str, title: str) -> SafeString:
    """`{% interruption "Before you go on" %}…{% endinterruption %}`: the page's only h1."""
    return render("notice/interruption.html", content=content, title=title)
