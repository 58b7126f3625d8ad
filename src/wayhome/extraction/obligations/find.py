"""Obligations in the order of the text: who owes what, under which instrument, by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    happened,
    is_conditional,
    is_infinitive,
    is_passive,
    object_of,
    own_subject,
)
from wayhome.extraction.facts import Obligation
from wayhome.extraction.obligations.instruments import Instrument, instruments
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.requests.asked import Asked, asked, last_of
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_BEFORE = ("by", "before", "until", "than", "within")
_BOND = frozenset({"by", "to"})
_LEADING = frozenset({"under", "pursuant", "accordance", "by", "in", "according"})
_PARTS = ("article", "articles", "paragraph", "section", "provisions", "terms")


@dataclass(frozen=True, slots=True)
class _Duty:
    """The head of whoever owes, and the first and last token of what; None for a bare bond."""

    owing: Token
    what: tuple[int, int] | None


def find_obligations(told: Understood) -> Iterator[Obligation]:
    """Obligations, at most one of a sentence and wording. Raises TooLong."""
    who = parties(told)
    for sentence in told.parsed.sentences():
        under = list(instruments(sentence))
        if under:
            yield from _in_sentence(who, sentence, under)


def _in_sentence(
    who: Parties, sentence: Sentence, under: Sequence[Instrument]
) -> Iterator[Obligation]:
    taken = -1
    for token in sentence.piece:
        if token.i <= taken:
            continue
        for phrase in phrases("obligations", token):
            form = _FORMS.get(phrase.entry.more["form"])
            duty = form(phrase, under) if form is not None else None
            found = _told(who, sentence, phrase, duty=duty, under=under) if duty else None
            if duty is not None and found is not None:
                yield found
                taken = duty.what[1] if duty.what else phrase.last.i
                break


def _requires(phrase: Phrase, under: Sequence[Instrument]) -> _Duty | None:
    """An instrument requires somebody to do it; of a passive they are required under it."""
    verb = phrase.first
    if verb.pos_ not in _VERBS or not happened(verb):
        return None
    pieces = asked(verb, ["to"], [])
    if not pieces:
        return None
    piece: Asked = pieces[0]
    if not is_passive(verb):
        subject = own_subject(verb)
        if subject is None or not _is_instrument(subject, under):
            return None
    return _Duty(piece.whom, (piece.first, piece.last)) if piece.whom is not None else None


def _must(phrase: Phrase, under: Sequence[Instrument]) -> _Duty | None:
    """Under an instrument somebody must do it."""
    token = phrase.first
    verb = token.head if token.dep_ == "aux" else token
    if verb == token:
        verb = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), token)
        if verb == token or not happened(token):
            return None
    elif token.tag_ != "MD" or any(c.dep_ == "neg" for c in verb.children):
        return None
    subject = own_subject(verb if token.dep_ == "aux" else token)
    if subject is None or verb.pos_ not in _VERBS or is_conditional(verb):
        return None
    if _is_instrument(subject, under) or not _is_under(under, subject, verb):
        return None
    return _Duty(subject, (verb.i, last_of(verb)))


def _noun(phrase: Phrase, under: Sequence[Instrument]) -> _Duty | None:
    """An obligation under an instrument to do it: somebody's, or one that somebody has."""
    noun = phrase.first
    if noun.pos_ != "NOUN":
        return None
    done = next(
        (
            each
            for each in noun.doc[noun.i + 1 : noun.sent.end]
            if each.tag_ == "VB"
            and is_infinitive(each)
            and (noun.is_ancestor(each) or each.head == noun.head)
        ),
        None,
    )
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None and noun.dep_ in ("dobj", "attr") and happened(noun.head):
        owner = own_subject(noun.head)
    if done is None or owner is None or _is_instrument(owner, under):
        return None
    return _Duty(owner, (done.i, last_of(done)))


