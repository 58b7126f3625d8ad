"""What speaks for a candidate to name a person, an organisation or a place.

The words themselves, what stands around them (`neighbours`) and the language model each give weight.
"""

import re
from collections import Counter
from functools import cache

from spacy.tokens import Doc

from wayhome.extraction.english import is_common, is_noun
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.candidates import Candidate
from wayhome.extraction.naming.honorifics import is_name_part
from wayhome.extraction.naming.known import known_organisation
from wayhome.extraction.naming.neighbours import by_apposition, by_next, by_previous
from wayhome.extraction.naming.places import SURNAMES
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import people_words, title_heads, uses
from wayhome.extraction.naming.weights import ORG, PERSON, PLACE, Evidence

_MODEL = {"PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_AGE = re.compile(r",? ?\(?(?:aged )?\d{1,2}\)?(?:,|\.|\)| )")
_APPOSITION = re.compile(
    r", (?:an? |the |its |his |her |their |our |then |now )((?:[\w’'-]+ ){0,4}[\w’'-]+)"
)
_BEFELL = re.compile(
    r", (?:then |now |himself |herself |also |later )?(?:jailed|arrested|detained|sentenced|charged"
    r"|convicted|imprisoned|born|aged|accused|indicted|acquitted|pardoned|remanded|held (?:in|at|since))\b"
)
_SIGNED = re.compile(r" \((?:Mrs?|Ms|Miss|Dr|Prof|Rev)\.?\)")
_LAW_LINKS = frozenset({"to", "of", "on", "in", "and", "for", "the", "against"})
_MONEY = re.compile(r"[ .]?(?:[$€£¥]|\d)")
_HYPHEN = re.compile(r"[-‑]")
_DATELINE = re.compile(r"\s*[-—–:(,]|\.\s")
_LABEL = re.compile(r":\s")
_DEFINED = re.compile(r" \([A-Z][A-Za-z-]{1,9}\)")
_SENTENCE = 60
_ACRONYM = 6
_LONGEST_LAW = 7
_SHOUTED = 4
_PAIR = 2
_SMALL = frozenset({"after", "before", "over", "in", "on", "from", "with", "held", "by"})
_RESCUES = frozenset({"rescue", "free", "evacuate", "remove", "release"})
_ARABIC = frozenset({"al", "el"})
_SHORT_DAYS = frozenset({"Thu", "Sun", "Sat", "Mon", "Jan", "Mar", "Wed", "Tue"})
_FAMILIES = frozenset({"Islam", "Law", "Day", "English", "Christian"})
_ARTICLES = frozenset({"La", "El", "Los", "Las", "Le", "Les", "Il", "Die", "Das", "Der"})


def evidence(each: Candidate, doc: Doc) -> Evidence:
    """What speaks for each kind of one candidate in its paragraph."""
    found = Evidence()
    _by_words(each, found)
    _by_neighbours(each, doc.text, found)
    _by_model(each, doc, found)
    return found


def key_of(each: Candidate) -> str:
    """The candidate's words as they are compared."""
    return gazetteer.folded(each.name)


def _by_words(each: Candidate, found: Evidence) -> None:
    """Evidence inside the words themselves."""
    words = each.own
    name = each.name
    if each.is_void:
        found.firm[None] += 20
    if known_organisation(name):
        found.firm[ORG] += 6
    if each.is_organisation:
        found.firm[ORG] += 7
    if gazetteer.country_named(name):
        found.firm[PLACE] += 6
    elif (key := key_of(each)) in gazetteer.capitals() or key in gazetteer.regions():
        found.firm[PLACE] += 3
    elif key in gazetteer.towns():
        found.loose[PLACE] += 2
    if len(words) > 1:
        _by_parts(words, found)
    elif gazetteer.folded(words[0].text) in gazetteer.given_names():
        found.loose[PERSON] += 0.5
    if not gazetteer.country_named(name):
        _against(each, found)


