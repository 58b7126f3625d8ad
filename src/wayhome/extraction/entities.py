"""Who and what an article names: the model's names, gathered by equal text."""

from collections import defaultdict
from collections.abc import Iterator

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORG,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
}


def find_entities(told: Understood) -> Iterator[Entity]:
    """Every named person, organisation and place with all mentions."""
    found: defaultdict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for paragraph in told.parsed.paragraphs:
        for piece in paragraph.doc.ents:
            if kind := _KINDS.get(piece.label_):
                span = paragraph.over(piece)
                found[kind, span.text].append(span)
    for (kind, name), mentions in found.items():
        slug = "-".join(name.lower().split())
        yield Entity(kind, f"{kind}:{slug}", name, tuple(mentions))
