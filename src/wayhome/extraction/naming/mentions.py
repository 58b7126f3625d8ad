"""Every mention of a name in an article, with the kind that the article as a whole decides."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.english import is_common, is_noun
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.candidates import Candidate, candidates_of
from wayhome.extraction.naming.evidence import evidence, key_of
from wayhome.extraction.naming.parts import is_middle
from wayhome.extraction.naming.vocabulary import uses
from wayhome.extraction.naming.weights import ORG, PERSON, PLACE, Evidence, Weights
from wayhome.extraction.parsed import Paragraph, Parsed
from wayhome.extraction.spans import Span

_LEAST = 1.0
_LISTING = frozenset({" and ", ", ", ", and "})
_AND = frozenset({" and ", ", and "})
_GUESSED = 1.5
_MANY = 0.7
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG = 4
_NEAR = 24
_TAKEN_BY = re.compile(
    r"\b(?:photo|photograph|picture|image|credit)s?(?: by|:| credit:) $", re.IGNORECASE
)
_TAKEN_FOR = re.compile(r" ?/ ?[A-Z][^.]{1,40}[.)]?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; `key` are its words as they are compared."""

    kind: EntityKind
    span: Span
    key: str


def mentions_of(parsed: Parsed) -> list[Mention]:
    """Every mention that is found by its own words, in the order of the text."""
    seen: list[tuple[Paragraph, Candidate, Evidence]] = []
    for paragraph in parsed.paragraphs:
        parsed.clock.check()
        if not is_loud(paragraph):
            text = paragraph.doc.text.replace("\n", " ")
            for each in candidates_of(text):
                if _is_credit(text, each.start, each.end):
                    continue
                whole = _trimmed(each)
                seen.append((paragraph, whole, evidence(whole, paragraph.doc)))
    kinds = _decided(seen)
    kinds |= _listed(seen, kinds)
    found = []
    for paragraph, each, _ in seen:
        kind = kinds.get(key_of(each))
        if kind:
            start, end = _extent(each, kind, paragraph.doc.text)
            span = paragraph.span(start, end)
            found.append(Mention(kind, span, gazetteer.folded(span.text)))
    return found


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether a name tells who took a picture: "Photo by Ana Duarte", "(Ana Duarte/The Post)"."""
    return bool(
        _TAKEN_FOR.match(text, end) or _TAKEN_BY.search(text[max(0, start - _NEAR) : start])
    )


def is_loud(paragraph: Paragraph) -> bool:
    """Whether capitals say nothing in a paragraph: a headline in capitals or with all words so."""
    words = _WORD.findall(paragraph.doc.text)
    long = [word for word in words if len(word) >= _LONG]
    if sum(word.isupper() for word in words) > _MANY * len(words) and len(words) > 1:
        return True
    titled = paragraph.block.label is BlockLabel.TITLE
    return titled and sum(word[0].isupper() for word in long) > _MANY * len(long) and len(long) > 2


def _trimmed(each: Candidate) -> Candidate:
    """A candidate without a nationality before it, unless that belongs to an organisation."""
    first = each.first
    if not each.is_organisation and not gazetteer.is_place(each.name):
        while (
            first + 1 < each.last
            and gazetteer.folded(each.words[first].text) in gazetteer.adjectives()
        ):
            first += 1
    return replace(each, first=first)


def _decided(seen: list[tuple[Paragraph, Candidate, Evidence]]) -> dict[str, EntityKind]:
    """The kind of every name, by its key; names that are none are left out."""
    gathered: defaultdict[str, list[Evidence]] = defaultdict(list)
    for _, each, told in seen:
        gathered[key_of(each)].append(told)
    totals = {key: _total(told) for key, told in gathered.items()}
    kinds = {key: kind for key, total in totals.items() if (kind := _best(total))}
    for key, total in totals.items():
        _by_the_article(key, total, kinds)
    return {key: kind for key, total in totals.items() if (kind := _best(total))}


def _listed(
    seen: list[tuple[Paragraph, Candidate, Evidence]], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Names of which nothing is known, in a list behind somebody's: persons most likely as well."""
    found: dict[str, EntityKind] = {}
    for (place, one, _), (other, following, told) in pairwise(seen):
        key = key_of(following)
        if place is not other or key in kinds or len(following.own) == 1 or told.firm[None]:
            continue
        gap = place.doc.text[one.end : following.start]
        before = kinds.get(key_of(one)) or found.get(key_of(one))
        if before is PERSON and len(one.own) > 1 and gap in _LISTING:
            found[key] = PERSON
    return found | _taken_along(seen, kinds | found)