def _by_parts(words: list[Word], found: Evidence) -> None:
    """Evidence of the first and the last of several words."""
    first, last = gazetteer.folded(words[0].text), gazetteer.folded(words[-1].text)
    # "Al Quoz" is a part of a town; what is given as a name is "Al" for short.
    listed = first in gazetteer.given_names() and first not in _ARABIC
    found.loose[PERSON] += 2 * listed - (first in _ARABIC)
    found.loose[PERSON] += any(part in gazetteer.family_names() for part in _HYPHEN.split(last))
    found.loose[PERSON] += 0.5 * (first in gazetteer.family_names())
    found.loose[PERSON] += 0.5 * bool(_HYPHEN.search(last))
    if all(is_common(word.low) or is_noun(word.low) for word in words):
        found.loose[ORG] += 0.5
        named = first in gazetteer.given_names() and last in gazetteer.family_names()
        found.loose[PERSON] -= 0 if named else 1.5
    if words[0].low.endswith("s") and words[0].low[:-1] in people_words():
        found.loose[ORG] += 2
        found.loose[PERSON] -= 2
    if words[0].text in _ARTICLES and len(words) == _PAIR:
        found.loose[ORG] += 1
        found.loose[PERSON] -= 1
    if words[-1].text in uses("names", "head"):
        found.firm[PLACE] += 4 if words[-1].text in SURNAMES else 7
    elif words[-1].text in uses("organisations", "last"):
        found.firm[ORG] += 3
        found.loose[PERSON] -= 1
    if gazetteer.country_named(words[-1].text) and not listed:
        found.loose[ORG] += 2
        found.loose[PERSON] -= 1
    little = words[0].text == "Little" and _is_given(words[1])
    if words[0].text in uses("names", "lead") and not little:
        found.firm[PLACE] += 3
    elif words[0].text in uses("organisations", "first"):
        found.firm[ORG] += 3
        found.loose[PERSON] -= 2


def _against(each: Candidate, found: Evidence) -> None:
    """Evidence for no name at all."""
    words = each.own
    plain, fields = uses("names", "no_name"), uses("organisations", "portfolio")
    last, low = words[-1].text, " ".join(word.low for word in words)
    if (last in plain and not _is_family(words) and not _is_short_day(each)) or all(
        word.text in plain or gazetteer.folded(word.text) in gazetteer.adjectives()
        for word in words
    ):
        short = len(words) == 1 and last in _SHORT_DAYS and not words[0].opens
        found.firm[None] += 1 if short and _is_undated(each) else 8
    if words[0].text in uses("names", "vessel") or low in uses("names", "vessel"):
        found.firm[None] += 9
    if all(word.low in _of_roles() for word in words):
        found.firm[None] += 8
    if low in fields or last in {"No.", "No"} or any(c.isdigit() for c in last):
        found.firm[None] += 8
    if len(words) == 1:
        _against_one(words[0], found)
    elif len(last) == 1:
        found.firm[None] += 3
    elif words[0].text in {"Saint", "St", "St."} and any(word.owner for word in words):
        found.firm[None] += 8


def _is_short_day(each: Candidate) -> bool:
    """Whether "Thu" or "Jan" is a name: the last of several words, and no number behind."""
    return len(each.own) > 1 and each.own[-1].text in _SHORT_DAYS and _is_undated(each)


def _is_undated(each: Candidate) -> bool:
    """Whether no number follows."""
    return each.after is None or not each.after.text[0].isdigit()


def _is_family(words: list[Word]) -> bool:
    """Whether a word that is mostly no name ends one: "Rafiqul Islam"."""
    first = words[0]
    if words[-1].text not in _FAMILIES or len(words) == 1:
        return False
    if words[-1].text != "Islam":
        return len(words) == _PAIR and _is_given(first)
    return _is_given(first) or not (is_common(first.low) or is_noun(first.low))


def _is_given(word: Word) -> bool:
    """Whether a word is listed among the names that people are given."""
    return gazetteer.folded(word.text) in gazetteer.given_names()


def _against_one(word: Word, found: Evidence) -> None:
    """Evidence that a single word is no name."""
    english = is_common(word.low) or is_noun(word.low) or gazetteer.is_place(word.text)
    found.loose[None] += 2 if word.opens and english else 1
    if len(word.text.rstrip(".")) == 1 or word.text.isdigit():
        found.firm[None] += 8
    if _is_only_head(word.text) or word.low in people_words() | title_heads():
        found.firm[None] += 8
    if word.shouts and len(word.text) >= _SHOUTED and is_common(word.low):
        found.firm[None] += 4


@cache
def _of_roles() -> frozenset[str]:
    """Words of which roles are made."""
    fields = uses("organisations", "portfolio")
    return uses("roles", "modifier") | uses("roles", "qualifier") | title_heads() | fields


def _is_only_head(word: str) -> bool:
    """Whether a single word only says what kind of place something is."""
    heads = uses("names", "lead") | uses("names", "head")
    return word in heads and gazetteer.folded(word) not in gazetteer.regions()


