"""Responses in the order of the text, tied to the request or statement before them that they answer."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    clause_start,
    happened,
    is_denied,
    is_infinitive,
    modal,
    object_of,
    own_subject,
)
from wayhome.extraction.facts import Fact, Quote, Request, Response
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.requests.asked import last_of
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_FAR = 2500
_CALLS = ("call", "e-mail", "email", "message", "letter", "question", "request", "inquiry", "enquiry", "attempt", "query")  # fmt: skip
_HERE = ("this", "that", "it", "these", "those", "all", "which")
_CLAIMS = ("claim", "allegation", "charge", "accusation", "report", "suggestion", "rumour", "rumor", "finding", "criticism", "charges", "version", "account", "demand", "request")  # fmt: skip
_VAIN = ("unsuccessful", "fail", "vain", "fruitless", "futile")


def find_responses(told: Understood, facts: Sequence[Fact]) -> Iterator[Response]:
    """Responses. Raises TooLong."""
    who = parties(told)
    for sentence in told.parsed.sentences():
        taken = -1
        for token in sentence.piece:
            if token.i <= taken:
                continue
            for phrase in phrases("responses", token):
                if _FORMS[phrase.entry.more["form"]](phrase):
                    yield _response(who, sentence, phrase, facts=facts)
                    taken = _end_of(phrase)
                    break


def _end_of(phrase: Phrase) -> int:
    """Behind which word another answer may be told: the next verb joined to this one."""
    verb = _verb_of(phrase.first)
    more = [each.i for each in verb.rights if each.dep_ == "conj" and each.i > phrase.last.i]
    return min(more) - 1 if more else int(verb.sent.end)


def _response(
    who: Parties, sentence: Sentence, phrase: Phrase, *, facts: Sequence[Fact]
) -> Response:
    paragraph = sentence.paragraph
    verb = _verb_of(phrase.first)
    evidence = _evidence(who, sentence, phrase, verb=verb)
    by = _by(who, paragraph, verb, phrase=phrase)
    answered = _answered(facts, evidence[0], by)
    return Response(evidence, by, phrase.entry.more["kind"], answered, phrase.entry.rule)


def _verb_of(token: Token) -> Token:
    helps = ("aux", "auxpass")
    while (token.pos_ not in _VERBS or token.dep_ in helps) and token.head != token:
        token = token.head
    return token


def _evidence(who: Parties, sentence: Sentence, phrase: Phrase, *, verb: Token) -> tuple[Span, ...]:
    """The words of the answer: its clause with the subject; then the sentence, or what it quotes."""
    paragraph, doc = sentence.paragraph, verb.doc
    if phrase.entry.more["form"] == "reply":
        return _reply(who, sentence)
    subject = own_subject(verb)
    first = clause_start(verb)
    last = max(last_of(verb), phrase.last.i)
    for each in sorted(verb.rights, key=lambda token: token.i):
        if each.dep_ in ("conj", "parataxis") and each.i > phrase.last.i:
            last = max(phrase.last.i, min(last, each.left_edge.i - 1))
            break
    while doc[last].is_punct or doc[last].dep_ == "cc":
        last -= 1
    short = phrase.last.i
    pieces = [(first, last)]
    if subject is not None and subject.sent == verb.sent and subject.left_edge.i < first:
        pieces = [(subject.left_edge.i, last), (first, last)]
    pieces += [(verb.i, last), (min(first, phrase.first.i), max(short, verb.i))]
    start = min(pieces)[0]
    pieces += [(start, end) for end in _shorter(verb, phrase, last=last)]
    if verb.dep_ == "relcl":
        noun = verb.head
        begin = noun.head.i if noun.dep_ == "pobj" else noun.left_edge.i
        pieces += [(begin, last), (noun.left_edge.i, last)]
    spans = [paragraph.over(doc[a : max(a, b) + 1]) for a, b in pieces]
    return tuple(dict.fromkeys((*spans, sentence.span)))


def _shorter(verb: Token, phrase: Phrase, *, last: int) -> Iterator[int]:
    """Where an answer ends before what else was done: ", calling them …", "and urged …"."""
    for each in verb.doc[phrase.last.i + 1 : last + 1]:
        goes_on = each.dep_ == "conj" and each.tag_ in ("VBD", "VBZ", "VBP")
        aside = each.dep_ == "advcl" and each.tag_ == "VBG"
        end = each.left_edge.i - 1
        while (goes_on or aside) and end > verb.i and verb.doc[end].dep_ in ("punct", "cc"):
            end -= 1
        if (goes_on or aside) and end > verb.i:
            yield end


def _reply(who: Parties, sentence: Sentence) -> tuple[Span, ...]:
    """The sentence and the quotation that begins in it."""
    own = sentence.span
    ends = [
        q.content.end
        for q in who.told.quotes
        if own.start <= q.content.start < own.end and q.kind != "partial"
    ]
    end = max([own.end, *ends])
    base = sentence.paragraph.block.start
    closed = end + 1 if who.told.article.text[end : end + 1] in ("”", '"', "’") else end
    whole = sentence.paragraph.span(own.start - base, closed - base)
    return tuple(dict.fromkeys((whole, own)))


def _by(who: Parties, paragraph: Paragraph, verb: Token, *, phrase: Phrase) -> tuple[str, ...]:
    """Who answers or does not; of "we have had no reply" nobody is told."""
    subject = _answerer(verb, phrase)
    if subject is None or (
        phrase.entry.rule == "no reply" and verb.lemma_ in ("have", "receive", "get", "come")
    ):
        return ()
    if subject.lower_ in _HERE:
        quote = who.told.said_by(paragraph.over(verb))
        return (quote.speaker,) if quote is not None and quote.speaker else ()
    heads = [subject, *(each for each in subject.children if each.dep_ == "conj")]
    return tuple(dict.fromkeys(one for each in heads if (one := who.of(paragraph, each).one)))


def _answerer(verb: Token, phrase: Phrase) -> Token | None:
    """The words for who answers: who is called, looked for, or says that it is false."""
    if phrase.entry.more["form"] == "reach":
        return object_of(phrase.last)
    if phrase.entry.more["form"] == "groundless":
        return own_subject(verb.head)
    subject = own_subject(verb)
    if subject is not None and subject.lemma_.lower() in _CALLS:
        called = (c for c in subject.children if c.lower_ in ("to", "for", "with"))
        return next((c for each in called for c in each.children if c.dep_ == "pobj"), None)
    return subject


def _answered(facts: Sequence[Fact], span: Span, by: tuple[str, ...]) -> tuple[Span, ...]:
    """The nearest request before that others made, or else the nearest statement of others."""
    near = [
        each
        for each in facts
        if isinstance(each, Request)
        and 0 < span.start - each.evidence[0].start < _FAR
        and not set(each.by) & set(by)
    ]
    if near:
        return (max(near, key=lambda each: each.evidence[0].start).evidence[0],)
    said = [
        each
        for each in facts
        if isinstance(each, Quote)
        and each.content.end <= span.start
        and span.start - each.content.start < _FAR
        and each.speaker not in by
    ]
    return (max(said, key=lambda each: each.content.start).content,) if said else ()


def _verb(phrase: Phrase) -> bool:
    verb = phrase.first
    if verb.pos_ not in _VERBS or not happened(verb):
        return False
    passive = any(each.dep_ in ("auxpass", "nsubjpass") for each in verb.children)
    if passive or any(each.lower_ in ("when", "whenever") for each in verb.children):
        return False
    thing = object_of(verb)
    if thing is not None and thing.ent_type_ in phrase.entry.more.get("unlike", ()):
        return False
    clause = any(each.dep_ in ("ccomp", "xcomp") for each in verb.children)
    if thing is not None and thing.lemma_ in phrase.entry.more.get("given", ()):
        return False
    if verb.dep_ == "relcl" and thing is None:
        return verb.head.lemma_ in _CLAIMS
    return not phrase.entry.more.get("things") or thing is not None or clause


def _none(phrase: Phrase) -> bool:
    """A verb with "not", such as "did not answer"; "could not" and "cannot" are not answers."""
    verb = phrase.first
    denied = any(each.dep_ == "neg" or each.lower_ == "never" for each in verb.children)
    if (
        verb.pos_ not in _VERBS
        or not denied
        or modal(verb) in ("could", "can", "may", "might", "should", "must")
    ):
        return False
    if phrase.entry.more.get("tense") == "perfect":
        return any(each.lemma_ == "have" and each.dep_ == "aux" for each in verb.children)
    if verb.lemma_ in ("discuss", "accept", "agree"):
        return verb.sent[0].i <= verb.i and (modal(verb) == "" or modal(verb) in ("would", "will"))
    return True


def _would(phrase: Phrase) -> bool:
    verb = phrase.first
    return verb.pos_ in _VERBS and is_denied(verb) and modal(verb) in ("would", "wo", "will")


def _yet(phrase: Phrase) -> bool:
    verb = phrase.first
    return is_infinitive(verb) and any(
        each.lower_ == "yet" for each in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    )


def _decline(phrase: Phrase) -> bool:
    verb, more = phrase.first, phrase.entry.more
    if verb.pos_ not in _VERBS or not happened(verb):
        return False
    done = next(
        (each for each in verb.children if each.dep_ == "xcomp" and is_infinitive(each)), None
    )
    if done is None:
        return False
    return done.lemma_ in more["acts"] if more["acts"] else done.lemma_ not in more["not_acts"]


def _view(phrase: Phrase) -> bool:
    verb = phrase.first
    subject = own_subject(verb)
    own = subject is None or subject.lower_ in ("i", "we")
    if verb.pos_ not in _VERBS or not happened(verb) or own:
        return False
    nouns = set(phrase.entry.more["nouns"])
    return any(each.lemma_.lower() in nouns for each in verb.subtree if each.i > verb.i)


def _groundless(phrase: Phrase) -> bool:
    """Whether charges are told by somebody to be so: "said the allegations were baseless"."""
    word = phrase.first
    verb = word.head
    doer = own_subject(verb) if verb.pos_ in _VERBS else None
    said = verb.dep_ == "ccomp" and own_subject(verb.head) is not None
    return doer is not None and doer.lemma_.lower() in _CLAIMS and said and not is_denied(verb)


def _reach(phrase: Phrase) -> bool:
    """Whether somebody was looked for in vain: "attempts to reach him failed", "unable to reach"."""
    vain = any(each.lemma_ in _VAIN for each in phrase.first.sent)
    return object_of(phrase.last) is not None and (vain or phrase.first.lower_ in ("unable", "not"))


def _retort(phrase: Phrase) -> bool:
    """Whether a speaker calls something untrue: "This is not true"."""
    words = phrase.first.sent[: _LONGEST_RETORT + 1]
    subject = next((each for each in words if each.dep_ == "nsubj"), None)
    near = phrase.last.i - phrase.first.sent.start <= _LONGEST_RETORT
    return subject is not None and subject.lower_ in _HERE and near


_LONGEST_RETORT = 8


def _phrase(phrase: Phrase) -> bool:
    return phrase.last.i >= phrase.first.i


_FORMS = {
    "verb": _verb,
    "none": _none,
    "would": _would,
    "yet": _yet,
    "decline": _decline,
    "view": _view,
    "reply": _phrase,
    "phrase": _phrase,
    "groundless": _groundless,
    "reach": _reach,
    "retort": _retort,
}
