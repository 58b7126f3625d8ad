"""What a meeting is about: in its own sentence, and in those that go on about it."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    behind,
    clause_end,
    is_passive,
    joined,
    object_of,
    own_subject,
)
from wayhome.extraction.dates.wording import words_with
from wayhome.extraction.meetings.agenda import on_agenda
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import is_many
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.people import is_person

_VERBS = ("VERB", "AUX")
_ABOUT = ("about", "regarding", "concerning", "over")
_ON = ("on", "upon")
_AROUND = ("on", "around", "upon", "about", "over", "against", "at", "through")
_TURNED = (*_AROUND, "to", "with")
_BOTH = ("the", "they", "both", "their", "also", "among", "he", "she")
_SUBJECTS = ("nsubj", "nsubjpass")
_AGENDA = ("agenda", "topic", "issue", "subject", "theme", "focus")
_OF_NOUN = ("amod", "compound", "conj", "dobj", "pobj", "appos", "attr")
_SETTLED = ("settle", "decide", "plan", "determine", "establish", "clarify", "agree")
_BIDDEN = (
    "ask",
    "press",
    "urge",
    "request",
    "demand",
    "question",
    "lobby",
    "inquire",
    "enquire",
    "hear",
)
_LED = ("lead", "head", "chair", "accompany")
_QUESTIONS = ("how", "whether", "what", "when", "where", "why", "which", "who", "ways")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_JOINED = ("conj", "advcl", "xcomp", "acl")


def topics_of(paragraph: Paragraph, meeting: Token, *heads: Token) -> Iterator[Span]:
    """What is discussed: behind "to discuss", "and raised", "on", "about" and "over"."""
    for head in heads:
        if head.pos_ in _VERBS and head != meeting:
            yield from _object(paragraph, head)
        for each in head.children:
            if each.i > head.i and each.pos_ == "VERB" and each.dep_ in _JOINED:
                yield from _talked(paragraph, each)
        for each in head.subtree:
            if (
                each.i > head.i
                and each.lemma_ == "discuss"
                and each.dep_ in _JOINED
                and each.head != head
            ):
                yield from _talked(paragraph, each)
            if each.dep_ == "prep" and each.i > head.i and _is_of(each, head, meeting):
                yield from _behind(paragraph, each)


def _talked(paragraph: Paragraph, verb: Token) -> Iterator[Span]:
    """The object of "discuss" or what stands behind "talk about", and of verbs joined to it."""
    if any(each.dep_ in _SUBJECTS for each in verb.children):
        return
    yield from _object(paragraph, verb)
    for each in verb.children:
        if each.dep_ == "conj" and each.pos_ == "VERB":
            yield from _talked(paragraph, each)


def _object(paragraph: Paragraph, verb: Token) -> Iterator[Span]:
    up = any(each.dep_ == "prt" and each.lower_ == "up" for each in verb.children)
    word, thing = f"{verb.lemma_.lower()}{' up' if up else ''}", object_of(verb)
    if word in listed("discussed") and thing is not None:
        yield from _things(paragraph, thing)
    elif word in listed("discussed") or word in _SETTLED:
        yield from _clause(paragraph, verb)
    if word in _BIDDEN:
        yield from _asked(paragraph, verb)
    if word in listed("pleaded"):
        for each in verb.children:
            if each.dep_ == "prep" and each.lower_ == "for":
                yield from _behind(paragraph, each, near=True)
    if word in listed("talked") and (thing is None or thing.lemma_.lower() in listed("views")):
        preps = [c for head in (verb, thing) if head is not None for c in head.children]
        for each in preps:
            if each.dep_ == "prep" and each.lower_ in _AROUND:
                yield from _behind(paragraph, each, near=True)


def _clause(paragraph: Paragraph, verb: Token) -> Iterator[Span]:
    """The question or doing that is discussed: "how the files will be handed over", "sharing water"."""
    for each in verb.children:
        first = each.left_edge
        asked = each.dep_ in ("ccomp", "advcl") and first.lower_ in _QUESTIONS
        doing = each.tag_ == "VBG" and each.dep_ in ("xcomp", "dobj")
        if each.i > verb.i and (asked or doing):
            yield paragraph.over(each.doc[first.i : clause_end(each) + 1])


def _asked(paragraph: Paragraph, verb: Token) -> Iterator[Span]:
    """What is asked for at a meeting: "asked that the men be freed", "pressed him over the case"."""
    on = _ON if object_of(verb) is not None else ()
    for each in verb.children:
        if each.dep_ == "ccomp" and each.tag_ in ("VB", "VBN") and _is_bid(each):
            start = each.left_edge.i + (each.left_edge.lower_ == "that")
            yield paragraph.over(each.doc[start : clause_end(each) + 1])
        elif each.dep_ == "prep" and each.lower_ in (*_ABOUT, *on):
            yield from _behind(paragraph, each, near=True)


def _is_bid(clause: Token) -> bool:
    """Whether a clause with "that" asks for what shall be: "that factories be protected"."""
    helped = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    return marked and (helped <= {"be", "not"} or "should" in helped)


def _is_of(prep: Token, head: Token, meeting: Token) -> bool:
    """Whether "about" or "on" says what a meeting is about, wherever the parse hung it."""
    word = prep.lower_
    if word not in (*_ABOUT, *_ON):
        return False
    if prep.head in (head, meeting):
        return True
    verb = next((each for each in prep.ancestors if each.pos_ in _VERBS), None)
    if verb is not None and verb.lemma_ in _LED and word in _ABOUT and head in verb.ancestors:
        return True  # "met farmers, led by Ana Duarte, over the price of milk"
    if verb is not None and verb not in (head, meeting) and head in verb.ancestors:
        return False
    talks = prep.head.lemma_.lower() in listed("meetings") and prep.head.i > head.i
    return word in _ABOUT or talks or (prep.head.pos_ == "PROPN" and prep.head.i > head.i)


def _behind(paragraph: Paragraph, prep: Token, *, near: bool = False) -> Iterator[Span]:
    for thing in prep.children:
        told = thing.dep_ in ("pobj", "pcomp") and thing.ent_type_ not in ("DATE", "TIME")
        aside = not near and prep.lower_ in _ON and thing.lemma_.lower() in listed("no topics")
        aside = aside and not (thing.lemma_ == "return" and any(behind(thing, "of")))
        counted = not near and prep.lower_ == "over" and thing.pos_ == "NUM"
        if told and not aside and not counted:
            yield from _things(paragraph, thing)
    for further in (c for c in prep.children if c.dep_ == "conj" and c.pos_ == "ADP"):
        yield from _behind(paragraph, further, near=near)


def more_topics(sentence: Sentence) -> list[Span]:
    """What "the two", "the ministers" or "the talks" discussed or were about, in a further sentence."""
    found: list[Span] = []
    known = listed("turned") | listed("discussed") | listed("talked") | {"be", "include", "cover"}
    known |= {*_BIDDEN, *_SETTLED}
    for verb in sentence.piece:
        word = verb.lemma_.lower()
        found += [one for each in on_agenda(verb) for one in _things(sentence.paragraph, each)]
        found += _spent(sentence.paragraph, verb)
        if verb.pos_ not in _VERBS or not known & {word, f"{word} up"}:
            continue
        subject = own_subject(verb)
        if subject is not None and subject.sent == verb.sent:
            found += _of_clause(sentence.paragraph, verb, subject)
    return found


def _spent(paragraph: Paragraph, verb: Token) -> Iterator[Span]:
    """What time was spent on: "spent two hours on the case"."""
    if verb.lemma_ != "spend":
        return
    for each in verb.children:
        hung = (c for c in each.children if each.lemma_ in ("hour", "minute", "time"))
        for prep in (each, *hung):
            if prep.dep_ == "prep" and prep.lower_ in ("on", "over"):
                yield from _behind(paragraph, prep, near=True)


def _of_clause(paragraph: Paragraph, verb: Token, subject: Token) -> list[Span]:
    word, what = verb.lemma_.lower(), subject.lemma_.lower()
    if is_passive(verb) and word in listed("discussed"):
        if word not in listed("spoken of"):
            return []
        by = any(each.dep_ == "agent" for each in verb.children)
        return [] if by or what in listed("meetings") else list(_things(paragraph, subject))
    if what in _AGENDA and word in ("be", "include", "cover"):
        told = (c for c in verb.children if c.dep_ in ("attr", "dobj"))
        return [one for each in told for one in _things(paragraph, each)]
    if what in listed("meetings"):
        thing = object_of(verb) if word in listed("discussed") else None
        heads = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _TURNED]
        heads += [c for head in heads for c in head.children if c.dep_ == "conj"]
        things = [t for head in heads for t in head.children if t.dep_ == "pobj"]
        return [
            one
            for each in (*([thing] if thing is not None else ()), *things)
            if each.ent_type_ not in ("DATE", "TIME")
            for one in _things(paragraph, each)
        ]
    if subject.left_edge.lower_ not in _BOTH and subject.pos_ != "PROPN":
        return []
    return list(_object(paragraph, verb))


def _things(paragraph: Paragraph, thing: Token) -> Iterator[Span]:
    day = thing.ent_type_ in ("DATE", "TIME") or thing.lower_ in words_with("weekday")
    if day or thing.pos_ == "PRON" or (is_person(thing.lemma_.lower()) and not is_many(thing)):
        return
    if thing.lemma_.lower() in listed("meetings") and thing.dep_ == "pobj":
        return
    inner = _inner(thing)
    if inner is not None:
        yield from _things(paragraph, inner)
        return
    row = _row(thing)
    for each in row:
        more = [c for c in each.subtree if c != each and c in row]
        last_place = int(each.right_edge.i) if not more else min(c.left_edge.i for c in more) - 1
        while last_place > each.i and (
            each.doc[last_place].is_punct or each.doc[last_place].dep_ == "cc"
        ):
            last_place -= 1
        first = phrase_of(each)[0] if each.left_edge.i <= each.i else each.i
        yield paragraph.over(each.doc[first : last_place + 1])


def _row(thing: Token) -> list[Token]:
    """A noun and the nouns told in a row with it, wherever the parse hung them.

    Further ones begin with an article behind a comma or "and", and the row ends with "and".
    """
    found = list(joined(thing))
    doc, listed_last = thing.doc, False
    for each in doc[thing.i + 1 : thing.sent.end]:
        if each.tag_ in _FINITE or each.text in (";", ":", "—", "–"):
            break
        before = each.nbor(-1)
        parts = before.text == "," or (before.lower_ == "and" and before.dep_ == "cc")
        bare = len(found) > 1 and before.lower_ == "and" and each.dep_ in _OF_NOUN
        if not parts or not (each.dep_ in ("det", "poss") or bare):
            continue
        noun = each.head if each.dep_ in ("det", "poss", "amod", "compound") else each
        if noun.dep_ in _SUBJECTS or noun.pos_ not in ("NOUN", "PROPN"):
            break
        listed_last = listed_last or before.lower_ == "and"
        found += [noun] if noun not in found else []
    return found if listed_last else list(joined(thing))


def _inner(thing: Token) -> Token | None:
    """What stands behind "concerns about", "views on"."""
    if thing.lemma_.lower() not in listed("views"):
        return None
    preps = (each for each in thing.subtree if each.lower_ in (*_ABOUT, *_ON, "at"))
    inner = (each for prep in preps for each in prep.children if each.dep_ in ("pobj", "pcomp"))
    return next(inner, None)
