"""Meetings told by a verb: "met", "received", "visited", "called on", "is due in"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    behind,
    is_infinitive,
    is_passive,
    modal,
    object_of,
    own_subject,
)
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.listed import listed_from
from wayhome.extraction.meetings.status import was_let
from wayhome.extraction.meetings.told import Found, doers, made, whom_of
from wayhome.extraction.meetings.who import Present, is_party, persons, place_of, present
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, are_people, is_many
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.statements.people import is_person

_VERBS = ("VERB", "AUX")
_NEAR = 10
_FACE = 5
_PURPOSES = (
    "seek",
    "discuss",
    "hand",
    "deliver",
    "present",
    "thank",
    "congratulate",
    "express",
    "bid",
)
_TOGETHER = ("meet", "confer", "reconvene", "huddle", "negotiate", "talk", "sit", "speak")
_PEOPLE_OF = ("meet",)
_CAME = ("go", "come", "fly", "travel", "drive", "return")
_BEARERS = ("credential", "visit", "call")
_CARRIERS = ("hand", "hour", "phone", "telephone")
_PRESS = ("reporter", "journalist", "press", "medium", "newspaper", "agency", "correspondent")
OPEN = ("planned", "expected", "hoped", "requested")


def _behind_it(who: Parties, paragraph: Paragraph, verb: Token) -> Present:
    """Those listed right behind a verb of meeting or its "with"."""
    place = verb.i + 1
    while place < verb.sent.end and verb.doc[place].dep_ in ("advmod", "prt", "npadvmod"):
        place += 1
    found = listed_from(who, paragraph, place)
    for each in verb.children:
        if each.lower_ == "with":
            found.add(listed_from(who, paragraph, each.i + 1))
    return found


def _with(who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]) -> Found | None:
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    those = doers(who, paragraph, verb, before=before)
    others = _met(who, paragraph, phrase)
    if others is None:
        return None
    others.add(_behind_it(who, paragraph, verb))
    subject = own_subject(verb)
    several = subject is not None and is_many(subject) and are_people(subject)
    body = those.named and those.named[0].startswith("org:") and subject is not None
    alone = len(those) > 1 or several or body
    if not len(others) and not (alone and verb.lemma_ in _TOGETHER):
        return None
    if others.groups:
        others.add(_led_by(who, paragraph, verb))
    those.add(others)
    _fill(who, sentence, verb, those=those)
    return made(who, sentence, phrase, those=those, heads=(verb, *_above(verb)))


def _met(who: Parties, paragraph: Paragraph, phrase: Phrase) -> Present | None:
    """Whom a verb of meeting brings in; None when it is no person, or only the press."""
    verb = phrase.first
    thing = own_subject(verb) if is_passive(verb) else whom_of(verb)
    thing = None if thing is not None and thing.lemma_ == "face" else thing
    others = Present()
    if verb.lemma_ in _PEOPLE_OF:
        others = present(who, paragraph, thing)
        if thing is not None and not (len(others) and is_party(thing)):
            return None
    withs = list(_with_whom(verb))
    if any(each.lemma_.lower() in _PRESS for each in withs):
        return None
    for each in withs:
        relative = each.lower_ == "whom" and verb.dep_ == "relcl"
        others.add(present(who, paragraph, verb.head if relative else each))
    for each in behind(verb, "to") if phrase.last.lower_ == "to" else ():
        named = present(who, paragraph, each).named
        others.add(Present([one for one in named if one.startswith("person:")]))
    if phrase.last.lower_ == "face":
        behind_it = phrase.last.doc[phrase.last.i : phrase.last.i + _FACE]
        withs = [each for each in behind_it if each.lower_ == "with"]
        others.add(listed_from(who, paragraph, withs[0].i + 1) if withs else Present())
    if (thing is not None and verb.lemma_ == "exchange") or phrase.last.lemma_ in _CARRIERS:
        for each in (c for c in phrase.last.children if c.lower_ == "with"):
            for inner in each.children:
                others.add(present(who, paragraph, inner if inner.dep_ == "pobj" else None))
            others.add(listed_from(who, paragraph, each.i + 1))
    return others


def _led_by(who: Parties, paragraph: Paragraph, verb: Token) -> Present:
    """Who leads the people met: "met relatives of the crew, led by Ana Duarte"."""
    led = next((t for t in verb.subtree if t.lower_ in ("led", "headed") and t.i > verb.i), None)
    return present(who, paragraph, next(behind(led, "by"), None) if led is not None else None)


def _with_whom(verb: Token) -> Iterator[Token]:
    """What stands behind every "with" of a verb: "with the mayor and with his guests"."""
    for each in verb.children:
        if each.lower_ == "with" and each.dep_ in ("prep", "conj"):
            further = [c for c in each.children if c.lower_ == "with" and c.dep_ == "conj"]
            for one in (each, *further):
                yield from (inner for inner in one.children if inner.dep_ == "pobj")


def _fill(who: Parties, sentence: Sentence, verb: Token, *, those: Present) -> None:
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
        owner = owner or (each.first > 0 and doc[each.first - 1].lower_ in ("of", "for"))
        if (near or (apposed and not any(t.pos_ in _VERBS for t in between))) and not owner:
            those.add(Present([each.entity.entity_id]))


def _above(verb: Token) -> Iterator[Token]:
    """The verbs and nouns that an infinitive of meeting hangs on."""
    while verb.dep_ in ("xcomp", "advcl", "acl", "conj") and verb.head != verb:
        verb = verb.head
        yield verb


def _raise(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
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
    if modal(verb) and not any(who.named(paragraph, each) for each in heads):
        return None
    those = doers(who, paragraph, verb, before=before)
    doer = own_subject(verb)
    together = verb.lemma_ == "discuss" and not heads and not is_passive(verb)
    together = together and doer is not None and doer.pos_ == "PROPN"
    if together and sum(each.startswith("person:") for each in those.named) > 1:
        return made(who, sentence, phrase, those=those, heads=(verb,))
    if not any(each.startswith("person:") for each in others.named):
        return None
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,)) if len(those) > 1 else None


def _person(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
    """Receive somebody, or be received."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    those = doers(who, paragraph, verb, before=before)
    guest = _guest(phrase)
    if guest is not None and _is_thing(guest):
        return None
    others = present(who, paragraph, guest)
    for each in behind(verb, "with"):  # "received the guests with the mayor"
        others.add(
            Present([one for one in present(who, paragraph, each).named if "person:" in one])
        )
    if guest is not None and guest.lower_ in ("they", "them") and before:
        last = before[-1].present
        them = guest.lower_ == "them" and bool(last.groups)
        others = Present([] if them else list(last.named), list(last.groups))
    if not is_passive(verb):
        others.add(_behind_it(who, paragraph, verb))
    if guest is not None and guest.lemma_.lower() in _PRESS:
        return None
    named = any(each.startswith("person:") for each in others.named)
    people = len(others) and guest is not None and is_party(guest)
    if not (named or people) or not len(those) or (verb.lemma_ == "welcome" and not named):
        return None
    those.add(others)
    those.add(_led_by(who, paragraph, verb))
    if is_passive(verb):  # who is received comes first: further sentences go on about him
        others.add(those)
        those = others
    return made(who, sentence, phrase, those=those, heads=(verb,))