def _bound(phrase: Phrase, under: Sequence[Instrument]) -> _Duty | None:
    """Somebody ratified an instrument, is a party to it, or is bound by it."""
    word = phrase.first
    if word.dep_ == "appos":
        return _Duty(word.head, None) if _named(under, word, word) else None
    verb = word if word.pos_ in _VERBS else word.head
    if verb.pos_ not in _VERBS or verb.tag_ == "VBG" or not happened(verb):
        return None
    doer = own_subject(verb)
    if doer is not None and _is_instrument(doer, under) and is_passive(verb):
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        doer = next(iter(agent.children), None) if agent is not None else None
        return _Duty(doer, None) if doer is not None else None
    if doer is None or _is_instrument(doer, under) or not _named(under, word, verb):
        return None
    return _Duty(doer, None)


def _named(under: Sequence[Instrument], word: Token, verb: Token) -> bool:
    """Whether some instrument is what was accepted."""
    return any(_hangs_on(each.noun, word, verb) for each in under)


def _told(
    who: Parties,
    sentence: Sentence,
    phrase: Phrase,
    *,
    duty: _Duty,
    under: Sequence[Instrument],
) -> Obligation | None:
    """The obligation with its words; None where nobody is told who could owe it."""
    paragraph, doc = sentence.paragraph, phrase.first.doc
    heads = [duty.owing, *(c for c in duty.owing.children if c.dep_ == "conj")]
    by = tuple(dict.fromkeys(one for each in heads if (one := who.of(paragraph, each).one)))
    if not by:
        return None
    places = [phrase.first.i, phrase.last.i, duty.owing.left_edge.i, duty.owing.i]
    chosen = _nearest(under, phrase, duty)
    places += [chosen.noun.i, chosen.last]
    places += list(duty.what or ())
    first, last = min(places), min(max(places), sentence.piece.end - 1)
    evidence = paragraph.over(doc[first : last + 1])
    due = _due(who.told, evidence)
    return Obligation(
        evidence=tuple(dict.fromkeys((evidence, sentence.span))),
        kind=phrase.entry.more["kind"],
        by=by,
        to=None,
        what=paragraph.over(doc[duty.what[0] : duty.what[1] + 1]) if duty.what else None,
        instrument=chosen.span,
        article=chosen.article,
        due=due[0] if due else None,
        due_span=due[1] if due else None,
        rule=phrase.entry.rule,
    )


def _nearest(under: Sequence[Instrument], phrase: Phrase, duty: _Duty) -> Instrument:
    """The instrument that a duty is under: one outside of what is owed before one inside."""
    first, last = duty.what or (-1, -1)
    outside = [each for each in under if not first <= each.noun.i <= last]
    return min(outside or under, key=lambda each: abs(each.noun.i - phrase.first.i))


def _due(told: Understood, evidence: Span) -> tuple[str, Span] | None:
    """The date by which it is owed, when one stands behind "by" or "before"."""
    text = told.article.text
    for each in told.dates_in(evidence):
        before = text[evidence.start : each.span.start].split()[-2:]
        if each.edtf and any(word.lower() in _BEFORE for word in before):
            return each.edtf, each.span
    return None


def _is_instrument(subject: Token, under: Sequence[Instrument]) -> bool:
    """Whether the subject is an instrument, or an article of one."""
    return any(
        each.noun == subject or (subject.is_ancestor(each.noun) and subject.lower_ in _PARTS)
        for each in under
    )


def _is_under(under: Sequence[Instrument], subject: Token, verb: Token) -> bool:
    """Whether "under the treaty" goes with a verb; an object such as "sign the treaty" does not."""
    for each in under:
        node = each.noun
        while node.head != node and node.dep_ in ("pobj", "prep", "conj", "appos", "amod"):
            if node.dep_ == "prep" and node.lower_ in _LEADING and node.sent == verb.sent:
                return not subject.is_ancestor(node)
            node = node.head
    return False


def _hangs_on(noun: Token, word: Token, verb: Token) -> bool:
    """Whether an instrument is what is ratified, acceded to, or bound by."""
    if object_of(verb) == noun or (verb.dep_ == "relcl" and verb.head == noun):
        return True
    node = noun
    while node.dep_ in ("pobj", "prep", "agent", "conj", "appos") and node.head != node:
        if node.dep_ in ("prep", "agent") and node.lower_ in _BOND and node.head in (word, verb):
            return True
        if node.dep_ == "conj" and object_of(verb) == node.head:
            return True
        node = node.head
    return False


_FORMS = {"requires": _requires, "must": _must, "noun": _noun, "bound": _bound}
