"""A meeting as one sentence tells it, and who did it: the subject of its verb."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.clauses import behind, is_infinitive, is_passive, object_of, own_subject
from wayhome.extraction.dates.wording import words_with
from wayhome.extraction.facts import Dated, EntityKind
from wayhome.extraction.meetings.listed import listed_from
from wayhome.extraction.meetings.meant import doer_of
from wayhome.extraction.meetings.status import status_of
from wayhome.extraction.meetings.topics import topics_of
from wayhome.extraction.meetings.when import date_of, is_to_come
from wayhome.extraction.meetings.who import Present, is_dateline, place_of, present
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.people import is_person
from wayhome.extraction.together import named_before

_TRIPS = ("visit", "trip", "tour", "mission")
_TIMES = ("day", "week", "month", "hour")
_PAIR, _BACK = 2, 3
_SUBJECTS = ("nsubj", "nsubjpass")
_SEVERAL = ("the two ", "the three ", "both ")
_ASKING = ("ask", "urge", "invite", "call", "press", "tell", "request", "order", "expect", "allow")


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
    has_days: bool = False
    """Whether its sentence tells a date, its own or not: then none is taken from elsewhere."""


def made(
    who: Parties, sentence: Sentence, phrase: Phrase, *, those: Present, heads: tuple[Token, ...]
) -> Found | None:
    """A meeting of those present; None when it is told not to be, or nobody is named."""
    paragraph, noun = sentence.paragraph, phrase.entry.more["form"] == "noun"
    token = phrase.last if noun else phrase.first
    title = paragraph.block.label in (BlockLabel.TITLE, BlockLabel.CAPTION, BlockLabel.STANDFIRST)
    status = status_of(token, is_title=title)
    open_one = those.groups and (
        status not in ("held", "ongoing") or (not title and _are_two(those))
    )
    if status is None or not (those.named or open_one):
        return None
    date = date_of(who, sentence, token)
    if status in ("held", "ongoing") and not title and is_to_come(who, token, date):
        status = "planned"
    called = phrase.entry.more.get("calls") or phrase.entry.more["form"] == "on"
    topics = [] if called else list(topics_of(paragraph, token, *heads))
    place = place_of(who, paragraph, *heads)
    evidence = [paragraph.over(token.doc[phrase.first.i : phrase.last.i + 1])]
    days = any(each.edtf for each in who.told.dates_in(sentence.span))
    return Found(paragraph, phrase, status, those, place, date, topics, evidence, title, days)


def _are_two(those: Present) -> bool:
    """Whether two parties without a name are told, one of them by an office.

    "The mayor" and "the wives of the miners"; "the Czech and Slovak ministers" are two by themselves.
    """
    offices = [each.text.lower() for each in those.groups if is_person(_office(each.text))]
    several = any(_office(each) != each.split(" of ")[0].split()[-1] for each in offices)
    two = any(" and " in each or each.startswith(_SEVERAL) for each in offices)
    return bool(offices) and (len(those.groups) > 1 or (several and two))


def _office(words: str) -> str:
    """The noun of an office in the singular: "minister" of "the foreign ministers of Japan"."""
    noun = (
        words.split(" of ", maxsplit=1)[0]
        .split(" for ", maxsplit=1)[0]
        .rsplit(maxsplit=1)[-1]
        .lower()
    )
    return noun if is_person(noun) else noun.removesuffix("s")


def doers(who: Parties, paragraph: Paragraph, verb: Token, *, before: list[Found]) -> Present:
    """Those who are the subject; "they" and "the two" are those of the meeting told before."""
    if is_passive(verb):
        return agents_of(who, paragraph, verb)
    subject = _behind_dateline(_asked(verb) or doer_of(verb) or _due(verb) or _of_helper(verb))
    if subject is not None and subject.lemma_ in _TIMES:  # "a day after flying in to meet"
        subject = own_subject(subject.head)
    if subject is None or subject.lower_ in words_with("weekday"):
        subject = _right_before(who, paragraph, subject or verb)
    if subject is None:
        return Present()
    if verb.dep_ == "relcl" and subject.dep_ == "conj" and _is_of_both(verb, subject):
        subject = subject.head
    if subject.lemma_.lower() in (*_TRIPS, "plan", "request", "decision", "invitation", "offer"):
        taken = subject.dep_ == "dobj" and subject.head.lemma_ in (
            "accept",
            "receive",
            "have",
            "get",
        )
        invited = own_subject(subject.head) if taken and subject.lemma_ == "invitation" else None
        subject = next((c for c in subject.children if c.dep_ == "poss"), invited or subject)
    found = present(who, paragraph, subject)
    plural = subject.lower_ in ("they", "both", "two") or (
        subject.tag_ == "NNS" and subject.left_edge.lower_ == "the"
    )
    plural = plural or subject.lemma_.lower() in ("pair", "duo", "trio")
    others = any(c.ent_type_ == "NORP" for c in subject.children) and not _is_counted(subject)
    plural = plural and not others  # "the Norwegian and Danish ministers"
    persons = sum(each.startswith("person:") for each in found.named)
    if plural and persons < (_PAIR if subject.lower_ in ("they", "both", "two") else 1):
        return those_before(who, paragraph, subject, before=before) or found
    return found


def _is_counted(noun: Token) -> bool:
    """Whether people are told with their number: "the two ministers", "both men"."""
    return any(c.dep_ == "nummod" or c.lower_ == "both" for c in noun.children)


def _of_helper(verb: Token) -> Token | None:
    """The subject that the parse hung on the "had" or "is" of a verb."""
    helpers = (each for each in verb.children if each.dep_ in ("aux", "auxpass"))
    return next((c for each in helpers for c in each.children if c.dep_ in _SUBJECTS), None)


def _behind_dateline(subject: Token | None) -> Token | None:
    """The subject told behind a dateline, where the parse took the dateline for it."""
    if subject is None or not is_dateline(subject):
        return subject
    beside = (c for c in subject.head.children if c.dep_ in _SUBJECTS and not is_dateline(c))
    return next(beside, subject)


def whom_of(verb: Token) -> Token | None:
    """The object of a verb; of "whom she met" and "he met" of a clause the noun before it."""
    thing = object_of(verb)
    if verb.dep_ == "relcl" and (thing is None or thing.lower_ in ("whom", "who", "that")):
        ahead = any(c.lower_ in ("whom", "who", "that") for c in verb.children if c.dep_ == "dobj")
        return verb.head if ahead else thing
    return thing


def _right_before(who: Parties, paragraph: Paragraph, verb: Token) -> Token | None:
    """The name that a weekday parts from its verb: "Ana Duarte Wednesday met"."""
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].lower_ in words_with("weekday"):
        place -= 1
    token = verb.doc[place] if place >= verb.sent.start else None
    if token is None or token.i == verb.i - 1:
        return None
    entity = who.named(paragraph, token)
    return token if entity is not None and entity.kind is EntityKind.PERSON else None


def _asked(verb: Token) -> Token | None:
    """Ben Sollis in "Ana Duarte urged Ben Sollis to meet them": who is asked to do it."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    if above.lemma_ not in _ASKING or is_passive(above):
        return None
    asked = next((each for each in above.children if each.dep_ in ("dobj", "oprd")), None)
    return asked or (next(behind(above, "on", "upon"), None) if above.lemma_ == "call" else None)


