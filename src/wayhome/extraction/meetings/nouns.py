"""Meetings told by a noun: "talks with", "a meeting between", "the visit of", "held a hearing"."""

from spacy.tokens import Token

from wayhome.extraction.clauses import behind, is_infinitive, is_passive, own_subject
from wayhome.extraction.meetings.astray import before_it, farther, is_after, misread
from wayhome.extraction.meetings.listed import listed_from
from wayhome.extraction.meetings.told import Found, agents_of, doers, made, those_before
from wayhome.extraction.meetings.who import Present, persons, present
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase

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
        "receive",
        "take",
        "participate",
        "share",
        "give",
        "enter",
        "emerge",
        "join",
    ]
)
_TWO = 2
_GRANTING = ("grant", "allow", "give", "have", "get", "permit", "allot", "spend")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LANDS = ("country", "nation", "state", "neighbour", "neighbor", "capital", "government", "party")
_CALLED = ("receive", "get", "take", "make", "place", "have")
_WISHED = ("request", "seek", "ask", "propose", "demand")
_WROTE = ("write", "appeal", "turn")
_GIVEN = ("give", "make", "offer", "repeat", "deliver", "convey", "hand", "put", "pass", "raise")
_ATTENDED = ("attend", "chair", "lead", "host", "join")
_TOLD = ("tell", "assure", "promise", "inform", "warn", "urge", "press", "ask", "hand", "thank")
_TAKEN = ("accompany", "join", "escort", "bring", "take")
_PREPS = ("with", "between", "by")
_AGAIN = ("second", "third", "another", "further", "next", "new")


