"""Requests in the order of the text: by whom, to whom, for what."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from wayhome.extraction.clauses import (
    clause_start,
    happened,
    is_infinitive,
    is_passive,
    own_subject,
)
from wayhome.extraction.facts import Request
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.requests.asked import Asked, asked, is_anonymity, last_of, without_reason
from wayhome.extraction.requests.between import asked_of, asker, met_with
from wayhome.extraction.requests.lists import listed_requests
from wayhome.extraction.requests.moods import mood, plea
from wayhome.extraction.requests.power import is_of_power
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_SENT = frozenset(
    [
        "make",
        "send",
        "submit",
        "issue",
        "renew",
        "repeat",
        "file",
        "lodge",
        "launch",
        "present",
        "deliver",
        "receive",
        "get",
        "reject",
        "ignore",
        "grant",
        "back",
        "support",
        "reiterate",
        "restate",
    ]
)
_LEADING = frozenset(
    [
        "resolve",
        "decide",
        "wish",
        "like",
        "agree",
        "continue",
        "go",
        "write",
        "gather",
        "march",
        "join",
        "use",
        "repeat",
        "want",
        "come",
        "travel",
        "fly",
    ]
)
_HELD = frozenset({"hold", "detain", "jail", "remand", "imprison", "keep", "free", "release"})


def find_requests(told: Understood) -> Iterator[Request]:
    """Requests. Raises TooLong."""
    who = parties(told)
    for sentence in told.parsed.sentences():
        yield from _in_sentence(who, sentence)
    yield from listed_requests(who)


def _in_sentence(who: Parties, sentence: Sentence) -> Iterator[Request]:
    taken = -1
    for token in sentence.piece:
        if token.i <= taken:
            continue
        for phrase in phrases("requests", token):
            found = list(_FORMS[phrase.entry.more["form"]](who, sentence.paragraph, phrase))
            if found:
                yield from found
                taken = phrase.last.i
                break


def _verb(who: Parties, paragraph: Paragraph, phrase: Phrase) -> Iterator[Request]:
    verb, more = phrase.first, phrase.entry.more
    if not _is_verb(verb) or not _is_asking(verb):
        return
    pieces = asked(verb, more["takes"], list(more.get("things", ())))
    first, subject = clause_start(verb), own_subject(verb)
    if subject is not None and subject.lower_ in ("you", "one"):
        return
    nobody = is_passive(verb) and more["kind"] not in ("urge", "call")
    if nobody and not asker(who, paragraph, verb):
        return
    for piece in pieces:
        if is_anonymity(verb, piece) or _is_ruling(verb, piece):
            continue
        if more.get("power") and not is_of_power(who, paragraph, verb, whom=piece.whom):
            continue
        if more.get("denied") and verb.doc[piece.first].lower_ not in ("not", "never"):
            continue
        start = piece.starts if piece.starts is not None else first
        yield _request(who, paragraph, phrase, piece=piece, start=start)


def _is_ruling(verb: Token, piece: Asked) -> bool:
    """Whether a court orders somebody held or freed: a status, and nothing that is asked."""
    done = {each.lemma_ for each in verb.doc[piece.first : piece.last + 1] if each.pos_ == "VERB"}
    return verb.lemma_ == "order" and bool(done & _HELD)


def _is_verb(token: Token) -> bool:
    return token.pos_ in _VERBS or token.tag_ in ("VBZ", "VBD", "VBP", "VBN", "VBG")


def _is_asking(verb: Token) -> bool:
    """Whether it is asked: "we would like to ask" and "let me ask" are, "may ask" is not."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return _is_behind_aside(verb)
    if (
        is_infinitive(verb)
        and verb.head.lemma_ in _LEADING
        and verb.dep_ in ("xcomp", "advcl", "conj")
    ):
        return happened(verb.head)
    if is_infinitive(verb) and verb.dep_ == "acl" and verb.head.lemma_ == "opportunity":
        return True
    return happened(verb)


def _is_behind_aside(verb: Token) -> bool:
    """Whether a verb read as a participle stands behind ", which …," and carries the sentence."""
    asides = [c for c in verb.head.children if c.dep_ == "relcl" and c.i < verb.i]
    return bool(asides) and verb.i > 0 and verb.nbor(-1).text == ","


def _request(
    who: Parties, paragraph: Paragraph, phrase: Phrase, *, piece: Asked, start: int
) -> Request:
    doc, verb = paragraph.doc, phrase.first
    last = max(piece.last, verb.i)
    wide = paragraph.over(doc[min(start, last) : last + 1])
    by = asker(who, paragraph, verb)
    thing = doc[piece.first : piece.last + 1].root if piece.last >= piece.first else None
    to = asked_of(who, paragraph, piece.whom or met_with(thing), by=by)
    evidence = [wide]
    if start < verb.i and piece.starts is None:
        evidence.append(paragraph.over(doc[verb.i : last + 1]))
    if piece.starts is None:
        subject = own_subject(verb)
        if verb.dep_ == "conj" and verb.head.i < start:
            evidence.append(paragraph.over(doc[verb.head.i : last + 1]))
        if subject is not None and subject.sent == verb.sent and subject.left_edge.i < start:
            evidence.append(paragraph.over(doc[subject.left_edge.i : last + 1]))
        if (end := without_reason(verb, piece)) < last:
            evidence.append(paragraph.over(doc[min(start, verb.i) : end + 1]))
            evidence.append(paragraph.over(doc[verb.i : end + 1]))
        if (end := _first_of(doc, piece)) < last:
            evidence.append(paragraph.over(doc[verb.i : end + 1]))
        for end in _without_clauses(doc, piece):
            evidence.append(paragraph.over(doc[min(start, verb.i) : end + 1]))
            evidence.append(paragraph.over(doc[min(verb.i, end) : end + 1]))
    what = paragraph.over(doc[piece.first : piece.last + 1]) if piece.last >= piece.first else None
    return Request(
        tuple(dict.fromkeys(evidence)), phrase.entry.more["kind"], by, to, what, phrase.entry.rule
    )


