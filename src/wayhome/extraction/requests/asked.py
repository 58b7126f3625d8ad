"""What a word of asking asks, and of whom: the shapes that "ask", "call on" or "demand" stand in."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.clauses import is_infinitive, is_passive, object_of

_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl")
_ON = ("on", "upon", "to")
_WITH = ("plead", "intercede")
"""Verbs of asking that stand with "with": "pleaded with the ministry to find her"."""
_TIMES = ("year", "month", "time", "hour", "day", "week", "decade")
_REASONS = ("because", "although", "though", "while", "since", "as", "so")
_NAMING = frozenset({"name", "identify", "quote", "identified", "named"})
_ALIASES = ("call", "name", "identify", "know", "refer", "quote")
_MOODS = ("should", "must")


@dataclass(frozen=True, slots=True)
class Asked:
    """The words for what is asked, first to last token, and the head of those who are asked."""

    first: int
    last: int
    whom: Token | None
    starts: int | None = None


def asked(verb: Token, takes: list[str], things: list[str]) -> list[Asked]:
    """Everything that a verb of asking asks; several when "and for", "and that" or "and on" follow."""
    for name in takes:
        found = list(_SHAPES[name](verb))
        if name == "object" and things:
            found = [each for each in found if object_of(verb).lemma_.lower() in things]  # type: ignore[union-attr]
        if found:
            return found
    return []


def last_of(head: Token) -> int:
    """The last token of all that hangs on a word, points and ", he said" left out."""
    end = int(head.right_edge.i)
    for each in head.conjuncts:
        helpers = [c.tag_ for c in each.children if c.dep_ in ("aux", "auxpass")]
        finite = ("VBD", "VBZ", "VBP")
        bare = (each.tag_ in finite and not helpers) or any(tag in finite for tag in helpers)
        if (
            each.i > head.i
            and bare
            and head.tag_ in ("VB", "VBN")
            and each.left_edge.i - 1 > head.i
        ):
            end = min(end, each.left_edge.i - 1)
    while end > head.i and head.doc[end].dep_ == "cc":
        end -= 1
    while (
        end > head.i
        and (head.doc[end].is_punct or head.doc[end].is_space)
        and head.doc[end].text not in '”"’'
    ):
        end -= 1
    if end > head.i and head.doc[end].text in '”"’' and head.doc[end - 1].is_punct:
        end -= 2
    return end


def _infinitive(verb: Token, *heads: Token) -> Token | None:
    """The first "to do" behind a verb that hangs on it or on one of the words given."""
    for each in verb.doc[verb.i + 1 : verb.sent.end]:
        if (
            each.pos_ in ("VERB", "AUX")
            and is_infinitive(each)
            and each.dep_ in (*_CLAUSES, "conj", "ROOT", "dep")
        ):
            head = each.head
            while (
                head.dep_ in ("pobj", "prep", "compound", "poss", "conj", "appos")
                and head not in heads
                and head.i > verb.i
            ):
                head = head.head
            if head == verb or head in heads or _behind_clause(head, heads):
                return each
    return None


def _behind_clause(head: Token, heads: tuple[Token, ...]) -> bool:
    """Whether "to do" was read as what those who are asked did: "urged all who used the salon to"."""
    return head.dep_ == "relcl" and head.head in heads and object_of(head) is not None


def _done(verb: Token, whom: Token | None) -> Asked:
    """What is asked from the word behind "to" on, with a "not" before it."""
    to = next((each for each in verb.lefts if each.dep_ == "aux" and each.lower_ == "to"), None)
    first = to.i + 1 if to is not None else verb.left_edge.i
    if to is not None and to.i and verb.doc[to.i - 1].lower_ in ("not", "never"):
        first = to.i - 1
    return Asked(first, last_of(verb), whom)


def _to(verb: Token) -> Iterator[Asked]:
    """Ask somebody to do it; of a passive the subject is asked."""
    if is_passive(verb):
        subject = next((each for each in verb.children if each.dep_ == "nsubjpass"), None)
        done = _infinitive(verb)
        if done is not None and subject is not None:
            yield _done(done, subject)
        return
    whom = object_of(verb) or next((each for each in verb.children if each.dep_ == "dative"), None)
    done = _infinitive(verb, *([whom] if whom is not None else []))
    if done is None:
        return
    inner = next((each for each in done.children if each.dep_ == "nsubj"), None)
    whom = whom if whom is not None else inner
    if whom is not None and verb.i < whom.i < done.i:
        yield _done(done, whom)


def _doer(verb: Token) -> Iterator[Asked]:
    """Want somebody to do it: the doer is the subject of what is wanted."""
    if is_passive(verb):
        return
    for each in verb.children:
        if each.dep_ in ("ccomp", "xcomp") and each.i > verb.i:
            inner = next((c for c in each.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if (
                inner is not None
                and inner.i > verb.i
                and (is_infinitive(each) or _is_bare(each))
                and inner.lower_ not in ("what", "who")
            ):
                if is_infinitive(each):
                    yield _done(each, inner)
                else:
                    yield Asked(inner.left_edge.i, last_of(each), None)


def _is_bare(verb: Token) -> bool:
    """Whether a participle stands alone: "the men freed", not "whether they were freed"."""
    helped = any(each.dep_ in ("aux", "auxpass", "mark") for each in verb.children)
    return verb.tag_ == "VBN" and not helped


def without_reason(head: Token, piece: Asked) -> int:
    """The last token of what is asked without why: "to open the gate, because …"."""
    for each in head.doc[piece.first : piece.last + 1]:
        if each.dep_ == "mark" and each.lower_ in _REASONS and each.i > piece.first + 1:
            end = each.head.left_edge.i - 1
            while end > piece.first and head.doc[end].is_punct:
                end -= 1
            return end
    return piece.last


def is_anonymity(verb: Token, piece: Asked) -> bool:
    """Whether a source only asks not to be named."""
    words = {each.lemma_.lower() for each in verb.doc[verb.i : piece.last + 1]}
    first = verb.doc[piece.first : piece.first + 2]
    alias = len(first) > 1 and first[0].lower_ == "be" and first[1].lemma_ in _ALIASES
    return alias or "anonymity" in words or bool({"not", "without"} & words and _NAMING & words)


def _on(verb: Token) -> Iterator[Asked]:
    """Call on somebody to do it, and on somebody else."""
    preps = [
        each
        for each in verb.children
        if each.dep_ in ("prep", "dative", "agent", "prt")
        and (each.lower_ in _ON or (each.lower_ == "with" and verb.lemma_ in _WITH))
        and each.i > verb.i
    ]
    for each in list(preps):
        preps += [
            one
            for one in each.conjuncts
            if one.lower_ in _ON and one.i > each.i and one not in preps
        ]
    preps += [one for one in _joined_by_words(verb, preps[:1]) if one not in preps]
    found: list[Asked] = []
    for prep in preps:
        whom = next((each for each in prep.children if each.dep_ == "pobj"), None)
        near = [each for each in (whom, prep) if each is not None]
        done = _infinitive(prep, *near, verb) if whom is not None else None
        if done is None and whom is not None and found:
            done = _right_behind(whom)
        if done is not None and done.i > (whom.i if whom is not None else 0):
            found.append(
                Asked(_done(done, whom).first, last_of(done), whom, prep.i if found else None)
            )
    for one, following in zip(found, [*found, None][1:], strict=True):
        last = one.last
        if following is not None and following.starts is not None and one.last >= following.starts:
            last = following.starts - 2
        yield Asked(one.first, last, one.whom, one.starts)


def _joined_by_words(verb: Token, preps: list[Token]) -> Iterator[Token]:
    """A further "and on" of the same sentence, whatever the parse hung it on."""
    for first in preps:
        for each in verb.doc[first.i + 1 : verb.sent.end]:
            if each.lower_ == first.lower_ and each.nbor(-1).lower_ == "and":
                yield each


def _right_behind(whom: Token) -> Token | None:
    """To do behind those who are asked: "on the Union to raise it"."""
    end = whom.right_edge.i + 1
    for each in whom.doc[whom.i + 1 : min(end + _CLOSE, whom.sent.end)]:
        if is_infinitive(each):
            return each
    return None


_CLOSE = 4


def _for(verb: Token) -> Iterator[Asked]:
    """Ask for a thing, and for another; of whom stands as the object or behind "to"."""
    whom = object_of(verb) or next(
        (
            c
            for p in verb.children
            if p.lower_ in ("to", "on", "upon")
            for c in p.children
            if c.dep_ == "pobj"
        ),
        None,
    )
    preps = [
        each
        for each in verb.children
        if each.lower_ == "for" and each.dep_ in ("prep", "dative", "mark") and each.i > verb.i
    ]
    if whom is not None:
        preps += [each for each in whom.children if each.lower_ == "for" and each.dep_ == "prep"]
    marked = [
        c
        for each in verb.children
        if each.dep_ in ("advcl", "ccomp", "xcomp")
        for c in each.children
        if c.lower_ == "for" and c.dep_ == "mark"
    ]
    for prep in preps[:1]:
        things = [each for each in prep.children if each.dep_ in ("pobj", "pcomp", "ccomp", "dobj")]
        if things and (
            things[0].lemma_ not in _TIMES or any(c.pos_ == "NUM" for c in things[0].children)
        ):
            yield from _split(prep, things[0], whom)
    if not preps:
        for mark in marked[:1]:
            yield Asked(mark.i + 1, last_of(mark.head), None)


def _split(prep: Token, thing: Token, whom: Token | None) -> Iterator[Asked]:
    more = [
        each
        for each in thing.sent
        if each.lower_ == "for" and each.i > thing.i and each.nbor(-1).lower_ == "and"
    ]
    last = max(last_of(prep), last_of(thing))
    done = next(
        (c for c in (*thing.children, *prep.head.children) if is_infinitive(c) and c.i > thing.i),
        None,
    )
    last = max(last, last_of(done)) if done is not None else last
    if more and more[0].i <= last + 2:
        yield Asked(thing.left_edge.i, more[0].i - 2, whom)
        yield Asked(more[0].i + 1, max(last, last_of(more[0])), whom, more[0].i)
    else:
        yield Asked(thing.left_edge.i, last, whom)


def _that(verb: Token) -> Iterator[Asked]:
    """Demand that it be done, and that more be done."""
    for each in verb.children:
        if each.dep_ == "ccomp" and each.i > verb.i and _is_wish(each):
            mark = next((c for c in each.lefts if c.lower_ == "that"), None)
            first = mark.i + 1 if mark is not None else each.left_edge.i
            subject = next((c for c in each.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            whom = subject if subject is not None and subject.dep_ == "nsubj" else None
            second = next(
                (
                    c
                    for c in each.conjuncts
                    if c.i > each.i and any(m.lower_ == "that" for m in c.lefts)
                ),
                None,
            )
            last = last_of(each)
            if second is not None:
                yield Asked(first, second.left_edge.i - 2, whom)
                yield Asked(second.left_edge.i + 1, last_of(second), None, second.left_edge.i)
            else:
                yield Asked(first, last, whom)


def _is_wish(verb: Token) -> bool:
    """Whether a clause is what should be, not what is: "be opened", "should open", "open"."""
    plain = verb.lower_ == verb.lemma_.lower()  # "that they let him out", read as of the past
    bare = (verb.tag_ in ("VB", "VBP", "VBN") or plain) and not any(
        c.tag_ in ("VBZ", "VBD") for c in verb.children if c.dep_ in ("aux", "auxpass")
    )
    wished = any(c.lower_ in _MOODS for c in verb.children)
    marked = any(c.lower_ == "that" for c in verb.lefts)
    return wished or (bare and marked)


def _object(verb: Token) -> Iterator[Asked]:
    thing = object_of(verb)
    if (
        thing is not None
        and thing.i > verb.i
        and not is_passive(verb)
        and thing.pos_ in ("NOUN", "PROPN")
    ):
        yield Asked(thing.left_edge.i, last_of(thing), None)


def _self(verb: Token) -> Iterator[Asked]:
    """Ask to see somebody oneself."""
    if is_passive(verb) or object_of(verb) is not None:
        return
    for each in verb.children:
        if each.dep_ == "xcomp" and is_infinitive(each) and each.i > verb.i:
            yield _done(
                each,
                object_of(each)
                or next(
                    (
                        c
                        for p in each.children
                        if p.dep_ == "prep" and p.lower_ == "with"
                        for c in p.children
                    ),
                    None,
                ),
            )
            return


def _clause(verb: Token) -> Iterator[Asked]:
    """I beg the president: pick up the phone."""
    colon = next((each for each in verb.sent if each.text == ":" and each.i > verb.i), None)
    whom = object_of(verb)
    if colon is not None and whom is not None and whom.i < colon.i and colon.i + 1 < verb.sent.end:
        yield Asked(colon.i + 1, verb.sent.end - 2, whom)


_SHAPES = {
    "to": _to,
    "doer": _doer,
    "on": _on,
    "for": _for,
    "that": _that,
    "object": _object,
    "self": _self,
    "clause": _clause,
}