def by_noun(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
    """A meeting, talks, a visit: with whom, between whom, whose, or who holds it."""
    noun, paragraph = phrase.last, sentence.paragraph
    embassy = noun.text == "Mission" and noun.nbor(-1 if noun.i else 0).text[:1].isupper()
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound" or embassy:
        return None
    visit = phrase.entry.more["kind"] in ("visit", "hearing")
    own = _whose(who, paragraph, phrase, before=before)
    holder = _holder(noun)
    if own is None or (phrase.entry.more.get("granted") and not _is_granted(holder)):
        return None
    those = Present()
    if holder is None and misread(noun) is not None:
        those = before_it(who, paragraph, noun)
        own.add(farther(who, paragraph, noun))
    if holder is not None:
        those = _by_holder(who, paragraph, phrase, holder=holder, own=own, before=before)
    addressed = len(those.named) >= _TWO and holder is not None and holder.lemma_ in _TOLD
    addressed = addressed and not before
    if _is_only_named(phrase, holder, own=those if addressed else own):
        return None
    those.add(own)
    if visit:
        those.named = [each for each in those.named if not each.startswith("place:")]
    those, off = _as_before(paragraph, noun, holder, those=those, before=before)
    light = holder is not None and holder.lemma_ in _LIGHT
    wished = noun.head.head.lemma_.lower() in ("request", "invitation", "offer", "plan", "demand")
    if wished and not those.named:
        asking = next((c for c in noun.head.head.children if c.dep_ == "poss"), None)
        those.add(present(who, paragraph, asking))
    if len(those) < _TWO and not (off or visit or light or (wished and len(those))):
        return None
    heads = (noun, holder) if holder is not None else (noun,)
    return made(who, sentence, phrase, those=those, heads=heads)


def _is_granted(holder: Token | None) -> bool:
    """Whether time with somebody was given or had: "was granted an hour with Ana Duarte"."""
    return holder is not None and holder.lemma_ in _GRANTING


def _by_holder(  # noqa: PLR0913  # what a noun and its verb tell
    who: Parties,
    paragraph: Paragraph,
    phrase: Phrase,
    *,
    holder: Token,
    own: Present,
    before: list[Found],
) -> Present:
    """Who else is told by the verb of a meeting; those it is with are added to its own."""
    noun = phrase.last
    own.add(_with_holder(who, paragraph, phrase, holder=holder))
    own.add(_reached(who, paragraph, phrase, holder=holder))
    own.add(farther(who, paragraph, noun))
    own.add(_attended(who, paragraph, noun, holder=holder))
    if holder.lemma_ in _TAKEN and noun.head.lower_ in ("to", "at", "for", "in"):
        taken = (c for c in holder.children if c.dep_ in ("dobj", "nsubjpass"))
        own.add(present(who, paragraph, next(taken, None)))
    those = _holders(who, paragraph, phrase, holder=holder, own=own, before=before)
    if phrase.entry.more.get("granted"):
        given = next((c for c in holder.children if c.dep_ == "dative"), own_subject(holder))
        those = present(who, paragraph, given)
    if not len(own):
        those.add(_addressed(who, paragraph, noun, holder=holder))
        those.add(_at_it(who, paragraph, noun, holder=holder))
    return those


def _is_only_named(phrase: Phrase, holder: Token | None, *, own: Present) -> bool:
    """Whether a noun tells of no meeting of its own: "the meeting", "there was a call"."""
    noun = phrase.last
    definite = noun.left_edge.lower_ in ("the", "this", "that", "these", "those", "both")
    if (definite or phrase.entry.more.get("strict")) and not len(own):
        return True
    if holder is None:
        return False
    there = any(each.dep_ == "expl" for each in holder.children)
    audience = noun.head.lower_ == "in" and holder.lemma_ == "receive"
    return audience or (there and len(own) < _TWO)


def _told_behind(noun: Token) -> Token | None:
    """Ana Duarte in "After her meeting, Ana Duarte said": whose meeting is told behind it."""
    holder = _holder(noun)
    subject = next((c for c in holder.children if c.dep_ == "nsubj"), None) if holder else None
    return (
        subject if subject is not None and noun.i < subject.i and subject.pos_ == "PROPN" else None
    )


def _with_holder(who: Parties, paragraph: Paragraph, phrase: Phrase, *, holder: Token) -> Present:
    """Those behind the verb that holds a meeting: "held talks in Oslo with", "paid him a call"."""
    found = Present()
    if phrase.entry.more["kind"] not in ("visit", "hearing") or holder.lemma_ in _LIGHT:
        for each in behind(holder, "with", "between"):
            if not is_after(phrase.last, holder):
                found.add(present(who, paragraph, each))
    if phrase.entry.more["kind"] == "visit":
        for each in (c for c in holder.children if c.dep_ == "dative"):
            found.add(present(who, paragraph, each))
    if holder.lemma_ in ("ask", "press", "join", "petition") and phrase.last.head.lower_ == "for":
        for each in (c for c in holder.children if c.dep_ == "dobj"):
            found.add(present(who, paragraph, each))
    return found


def _reached(who: Parties, paragraph: Paragraph, phrase: Phrase, *, holder: Token) -> Present:
    """Those behind a verb of calling or writing: "got a call on Monday from", "wrote to … to ask for"."""
    found, ends = Present(), list[Token]()
    if phrase.entry.rule == "a call" and holder.lemma_ in _CALLED:
        ends += behind(holder, "from", "to")
    if holder.lemma_ in _WISHED and is_infinitive(holder) and holder.head.lemma_ in _WROTE:
        ends += behind(holder.head, "to")
    for each in ends:
        found.add(Present(persons(present(who, paragraph, each))))
    return found


def _attended(who: Parties, paragraph: Paragraph, noun: Token, *, holder: Token) -> Present:
    """Those by whom a meeting was chaired or attended, when two are told."""
    found = Present()
    for each in (*noun.children, holder):
        by = each.dep_ == "acl" or (each == holder and is_passive(holder))
        if by and each.lemma_ in _ATTENDED:
            found.add(agents_of(who, paragraph, each))
    doer = own_subject(holder) if not is_passive(holder) else None
    if doer is not None and doer != noun:
        return found
    return found if len(found) >= _TWO else Present()


def _visited(who: Parties, paragraph: Paragraph, noun: Token) -> Present:
    """The person behind "a visit to", who is met."""
    found = Present()
    for each in behind(noun, "to"):
        found.named += persons(present(who, paragraph, each))
    for each in noun.doc[noun.i + 1 : noun.sent.end] if not found.named else ():
        if each.lower_ == "to":
            return listed_from(who, paragraph, each.i + 1)
        if each.tag_ in _FINITE or each.text in (",", ";", ":"):
            break
    return found


def _addressed(who: Parties, paragraph: Paragraph, noun: Token, *, holder: Token) -> Present:
    """Those who talk at a meeting: "told the mayor, Ana Duarte, at a meeting on Monday"."""
    found = Present()
    told = holder.lemma_ in (*_TOLD, *_GIVEN)
    if not told or noun.head.lower_ not in ("at", "in", "during"):
        return found
    doer = own_subject(holder)
    if doer is None:
        return found
    things = [c for c in holder.children if c.dep_ in ("dobj", "dative")]
    to_whom = [one for each in (holder, *things, doer) for one in behind(each, "to")]
    for each in (doer, *things, *(to_whom if holder.lemma_ in _GIVEN else ())):
        found.add(present(who, paragraph, each))
    if is_passive(holder):
        found.add(agents_of(who, paragraph, holder))
    found.named = [one for one in found.named if one.startswith("person:")]
    return found if found.named and len(found) >= _TWO else Present()


def _at_it(who: Parties, paragraph: Paragraph, noun: Token, *, holder: Token) -> Present:
    """Two who did something together at it: "during talks in Oslo, Ana Duarte and Ben Sollis agreed"."""
    doer = own_subject(holder)
    if doer is None or noun.head.lower_ not in ("at", "in", "during", "after", "following", "over"):
        return Present()
    found = present(who, paragraph, doer)
    return found if sum(each.startswith("person:") for each in found.named) == _TWO else Present()


def _whose(
    who: Parties, paragraph: Paragraph, phrase: Phrase, *, before: list[Found]
) -> Present | None:
    """Those told beside a noun of meeting; None when it only speaks of an earlier visit."""
    noun, kind, own = phrase.last, phrase.entry.more["kind"], Present()
    ours = next((each for each in noun.children if each.dep_ == "poss"), None)
    if ours is not None and ours.tag_ != "PRP$":
        own.add(present(who, paragraph, ours))
    elif ours is not None and _told_behind(noun) is not None:
        own.add(present(who, paragraph, _told_behind(noun)))
    elif ours is not None:
        sure = who.surely(paragraph, ours).one
        if sure is None and any(each.phrase.entry.more["kind"] == "visit" for each in before):
            return None
        own.add(Present([sure] if sure else []))
    wide = kind in ("visit", "hearing", "meeting")
    preps: tuple[str, ...] = ("with", "between", "by", "of") if wide else _PREPS
    if phrase.entry.more.get("of_post"):  # "the appointment of judges" is none
        preps = _PREPS[:1]
    if kind == "visit" and phrase.entry.rule == "a visit":
        own.add(_visited(who, paragraph, noun))
    if phrase.entry.more.get("calls"):
        preps = (*preps, "on", "upon", "to", "from")
    preps = (*preps, *phrase.entry.more.get("preps", ()))
    for each in behind(noun, *preps):
        own.add(_the_two(who, paragraph, each, before=before) or present(who, paragraph, each))
    nearest = noun.nbor() if noun.i + 1 < noun.sent.end else None
    if nearest is not None and nearest.lower_ in preps and nearest.lower_ != "of":
        own.add(listed_from(who, paragraph, nearest.i + 1))
    return own


def _the_two(
    who: Parties, paragraph: Paragraph, head: Token, *, before: list[Found]
) -> Present | None:
    """Whom "between the two", "between them" or "between the two ministers" means."""
    two = head.lower_ in ("two", "both", "them", "pair") or any(
        each.lower_ in ("two", "both") for each in head.children
    )
    named = any(each.dep_ in ("appos", "prep", "amod", "poss") for each in head.children)
    if (
        not two
        or named
        or head.lemma_.lower() in _LANDS
        or head.head.lower_ not in ("between", "of", "by")
    ):
        return None
    return those_before(who, paragraph, head, before=before)


def _holders(  # noqa: PLR0913  # what a noun and its verb tell
    who: Parties,
    paragraph: Paragraph,
    phrase: Phrase,
    *,
    holder: Token,
    own: Present,
    before: list[Found],
) -> Present:
    """The subject of "held", "requested" or of what was said after the talks with somebody."""
    noun = phrase.last
    ours = next((each for each in noun.children if each.dep_ == "poss"), None)
    pronoun = ours is not None and ours.tag_ == "PRP$"
    light = holder.lemma_ in _LIGHT
    if not (light or len(own)) or noun.dep_ in ("nsubj", "nsubjpass"):
        return Present()
    if ours is not None and not (pronoun and light):
        return Present()
    beside = (*noun.children, *(noun.head.children if noun.head.pos_ == "ADP" else ()))
    if not light and not any(c.lower_ == "with" and c.i > noun.i for c in beside):
        return Present()
    doer = own_subject(holder)
    unsure = (
        phrase.entry.more["kind"] == "visit" and doer is not None and doer.lower_ in ("he", "she")
    )
    if unsure and doer is not None and who.surely(paragraph, doer).one is None:
        return Present()
    return doers(who, paragraph, holder, before=before)


def _as_before(
    paragraph: Paragraph, noun: Token, holder: Token | None, *, those: Present, before: list[Found]
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
        told = set(those.named) - set(near.named)
        further = any(one.startswith("person:") for one in told) and len(near.named) > 1
        those.add(Present(near.named[:1]) if further else near)
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
        if token.pos_ in _VERBS and token.dep_ != "prep":
            return token
        if token.ent_type_ == "PERSON":  # "Ana Duarte, on a tour of ports, held talks with"
            return None
    return None
