"""A meeting as one sentence tells it: the shapes that verbs and nouns of meeting stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.clauses import behind, is_infinitive, is_passive, object_of, own_subject
from wayhome.extraction.facts import Dated, EntityKind
from wayhome.extraction.meetings.status import status_of
from wayhome.extraction.meetings.who import Present, place_of, present, topics_of
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.spans import Span

_VERBS = ("VERB", "AUX")
_TRIPS = ("visit", "trip", "tour", "mission")
_LIGHT = frozenset(
    [
        "hold",
        "have",
        "lead",
        "chair",
        "attend",
        "begin",
        "open",
        "start",
        "conduct",
        "host",
        "request",
        "resume",
        "plan",
        "pay",
        "make",
        "cancel",
        "postpone",
        "join",
        "convene",
        "conclude",
        "end",
        "finish",
        "arrive",
        "travel",
        "fly",
        "go",
        "come",
        "discuss",
        "speak",
        "seek",
        "be",
        "schedule",
        "arrange",
        "cut",
        "announce",
        "complete",
        "wrap",
        "return",
        "leave",
        "continue",
        "undertake",
        "ask",
        "demand",
    ]
)
_TWO = 2
_PREPS = ("with", "between", "by")
_NEAR = 10
_AGAIN = ("second", "third", "another", "further", "next", "new")
_OPEN = ("planned", "expected", "hoped", "requested")


@dataclass(slots=True)
class Found:
    """A meeting as one sentence tells it."""

    paragraph: Paragraph
    phrase: Phrase
    status: str
    present: Present
    place: str | None
    date: Dated | None
    topics: list[Span]
    evidence: list[Span] = field(default_factory=list)
    is_title: bool = False


def _made(
    who: Parties, sentence: Sentence, phrase: Phrase, those: Present, heads: tuple[Token, ...]
) -> Found | None:
    paragraph, token = sentence.paragraph, phrase.first
    title = paragraph.block.label in (BlockLabel.TITLE, BlockLabel.CAPTION, BlockLabel.STANDFIRST)
    status = status_of(token, is_title=title)
    if status is None or not (those.named or (those.groups and status not in ("held", "ongoing"))):
        return None
    date = _date(who, sentence, token)
    if status == "held" and token.pos_ in _VERBS and _is_ahead(token):
        status = "planned"
    topics = list(topics_of(paragraph, *heads))
    place = place_of(who, paragraph, *heads)
    evidence = [paragraph.over(token.doc[phrase.first.i : phrase.last.i + 1])]
    return Found(paragraph, phrase, status, those, place, date, topics, evidence, title)


def _is_ahead(verb: Token) -> bool:
    """Whether somebody only goes somewhere to meet: "will fly to Oslo to meet"."""
    return is_infinitive(verb) and any(
        c.tag_ == "MD" for a in verb.ancestors for c in a.children if c.dep_ == "aux"
    )


def _date(who: Parties, sentence: Sentence, token: Token) -> Dated | None:
    """The date nearest to the words of meeting in their sentence, those behind them first."""
    here = sentence.over(token).start
    dates = [
        each
        for each in who.told.dates_in(sentence.span)
        if each.kind != "duration"
        and not (each.edtf or "").startswith("P")
        and (each.edtf or each.without_publication_date)
    ]

    def far(each: Dated) -> int:
        away = each.span.start - here
        text = who.told.article.text[min(here, each.span.start) : max(here, each.span.start)]
        apart = text.count(",") * 25 + text.count(";") * 200
        return (away if away > 0 else -away + 15) + apart

    return min(dates, key=far, default=None)


def _doers(who: Parties, paragraph: Paragraph, verb: Token, before: list[Found]) -> Present:
    """Those who are the subject; "they" and "the two" are those of the meeting told before."""
    if is_passive(verb):
        agent = next(behind(verb, "by"), None)
        return present(who, paragraph, agent)
    subject = own_subject(verb)
    if subject is None:
        return Present()
    if subject.lemma_.lower() in (*_TRIPS, "plan", "request", "decision", "invitation", "offer"):
        subject = next((c for c in subject.children if c.dep_ == "poss"), subject)
    found = present(who, paragraph, subject)
    plural = subject.lower_ in ("they", "both", "two") or (
        subject.tag_ == "NNS" and subject.left_edge.lower_ == "the"
    )
    if plural and not any(each.startswith("person:") for each in found.named) and before:
        last = before[-1].present
        if sum(each.startswith("person:") for each in last.named) > 1:
            return Present(list(last.named))
    return found


def _with(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    those = _doers(who, paragraph, verb, before)
    if phrase.entry.words[0] == "meet" and verb.lemma_ == "meet":
        others = present(who, paragraph, object_of(verb))
        if object_of(verb) is not None and not len(others):
            return None
    else:
        others = Present()
    for each in behind(verb, "with"):
        others.add(present(who, paragraph, each))
    subject = own_subject(verb)
    alone = subject is not None and (
        len(those) > 1 or (those.named and those.named[0].startswith("org:"))
    )
    if not len(others) and not (alone and verb.lemma_ == "meet"):
        return None
    those.add(others)
    _fill(who, sentence, verb, those)
    return _made(who, sentence, phrase, those, (verb, *_above(verb)))


def _fill(who: Parties, sentence: Sentence, verb: Token, those: Present) -> None:
    """Add the persons right before and soon behind a verb of meeting that the parse hung elsewhere."""
    if sum(each.startswith("person:") for each in those.named) > 1:
        return
    names = [
        each
        for each in who.known.at(
            sentence.paragraph.number, sentence.piece.start, sentence.piece.end - 1
        )
        if each.entity.kind is EntityKind.PERSON
    ]
    doc = verb.doc
    for each in names:
        between = (
            doc[each.last + 1 : verb.i] if each.last < verb.i else doc[verb.i + 1 : each.first]
        )
        words = [t for t in between if t.dep_ not in ("aux", "neg", "advmod") and t.text != ","]
        near = (
            (not words)
            if each.last < verb.i
            else len(words) <= _NEAR
            and not any(t.pos_ in _VERBS or t.text in (",", ";") for t in between)
        )
        apposed = (
            each.first > verb.i and len(words) <= _NEAR and doc[each.first].nbor(-1).text == ","
        )
        owner = each.last + 1 < len(doc) and doc[each.last + 1].text in ("'s", "’s")
        if (near or (apposed and not any(t.pos_ in _VERBS for t in between))) and not owner:
            those.add(Present([each.entity.entity_id]))


def _above(verb: Token) -> Iterator[Token]:
    """The verbs and nouns that an infinitive of meeting hangs on."""
    while verb.dep_ in ("xcomp", "advcl", "acl", "conj") and verb.head != verb:
        verb = verb.head
        yield verb


def _raise(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """Raise it with a person who is named."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    heads = [*behind(verb, "with")]
    thing = object_of(verb)
    if thing is not None:
        heads += behind(thing, "with")
    others = Present()
    for each in heads:
        others.add(present(who, paragraph, each))
    if not any(each.startswith("person:") for each in others.named):
        return None
    those = _doers(who, paragraph, verb, before)
    those.add(others)
    return _made(who, sentence, phrase, those, (verb,)) if len(those) > 1 else None


