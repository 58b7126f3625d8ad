"""A source text as it was kept, with the spans that support each proposal marked and linked."""

from collections.abc import Sequence

from wayhome.web.components.marked_source.marks import Mark, pieces
from wayhome.web.components.registry import register


@register.inclusion_tag("components/marked_source/marked_source.html")
def marked_source(
    text: str, *, marks: Sequence[Mark] = (), language: str = "", label: str = ""
) -> dict[str, object]:
    """`{% marked_source text marks=… [language] [label] %}`.

    Each mark carries the number of its proposal, so that it is read without colour.
    """
    return {
        "pieces": tuple(pieces(text, marks)),
        "language": language,
        "label": label,
    }