def _due(verb: Token) -> Token | None:
    """Ana Duarte in "Ana Duarte, due to meet" and "Ana Duarte, meeting him in Oslo,"."""
    above = verb.head
    if verb.dep_ == "appos" and verb.tag_ == "VBG":
        return above
    ready = above.lower_ in ("due", "set", "scheduled", "expected") and above != verb
    return above.head if ready and above.head.pos_ in ("PROPN", "NOUN") else None


def _is_of_both(verb: Token, subject: Token) -> bool:
    """Whether "who met" is told of two: "Ana Duarte and Ben Sollis, who met on Monday"."""
    alone = not any(
        each.dep_ in ("dobj", "prep") and each.lower_ == "with" for each in verb.children
    )
    who = any(each.lower_ == "who" for each in verb.children)
    return who and alone and verb.lemma_ == "meet" and subject.head.pos_ in ("PROPN", "NOUN")


def those_before(
    who: Parties, paragraph: Paragraph, subject: Token, *, before: list[Found]
) -> Present | None:
    """Whom "they" or "the two ministers" are: two named in the sentence, or those who met before."""
    here = who.known.at(paragraph.number, subject.sent.start, subject.i - 1)
    named = list(
        dict.fromkeys(n.entity.entity_id for n in here if n.entity.kind is EntityKind.PERSON)
    )
    if len(named) == _PAIR:
        return Present(named)
    near = [each for each in before if paragraph.number - each.paragraph.number <= _BACK]
    for each in reversed(near):
        if sum(one.startswith("person:") for one in each.present.named) > 1:
            return Present(list(each.present.named))
    told = [each.one for each in named_before(who, paragraph, subject) if each.one]
    return Present(told) if told else None


def agents_of(who: Parties, paragraph: Paragraph, verb: Token) -> Present:
    """Those behind the "by" of a passive, wherever the parse hung it."""
    by = next((t for t in verb.doc[verb.i : verb.sent.end] if t.lower_ == "by"), None)
    if by is None:
        return Present()
    found = present(who, paragraph, next(behind(verb, "by"), None))
    if not len(found):
        found = present(who, paragraph, next((c for c in by.children if c.dep_ == "pobj"), None))
    found.add(listed_from(who, paragraph, by.i + 1))
    return found
