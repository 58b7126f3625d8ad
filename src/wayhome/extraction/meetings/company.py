"""Who else was at a meeting, told in a sentence of its own: "Also present was Ana Duarte"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import is_denied, is_passive, own_subject
from wayhome.extraction.meetings.listed import listed_from
from wayhome.extraction.meetings.told import Found, agents_of
from wayhome.extraction.meetings.who import SENT, Present, present
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties

_VERBS = ("VERB", "AUX")
_THERE = ("attend", "participate", "join", "take", "sit", "be")
_LED = ("lead", "head", "chair")
_THEY = ("it", "they", "which")
_FIRST = 4


def company(who: Parties, sentence: Sentence, last: Found) -> list[str]:
    """The persons told to have been at the meeting before, or to have led those who were."""
    found = Present()
    for verb in sentence.piece:
        if verb.pos_ not in _VERBS or is_denied(verb):
            continue
        if verb.lemma_ in _LED and is_passive(verb) and _is_of_side(verb, last):
            found.add(agents_of(who, sentence.paragraph, verb))
        elif verb.lemma_ in _THERE and _is_at_it(verb):
            found.add(_who_came(who, sentence, verb))
    return [one for one in found.named if one.startswith("person:")]


def _is_of_side(verb: Token, last: Found) -> bool:
    """Whether those who were led are a side of the meeting told before."""
    subject = own_subject(verb)
    if subject is None:
        return False
    side = subject.lemma_.lower() in SENT
    return side or (subject.lower_ in _THEY and bool(last.present.groups))


def _is_at_it(verb: Token) -> bool:
    """Whether a verb tells of coming to the meeting told before: "also took part", "was present"."""
    words = {each.lower_ for each in verb.sent}
    also = bool(words & {"also", "too"})
    there = any(_is_meeting(each) for each in _heads(verb))
    match verb.lemma_:
        case "take":
            return also and any(c.lower_ == "part" for c in verb.children)
        case "be":
            return (also or "those" in words) and (there or "present" in words)
        case _:
            return there or (also and verb.lemma_ != "sit")


def _heads(verb: Token) -> Iterator[Token]:
    for each in verb.children:
        yield each
        yield from each.children


def _is_meeting(token: Token) -> bool:
    definite = token.left_edge.lower_ in ("the", "their", "this")
    return definite and token.lemma_.lower() in listed("meetings")


def _who_came(who: Parties, sentence: Sentence, verb: Token) -> Present:
    """The subject of a verb of coming, before it or behind it."""
    paragraph = sentence.paragraph
    if is_passive(verb):
        return agents_of(who, paragraph, verb)
    subject = own_subject(verb)
    found = present(who, paragraph, subject) if subject is not None else Present()
    if not found.named and verb.i - verb.sent.start < _FIRST:
        found.add(listed_from(who, paragraph, verb.i + 1))
    return found
