"""A status in one or two words; colour only repeats what the word says."""

from enum import StrEnum

from wayhome.web.components.registry import register


class Tone(StrEnum):
    """The colour of a status."""

    PLAIN = "plain"
    CALM = "calm"
    GOOD = "good"
    CARE = "care"
    URGENT = "urgent"
    QUIET = "quiet"


@register.inclusion_tag("components/status/status.html", name="tag")
def status(text: str, tone: str = "plain") -> dict[str, object]:
    """`{% tag text [tone] %}`; `tone` is plain, calm, good, care, urgent or quiet."""
    return {"text": text, "tone": Tone(tone)}
