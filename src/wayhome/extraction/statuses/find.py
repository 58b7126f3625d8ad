"""Statuses of persons in the order of the text, each with whom it is of, or with nobody named."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.clauses import (
    clause_end,
    clause_start,
    noun_start,
    own_subject,
    verb_start,
)
from wayhome.extraction.facts import PersonStatus
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statuses.found import found
from wayhome.extraction.statuses.whom import Whom, verb_of, whom_of
from wayhome.extraction.understood import Understood

_FAR = 16
_GROUP, _UNNAMED = "group", "unnamed person"
_INSIDE = ("detained", "jailed")
_TIMES = ("DATE", "TIME", "CARDINAL", "ORDINAL", "GPE", "MONEY")


def find_statuses(told: Understood) -> Iterator[PersonStatus]:
    """Statuses of persons. Raises TooLong."""
    who = parties(told)
    who.statuses.clear()
    titles: list[PersonStatus] = []
    rest: list[PersonStatus] = []
    for sentence in told.parsed.sentences():
        title = sentence.paragraph.block.label is BlockLabel.TITLE
        for each in _in_sentence(who, sentence, is_title=title):
            (titles if title else rest).append(each)
    yield from _together(rest, titles)


def _together(rest: list[PersonStatus], titles: list[PersonStatus]) -> Iterator[PersonStatus]:
    """One status once: what is told again, and what a title repeats, is further evidence."""
    kept: list[PersonStatus] = []
    for each in rest:
        same = next(
            (
                i
                for i, one in enumerate(kept)
                if one.subject == each.subject
                and one.status == each.status
                and ":" in each.subject
                and one.past == each.past
            ),
            None,
        )
        if same is None:
            kept.append(each)
        else:
            kept[same] = replace(kept[same], evidence=(*kept[same].evidence, *each.evidence))
    for each in titles:
        same = next((i for i, one in enumerate(kept) if one.status == each.status), None)
        if same is None:
            kept.append(each)
        else:
            kept[same] = replace(kept[same], evidence=(*kept[same].evidence, *each.evidence))
    yield from kept


def _in_sentence(who: Parties, sentence: Sentence, *, is_title: bool) -> Iterator[PersonStatus]:
    taken: set[int] = set()
    held: set[int] = set()
    for token in sentence.piece:
        if token.i in taken:
            continue
        answer = found(token, is_title=is_title)
        if answer is None:
            continue
        phrase, head = answer
        if _is_or(token, taken) or _is_where(phrase, held):
            continue
        whom = list(whom_of(who, sentence.paragraph, head, phrase=phrase))
        if whom:
            taken.update(range(phrase.first.i, phrase.last.i + 1))
            if phrase.entry.more["status"] in _INSIDE:
                held.add(phrase.first.i)
        for each in whom:
            if not each.party.many:
                who.recall(sentence.paragraph, phrase.first.i, each.party.one)
            yield _status(who, sentence.paragraph, phrase, whom=each)


def _is_or(token: Token, taken: set[int]) -> bool:
    """Whether "or imprisoned" only repeats "detained"."""
    joined_by = any(each.lower_ == "or" for each in token.head.children)
    return token.dep_ == "conj" and joined_by and token.head.i in taken


def _is_where(phrase: Phrase, held: set[int]) -> bool:
    """Whether "in prison" only says where somebody already told of is held."""
    more = phrase.entry.more
    inside = more["form"] == "state" and more["status"] in _INSIDE
    return inside and verb_of(phrase).i in held


def _status(who: Parties, paragraph: Paragraph, phrase: Phrase, *, whom: Whom) -> PersonStatus:
    party = whom.party
    subject = party.one or (_GROUP if party.many else _UNNAMED)
    quote = who.told.said_by(paragraph.over(phrase.last))
    return PersonStatus(
        evidence=_evidence(paragraph, phrase, whom.head),
        subject=subject,
        subject_span=party.span,
        status=phrase.entry.more["status"],
        status_span=paragraph.over(phrase.first.doc[phrase.first.i : phrase.last.i + 1]),
        charge=_charge(paragraph, phrase),
        according_to=quote.speaker if quote else None,
        past=_is_past(phrase.first),
        rule=phrase.entry.rule,
    )


def _is_past(verb: Token) -> bool:
    return any(each.lower_ in ("had", "'d", "’d") for each in verb.children if each.dep_ == "aux")


def _evidence(paragraph: Paragraph, phrase: Phrase, head: Token) -> tuple[Span, ...]:
    """The words from the person to the end of the clause, the shortest that tell it, the clause."""
    verb = verb_of(phrase)
    doc = verb.doc
    if phrase.entry.more["form"] == "noun":
        first, last = noun_start(phrase.last), max(int(head.right_edge.i), phrase.last.i)
        while doc[last].is_punct and last > phrase.last.i:
            last -= 1
        whole = max(last, clause_end(phrase.last))
        sentence = paragraph.over(phrase.last.sent)
        told = [paragraph.over(doc[first : end + 1]) for end in (last, whole)]
        return tuple(dict.fromkeys((*told, sentence)))
    if verb.dep_ == "amod" and verb.i < head.i:
        begin, end = phrase_of(head)
        return (paragraph.over(doc[min(begin, verb.i) : end + 1]),)
    first, last = min(clause_start(verb), phrase.first.i), clause_end(verb, phrase.last.i)
    doer = own_subject(verb)
    starts = [
        noun_start(each) for each in (head, doer) if each is not None and each.sent == verb.sent
    ]
    start = min([first, *(each for each in starts if each < first)])
    own = noun_start(head) if head.i < verb.i and head.sent == verb.sent else first
    core = max(phrase.last.i, head.i)
    charge = _charge(paragraph, phrase)
    base = paragraph.block.start
    long = [each.i for each in verb.subtree if charge and each.idx < charge.end - base]
    whole = _whole_end(verb, last)
    pieces = [(start, last), (own, last), (own, core), (first, last), (first, whole)]
    pieces += [(min(own, first), max(long))] if long and max(long) > last else []
    doing = min(verb_start(verb), phrase.first.i)
    pieces += [(doing, last), (doing, core), (verb.sent.start, verb.sent.end - 1)]
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        pieces += [(verb_start(verb.head), last), (clause_start(verb.head), last)]
    elif verb.dep_ == "relcl":
        pieces += [(int(verb.left_edge.i), whole)]
    passages = (paragraph.over(doc[a : b + 1]) for a, b in pieces if a <= b)
    return tuple(dict.fromkeys(passages))


def _whole_end(verb: Token, last: int) -> int:
    """The last token of a clause with what is joined to it, when that is not far."""
    end = int(verb.right_edge.i)
    while verb.doc[end].is_punct and end > last:
        end -= 1
    return end if end - verb.i <= _FAR else last


def _charge(paragraph: Paragraph, phrase: Phrase) -> Span | None:
    """What somebody is charged with or convicted of."""
    for token in phrase.first.subtree:
        if (
            token.lemma_.lower() in ("charge", "suspicion", "count", "accusation")
            and token.pos_ == "NOUN"
            and token.i > phrase.first.i
        ):
            inner = [
                each for prep in token.children if prep.lower_ == "of" for each in prep.children
            ]
            if inner:
                return _whole(paragraph, inner[0])
            before = [each for each in token.lefts if each.dep_ in ("compound", "amod")]
            if before:
                return paragraph.over(token.doc[before[0].left_edge.i : token.i])
    wanted = (
        ("with", "of")
        if phrase.entry.more["status"] in ("charged", "convicted")
        else ("for", "over")
    )
    if phrase.entry.more["form"] in ("done", "does"):
        for prep in phrase.first.children:
            if prep.dep_ == "prep" and prep.lower_ in wanted and prep.i > phrase.first.i:
                for each in prep.children:
                    if (
                        each.dep_ in ("pobj", "pcomp")
                        and each.ent_type_ not in _TIMES
                        and not _is_time(each)
                    ):
                        return _whole(paragraph, each)
    return None


def _is_time(token: Token) -> bool:
    return token.lemma_.lower() in ("year", "month", "day", "week", "life", "hour", "home")


def _whole(paragraph: Paragraph, head: Token) -> Span:
    last = int(head.right_edge.i)
    while head.doc[last].is_punct and last > head.i:
        last -= 1
    return paragraph.over(head.doc[head.left_edge.i : last + 1])
