"""Commitments in the order of the text: promised in so many words, or said to be going to happen."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    clause_start,
    happened,
    is_infinitive,
    object_of,
    own_subject,
)
from wayhome.extraction.facts import Commitment
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.promises.ahead import going, will
from wayhome.extraction.promises.given import given
from wayhome.extraction.promises.told import commitment
from wayhome.extraction.requests.asked import last_of
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_BAITS = frozenset({"job", "work", "salary", "wage", "pay", "income", "money", "position", "career", "employment", "marriage", "life", "visa", "education", "passage", "$"})  # fmt: skip
"""What a recruiter promises; nobody else puts it so: "promised her a job"."""


def find_commitments(told: Understood) -> Iterator[Commitment]:
    """Commitments. Raises TooLong."""
    who = parties(told)
    for sentence in told.parsed.sentences():
        yield from _in_sentence(who, sentence)


def _in_sentence(who: Parties, sentence: Sentence) -> Iterator[Commitment]:
    taken = -1
    for token in sentence.piece:
        if token.i <= taken:
            continue
        for phrase in phrases("promises", token):
            found = _FORMS[phrase.entry.more["form"]](who, sentence.paragraph, phrase)
            if found is not None:
                yield found[0]
                taken = found[1]
                break


def _verb(who: Parties, paragraph: Paragraph, phrase: Phrase) -> tuple[Commitment, int] | None:
    verb = phrase.first
    if verb.pos_ not in _VERBS or not (happened(verb) or _can(verb)):
        return None
    what = _promised(verb, phrase.entry.more["takes"])
    if what is None:
        return None
    first, last = what
    wide = (min(clause_start(verb), verb.i), last)
    return commitment(who, paragraph, phrase, verb=verb, what=(first, last), wide=wide), last


def _can(verb: Token) -> bool:
    """Whether somebody "can promise"."""
    return any(c.lower_ in ("can", "'d") for c in verb.children if c.tag_ == "MD") and not any(
        c.dep_ == "neg" for c in verb.children
    )


def _promised(verb: Token, takes: list[str]) -> tuple[int, int] | None:
    """The first and last token of what is promised."""
    for each in verb.children:
        if each.i < verb.i:
            continue
        if "to" in takes and each.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(each):
            to = next(c for c in each.lefts if c.lower_ == "to")
            negated = to.i and to.nbor(-1).lower_ == "not"
            return (to.i - 1 if negated else to.i + 1), last_of(each)
        if "that" in takes and each.dep_ == "ccomp" and any(c.tag_ == "MD" for c in each.children):
            mark = next((c for c in each.lefts if c.lower_ == "that"), None)
            return (mark.i + 1 if mark is not None else each.left_edge.i), last_of(each)
    itself = object_of(verb)
    if verb.lemma_ == "commit" and itself is not None:
        prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
        if prep is not None and itself.text.endswith(("self", "selves")):
            return prep.i + 1, last_of(prep)
    thing = object_of(verb)
    if (
        "object" in takes
        and thing is not None
        and thing.i > verb.i
        and verb.lemma_ not in ("undertake", "swear", "guarantee")
    ):
        bait = thing.lemma_.lower() in _BAITS or thing.ent_type_ == "MONEY"
        if verb.lemma_ == "promise" and bait and _is_given_to_one(verb):
            return None
        return thing.left_edge.i, max(last_of(thing), _near_end(verb))
    return None


def _is_given_to_one(verb: Token) -> bool:
    """Whether it is promised to some people: "her a job", "was promised a job"."""
    return any(each.dep_ in ("dative", "nsubjpass", "auxpass") for each in verb.children)


def _near_end(verb: Token) -> int:
    """The end of a time behind the thing promised: "promised me one by Christmas"."""
    last = verb.i
    for each in verb.rights:
        if each.dep_ in ("prep", "npadvmod") and each.nbor(-1).text != ",":
            last = max(last, last_of(each))
    return last


def _committed(who: Parties, paragraph: Paragraph, phrase: Phrase) -> tuple[Commitment, int] | None:
    """Is committed to doing it."""
    word = phrase.first
    prep = next(
        (c for c in word.children if c.dep_ == "prep" and c.lower_ == "to" and c.i > word.i), None
    )
    done = next((c for c in word.children if c.dep_ == "xcomp" and c.i > word.i), None)
    brought = prep if prep is not None else done
    if word.tag_ not in ("VBN", "JJ", "VBD") or brought is None or object_of(word) is not None:
        return None
    head = word if any(c.dep_ in ("auxpass", "aux") for c in word.children) else word.head
    if head.pos_ not in _VERBS or not happened(head) or own_subject(head) is None:
        return None
    last = last_of(brought)
    subject = own_subject(head)
    first = (prep.i + 1) if prep is not None else brought.i
    start = subject.left_edge.i if subject is not None and subject.i < word.i else head.left_edge.i
    return commitment(
        who, paragraph, phrase, verb=head, what=(first, last), wide=(start, last)
    ), last


_FORMS = {"verb": _verb, "committed": _committed, "will": will, "going": going, "given": given}
