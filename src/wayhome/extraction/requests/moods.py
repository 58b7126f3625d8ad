"""What others must or should do by somebody who speaks, and what a speaker begs for."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.clauses import happened, is_conditional, own_subject
from wayhome.extraction.facts import Quote, Request
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, are_people
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.requests.asked import last_of
from wayhome.extraction.requests.between import asked_of, is_release, issuers
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.wording import listed

_KNOWN = ("know", "expect", "mean", "seem", "deserve")
_US = ("our", "we", "us", "ourselves")
_GOING_ON = ("therefore", "thus", "hence", "so", "instead", "moreover", "furthermore")
_THEM = ("he", "she")
_OWN = ("i", "we", "it", "there", "this", "that", "what", "who", "you")
_BODIES = frozenset({"government", "authority", "state", "country", "nation", "embassy", "parliament", "court", "police", "company", "employer", "world", "community"})  # fmt: skip
_DONE = frozenset({"release", "free", "drop", "lift", "impose", "bring", "hold", "investigate", "punish", "prosecute", "repeal", "amend", "protect", "respect", "compensate", "return", "end", "stop", "abolish", "allow", "give", "grant", "pay", "publish", "extradite", "disband", "restore", "reopen", "close", "ban", "scrap", "suspend", "withdraw", "issue", "reinstate", "guarantee", "ensure", "strengthen", "quash", "overturn", "halt", "implement", "provide", "afford", "dismantle"})  # fmt: skip
"""What is asked for when it is said that it should be done."""
_WANTED = frozenset({"investigation", "inquiry", "enquiry", "probe", "justice", "accountability", "end", "moratorium", "review", "transparency", "compensation", "consequence", "reform", "dialogue", "ceasefire", "ban"})  # fmt: skip


def mood(who: Parties, paragraph: Paragraph, phrase: Phrase) -> Iterator[Request]:
    """What somebody is told by a speaker, or in a release, that others must do."""
    token = phrase.first
    verb = _governed(phrase)
    quote = who.told.said_by(paragraph.over(token)) or _before(who, paragraph, token)
    by = _speaker(who, paragraph, quote, token=token)
    if verb is None or not by or _is_no_order(verb, token):
        return
    subject = own_subject(token if phrase.last != token else verb)
    if subject is None or not _may_be_told(who, paragraph, subject, speaker=by[0]):
        subject = _wanted(verb)
    if subject is None:
        return
    first, last = subject.left_edge.i, last_of(verb)
    if subject.lower_ == "there":
        first = subject.i
    elif subject.i > verb.i or _is_of_us(paragraph, first, last):
        return
    span = paragraph.over(paragraph.doc[first : last + 1])
    if quote is not None and span.start < quote.content.end < span.end:
        return
    what = paragraph.over(paragraph.doc[verb.i : last + 1])
    asked = None if subject.lower_ == "there" or _is_thing(who, paragraph, subject) else subject
    to = asked_of(who, paragraph, asked, by=by)
    spans = (span, *_shorter(paragraph, first, verb, last=last))
    yield Request(spans, phrase.entry.more["kind"], by, to, what, phrase.entry.rule)


def _shorter(paragraph: Paragraph, first: int, verb: Token, *, last: int) -> Iterator[Span]:
    """The same before a clause that only tells more: "free a man who was held in May"."""
    for token in paragraph.doc[verb.i + 1 : last + 1]:
        if token.dep_ in ("relcl", "appos") and token.left_edge.i - 1 > verb.i:
            yield paragraph.over(paragraph.doc[first : token.left_edge.i])


def _governed(phrase: Phrase) -> Token | None:
    """What is to be done: the verb behind "must", or behind "has to"."""
    token = phrase.first
    if phrase.last == token:
        return token.head if token.tag_ == "MD" and token.dep_ == "aux" else None
    verb = next((c for c in token.children if c.dep_ == "xcomp" and c.i > phrase.last.i), None)
    if verb is None or not happened(token) or phrase.last.i - token.i > 2:
        return None
    return verb if token.tag_ in ("VBZ", "VBP") else None


def _speaker(
    who: Parties, paragraph: Paragraph, quote: Quote | None, *, token: Token
) -> tuple[str, ...]:
    """Who says it: the speaker of a statement, or whose release it is."""
    if quote is not None:
        return (quote.speaker,) if quote.speaker else ()
    if token.tag_ != "MD" or paragraph.block.label is BlockLabel.TITLE or not is_release(who):
        return ()
    return issuers(who)


def _wanted(verb: Token) -> Token | None:
    """There in "there must be an inquiry"."""
    there = next((c for c in verb.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    wanted = any(c.dep_ == "attr" and c.lemma_ in _WANTED for c in verb.children)
    return there if wanted else None


def _is_of_us(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the speaker is meant too: "the country must mend our laws"."""
    return any(t.lower_ in _US and t.text != "US" for t in paragraph.doc[first : last + 1])


