"""A meeting told only after what was said at it: "urged the mayor … During the meeting, he …"."""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.clauses import behind, is_denied, is_infinitive, modal, own_subject
from wayhome.extraction.meetings.told import Found, made
from wayhome.extraction.meetings.when import date_of
from wayhome.extraction.meetings.who import Present, present
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase, phrases

_THE = ("the", "their", "this")
_AT = ("at", "during", "in", "after", "following", "over")
_WITH = ("with", "between", "of")
_VERBS = ("VERB", "AUX")
_BACK = 2
_NEAR = 2
_TWO = 2


def after_address(who: Parties, sentence: Sentence, before: list[Found]) -> Found | None:
    """The meeting at which one person addressed another in the sentences right before.

    Only where no meeting was told there, so that "the meeting" can be no other.
    """
    number = sentence.paragraph.number
    if before and number - before[-1].paragraph.number <= _NEAR:
        return None
    phrase = _meant(sentence)
    if phrase is None:
        return None
    for earlier in _earlier(who, sentence):
        for verb in (each for each in earlier.piece if each.lemma_.lower() in listed("addressed")):
            those = _both(who, earlier.paragraph, verb)
            if len(those) >= _TWO:
                found = made(who, sentence, phrase, those=those, heads=(phrase.last,))
                if found is not None:
                    found.date = found.date or date_of(who, earlier, verb)
                return found
    return None


def _meant(sentence: Sentence) -> Phrase | None:
    """The noun of "during the meeting", with nobody told beside it."""
    for token in sentence.piece:
        if token.pos_ != "NOUN" or token.head.lower_ not in _AT:
            continue
        if token.left_edge.lower_ not in _THE or any(c.lower_ in _WITH for c in token.children):
            continue
        for phrase in phrases("meetings", token):
            more = phrase.entry.more
            if more["form"] == "noun" and more["kind"] in ("meeting", "talks"):
                return phrase
    return None


def _earlier(who: Parties, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences right before, the nearest first, those of the paragraph before included."""
    paragraph, piece = sentence.paragraph, sentence.piece
    own = [each for each in paragraph.doc.sents if each.end <= piece.start]
    page = who.before(paragraph)
    other: list[Piece] = list(page.paragraph.doc.sents) if page is not None else []
    told = [Sentence(paragraph, each) for each in reversed(own)]
    if page is not None:
        told += [Sentence(page.paragraph, each) for each in reversed(other)]
    yield from told[:_BACK]


def _both(who: Parties, paragraph: Paragraph, verb: Token) -> Present:
    """Who addressed whom, where both are persons with names and it was done."""
    found = Present()
    undone = is_denied(verb) or modal(verb) or is_infinitive(verb) or verb.tag_ == "VBG"
    doer = own_subject(verb)
    if verb.pos_ not in _VERBS or undone or doer is None:
        return found
    whom = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    whom += list(behind(verb, "on", "upon"))
    ones, others = present(who, paragraph, doer), Present()
    for each in whom[:1]:
        others.add(present(who, paragraph, each))
    both = (*ones.named[:1], *others.named[:1])
    return Present(list(dict.fromkeys(one for one in both if one.startswith("person:"))))