def _place(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
    """Visit a person or a place."""
    verb, paragraph = phrase.first, sentence.paragraph
    thing = whom_of(verb)
    if is_passive(verb):
        thing = own_subject(verb)
    if verb.pos_ not in _VERBS or thing is None or _is_of_guest(verb, thing):
        return None
    those = doers(who, paragraph, verb, before=before)
    if not len(those):
        return None
    others = present(who, paragraph, thing)
    places = [each for each in others.named if each.startswith("place:")]
    those.add(Present([each for each in others.named if each not in places], others.groups))
    one = made(who, sentence, phrase, those=those, heads=(verb, thing))
    if one is not None and places:
        one.place = places[0]
    return one


def _is_of_guest(verb: Token, thing: Token) -> bool:
    """Whether "visiting" only tells who a guest is: "met visiting foreign minister Ana Duarte"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    plain = verb.lower_ == "visiting" and thing.ent_type_ == "PERSON"
    met = before is not None and (before.pos_ in _VERBS or before.lower_ in ("with", "by", "the"))
    return plain and met and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def _guest(phrase: Phrase) -> Token | None:
    """Who is received, or "granted an audience"."""
    verb = phrase.first
    guest = own_subject(verb) if is_passive(verb) else whom_of(verb)
    if guest is None or guest != phrase.last:
        return guest
    dative = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    return next(iter((*dative, *behind(verb, "to"), *behind(guest, "to"))), None)


def _is_thing(guest: Token) -> bool:
    """Whether what is received is no person: "a letter from the mayor", "the resignation of"."""
    owned = any(each.lower_ in ("from", "of", "by") for each in guest.children)
    thing = guest.pos_ == "NOUN" and guest.tag_ == "NNS"
    thing = thing and not any(each.dep_ in ("appos", "poss") for each in guest.children)
    return (owned or thing) and not (is_party(guest) or guest.lemma_.lower() in _BEARERS)


def _on(who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]) -> Found | None:
    """Call on a person, with nothing that is asked."""
    verb, paragraph = phrase.first, sentence.paragraph
    asks = any(
        is_infinitive(each) and each.lemma_ not in _PURPOSES
        for each in verb.subtree
        if each.i > verb.i and each.pos_ in _VERBS
    )
    if verb.pos_ not in _VERBS or asks:
        return None
    others = Present()
    for each in behind(verb, "on", "upon"):
        others.add(present(who, paragraph, each))
    others.add(listed_from(who, paragraph, phrase.last.i + 1))
    those = doers(who, paragraph, verb, before=before)
    office = any(is_person(each.lemma_.lower()) for each in behind(verb, "on", "upon"))
    named = any(each.startswith("person:") for each in others.named)
    if not (named or (len(others) and office)) or not len(those):
        return None
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,))


def _see(who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]) -> Found | None:
    """See somebody, when it is asked, hoped or planned, or done for a time or on a day."""
    verb, paragraph = phrase.first, sentence.paragraph
    timed = any(each.ent_type_ in ("TIME", "DATE") for each in verb.subtree if each.i > verb.i)
    bare = not any(each.dep_ in ("ccomp", "xcomp", "advcl") for each in verb.children)
    had = any(each.lemma_ == "have" and each.dep_ == "aux" for each in verb.children)
    finite = had or verb.tag_ in ("VBD", "VBZ", "VBP") or modal(verb) in ("will", "shall", "would")
    came = is_infinitive(verb) and (verb.head.lemma_ in _CAME or was_let(verb))
    after = verb.tag_ == "VBG" and verb.head.lower_ in ("after", "upon", "on")
    seen = (came or after or (timed and bare and finite)) and not is_passive(verb)
    if verb.pos_ not in _VERBS or not (is_infinitive(verb) or seen):
        return None
    whom = whom_of(verb)
    others = present(who, paragraph, whom)
    if whom is not None and whom.lower_ == "other" and whom.left_edge.lower_ == "each":
        both = doers(who, paragraph, verb, before=before)
        few = sum(one.startswith("person:") for one in both.named) < len(("one", "other"))
        return None if few else made(who, sentence, phrase, those=both, heads=(verb,))
    if seen and whom is not None and others.groups:
        those = doers(who, paragraph, verb, before=before)
        if not any(each.startswith("person:") for each in those.named) or is_many(whom):
            return None
        those.add(others)
        return made(who, sentence, phrase, those=those, heads=(verb,))
    those = doers(who, paragraph, verb, before=before)
    leaders = bool(others.groups) and whom is not None and is_person(whom.lemma_.lower())
    if not (leaders or persons(others)) or not those.named:
        return None
    those.add(others)
    one = made(who, sentence, phrase, those=those, heads=(verb,))
    return one if one is not None and (seen or one.status in OPEN) else None


def _travel(
    who: Parties,
    sentence: Sentence,
    phrase: Phrase,
    *,
    before: list[Found],  # noqa: ARG001  # one shape for all forms
) -> Found | None:
    """Be due or about to go to a place."""
    verb, paragraph = phrase.first, sentence.paragraph
    awaited = verb.lemma_ != "expect" or is_passive(verb)
    if verb.dep_ != "acomp" and verb.lower_ != "due" and not (verb.pos_ in _VERBS and awaited):
        return None
    subject = own_subject(verb)
    place = place_of(who, paragraph, verb) or (
        place_of(who, paragraph, verb.head) if verb.lower_ == "due" else None
    )
    if verb.dep_ == "pcomp":  # "before flying to Oslo"
        return None
    arrives = verb.lemma_ == "arrive" and verb.tag_ in ("VBZ", "VBP")
    if (place is None and not arrives) or subject is None or subject == verb:
        return None
    those = present(who, paragraph, subject)
    unsure = subject.pos_ == "PRON" and who.surely(paragraph, subject).one is None
    office = (
        those.groups and subject.left_edge.lower_ == "the" and is_person(subject.lemma_.lower())
    )
    if not (office or any(each.startswith("person:") for each in those.named)) or (
        unsure and verb.lemma_ == "arrive"
    ):
        return None
    one = made(who, sentence, phrase, those=those, heads=(verb,))
    if one is None:
        return None
    if verb.lower_ == "due":
        one.status = "planned"
    one.place = place
    came = verb.lemma_ in ("arrive", "land") or any(c.lower_ == "into" for c in verb.children)
    arrived = came and one.status == "held"
    return one if one.status in OPEN or arrived else None


FORMS = {
    "with": _with,
    "raise": _raise,
    "person": _person,
    "place": _place,
    "on": _on,
    "see": _see,
    "travel": _travel,
}
