"""A subject that the parse took from far away, with somebody nearer named in between."""

from spacy.tokens import Token

from wayhome.extraction.clauses import is_passive, object_of, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, is_many
from wayhome.extraction.pronouns import is_pronoun

_LOOSE = ("xcomp", "dep", "ccomp", "advcl", "parataxis")
_PARTICIPLES = ("VBD", "VBN", "VBZ", "VBP")


def right_before(
    who: Parties, paragraph: Paragraph, head: Token, *, verb: Token
) -> tuple[Token, bool]:
    """The subject of a verb, and whether it may as well be somebody named nearer.

    "She asked where, he said, a teacher, Hem Boran, died": he died who stands before the verb.
    """
    head = _himself(head) or _told_before(head, verb) or head
    apart = head.i > verb.i or head.sent != verb.sent or head.dep_ == "poss"
    if apart or verb.tag_ not in _PARTICIPLES:
        return head, False
    helpers = [each for each in verb.lefts if each.dep_ in ("aux", "auxpass")] or [verb]
    forms = {each.lower_ for each in helpers}
    lone = is_pronoun(head) and bool(forms & {"are", "were", "have"})
    if lone or (is_many(head) and forms & {"is", "was", "has"}):
        aside = _aside_before(who, paragraph, head, before=helpers[0].i)
        return (aside, False) if aside is not None else (head, lone)
    if verb in (head.head, head.head.head) or verb.dep_ not in (*_LOOSE, "conj"):
        return head, False
    return _of_far(who, paragraph, head, verb=verb)


def _himself(head: Token) -> Token | None:
    """Ana Duarte in "Ana Duarte, who jailed Ben Sollis, was herself jailed"."""
    if not head.lower_.endswith(("self", "selves")):
        return None
    verb = head.head
    helpers = [each for each in verb.lefts if each.dep_ in ("aux", "auxpass")]
    beside = (one for each in (verb, *helpers) for one in each.lefts if one != head)
    doers = [each for each in beside if each.dep_ in ("nsubj", "nsubjpass")]
    if doers and doers[0].lower_ != "who":
        return doers[0]
    return verb.head if verb.dep_ == "relcl" else None


def _told_before(head: Token, verb: Token) -> Token | None:
    """The driver in "A driver was questioned, she added, but had been let go"."""
    saying = head.head
    if head.dep_ != "nsubj" or saying == verb or not head.i < verb.i:
        return None
    if saying.dep_ == "parataxis" and saying.head.i < head.i:
        return own_subject(saying.head)
    told = (each for each in saying.children if each.dep_ == "ccomp" and each.i < head.i)
    first = next(told, None)
    return own_subject(first) if first is not None else None


def _of_far(who: Parties, paragraph: Paragraph, head: Token, *, verb: Token) -> tuple[Token, bool]:
    """The subject of a verb that the parse hung on another verb, with the doubt of it."""
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


def _aside_before(who: Parties, paragraph: Paragraph, head: Token, *, before: int) -> Token | None:
    """The name right before a verb: "two were fined and a third, Ana Duarte, was jailed"."""
    at = before - 1
    while at > head.i and paragraph.doc[at].pos_ in ("PUNCT", "ADV"):
        at -= 1
    for each in who.known.at(paragraph.number, at, at):
        if each.entity.kind is EntityKind.PERSON and each.first > head.i:
            return paragraph.doc[each.first : each.last + 1].root
    return None


def _passive_between(head: Token, verb: Token) -> Token | None:
    """The last passive before a participle that was joined to an active verb farther up."""
    if is_passive(verb) or is_passive(verb.head) or object_of(verb) is not None:
        return None
    between = (each for each in reversed(verb.doc[head.i + 1 : verb.i]) if each.tag_ == "VBN")
    return next((each for each in between if is_passive(each)), None)
