"""What happened, who did it and when; the caller puts the newest first."""

from datetime import datetime

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def timeline(content: str, label: str = "") -> SafeString:
    """`{% timeline [label] %}` around events."""
    return render("timeline/timeline.html", content=content, label=label)


@register.simple_block_tag
def timeline_event(
    content: str, title: str, *, at: datetime | None = None, when: str = "", who: str = ""
) -> SafeString:
    """`{% timeline_event title [at] [when] [who] %}…{% endtimeline_event %}`.

    `at` is a moment; `when` replaces it by words where only a part of the date is known.
    """
    return render("timeline/event.html", content=content, title=title, at=at, when=when, who=who)
