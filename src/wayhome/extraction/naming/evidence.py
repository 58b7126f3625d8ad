"""What speaks for a candidate to name a person, an organisation or a place.

Weights are small numbers that are only compared with each other. `firm` evidence counts wherever it
stands once, `loose` evidence is averaged over all mentions of the same words.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.candidates import Candidate
from wayhome.extraction.naming.known import known_organisation
from wayhome.extraction.naming.vocabulary import honorifics, people_words, uses

PERSON, ORG, PLACE = EntityKind.PERSON, EntityKind.ORG, EntityKind.PLACE
_MODEL = {"PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_IN = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "off", "towards"})
_AGE = re.compile(r",? ?\(?(?:aged )?\d{1,2}\)?(?:,|\.|\)| )")
_ROLE_BEHIND = re.compile(r", (?:an? |the |who |whose |its |his |her |their |then |now )")
_DEFINED = re.compile(r" \([A-Z][A-Za-z-]{1,9}\)")
_SENTENCE = 60


@dataclass(slots=True)
class Evidence:
    """What speaks for each kind; None stands for no name at all."""

    firm: Counter[EntityKind | None] = field(default_factory=Counter)
    loose: Counter[EntityKind | None] = field(default_factory=Counter)


def evidence(each: Candidate, doc: Doc) -> Evidence:
    """What speaks for each kind of one candidate in its paragraph."""
    found = Evidence()
    _by_words(each, found)
    _by_neighbours(each, doc.text, found)
    _by_model(each, doc, found)
    return found


def key_of(each: Candidate) -> str:
    """The candidate's words as they are compared."""
    return gazetteer.folded(" ".join(word.text for word in each.own))


def _by_words(each: Candidate, found: Evidence) -> None:
    """Evidence inside the words themselves."""
    words, name = each.own, key_of(each)
    if known_organisation(name):
        found.firm[ORG] += 6
    if each.is_organisation:
        found.firm[ORG] += 4
    if name in gazetteer.country_names():
        found.firm[PLACE] += 6
    elif name in gazetteer.capitals() or name in gazetteer.regions():
        found.firm[PLACE] += 3
    elif name in gazetteer.towns():
        found.loose[PLACE] += 2
    if len(words) > 1 and words[-1].text in uses("names", "head"):
        found.firm[PLACE] += 4
    if len(words) > 1 and words[0].text in uses("names", "lead"):
        found.firm[PLACE] += 3
    if len(words) > 1 and gazetteer.folded(words[0].text) in gazetteer.given_names():
        found.loose[PERSON] += 2
    if len(words) > 1 and any(part in gazetteer.family_names() for part in _parts(words[-1].text)):
        found.loose[PERSON] += 1
    if len(words) > 1 and gazetteer.folded(words[0].text) in gazetteer.family_names():
        found.loose[PERSON] += 0.5
    if len(words) == 1 and gazetteer.folded(words[0].text) in gazetteer.given_names():
        found.loose[PERSON] += 0.5
    _against(each, found)


def _parts(word: str) -> list[str]:
    return re.split(r"[-‑]", gazetteer.folded(word))


def _against(each: Candidate, found: Evidence) -> None:
    """Evidence for no name at all."""
    words = each.own
    plain = uses("names", "no_name")
    if words[-1].text in plain or all(
        word.text in plain or gazetteer.folded(word.text) in gazetteer.adjectives()
        for word in words
    ):
        found.firm[None] += 8
    if len(words) == 1:
        found.loose[None] += 2 if words[0].opens else 1
        if len(words[0].text) == 1 or words[0].text.isdigit():
            found.firm[None] += 8
    if len(words) > 1 and len(words[-1].text) == 1:
        found.firm[None] += 3


def _by_neighbours(each: Candidate, text: str, found: Evidence) -> None:
    """Evidence from what stands around."""
    before, after = each.before, each.after
    behind = text[each.end : each.end + _SENTENCE]
    ahead = text[before.end : each.start] if before else None
    if each.titled:
        found.firm[PERSON] += 4
    if before and ahead == " ":
        if before.text in honorifics():
            found.firm[PERSON] += 4
        elif before.low in people_words() and not before.is_capital:
            found.firm[PERSON] += 3
        elif before.low in uses("organisations", "kind"):
            found.firm[ORG] += 3
        elif before.low in _IN:
            found.loose[PLACE] += 1
        elif before.low == "the":
            found.loose[ORG] += 1
            found.loose[PERSON] -= 2
    elif before and ahead == ", " and before.low in people_words():
        found.loose[PERSON] += 2
    if _AGE.match(behind):
        found.firm[PERSON] += 3
    elif _ROLE_BEHIND.match(behind) or behind.startswith(" who "):
        found.loose[PERSON] += 1
    if _DEFINED.match(behind):
        found.firm[ORG] += 2
    if after and text[each.end : after.start] == " ":
        _by_next(each, after.low, found)


def _by_next(each: Candidate, word: str, found: Evidence) -> None:
    """Evidence from the very next word."""
    if word in uses("names", "says"):
        found.loose[PERSON] += 0.75
        found.loose[ORG] += 0.25
    elif word in uses("names", "attached"):
        found.firm[PLACE] += 3
    elif word in uses("names", "kind"):
        found.firm[PLACE] += 2
    elif word in uses("organisations", "attached") or word in uses("organisations", "kind"):
        found.firm[ORG] += 2


def _by_model(each: Candidate, doc: Doc, found: Evidence) -> None:
    """Evidence of the language model: its name that covers most of the words."""
    piece = doc.char_span(each.start, each.end, alignment_mode="expand")
    if piece is None:
        return
    labels = Counter(token.ent_type_ for token in piece)
    label, count = labels.most_common(1)[0]
    share = count / len(piece)
    if kind := _MODEL.get(label):
        found.loose[kind] += 1.5 * share
    elif label:
        found.loose[None] += 1.5 * share
    elif len(each.own) == 1 and piece[0].pos_ != "PROPN":
        found.loose[None] += 1.5
    if len(each.own) == 1 and each.own[0].shouts and piece[0].pos_ == "PROPN":
        found.loose[ORG] += 1 if len(piece.text) <= _ACRONYM else 0


_ACRONYM = 7
