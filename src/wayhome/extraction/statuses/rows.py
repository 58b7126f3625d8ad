"""Rows of persons read by their words: "two aides, Ana Duarte and Ben Sollis, and the cook Rosa Lim".

A parse hangs the names of a long row on each other in many ways; commas and "and" part them in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from wayhome.extraction.clauses import behind, joined
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, are_people, is_many
from wayhome.extraction.statements.people import Named

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PLURAL = ("were", "are", "have", "remain", "face", "await", "live")
_STOPS = (";", ":", "—", "–", "--", "“", "”", '"', "?", "!")
_CLAUSES = ("who", "whom", "whose", "which", "that", "when", "where", "because", "while", "after")
_BETWEEN = ("also", "both", "each", "all", "later", "then", "now", "still", "since", "reportedly")
_JOINS = ("and", "&")
_EXAMPLES = ("including", "among", "namely", "notably")
_AROUND = (".", "(", ")", "'s", "’s", "-", "/")
_PLAIN = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "X")
_SHARED = frozenset(
    {"arrest", "detain", "jail", "imprison", "convict", "sentence", "deport", "expel", "free"}
)
_LONGEST = 60
_FAR = 25
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """The words between two commas: a person by name, people without one, or something else."""

    first: int
    last: int
    named: Named | None
    joins: bool
    is_owned: bool


def row_of(who: Parties, paragraph: Paragraph, head: Token, *, verb: Token) -> list[Token]:
    """The persons of the row that a noun stands in, two or more by name; empty of other words."""
    if head.sent != verb.sent:
        return []
    while verb.dep_ == "conj" and verb.head.i > head.i and not _has_subject(verb):
        verb = verb.head
    if head.i > verb.i:
        return _ahead(who, paragraph, head.left_edge.i)
    last = _ending(head, verb)
    return _back(who, paragraph, last, head=head) if last is not None else []


def companions_of(who: Parties, paragraph: Paragraph, verb: Token) -> list[Token]:
    """Those named to whom it was done as well: "was jailed together with Ben Sollis"."""
    found = [one for prep in verb.rights for each in _with(prep) for one in joined(each)]
    return [each for each in found if who.surely(paragraph, each).is_person]


def _with(prep: Token) -> Iterator[Token]:
    """What stands behind "together with", "along with" and "alongside"."""
    if prep.lower_ == "along":
        yield from behind(prep, "with")
    elif prep.lower_ == "alongside" or (
        prep.lower_ == "with"
        and (prep.nbor(-1).lower_ in ("together", "along") or prep.head.lemma_ in _SHARED)
    ):
        yield from (each for each in prep.children if each.dep_ == "pobj")


def examples_of(who: Parties, paragraph: Paragraph, head: Token) -> list[Token]:
    """Those of a group who are named: "31 prisoners, including Ana Duarte and Ben Sollis"."""
    doc, end = head.doc, min(head.sent.end, head.i + _FAR)
    for at in range(head.i + 1, end - 1):
        word = doc[at]
        counted = word.head.lower_ == "of" and word.head.head == head
        if word.tag_ in ("NNS", "NNPS") and are_people(word) and not counted:
            return []
        if word.lower_ in _EXAMPLES and (doc[at - 1].text == "," or at == head.i + 1):
            among = word.lower_ == "among"
            if among and doc[at + 1].lower_ not in ("them", "whom"):
                return []
            parts = list(
                _parts(who, paragraph, at + 1 + among, last=_end_ahead(doc[at + 1 + among]))
            )
            return [_root(paragraph, each.named) for each in parts if each.named]
    return []


def _ending(head: Token, verb: Token) -> int | None:
    """The last token of the row before a verb in the plural; None of other verbs."""
    doc = verb.doc
    helpers = [each for each in verb.lefts if each.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass")]
    forms = {each.lower_ for each in helpers} | {verb.lower_}
    who = next((each for each in helpers if each.lower_ == "who"), None)
    single = forms & {"was", "is", "has", "remains", "faces"} or verb.tag_ == "VBZ"
    if single or not (forms & set(_PLURAL) or verb.tag_ in ("VBD", "VBP")):
        return None
    begins = [each.i for each in helpers if each.dep_ in ("aux", "auxpass")]
    at = (who.i if who is not None else min([verb.i, *begins])) - 1
    while at > head.i and (doc[at].lower_ in _BETWEEN or doc[at].tag_ == "RB"):
        at -= 1
    while at >= head.i and doc[at].text in (",", ")", "-"):
        at -= 1
    return at if at >= head.i else None


def _has_subject(verb: Token) -> bool:
    return any(each.dep_ in ("nsubj", "nsubjpass") for each in verb.lefts)


def _back(who: Parties, paragraph: Paragraph, last: int, *, head: Token) -> list[Token]:
    """The row that ends at a token."""
    doc, first = head.doc, last
    floor = max(head.sent.start, last - _LONGEST)
    while first > floor and not _is_break(doc[first - 1]):
        first -= 1
    while first < head.i and doc[first].pos_ == "ADP":
        first += 1  # "called on Ana Duarte and Ben Sollis, who …"
    parts = list(_parts(who, paragraph, first, last=last))
    return _whole(paragraph, parts) if first <= head.i <= last else []


def _ahead(who: Parties, paragraph: Paragraph, first: int) -> list[Token]:
    """The row that begins at a token."""
    return _whole(
        paragraph, list(_parts(who, paragraph, first, last=_end_ahead(paragraph.doc[first])))
    )


def _end_ahead(begin: Token) -> int:
    """The last token of a row that begins here: before a clause, or a word such as "with"."""
    doc, at = begin.doc, begin.i
    end = min(begin.sent.end, at + _LONGEST)
    while at < end and not _is_break(doc[at]) and (doc[at].pos_ != "ADP" or at == begin.i):
        at += 1
    if at < end and doc[at].tag_ in _FINITE:
        # What stands before a verb is its subject, and no longer of the row.
        while at > begin.i and doc[at - 1].lower_ not in (*_JOINS, ","):
            at -= 1
    return at - 1


def _is_break(token: Token) -> bool:
    """Whether a token belongs to no row of persons."""
    if token.tag_ in (*_FINITE, "VB"):
        return token.lower_ != "accused"
    return token.text in _STOPS or token.lower_ in _CLAUSES


def _parts(who: Parties, paragraph: Paragraph, first: int, *, last: int) -> Iterator[_Part]:
    """The parts of a row, in order."""
    doc, begin, joins = paragraph.doc, first, False
    for at in range(first, last + 2):
        ends = at > last or doc[at].text == "," or doc[at].lower_ in _JOINS
        if not ends:
            continue
        if begin < at:
            yield _part(who, paragraph, begin, last=at - 1, joins=joins)
            joins = False
        joins = joins or (at <= last and doc[at].lower_ in _JOINS)
        begin = at + 1


def _part(who: Parties, paragraph: Paragraph, first: int, *, last: int, joins: bool) -> _Part:
    """One part: its name stands last, and behind no word such as "of"."""
    doc = paragraph.doc
    named = [
        each
        for each in who.known.at(paragraph.number, first, last)
        if each.entity.kind is EntityKind.PERSON and first <= each.first and each.last <= last
    ]
    own = named[-1] if named else None
    if own is None:
        return _Part(first, last, None, joins, is_owned=_is_owned(doc[first : last + 1]))
    owned = not _is_called(doc, own) and _is_owned(doc[first : own.first])
    rest = all(each.like_num or each.text in _AROUND[:3] for each in doc[own.last + 1 : last + 1])
    return _Part(first, last, own if rest and not owned else None, joins, is_owned=owned)


def _is_called(doc: Doc, named: Named) -> bool:
    """Whether words before a name only say that one is called so: "known as Ana Duarte"."""
    before = [each.lower_ for each in doc[max(0, named.first - 3) : named.first] if each.is_alpha]
    return before[-1:] == ["as"] and bool({"known", "named", "identified"} & set(before))


def _is_owned(words: object) -> bool:
    """Whether words before a name make it somebody else's: "a lawyer for Ana Duarte"."""
    tokens: list[Token] = list(words)  # type: ignore[call-overload]  # a piece of a parse
    return any(
        each.pos_ in ("ADP", "VERB") and not _counts(each) and each.text not in _AROUND
        for each in tokens
    )


def _counts(token: Token) -> bool:
    """Whether "of" only counts: "mother of two Ana Duarte"."""
    at = token.i + 1
    return token.lower_ == "of" and at < len(token.doc) and token.doc[at].like_num


def _whole(paragraph: Paragraph, parts: list[_Part]) -> list[Token]:
    """The heads of a row: each person by name, and people without a name behind "and"."""
    named = [each for each in parts if each.named]
    doubtful = any(one.is_owned and following.joins for one, following in pairwise(parts))
    if doubtful or len(named) < _FEWEST or not any(each.joins for each in parts):
        return []
    found = []
    for each in parts:
        if each.named:
            found.append(_root(paragraph, each.named))
        elif each.joins and not each.is_owned:
            head = paragraph.doc[each.first : each.last + 1].root
            if are_people(head) or is_many(head):
                found.append(head)
    return found


def _root(paragraph: Paragraph, named: Named) -> Token:
    return paragraph.doc[named.first : named.last + 1].root