def _taken_along(
    seen: list[tuple[Paragraph, Candidate, Evidence]], kinds: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Names that only the model takes for a body or a place, between or beside persons by "and"."""
    found: dict[str, EntityKind] = {}
    for (place, one, told), (other, following, also) in pairwise(seen):
        if place is not other or place.doc.text[one.end : following.start] not in _AND:
            continue
        for known, open_one, evident in ((one, following, also), (following, one, told)):
            key = key_of(open_one)
            person = kinds.get(key_of(known)) is PERSON and len(known.own) > 1
            if person and kinds.get(key) is not PERSON and _is_open(open_one, evident):
                found[key] = PERSON
    return found


def _is_open(each: Candidate, told: Evidence) -> bool:
    """Whether nothing but the model's guess says what a name of several foreign words is."""
    if each.is_organisation or len(each.own) == 1 or any(told.firm.values()):
        return False
    plain = [word for word in each.own if is_common(word.low) or is_noun(word.low)]
    if len(plain) == len(each.own) or any(word.shouts for word in each.own):
        return False
    return max(told.loose[ORG], told.loose[PLACE]) <= _GUESSED


def _total(told: list[Evidence]) -> Weights:
    total: Weights = defaultdict(float)
    for kind in (PERSON, ORG, PLACE, None):
        firm = max(each.firm[kind] for each in told)
        total[kind] = firm + sum(each.loose[kind] for each in told) / len(told)
    return total


def _best(total: Weights) -> EntityKind | None:
    kind, weight = max(total.items(), key=lambda item: item[1])
    return kind if kind and weight >= _LEAST else None


def _by_the_article(key: str, total: Weights, kinds: dict[str, EntityKind]) -> None:
    """A part of a longer name of the article most likely names the same."""
    parts = key.split()
    if not kinds.get(key) and len(parts) > 1 and kinds.get(parts[-1]) is PERSON:
        total[PERSON] += 1
    for other, kind in kinds.items():
        longer = other.split()
        weight = _as_part(parts, longer, kind) if len(longer) > len(parts) else 0
        if weight and not (kind is ORG and key in gazetteer.country_names()):
            total[kind] += weight
            return


def _as_part(parts: list[str], longer: list[str], kind: EntityKind) -> int:
    """How much a longer name speaks for a shorter one to name the same."""
    begins, ends = longer[: len(parts)] == parts, longer[-len(parts) :] == parts
    match kind:
        case EntityKind.PERSON:
            if len(parts) > 1 or not (begins or ends or is_middle(parts, longer)):
                return 0
            return 12 if parts[0] in _heads() else 4
        case EntityKind.ORG:
            return 2 if begins or ends else 0
        case EntityKind.PLACE:
            whole = " ".join(longer)
            if ends and longer[0] in _leads():
                return 4
            return 2 if begins and len(parts) == 1 and whole in gazetteer.towns() else 0


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.lower() for word in uses("names", "head"))


@cache
def _leads() -> frozenset[str]:
    return frozenset(word.lower() for word in uses("names", "lead"))


def _extent(each: Candidate, kind: EntityKind, text: str) -> tuple[int, int]:
    """Where the name ends: a plain word behind may belong to it: "Koh Kong province"."""
    after = each.after
    lexicon = {PLACE: "names", ORG: "organisations"}.get(kind)
    adjacent = after and text[each.end : after.start] == " " and not after.is_capital
    if after and adjacent and lexicon and after.low in uses(lexicon, "attached"):
        return each.start, after.end
    return each.start, each.end


def again_in_loud(parsed: Parsed, found: list[Mention]) -> Iterator[Mention]:
    """Names of the article, and countries, in paragraphs whose capitals say nothing."""
    known = {each.key: each.kind for each in found}
    people = {each.key for each in found if each.kind is PERSON}
    known |= {last: PERSON for key in people if len(last := key.rsplit(maxsplit=1)[-1]) >= _LONG}
    known |= dict.fromkeys(gazetteer.country_names(), PLACE)
    known |= dict.fromkeys(gazetteer.capitals(), PLACE)
    known |= dict.fromkeys(gazetteer.regions(), PLACE)
    longest = max((len(key.split()) for key in known), default=0)
    for paragraph in parsed.paragraphs:
        if is_loud(paragraph):
            yield from _known_in(paragraph, known, longest)


def _known_in(
    paragraph: Paragraph, known: dict[str, EntityKind], longest: int
) -> Iterator[Mention]:
    pieces = list(re.finditer(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‑][^\W_]+)*", paragraph.doc.text))
    at = 0
    while at < len(pieces):
        for length in range(min(longest, len(pieces) - at), 0, -1):
            start, end = pieces[at].start(), pieces[at + length - 1].end()
            words = paragraph.doc.text[start:end]
            key = gazetteer.folded(words)
            if key in known and words[0].isupper() and (len(words) > 2 or words.isupper()):
                yield Mention(known[key], paragraph.span(start, end), key)
                at += length - 1
                break
        at += 1