def _person(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """Receive somebody, or be received."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    those = _doers(who, paragraph, verb, before)
    guest = own_subject(verb) if is_passive(verb) else object_of(verb)
    others = present(who, paragraph, guest)
    people = any(each.startswith("person:") for each in others.named) or others.groups
    if not people or not len(those) or (verb.lemma_ == "welcome" and not others.named):
        return None
    those.add(others)
    led = next((t for t in verb.subtree if t.lower_ in ("led", "headed") and t.i > verb.i), None)
    if led is not None:
        those.add(present(who, paragraph, next(behind(led, "by"), None)))
    return _made(who, sentence, phrase, those, (verb,))


def _place(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """Visit a person or a place."""
    verb, paragraph = phrase.first, sentence.paragraph
    thing = object_of(verb)
    if verb.pos_ not in _VERBS or thing is None or is_passive(verb):
        return None
    those = _doers(who, paragraph, verb, before)
    if not len(those):
        return None
    others = present(who, paragraph, thing)
    places = [each for each in others.named if each.startswith("place:")]
    those.add(Present([each for each in others.named if each not in places], others.groups))
    made = _made(who, sentence, phrase, those, (verb, thing))
    if made is not None and places:
        made.place = places[0]
    return made


def _on(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """Call on a person, with nothing that is asked."""
    verb, paragraph = phrase.first, sentence.paragraph
    asks = any(
        is_infinitive(each) for each in verb.subtree if each.i > verb.i and each.pos_ in _VERBS
    )
    if verb.pos_ not in _VERBS or asks:
        return None
    others = Present()
    for each in behind(verb, "on", "upon"):
        others.add(present(who, paragraph, each))
    those = _doers(who, paragraph, verb, before)
    if not any(each.startswith("person:") for each in others.named) or not len(those):
        return None
    those.add(others)
    return _made(who, sentence, phrase, those, (verb,))


def _see(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """See somebody, when it is asked, hoped or planned."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS or not is_infinitive(verb):
        return None
    others = present(who, paragraph, object_of(verb))
    those = _doers(who, paragraph, verb, before)
    if not any(each.startswith("person:") for each in others.named) or not those.named:
        return None
    those.add(others)
    made = _made(who, sentence, phrase, those, (verb,))
    return made if made is not None and made.status in _OPEN else None


def _travel(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """Be due or about to go to a place."""
    verb, paragraph = phrase.first, sentence.paragraph
    if (
        verb.dep_ == "acomp"
        or verb.lower_ == "due"
        or (verb.pos_ in _VERBS and (verb.lemma_ != "expect" or is_passive(verb)))
    ):
        subject = own_subject(verb)
    else:
        return None
    place = place_of(who, paragraph, verb) or (
        place_of(who, paragraph, verb.head) if verb.lower_ == "due" else None
    )
    if place is None or subject is None or subject == verb:
        return None
    those = present(who, paragraph, subject)
    if not any(each.startswith("person:") for each in those.named):
        return None
    made = _made(who, sentence, phrase, those, (verb,))
    if made is None:
        return None
    if verb.lower_ == "due":
        made.status = "planned"
    made.place = place
    return made if made.status in _OPEN else None


def _noun(who: Parties, sentence: Sentence, phrase: Phrase, before: list[Found]) -> Found | None:
    """A meeting, talks, a visit: with whom, between whom, whose, or who holds it."""
    noun, paragraph = phrase.first, sentence.paragraph
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    visit = phrase.entry.more["kind"] in ("visit", "hearing")
    own = _whose(who, paragraph, phrase, before)
    holder = _holder(noun)
    if own is None or (holder is not None and any(c.dep_ == "expl" for c in holder.children)):
        return None
    those = Present()
    if holder is not None:
        for each in behind(holder, "with", "between"):
            own.add(present(who, paragraph, each))
        those = _holders(who, paragraph, phrase, holder, own, before)
    if visit:
        own.named = [each for each in own.named if not each.startswith("place:")]
        those.named = [each for each in those.named if not each.startswith("place:")]
    definite = noun.left_edge.lower_ in ("the", "this", "that", "these", "those", "both")
    if definite and not len(own):
        return None
    those.add(own)
    those, off = _as_before(paragraph, noun, holder, those, before)
    light = holder is not None and holder.lemma_ in _LIGHT
    if len(those) < _TWO and not (off or visit or light):
        return None
    heads = (noun, holder) if holder is not None else (noun,)
    return _made(who, sentence, phrase, those, heads)


def _whose(
    who: Parties, paragraph: Paragraph, phrase: Phrase, before: list[Found]
) -> Present | None:
    """Those told beside a noun of meeting; None when it only speaks of an earlier visit."""
    noun, kind, own = phrase.first, phrase.entry.more["kind"], Present()
    ours = next((each for each in noun.children if each.dep_ == "poss"), None)
    if ours is not None and ours.tag_ != "PRP$":
        own.add(present(who, paragraph, ours))
    elif ours is not None:
        sure = who.surely(paragraph, ours).one
        if sure is None and any(each.phrase.entry.more["kind"] == "visit" for each in before):
            return None
        own.add(Present([sure] if sure else []))
    wide = kind in ("visit", "hearing", "meeting")
    for each in behind(noun, *(("with", "between", "by", "of") if wide else _PREPS)):
        own.add(present(who, paragraph, each))
    return own


def _holders(
    who: Parties,
    paragraph: Paragraph,
    phrase: Phrase,
    holder: Token,
    own: Present,
    before: list[Found],
) -> Present:
    """The subject of "held", "requested" or of what was said after the talks with somebody."""
    noun = phrase.first
    ours = next((each for each in noun.children if each.dep_ == "poss"), None)
    pronoun = ours is not None and ours.tag_ == "PRP$"
    light = holder.lemma_ in _LIGHT
    if not (light or len(own)) or noun.dep_ in ("nsubj", "nsubjpass"):
        return Present()
    if ours is not None and not (pronoun and light):
        return Present()
    if not light and not any(c.lower_ == "with" for c in noun.children):
        return Present()
    doer = own_subject(holder)
    unsure = (
        phrase.entry.more["kind"] == "visit" and doer is not None and doer.lower_ in ("he", "she")
    )
    if unsure and doer is not None and who.surely(paragraph, doer).one is None:
        return Present()
    return _doers(who, paragraph, holder, before)


def _as_before(
    paragraph: Paragraph, noun: Token, holder: Token | None, those: Present, before: list[Found]
) -> tuple[Present, bool]:
    """Those of the meeting told before when this is "a second", or one that was called off."""
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    off = subject and holder is not None and (is_passive(holder) or holder.lemma_ == "take")
    again = any(
        c.lower_ in _AGAIN or c.ent_type_ == "ORDINAL" for c in noun.subtree if c.i < noun.i
    )
    if not before or paragraph.number - before[-1].paragraph.number >= _TWO:
        return those, off
    near = before[-1].present
    definite = noun.left_edge.lower_ in ("the", "this", "that", "these", "those", "both")
    if off and len(those.named) < _TWO and not definite:
        those = Present(list(dict.fromkeys((*near.named[:1], *those.named))), those.groups)
    if again and noun.lemma_ not in _TRIPS:
        those.add(near)
    return those, off


def _holder(noun: Token) -> Token | None:
    """The verb that a noun of meeting is object of, or stands behind a preposition of."""
    token = noun
    for _ in range(4):
        if token.dep_ not in (
            "dobj",
            "pobj",
            "prep",
            "nsubj",
            "nsubjpass",
            "attr",
            "conj",
            "compound",
        ):
            return None
        token = token.head
        if token.pos_ in _VERBS:
            return token
    return None


FORMS = {
    "with": _with,
    "raise": _raise,
    "person": _person,
    "place": _place,
    "on": _on,
    "see": _see,
    "travel": _travel,
    "noun": _noun,
}
