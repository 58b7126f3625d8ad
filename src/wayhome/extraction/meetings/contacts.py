"""Contacts of two: calls by telephone, papers handed over, hearings before a committee."""

from spacy.tokens import Token

from wayhome.extraction.clauses import behind, is_infinitive, is_passive, own_subject
from wayhome.extraction.meetings.told import Found, doers, made, whom_of
from wayhome.extraction.meetings.who import Present, persons, present
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.statements.people import is_person

_VERBS = ("VERB", "AUX")
_KNOWN = ("the", "his", "her", "their", "its")
_CHAIR = ("chairmanship", "chaired", "headed", "led", "chair", "presidency")
_NAMING = ("oprd", "ccomp", "acomp", "attr")


def _phone(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
    """Telephone somebody named; "called" only for a purpose or at a time, and never names."""
    verb, paragraph = phrase.first, sentence.paragraph
    whom = whom_of(verb)
    if verb.pos_ not in _VERBS or whom is None or is_passive(verb):
        return None
    if verb.lemma_ == "call" and not _is_ringing(verb):
        return None
    others = present(who, paragraph, whom)
    those = doers(who, paragraph, verb, before=before)
    office = is_person(whom.lemma_.lower()) or whom.lemma_ in ("counterpart", "colleague")
    office = office and whom.left_edge.lower_ in _KNOWN and bool(persons(those))
    office = office and verb.lemma_ != "call"
    if not (persons(others) or office) or not len(those):
        return None
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,)) if len(those) > 1 else None


def _is_ringing(verb: Token) -> bool:
    """Whether "called" is told of a telephone: with a day or an aim, and nothing called so."""
    if any(each.dep_ in _NAMING or each.dep_ == "prt" for each in verb.children):
        return False
    aim = any(is_infinitive(c) and c.dep_ == "advcl" for c in verb.children)
    timed = any(each.ent_type_ in ("DATE", "TIME") for each in verb.subtree if each.i > verb.i)
    named = [each for each in verb.children if each.dep_ == "dobj"]
    return (aim or timed) and len(named) == 1


def _hand(who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]) -> Found | None:
    """Present credentials, a petition or a report to somebody named."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    others = Present()
    heads = [*behind(verb, "to"), *behind(phrase.last, "to")]
    for each in (*heads, *(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")):
        others.add(present(who, paragraph, each))
    those = doers(who, paragraph, verb, before=before)
    if not persons(others) or not len(those):
        return None
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,)) if len(those) > 1 else None


def _before(
    who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]
) -> Found | None:
    """Testify or appear before a committee; a court is none."""
    verb, paragraph = phrase.first, sentence.paragraph
    if verb.pos_ not in _VERBS:
        return None
    others = Present()
    for each in behind(verb, "before"):
        if each.lemma_.lower() in listed("panels"):
            others.add(present(who, paragraph, each))
    those = doers(who, paragraph, verb, before=before)
    if not len(others) or not persons(those):
        return None
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,))


def _hear(who: Parties, sentence: Sentence, phrase: Phrase, *, before: list[Found]) -> Found | None:
    """Hear somebody named, as a committee does; with whoever is told to be in its chair."""
    verb, paragraph = phrase.first, sentence.paragraph
    panel, whom = own_subject(verb), whom_of(verb)
    if is_passive(verb):
        panel, whom = next(behind(verb, "by"), None), panel
    if verb.pos_ not in _VERBS or panel is None or panel.lemma_.lower() not in listed("panels"):
        return None
    others = present(who, paragraph, whom)
    those = doers(who, paragraph, verb, before=before)
    if not persons(others) or not len(those):
        return None
    chair = (t for t in panel.subtree if t.lower_ in _CHAIR and t.i > panel.i)
    for each in chair:
        close = [*behind(each, "of", "by"), *([each.head.head] if each.lower_ == "chair" else [])]
        for one in close:
            those.add(Present(persons(present(who, paragraph, one))))
    those.add(others)
    return made(who, sentence, phrase, those=those, heads=(verb,))


CONTACTS = {"hear": _hear, "phone": _phone, "hand": _hand, "before": _before}
