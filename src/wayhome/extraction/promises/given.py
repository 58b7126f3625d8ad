"""Promises given by a noun: "gave an assurance that …", "renewed its commitment to …"."""

from spacy.tokens import Token

from wayhome.extraction.clauses import happened, is_infinitive, is_passive, own_subject
from wayhome.extraction.facts import Commitment
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.promises.told import commitment
from wayhome.extraction.requests.asked import last_of

_RECEIVE = ("receive", "get", "obtain", "secure", "win", "extract")


def given(who: Parties, paragraph: Paragraph, phrase: Phrase) -> tuple[Commitment, int] | None:
    """What somebody gives their word for, or has another's word for."""
    noun = phrase.first
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "dobj" or is_passive(verb):
        return None
    if verb.lemma_ not in phrase.entry.more["makers"] or not happened(verb):
        return None
    what = _promised(noun, verb)
    doer = _from(noun, verb) if verb.lemma_ in _RECEIVE else own_subject(verb)
    if what is None or doer is None:
        return None
    first = doer.left_edge.i if doer.i < verb.i else verb.i
    wide = (first, what[1])
    return commitment(who, paragraph, phrase, verb=verb, what=what, wide=wide, doer=doer), what[1]


def _from(noun: Token, verb: Token) -> Token | None:
    """Whose word it is that somebody has: "assurances from the ministry"."""
    preps = [c for c in (*noun.children, *verb.children) if c.lower_ == "from"]
    return next((c for each in preps for c in each.children if c.dep_ == "pobj"), None)


def _promised(noun: Token, verb: Token) -> tuple[int, int] | None:
    """The first and last token of what a promise is of: "to do", "that", "to doing"."""
    hung = [c for c in (*noun.children, *verb.children) if c.i > noun.i]
    for each in hung:
        if each.dep_ in ("acl", "xcomp", "advcl", "relcl") and is_infinitive(each):
            to = next(c for c in each.lefts if c.lower_ == "to")
            return to.i + 1, last_of(each)
        mark = next((c for c in each.lefts if c.lower_ == "that"), None)
        if (
            each.dep_ in ("acl", "ccomp", "relcl", "advcl")
            and mark is not None
            and mark.dep_ == "mark"
        ):
            return mark.i + 1, last_of(each)
    for each in hung:
        if each.dep_ == "prep" and each.lower_ == "to":
            inner = next((c for c in each.children if c.dep_ in ("pcomp", "pobj")), None)
            if inner is not None and inner.ent_type_ not in ("PERSON", "ORG", "GPE"):
                return each.i + 1, last_of(inner)
    return None
