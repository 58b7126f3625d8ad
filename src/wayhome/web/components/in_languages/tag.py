"""Sections that say the same in several languages, the reader's own first."""

import re

from django.utils.safestring import SafeString, mark_safe

from wayhome.web.components.language_switch.tag import html_language
from wayhome.web.components.registry import register

_SECTION = re.compile(r'<section lang="([\w-]+)">.*?</section>\n?', re.DOTALL)
_HEADING = re.compile(r"(</?)h[12]\b")


@register.simple_block_tag
def in_languages(content: str) -> SafeString:
    """`{% in_languages %}…{% endin_languages %}`: `<section lang>` each, of which the first has the h1."""
    first = _SECTION.search(content)
    if first is None:
        return mark_safe(content)  # noqa: S308  # escaped when it was rendered
    sections = [(found.group(1), found.group()) for found in _SECTION.finditer(content)]
    own = html_language()
    ordered = sorted(sections, key=lambda each: each[0] != own)
    told = "".join(
        _HEADING.sub(rf"\g<1>h{1 if place == 0 else 2}", text)
        for place, (_, text) in enumerate(ordered)
    )
    before, behind = content[: first.start()], _SECTION.sub("", content[first.start() :])
    return mark_safe(before + told + behind)  # noqa: S308  # as above
