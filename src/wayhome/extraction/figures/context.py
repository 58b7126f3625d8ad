"""The words a figure stands in: what it is a number of, and what happened to those counted."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.figures.reading import Count
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.spans import Span

_LONGEST = 90
_NEAR = 8
_OBJECT = ("dobj", "attr", "npadvmod", "advmod", "oprd", "nummod")
_AFTER = ("prep", "acl", "relcl", "amod", "advmod", "npadvmod")
_PREDICATE = ("dobj", "acomp", "attr", "xcomp", "prt", "oprd")


def passages(sentence: Sentence, count: Count) -> tuple[Span, ...]:
    """The words of a figure, then wider ones that a reader may have marked instead."""
    tokens = sentence.paragraph.tokens(count.words)
    head = count.noun
    if tokens is None or head is None:
        return (count.words,)
    first, last = int(tokens.start), int(tokens.end) - 1
    while head.dep_ in ("nummod", "quantmod", "compound") and first <= head.head.i <= last:
        head = head.head
    starts = [first, *_before(head, first)]
    ends = [last, *_behind(head, last)]
    pairs = [(starts[-1], last), (first, ends[-1]), (starts[-1], ends[-1])]
    found = [sentence.paragraph.over(tokens.doc[one : other + 1]) for one, other in pairs]
    short = [each for each in found if each.end - each.start <= _LONGEST]
    return tuple(dict.fromkeys((count.words, *short)))


def _before(head: Token, first: int) -> Iterator[int]:
    """Where the words begin that a number hangs on: "bail of 9", "up from 38", "counted 63"."""
    above = head.head
    if above.dep_ in ("prep", "agent", "dative") and head.dep_ == "pobj":
        yield from _near(above.i, first)
        noun = above.head
        if noun.pos_ in ("NOUN", "PROPN"):
            yield from _near(noun.left_edge.i, first)
        elif noun.dep_ != "ROOT" or noun.pos_ in ("VERB", "ADV"):
            yield from _near(noun.i, first)
    elif above.pos_ in ("VERB", "AUX") and head.dep_ in _OBJECT:
        yield from _near(above.i, first)


def _near(place: int, first: int) -> Iterator[int]:
    if 0 < first - place <= _NEAR:
        yield place


def _behind(head: Token, last: int) -> Iterator[int]:
    """Where the words end that tell of those counted: "9 women freed", "two were sent home"."""
    if head.i > last:
        yield head.i if head.i - last <= _NEAR else last
        return
    for each in head.children:
        if each.i > last and each.dep_ in _AFTER and each.left_edge.i == last + 1:
            yield min(int(each.right_edge.i), max(each.i, last + _NEAR))
            return
    verb = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and 0 < verb.i - last <= _NEAR:
        ends = [verb.i]
        for each in verb.children:
            near = each.i > verb.i and each.right_edge.i - verb.i <= _NEAR
            if near and each.dep_ in _PREDICATE:
                ends.append(int(each.right_edge.i))
        yield max(ends)
