"""Who tells a figure that stands in no statement: whoever counted it, gives it, or keeps the count."""

from spacy.tokens import Token

from wayhome.extraction.figures.reading import Count
from wayhome.extraction.figures.wording import words_with
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import parties
from wayhome.extraction.statements.grammar import is_asserted, subject_of
from wayhome.extraction.understood import Understood

_HIGHEST = 5
_RECKONING = frozenset({"count", "estimate", "tally", "reckoning", "figures"})


def teller(told: Understood, sentence: Sentence, count: Count) -> str | None:
    """An entity or some people by whose account a figure is told; None when the article tells it."""
    if said := told.said_by(count.words):
        return said.speaker
    head = _counter(count.noun) or _by_count_of(count.noun)
    if head is None or sentence.paragraph.block.label == "title":
        return None
    return parties(told).of(sentence.paragraph, head).one


def _counter(noun: Token | None) -> Token | None:
    """The subject of "the union counted 63 prisoners", "which counted 179", "the report says 8"."""
    for height, each in enumerate(noun.ancestors if noun is not None else ()):
        if height > _HIGHEST:
            return None
        if each.pos_ != "VERB":
            continue
        if each.lemma_ in words_with("counting") and is_asserted(each) and not _by_others(each):
            return subject_of(each)
        if each.dep_ in ("relcl", "advcl", "acl"):
            return None
    return None


def _by_others(verb: Token) -> bool:
    return any(each.dep_ in ("auxpass", "nsubjpass") for each in verb.children)


def _by_count_of(noun: Token | None) -> Token | None:
    """The centre of "who, by the centre's count, are still held"."""
    for each in noun.sent if noun is not None else ():
        if each.lower_ not in _RECKONING or each.head.lower_ not in ("by", "on"):
            continue
        for child in each.children:
            if child.dep_ == "poss":
                return child
            if child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
