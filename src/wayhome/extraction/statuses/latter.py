"""Whom "the former" and "the latter" mean: of the two persons named shortly before."""

from spacy.tokens import Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties

_WHICH = {"former": 0, "latter": 1}
_TWO = 2


def one_of_two(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """One of the two named in this sentence so far or in the one before; None of other words."""
    if head.lower_ not in _WHICH or head.left_edge.lower_ != "the":
        return None
    sentences = [each for each in paragraph.doc.sents if each.start <= head.i][-2:]
    for sentence in reversed(sentences):
        named = dict.fromkeys(
            each.entity.entity_id
            for each in who.known.at(
                paragraph.number, sentence.start, min(head.i, sentence.end) - 1
            )
            if each.entity.kind is EntityKind.PERSON
        )
        if named:
            return list(named)[_WHICH[head.lower_]] if len(named) == _TWO else None
    return None
