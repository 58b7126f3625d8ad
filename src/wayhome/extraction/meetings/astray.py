"""Who is told around a noun of meeting, read off the words where the parse goes astray."""

from spacy.tokens import Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.listed import listed_from
from wayhome.extraction.meetings.who import Present
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import phrases

_VERBS = ("VERB", "AUX")
_TWO = 2


def farther(who: Parties, paragraph: Paragraph, noun: Token) -> Present:
    """Those behind a "with" that a place or a day parts from its noun: "talks in Oslo on Monday with".

    "Between" may stand farther: "a meeting that had been planned for May between".
    """
    near = True
    for each in noun.doc[noun.i + 1 : noun.sent.end]:
        if each.lower_ == "with" and near:
            found = listed_from(who, paragraph, each.i + 1)
            found.add(_and_with(who, paragraph, each))
            return found
        if each.lower_ == "between":
            both = listed_from(who, paragraph, each.i + 1)
            if len(both) >= _TWO:
                return both
        inside = noun in each.ancestors
        near = (
            near
            and (each.pos_ not in _VERBS or each.dep_ in ("pcomp", "pobj"))
            and each.text not in (",", ";", ":")
        )
        if each.text in (";", ":") or (each.pos_ in _VERBS and not inside):
            break
    return Present()


def _and_with(who: Parties, paragraph: Paragraph, prep: Token) -> Present:
    """Those behind a further "and with", wherever the parse hung it."""
    found, doc = Present(), prep.doc
    for each in doc[prep.i + 1 : prep.sent.end]:
        if each.lower_ == "with" and each.nbor(-1).lower_ == "and":
            found.add(listed_from(who, paragraph, each.i + 1))
    return found


def misread(noun: Token) -> Token | None:
    """The verb of a meeting where the parse took it for a participle: "Ana Duarte, held talks"."""
    place = noun.i - 1
    while place > noun.sent.start and noun.doc[place].pos_ in ("DET", "ADJ", "NOUN", "NUM"):
        place -= 1
    verb = noun.doc[place]
    return verb if verb.lower_ in ("held", "had", "holds", "hosted") else None


def before_it(who: Parties, paragraph: Paragraph, noun: Token) -> Present:
    """The person named right before such a verb."""
    verb = misread(noun)
    place = verb.i - 1 if verb is not None else noun.sent.start
    while place > noun.sent.start and (
        noun.doc[place].text == "," or noun.doc[place].pos_ in ("ADV", "AUX")
    ):
        place -= 1
    named = who.named(paragraph, noun.doc[place])
    person = named is not None and named.kind is EntityKind.PERSON
    return Present([named.entity_id]) if named is not None and person else Present()


def is_after(noun: Token, holder: Token) -> bool:
    """Whether another meeting is told behind one: "After the talks, he had lunch with"."""
    over = noun.head.lower_ in ("after", "following", "before", "on", "during")
    over = over and noun.i < holder.i
    things = (holder, *(c for c in holder.children if c.dep_ == "dobj"))
    return over and any(any(phrases("meetings", each)) for each in things)
