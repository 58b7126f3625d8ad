"""Commitments in the order of the text: promised in so many words, or said to be going to happen."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    clause_start,
    happened,
    is_conditional,
    is_infinitive,
    object_of,
    own_subject,
)
from wayhome.extraction.facts import Commitment, EntityKind, Quote
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.requests.asked import last_of
from wayhome.extraction.statements.wording import listed
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_FIRST = ("i", "we")
_THIRD = ("he", "she", "it", "they")
_STATES = frozenset(
    [
        "be",
        "have",
        "need",
        "see",
        "know",
        "die",
        "lose",
        "find",
        "remember",
        "become",
        "get",
        "want",
        "like",
        "love",
        "face",
        "suffer",
        "think",
        "feel",
        "happen",
        "depend",
        "mean",
        "require",
        "benefit",
        "cost",
        "take",
        "come",
        "fall",
        "rise",
        "grow",
        "learn",
        "understand",
        "miss",
        "live",
        "hope",
        "wait",
        "believe",
        "say",
    ]
)
_BODIES = frozenset(
    [
        "government",
        "authority",
        "state",
        "country",
        "embassy",
        "parliament",
        "police",
        "company",
        "side",
        "union",
        "office",
    ]
)


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
    return _commitment(who, paragraph, phrase, verb=verb, what=(first, last), wide=wide), last


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
        return thing.left_edge.i, max(last_of(thing), _near_end(verb))
    return None


def _near_end(verb: Token) -> int:
    """The end of a time behind the thing promised: "promised me one by Christmas"."""
    last = verb.i
    for each in verb.rights:
        if each.dep_ in ("prep", "npadvmod") and each.nbor(-1).text != ",":
            last = max(last, last_of(each))
    return last


def _commitment(  # noqa: PLR0913  # words and their places
    who: Parties,
    paragraph: Paragraph,
    phrase: Phrase,
    *,
    verb: Token,
    what: tuple[int, int],
    wide: tuple[int, int],
) -> Commitment:
    doc = paragraph.doc
    subject = own_subject(verb)
    by: tuple[str, ...] = ()
    if subject is not None:
        heads = [subject, *(c for c in subject.children if c.dep_ == "conj")]
        by = tuple(dict.fromkeys(one for each in heads if (one := who.of(paragraph, each).one)))
    spans = [paragraph.over(doc[wide[0] : wide[1] + 1])]
    if (subject is not None and subject.i > wide[0]) or wide[0] < verb.i:
        spans.append(paragraph.over(doc[verb.i : wide[1] + 1]))
    spans.append(paragraph.over(doc[what[0] : what[1] + 1]))
    quote = who.told.said_by(spans[0])
    behalf = None
    speaker = quote.speaker if quote is not None else None
    for_others = subject is not None and subject.lower_ not in _THIRD
    body = not by or by[0].startswith(("org:", "place:"))
    body = body and not (phrase.entry.more["form"] == "verb" and _is_told_of(verb))
    if speaker and speaker not in by and for_others and body:
        behalf, by = (by[0] if by else None), (speaker,)
    return Commitment(tuple(dict.fromkeys(spans)), by, behalf, spans[-1], phrase.entry.rule)


def _is_told_of(verb: Token) -> bool:
    """Whether a promise was made earlier than it is told of: "she said that the ministry had promised"."""
    return verb.tag_ == "VBN" and any(each.lower_ == "had" for each in verb.lefts)


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
    return _commitment(
        who, paragraph, phrase, verb=head, what=(first, last), wide=(start, last)
    ), last


def _will(who: Parties, paragraph: Paragraph, phrase: Phrase) -> tuple[Commitment, int] | None:
    """What a speaker says that they, or those they speak for, will do."""
    token = phrase.first
    verb = token.head
    if token.tag_ != "MD" or token.dep_ != "aux" or verb.pos_ not in _VERBS or is_conditional(verb):
        return None
    quote = who.told.said_by(paragraph.over(token))
    subject = own_subject(verb)
    if (
        quote is None
        or quote.speaker is None
        or subject is None
        or subject.dep_ == "nsubjpass"
        or subject.i > verb.i
    ):
        return None
    if verb.lemma_.lower() in _STATES or any(
        c.lower_ == "have" and c.dep_ == "aux" for c in verb.children
    ):
        return None
    if token.lower_ == "would" and not _tells_ahead(paragraph, subject, quote):
        return None
    if not _is_own(who, paragraph, subject, quote=quote):
        return None
    last = last_of(verb)
    doc = paragraph.doc
    span = paragraph.over(doc[subject.left_edge.i : last + 1])
    end = paragraph.tokens(quote.content)
    if end is not None and last >= end.end:
        last = end.end - 1
        span = paragraph.over(doc[subject.left_edge.i : last + 1])
    start = token.i + 1
    what = paragraph.over(doc[start : last + 1])
    party = who.of(paragraph, subject)
    behalf = (
        party.one
        if party.one != quote.speaker and (party.one or "").startswith(("org:", "place:"))
        else None
    )
    return Commitment((span, what), (quote.speaker,), behalf, what, phrase.entry.rule), last


def _tells_ahead(paragraph: Paragraph, subject: Token, quote: Quote) -> bool:
    """Whether "would" tells what will be done: reported, and no clause beside a noun."""
    opens = paragraph.over(subject).start == quote.content.start
    return quote.kind != "direct" and (opens or subject.head.dep_ != "relcl")


def _is_own(who: Parties, paragraph: Paragraph, subject: Token, *, quote: Quote) -> bool:
    """Whether a speaker can promise for a subject: themselves, or the body or country they speak for."""
    word = subject.lower_
    if word in _FIRST:
        return quote.kind != "indirect"
    if word in _THIRD:
        if quote.kind != "indirect":
            return False
        party = who.of(paragraph, subject)
        return party.one == quote.speaker or paragraph.over(subject).start == quote.content.start
    entity = who.named(paragraph, subject)
    if entity is not None:
        return entity.kind is not EntityKind.PERSON and (quote.speaker or "").startswith(
            ("person:", "org:")
        )
    lemma = subject.lemma_.lower()
    first = subject.left_edge.lower_
    return (
        subject.tag_ != "NNS"
        and first in ("the", "his", "her", "our", "its", "this")
        and (lemma in _BODIES or lemma in listed("bodies"))
    )


_FORMS = {"verb": _verb, "committed": _committed, "will": _will}