def _is_no_order(verb: Token, token: Token) -> bool:
    """Whether "should" orders nothing: in a condition, of what one knows, or of the past."""
    past = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    cleft = any(c.lower_ == "what" and c.i < verb.i for c in verb.children)
    return is_conditional(verb) or verb.lemma_ in _KNOWN or past or cleft or token.lower_ == "shall"


def _before(who: Parties, paragraph: Paragraph, token: Token) -> Quote | None:
    """The report that a sentence goes on from when it begins with "Therefore"."""
    if token.sent[0].lower_ not in _GOING_ON:
        return None
    here = paragraph.over(token).start
    said = [
        q
        for q in who.told.quotes
        if paragraph.block.start <= q.content.start and q.content.end <= here
    ]
    return max(said, key=lambda each: each.content.end, default=None)


def _may_be_told(who: Parties, paragraph: Paragraph, subject: Token, *, speaker: str) -> bool:
    """Whether somebody can be told what to do: people, bodies, countries; not the speaker."""
    if subject.dep_ == "nsubjpass":
        negated = any(c.dep_ == "neg" for c in subject.head.children)
        told = subject.lower_ in ("they", "he", "she") or subject.head.lemma_ in _DONE or negated
        return told or who.named(paragraph, subject) is not None
    if subject.lower_ in _OWN:
        return False
    party = who.of(paragraph, subject)
    if party.one == speaker:
        return False
    if who.named(paragraph, subject) is not None or (party.one and subject.lower_ in _THEM):
        return True
    if any(each.dep_ == "attr" for each in subject.head.children):
        return False  # "people should be an estimate"
    word = subject.lemma_.lower()
    return subject.pos_ in ("NOUN", "PROPN") and (
        word in listed("bodies") or word in _BODIES or are_people(subject)
    )


def _is_thing(who: Parties, paragraph: Paragraph, subject: Token) -> bool:
    """Whether it is only a thing that should be seen to: "the law should be repealed"."""
    named = who.named(paragraph, subject)
    return subject.dep_ == "nsubjpass" and named is None and subject.pos_ != "PRON"


def plea(who: Parties, paragraph: Paragraph, phrase: Phrase) -> Iterator[Request]:
    """What a speaker begs for in their own words: "Please let him go"."""
    token = phrase.first
    verb = token if token.tag_ == "VB" else token.head
    opens = token.is_sent_start or (token.i and token.nbor(-1).text in _MARKS)
    quote = who.told.said_by(paragraph.over(token))
    if verb.tag_ != "VB" or not opens or verb.i < token.i or quote is None:
        return
    if quote.kind == "indirect" or quote.speaker is None or own_subject(verb) is not None:
        return
    if any(c.tag_ in ("MD", "TO") for c in verb.children):
        return
    what = paragraph.over(paragraph.doc[verb.i : last_of(verb) + 1])
    kind = phrase.entry.more["kind"]
    yield Request((what,), kind, (quote.speaker,), None, what, phrase.entry.rule)


_MARKS = ("“", '"', "‘", "'", "«")
