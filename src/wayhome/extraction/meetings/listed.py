"""Who is listed right behind "met", "with" or "by", read off the words where the parse goes astray."""

from spacy.tokens import Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.who import Present
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.statements.people import Named, is_person

_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
_SIGNS = (",", "-", "&", "'s", "’s", "'", "’", "(", ")")
_LINKS = ("and", "of", "for", "then", "as", "well")
_OWNED = ("of", "for", "to")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_FARTHEST = 40


def listed_from(who: Parties, paragraph: Paragraph, place: int) -> Present:
    """The persons named in a list of people that begins at a token: "the mayor, Ana Duarte, and …".

    The list ends at a verb, a pronoun or a preposition of place, time or topic. Nobody is taken who
    only owns something in it, and nobody who is the subject of what follows.
    """
    doc, found = paragraph.doc, Present()
    names = {
        each.first: each
        for each in who.known.mentions.get(paragraph.number, ())
        if each.entity.kind is EntityKind.PERSON
    }
    end = min(doc[place].sent.end, place + _FARTHEST) if place < len(doc) else place
    while place < end:
        named = names.get(place)
        if named is None:
            if not _goes_on(doc[place]):
                break
            place += 1
            continue
        if _begins_anew(paragraph, named):
            break
        if not _is_owner(paragraph, named):
            found.add(Present([named.entity.entity_id]))
        place = named.last + 1
    return found


def _goes_on(token: Token) -> bool:
    """Whether a list of people may go on with a word."""
    if token.lower_ == "to":
        return token.i + 1 < len(token.doc) and token.nbor().pos_ in ("PROPN", "DET")
    if (
        is_person(token.lower_)
        or token.tag_ == "PRP$"
        or token.lower_ in listed("passing")
        or token.dep_ == "amod"
    ):
        return True
    return token.pos_ in _NOMINAL or token.text in _SIGNS or token.lower_ in _LINKS


def _begins_anew(paragraph: Paragraph, named: Named) -> bool:
    """Whether a name is the subject of what follows: "met Ana Duarte, Ben Sollis said"."""
    doc = paragraph.doc
    after = doc[named.last + 1] if named.last + 1 < len(doc) else None
    if after is None or after.tag_ not in _FINITE:
        return False
    head = doc[named.first : named.last + 1].root
    return named.first > 0 and head.dep_ in ("nsubj", "nsubjpass")


def _is_owner(paragraph: Paragraph, named: Named) -> bool:
    """Whether a name only tells whose somebody is: "the wife of Ana Duarte"."""
    doc = paragraph.doc
    after = doc[named.last + 1].text if named.last + 1 < len(doc) else ""
    before = doc[named.first - 1].lower_ if named.first else ""
    return after in ("'s", "’s") or before in _OWNED
