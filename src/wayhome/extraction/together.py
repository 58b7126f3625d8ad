"""Several people at once: "a deacon, his brother and a deputy were", "Both were", "They were"."""

from spacy.tokens import Token

from wayhome.extraction.clauses import joined, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party, is_many

_PLURAL_HELPERS = ("were", "are", "have")
_TWO = ("both", "two", "pair", "couple", "duo")
_MEN = ("man", "woman", "two", "pair", "couple", "duo", "brother", "sister")
_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 2
_FARTHEST = 3


def heads_of(who: Parties, paragraph: Paragraph, head: Token) -> list[Token]:
    """A noun, and the nouns told with it, in asides and behind "and" as well."""
    heads = list(joined(head))
    if is_many(head):
        return heads
    verb = head.head
    several = any(each.lower_ in _PLURAL_HELPERS for each in verb.children)
    if head.dep_ in _SUBJECTS:
        heads += [
            one
            for each in verb.children
            if each.dep_ in _SUBJECTS and each.i != head.i and _and_before(each)
            for one in joined(each)
        ]
    for aside in (each for each in head.children if each.dep_ == "appos" and each.i > head.i):
        further = [each for each in joined(aside) if each is not aside]
        own_name = who.named(paragraph, head)
        of_one = own_name is not None and own_name.kind is EntityKind.PERSON
        if of_one and (several or all(_comma_and(aside, each) for each in further)):
            heads += further
        elif several and further and len(heads) == 1:
            heads += [aside, *further]
    return list(dict.fromkeys(heads))


def _and_before(head: Token) -> bool:
    """Whether "and" stands right before a noun with its words."""
    first = head.left_edge.i
    return first > 0 and head.doc[first - 1].lower_ == "and"


def _comma_and(aside: Token, further: Token) -> bool:
    """Whether ", and" parts an aside from the next person."""
    between = [each.lower_ for each in aside.doc[aside.i : further.left_edge.i]]
    return between[-2:] == [",", "and"]


def named_before(who: Parties, paragraph: Paragraph, head: Token) -> list[Party]:
    """Those whom "they", "both" or "the two men" mean: the subjects of a sentence right before.

    All of them must be named, and as many as the words say.
    """
    two = head.lower_ in _TWO or (
        head.lemma_.lower() in _MEN
        and any(each.lower_ in ("two", "both") for each in head.children)
    )
    named = any(each.dep_ == "appos" for each in head.children)
    if named or not (two or (head.lower_ in ("they", "them") and head.pos_ == "PRON")):
        return []
    for sentence in [s for s in paragraph.doc.sents if s.end <= head.sent.start][
        : -_FARTHEST - 1 : -1
    ]:
        found = _subjects(who, paragraph, sentence.root)
        if [each.span.text.lower() for each in found] == ["they"]:
            continue  # still of those named before
        if len(found) > 1:
            return (
                found
                if all(each.one for each in found) and (not two or len(found) == _BACK)
                else []
            )
        if found and found[0].many:
            return []
    return []


def _subjects(who: Parties, paragraph: Paragraph, verb: Token) -> list[Party]:
    """Who the subjects of a verb are."""
    subject = own_subject(verb)
    if subject is None or subject.sent != verb.sent:
        return []
    told = beside(who, paragraph, subject) or heads_of(who, paragraph, subject)
    return [who.surely(paragraph, each) for each in told]


def beside(who: Parties, paragraph: Paragraph, head: Token) -> list[Token]:
    """The persons named behind a plural: "two reporters, Ana Duarte and Ben Sollis,"."""
    for each in head.children:
        if each.dep_ == "appos" and each.i > head.i:
            inner = (c for c in each.children if c.dep_ == "appos" and c.i > each.i)
            for first in (each, *inner):
                names = [one for one in joined(first) if who.surely(paragraph, one).one is not None]
                if len(names) > 1:
                    return names
    siblings = [each for each in head.head.children if each.dep_ in _SUBJECTS and each.i > head.i]
    for each in siblings if head.dep_ in _SUBJECTS and is_many(head) else ():
        names = [one for one in joined(each) if who.surely(paragraph, one).one is not None]
        if len(names) > 1 and each.doc[each.left_edge.i - 1].text == ",":
            return names
    return []