def _first_of(doc: Doc, piece: Asked) -> int:
    """The last token of the first thing asked when several are."""
    for token in doc[piece.first + 1 : piece.last + 1]:
        if token.dep_ == "conj" and token.pos_ in _VERBS and is_infinitive(token):
            end = token.left_edge.i - 1
            while end > piece.first and (doc[end].is_punct or doc[end].dep_ == "cc"):
                end -= 1
            return end
    return piece.last


def _without_clauses(doc: Doc, piece: Asked) -> Iterator[int]:
    """The last tokens of what is asked before the article tells more of it: ", of which …", "who …"."""
    for token in doc[piece.first + 1 : piece.last + 1]:
        more = token.dep_ in ("relcl", "appos") or (token.dep_ == "acl" and token.tag_ == "VBN")
        wh = token.text == "," and any(
            t.tag_ in ("WDT", "WP") for t in doc[token.i + 1 : token.i + 3]
        )
        end = token.i - 1 if wh else token.left_edge.i - 1
        while more and end > piece.first and doc[end].is_punct:
            end -= 1
        if (more or wh) and end > piece.first:
            yield int(end)


def _noun(who: Parties, paragraph: Paragraph, phrase: Phrase) -> Iterator[Request]:
    """A request for something, when it is told who made it or that it was made."""
    noun = phrase.first
    if noun.pos_ != "NOUN":
        return
    things, maker = _things(noun), _maker(noun)
    if not things:
        return
    verb = noun.head if noun.dep_ in ("dobj", "nsubj", "nsubjpass") else None
    sent = any(c.dep_ == "acl" and c.lemma_ in _SENT for c in noun.children)
    made = verb is not None and verb.lemma_ in _SENT and happened(verb) and noun.dep_ != "nsubj"
    if maker is None and not made and not sent:
        return
    first, last = noun.left_edge.i, last_of(things[0])
    if made and maker is None and verb is not None and noun.dep_ == "dobj" and verb.i < noun.i:
        first = clause_start(verb)
        by = (
            asker(who, paragraph, verb)
            if verb.lemma_ not in ("receive", "get", "reject", "ignore", "grant", "back", "support")
            else ()
        )
    else:
        by = ()
        if maker is not None and (one := who.of(paragraph, maker).one):
            by = (one,)
    whole: Span = paragraph.over(paragraph.doc[first : max(last, last_of(noun)) + 1])
    start = things[0].i if is_infinitive(things[0]) else things[0].left_edge.i
    if _is_for(things[0]):
        start = things[0].left_edge.i + 1
    what = paragraph.over(paragraph.doc[start : last + 1])
    spans = tuple(dict.fromkeys((whole, paragraph.over(paragraph.doc[first : last + 1]))))
    to = asked_of(who, paragraph, met_with(things[0]), by=by)
    yield Request(spans, phrase.entry.more["kind"], by, to, what, phrase.entry.rule)


def _things(noun: Token) -> list[Token]:
    """What a request is for."""
    prep = next((c for c in noun.children if c.lower_ == "for" and c.dep_ == "prep"), None)
    things = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")] if prep is not None else []
    return (
        things
        or _to_do(noun)
        or [c for c in (*noun.children, *noun.head.children) if c.i > noun.i and _is_for(c)]
    )


def _is_for(verb: Token) -> bool:
    """Whether a clause tells who should do it: "a call for all sides to stop"."""
    marked = any(c.lower_ == "for" and c.dep_ == "mark" for c in verb.lefts)
    return marked and verb.dep_ in ("acl", "relcl", "advcl") and is_infinitive(verb)


def _maker(noun: Token) -> Token | None:
    """Whose request it is: "the union's", "by the union"."""
    whose = [c for c in noun.children if c.dep_ == "poss"]
    preps = [c for c in noun.children if c.lower_ in ("by", "from")]
    whose += [c for prep in preps for c in prep.children if c.dep_ == "pobj"]
    return next(iter(whose), None)


def _to_do(noun: Token) -> list[Token]:
    """Share in "its call on the powers to share the burden"."""
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("on", "to", "upon")]
    asked_of = [c for prep in preps for c in prep.children if c.dep_ == "pobj"]
    hung = [c for each in (noun, *asked_of) for c in each.children if c.dep_ in ("acl", "relcl")]
    return [each for each in hung if is_infinitive(each)] if asked_of else []


_FORMS = {"verb": _verb, "modal": mood, "noun": _noun, "plea": plea}