def _by_neighbours(each: Candidate, text: str, found: Evidence) -> None:
    """Evidence from what stands around."""
    if each.titled and not _is_english(each.own):
        found.firm[PERSON] += 4
    if before := each.before:
        by_previous(each, before, text[before.end : each.start], found=found)
    elif _LABEL.match(text[each.end :]) and _is_called(each):
        found.firm[PERSON] += 4
    elif each.own[0].shouts and _DATELINE.match(text[each.end :]):
        found.firm[PLACE] += 3 if gazetteer.is_place(each.name) else 1
    if "&" in text[each.start : each.end]:
        found.firm[ORG] += 4
    if _before_law(each, text):
        found.firm[None] += 9
    _by_behind(each, text, found)
    if after := each.after:
        by_next(each, after, text[each.end : after.start], found=found)


def _is_english(words: list[Word]) -> bool:
    """Whether several words are plain English, as in a headline, and none is a name."""
    plain = all(is_common(word.low) or is_noun(word.low) or word.low in _SMALL for word in words)
    return len(words) > _PAIR and plain and not is_name_part(words[0])


def _is_called(each: Candidate) -> bool:
    """Whether a name before a colon, which begins a turn of talk, begins as people's names do."""
    name = gazetteer.folded(each.own[0].text)
    return name in gazetteer.given_names() and not gazetteer.is_place(each.name)


def _by_behind(each: Candidate, text: str, found: Evidence) -> None:
    """Evidence from the signs and clauses behind."""
    behind = text[each.end : each.end + _SENTENCE]
    if _SIGNED.match(behind):
        found.firm[PERSON] += 4
    if _AGE.match(behind):
        found.firm[PERSON] += 3
    elif match := _APPOSITION.match(behind):
        by_apposition(match[1], found)
    elif behind.startswith((" who ", ", who ", ", whose ")):
        found.loose[PERSON] += 1
    elif _BEFELL.match(behind):
        found.loose[PERSON] += 2
    elif _is_of_place(each):
        found.loose[ORG] += 1.5
        found.loose[PERSON] -= 1
    if len(each.own) == 1 and _MONEY.match(behind):
        found.firm[None] += 6
    if _DEFINED.match(behind):
        found.firm[ORG] += 2


def _is_of_place(each: Candidate) -> bool:
    """Whether a town follows by which firms more than people are told apart: "Vesta Works of Oslo"."""
    words, at = each.words, each.last
    if each.titled or at + 1 >= len(words) or words[at].text != "of":
        return False
    return words[at + 1].is_capital and gazetteer.is_place(words[at + 1].text)


def _before_law(each: Candidate, text: str) -> bool:
    """Whether the words begin the name of a law or report: "Right to Information Act"."""
    at = each.last
    while at < len(each.words) and at - each.last < _LONGEST_LAW:
        gap = text[each.words[at - 1].end : each.words[at].start].strip("() ")
        word = each.words[at]
        if gap or not (word.is_capital or word.low in _LAW_LINKS):
            return False
        if word.text in uses("names", "law"):
            return True
        at += 1
    return False


def _by_model(each: Candidate, doc: Doc, found: Evidence) -> None:
    """Evidence of the language model: its name that covers most of the words, and its parse."""
    piece = doc.char_span(each.start, each.end, alignment_mode="expand")
    if piece is None:
        return
    label, count = Counter(token.ent_type_ for token in piece).most_common(1)[0]
    share = count / len(piece)
    if kind := _MODEL.get(label):
        # A single word is taken for a person far too easily.
        alone = kind is PERSON and len(each.own) == 1
        found.loose[kind] += (0.75 if alone else 1.5) * share
    elif label:
        found.loose[None] += 1.5 * share
    elif len(each.own) == 1 and piece[0].pos_ != "PROPN":
        found.loose[None] += 1.5
    if len(each.own) == 1 and each.own[0].shouts and piece[0].pos_ == "PROPN":
        found.loose[ORG] += 1 if len(piece.text) <= _ACRONYM else 0
        found.loose[PERSON] -= 2 if len(piece.text) <= _ACRONYM else 0
    to = piece[0].nbor(-1) if piece[0].i else None
    if to is not None and to.head.lemma_ in uses("names", "motion") | _RESCUES:
        found.loose[PLACE] += {"to": 3, "from": 2}.get(to.lower_, 0)
