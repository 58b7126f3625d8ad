"""What a speaker says that they, or those they speak for, will do."""

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.clauses import is_conditional, is_denied, is_infinitive, own_subject
from wayhome.extraction.facts import Commitment, EntityKind, Quote
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.promises.told import THIRD
from wayhome.extraction.requests.asked import last_of
from wayhome.extraction.requests.between import is_release, issuers
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.wording import listed

_VERBS = ("VERB", "AUX")
_FIRST = ("i", "we")
_DONE = frozenset({"release", "pay", "compensate", "reimburse", "publish", "investigate", "repatriate", "punish", "prosecute", "protect", "inform", "consult", "abolish", "return", "rebuild", "reopen", "take", "hold", "bring", "free", "amend", "repeal", "lift", "implement", "address", "review", "resolve", "complete", "provide", "give", "build", "launch", "introduce", "establish", "allocate"})  # fmt: skip
"""What is promised when it is said that it will be done."""
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
        "forget",
        "forgive",
        "regret",
        "survive",
        "cry",
        "dream",
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


def will(  # noqa: PLR0911  # each doubt ends it
    who: Parties, paragraph: Paragraph, phrase: Phrase
) -> tuple[Commitment, int] | None:
    """What a speaker says that they, or those they speak for, will do."""
    token = phrase.first
    verb = token.head
    if token.tag_ != "MD" or token.dep_ != "aux" or verb.pos_ not in _VERBS or is_conditional(verb):
        return None
    quote = who.told.said_by(paragraph.over(token))
    subject = own_subject(verb)
    if subject is None or subject.i > verb.i:
        return None
    if quote is None or quote.speaker is None:
        return _released(who, paragraph, phrase, subject=subject) if quote is None else None
    if subject.dep_ == "nsubjpass":
        return _done(paragraph, phrase, subject, quote=quote)
    if _is_state(verb) or not _is_own(who, paragraph, subject, quote=quote):
        return None
    if token.lower_ == "would" and not _tells_ahead(paragraph, subject, quote):
        return None
    party = who.of(paragraph, subject)
    another = party.one != quote.speaker and (party.one or "").startswith(("org:", "place:"))
    spans = _spans(paragraph, subject, token, within=quote)
    by, behalf = (quote.speaker,), party.one if another else None
    return Commitment(spans, by, behalf, spans[1], phrase.entry.rule), last_of(verb)


def _is_state(verb: Token) -> bool:
    """Whether a verb tells of what will be, not of what will be done."""
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    return verb.lemma_.lower() in _STATES or perfect


def _spans(
    paragraph: Paragraph, subject: Token, before: Token, *, within: Quote | None
) -> tuple[Span, Span]:
    """The words from the subject on, and what is promised: what follows `before`."""
    last = last_of(before.head)
    content = paragraph.tokens(within.content) if within is not None else None
    if content is not None and last >= content.end > before.i + 1:
        last = content.end - 1
    doc = paragraph.doc
    whole = paragraph.over(doc[subject.left_edge.i : last + 1])
    return whole, paragraph.over(doc[before.i + 1 : last + 1])


def _released(
    who: Parties, paragraph: Paragraph, phrase: Phrase, *, subject: Token
) -> tuple[Commitment, int] | None:
    """What "we", or who speaks as "we", will do in a release, which nobody is quoted with."""
    token = phrase.first
    if subject.dep_ == "nsubjpass" or token.lower_ == "would" or _is_state(token.head):
        return None
    by = issuers(who)
    named = who.named(paragraph, subject)
    own = named is not None and named.entity_id in by and is_release(who)
    if is_release(who) and _is_house(subject):
        by, own = ((named.entity_id,) if named is not None else by), True
    if not (own or subject.lower_ == "we") or not by or paragraph.block.label is BlockLabel.TITLE:
        return None
    whole, what = _spans(paragraph, subject, token, within=None)
    return Commitment((whole, what), by, None, what, phrase.entry.rule), last_of(token.head)


def _is_house(subject: Token) -> bool:
    """Whether a release calls whoever sends it by a bare noun: "the Embassy", "the Department"."""
    bare = [each for each in subject.children if each.dep_ not in ("det", "punct")]
    return (
        subject.left_edge.lower_ == "the"
        and not bare
        and subject.lemma_.lower() in listed("bodies")
        and subject.text[:1].isupper()
    )


def _done(
    paragraph: Paragraph, phrase: Phrase, subject: Token, *, quote: Quote
) -> tuple[Commitment, int] | None:
    """What is said to be going to be done, of things that only those who can promise them say."""
    verb = subject.head
    by_others = any(each.dep_ == "agent" for each in verb.children)
    speaker = quote.speaker or ""
    if verb.lemma_ not in _DONE or by_others or not speaker.startswith(("person:", "org:")):
        return None
    if subject.lower_ in (*_FIRST, "he", "she") or subject.head.dep_ == "relcl":
        return None
    spans = _spans(paragraph, subject, phrase.first, within=quote)
    return Commitment(spans, (speaker,), None, spans[1], phrase.entry.rule), last_of(verb)


def going(who: Parties, paragraph: Paragraph, phrase: Phrase) -> tuple[Commitment, int] | None:
    """What speakers say that they are going to do, intend to do or are determined to do."""
    word = phrase.first
    done = next((c for c in word.children if c.dep_ == "xcomp" and is_infinitive(c)), None)
    verb = word if word.tag_ in ("VBP", "VBZ", "VBG", "VBD") else word.head
    subject = own_subject(verb) if verb.pos_ in _VERBS else None
    if done is None or done.i < word.i or subject is None or is_denied(verb):
        return None
    quote = who.told.said_by(paragraph.over(word))
    if quote is None or quote.speaker is None or is_conditional(verb):
        return None
    if done.lemma_.lower() in _STATES or not _is_own(who, paragraph, subject, quote=quote):
        return None
    last = last_of(done)
    to = next(c for c in done.lefts if c.lower_ == "to")
    span = paragraph.over(paragraph.doc[subject.left_edge.i : last + 1])
    what = paragraph.over(paragraph.doc[to.i + 1 : last + 1])
    return Commitment((span, what), (quote.speaker,), None, what, phrase.entry.rule), last


def _tells_ahead(paragraph: Paragraph, subject: Token, quote: Quote) -> bool:
    """Whether "would" tells what will be done: reported, and no clause beside a noun."""
    opens = paragraph.over(subject).start == quote.content.start
    return quote.kind != "direct" and (opens or subject.head.dep_ != "relcl")


def _is_speaker(who: Parties, paragraph: Paragraph, subject: Token, *, quote: Quote) -> bool:
    """Whether "he", "it" or "they" in a report is who speaks, or the body they speak for."""
    one, speaker = who.of(paragraph, subject).one or "", quote.speaker or ""
    opens = paragraph.over(subject).start == quote.content.start
    if speaker.startswith("person:") and subject.lower_ in ("it", "they"):
        return one.startswith(("org:", "place:"))
    return one == speaker or opens


def _is_own(who: Parties, paragraph: Paragraph, subject: Token, *, quote: Quote) -> bool:
    """Whether a speaker can promise for a subject: themselves, or the body or country they speak for."""
    word = subject.lower_
    if word in _FIRST:
        return quote.kind != "indirect"
    if word in THIRD:
        if quote.kind != "indirect":
            return False
        return _is_speaker(who, paragraph, subject, quote=quote)
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
