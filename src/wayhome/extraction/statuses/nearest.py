"""A subject that the parse took from far away, with somebody nearer named in between."""

from spacy.tokens import Token

from wayhome.extraction.clauses import is_passive, object_of, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties

_LOOSE = ("xcomp", "dep", "ccomp", "advcl", "parataxis")
_PARTICIPLES = ("VBD", "VBN", "VBZ", "VBP")


def right_before(
    who: Parties, paragraph: Paragraph, head: Token, *, verb: Token
) -> tuple[Token, bool]:
    """The subject of a verb, and whether it may as well be somebody named nearer.

    "She asked where, he said, a teacher, Hem Boran, died": he died who stands before the verb.
    """
    if head.i > verb.i or head.sent != verb.sent or verb.tag_ not in _PARTICIPLES:
        return head, False
    if verb in (head.head, head.head.head) or verb.dep_ not in (*_LOOSE, "conj"):
        return head, False
    between = [
        each
        for each in who.known.at(paragraph.number, head.i + 1, verb.i - 1)
        if each.entity.kind is EntityKind.PERSON and each.first > head.i
    ]
    if not between:
        return head, False
    if verb.dep_ == "conj" and (passive := _passive_between(head, verb)) is not None:
        nearer = own_subject(passive) if verb.tag_ == "VBN" else None
        return nearer or head, nearer is None
    last = between[-1]
    gap = [each.text for each in paragraph.doc[last.last + 1 : verb.i]]
    aside = paragraph.doc[last.first - 1].text == "," and gap == [","]
    if verb.tag_ != "VBN" and (aside or (verb.dep_ != "conj" and not gap)):
        return paragraph.doc[last.first : last.last + 1].root, False
    return head, verb.dep_ != "conj"


def _passive_between(head: Token, verb: Token) -> Token | None:
    """The last passive before a participle that was joined to an active verb farther up."""
    if is_passive(verb) or is_passive(verb.head) or object_of(verb) is not None:
        return None
    between = (each for each in reversed(verb.doc[head.i + 1 : verb.i]) if each.tag_ == "VBN")
    return next((each for each in between if is_passive(each)), None)
