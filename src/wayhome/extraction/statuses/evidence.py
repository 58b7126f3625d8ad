"""The words of an article that tell a status."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    clause_end,
    clause_start,
    noun_start,
    own_subject,
    verb_start,
)
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statuses.charges import charge_of
from wayhome.extraction.statuses.whom import Whom, verb_of

_FAR = 16
_VERBS = ("VERB", "AUX")


def evidence_of(paragraph: Paragraph, phrase: Phrase, whom: Whom) -> tuple[Span, ...]:
    """The words from the person to the end of the clause, the shortest that tell it, the clause."""
    verb, head = verb_of(phrase), whom.head
    doc = verb.doc
    if phrase.entry.more["form"] == "noun":
        pieces = _of_noun(phrase, head)
    elif verb.dep_ == "amod" and verb.i < head.i:
        begin, end = phrase_of(head)
        pieces = [(min(begin, verb.i), end)]
    else:
        named = paragraph.tokens(whom.party.span)
        pieces = [*_of_clause(paragraph, phrase, head), *_beside(verb)]
        if named is not None and len(named) and named.start < verb.i and named[0].sent == verb.sent:
            last = max(clause_end(verb, phrase.last.i), phrase.last.i)
            pieces += [(named.start, last), (named.start, phrase.last.i)]
    passages = (paragraph.over(doc[a : b + 1]) for a, b in pieces if a <= b)
    return tuple(dict.fromkeys(passages))


def _of_noun(phrase: Phrase, head: Token) -> list[tuple[int, int]]:
    """From "the arrest" to those arrested, to the end of the clause, the whole sentence."""
    doc, sentence = head.doc, phrase.last.sent
    first = min(noun_start(phrase.first), noun_start(phrase.last))
    last = max(int(head.right_edge.i), phrase.last.i)
    while doc[last].is_punct and last > phrase.last.i:
        last -= 1
    ends = (last, max(last, clause_end(phrase.last)), max(phrase_of(head)[1], phrase.last.i))
    return [*((first, end) for end in ends), (sentence.start, sentence.end - 1)]


def _of_clause(paragraph: Paragraph, phrase: Phrase, head: Token) -> list[tuple[int, int]]:
    verb = verb_of(phrase)
    first, last = min(clause_start(verb), phrase.first.i), clause_end(verb, phrase.last.i)
    doer = own_subject(verb)
    starts = [
        noun_start(each) for each in (head, doer) if each is not None and each.sent == verb.sent
    ]
    start = min([first, *(each for each in starts if each < first)])
    own = noun_start(head) if head.i < verb.i and head.sent == verb.sent else first
    core = max(phrase.last.i, head.i)
    charge = charge_of(paragraph, phrase)
    base = paragraph.block.start
    long = [each.i for each in verb.subtree if charge and each.idx < charge.end - base]
    whole = _whole_end(verb, last)
    pieces = [(start, last), (own, last), (own, core), (first, last), (first, whole)]
    pieces += [(min(own, first), max(long))] if long and max(long) > last else []
    doing = min(verb_start(verb), phrase.first.i)
    return [*pieces, (doing, last), (doing, core), (verb.sent.start, verb.sent.end - 1)]


def _beside(verb: Token) -> Iterator[tuple[int, int]]:
    """The clause with the one that it goes on from or hangs on."""
    last = clause_end(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
        yield verb_start(verb.head), last
        yield clause_start(verb.head), last
    elif verb.dep_ == "relcl":
        yield int(verb.left_edge.i), _whole_end(verb, last)
    elif verb.dep_ == "advcl" and verb.head.pos_ in _VERBS and verb.head.i < verb.i:
        yield clause_start(verb.head), last


def _whole_end(verb: Token, last: int) -> int:
    """The last token of a clause with what is joined to it, when that is not far."""
    end = int(verb.right_edge.i)
    while verb.doc[end].is_punct and end > last:
        end -= 1
    return end if end - verb.i <= _FAR else last
