"""What the words right before and behind a candidate say of it."""

from functools import cache

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.alone import lives, owns_name, tells_of_oneself
from wayhome.extraction.naming.candidates import Candidate
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import honorifics, people_words, title_heads, uses
from wayhome.extraction.naming.weights import ORG, PERSON, PLACE, Evidence

_PLACE_OFFICES = frozenset({"governor", "mayor", "prefect", "premier", "magistrate"})
_NEAR = 4
_FAR = 10
_OF = frozenset({"of", "for", "to", "at", "in", "on", "from", "with"})
_LEADS = frozenset({"leads", "led", "leading", "joined"})
_RUNS = frozenset({"heads", "headed", "founded", "runs", "ran", "chairs", "chaired"})
_SINGLE = frozenset({"one", "another", "a", "an", "his", "her", "their", "my"})
_DOERS = ("er", "or", "ist", "man", "woman", "boy", "girl", "ant", "ee", "friend", "child")
_BEFALLS = frozenset(
    {
        "conviction",
        "arrest",
        "trial",
        "detention",
        "sentencing",
        "imprisonment",
        "acquittal",
        "abduction",
        "disappearance",
        "extradition",
        "murder",
        "assassination",
        "whereabouts",
        "fate",
        "release",
        "death",
        "killing",
        "torture",
        "beating",
        "jailing",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "relatives",
        "friends",
    }
)
_SITES = frozenset(
    {"prison", "jail", "camp", "centre", "center", "facility", "barracks", "compound"}
)
_ASIDE_LINKS = frozenset(
    {"aboard", "of", "at", "in", "on", "from", "for", "with", "near", "who", "by"}
)
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_LED = frozenset({"led", "headed", "chaired", "signed", "written", "accompanied", "hosted"})
_CASES = frozenset({"trial", "case", "murder", "killing", "affair", "family", "verdict", "era"})
_CALLED = frozenset({"called", "named", "dubbed"})

_BEFORE: tuple[tuple[tuple[str, str], EntityKind | None, float], ...] = (
    (("organisations", "kind"), ORG, 3),
    (("names", "vessel"), None, 9),
    (("names", "work"), None, 7),
    (("names", "also_called"), PERSON, 4),
    (("names", "done_to"), PERSON, 2),
)
_BEFORE_LOOSE: tuple[tuple[frozenset[str], EntityKind, float], ...] = (
    (frozenset({"at"}), PLACE, 3),
    (
        frozenset({"in", "near", "from", "around", "outside", "inside", "off", "towards"}),
        PLACE,
        2.5,
    ),
    (frozenset({"told", "tells", "telling"}), ORG, 1),
)
_BEHIND: tuple[tuple[tuple[str, str], EntityKind, float], ...] = (
    (("names", "attached"), PLACE, 3),
    (("names", "kind"), PLACE, 2),
    (("organisations", "attached"), ORG, 2),
    (("organisations", "kind"), ORG, 2),
)


def by_previous(each: Candidate, before: Word, gap: str, *, found: Evidence) -> None:
    """Evidence from the word before, and what parts the two."""
    low = before.low
    if gap == ", " and low in title_heads() and _is_signed(each):
        found.firm[ORG] += 3
    elif gap in {" ", ", "} and low in _people() and not before.is_capital:
        found.firm[PERSON] += 3 if gap == " " or low in people_words() else 2
    elif gap == ", " and _is_one_of(each):
        found.firm[PERSON] += 4
    elif gap == ": " and (low in title_heads() or _ends_role(each)):
        found.firm[PERSON] += 2
    elif gap == ", " and _ends_role(each):
        found.firm[PERSON] += 3
    elif gap == ", " and low in uses("organisations", "kind"):
        found.firm[ORG] += 2
    elif gap == ", " and low in uses("names", "work") and _is_aside(each):
        found.firm[None] += 7
    elif gap.endswith("(") and each.own[0].shouts and not before.is_capital:
        found.firm[None] += 3
    elif gap == " ":
        _by_adjacent(each, before, found)


def _by_adjacent(each: Candidate, before: Word, found: Evidence) -> None:
    """Evidence from the word right before."""
    low = before.low
    if before.is_capital and low in honorifics():
        found.firm[PERSON] += 5
        return
    if low in _CALLED and (kind := _thing_called(each)):
        found.firm[kind] += 5
        return
    if low in _CALLED | {"as"} and _is_somebody_called(each):
        found.firm[PERSON] += 4
        return
    for (lexicon, use), kind, weight in _BEFORE:
        if low in uses(lexicon, use):
            found.firm[kind] += weight
            return
    _by_leader(each, before, found)
    _loosely(each, before, found)


def _by_leader(each: Candidate, before: Word, found: Evidence) -> None:
    """Evidence for two names behind a country's: "led by Zimbabwe's Tendai Moyo"."""
    led = before
    if before.owner and gazetteer.country_named(before.text) and each.first > 1:
        led = each.words[each.first - 2]
    if led.low == "by" and len(each.own) > 1 and not each.is_organisation:
        at = each.words.index(led) - 1
        if at >= 0 and each.words[at].low in _LED:
            found.loose[PERSON] += 2


def _loosely(each: Candidate, before: Word, found: Evidence) -> None:
    """What the word right before says where it stands, less surely."""
    low = before.low
    if low == "and" and _is_given(each, each.first - 2, before):
        found.loose[PERSON] += 1.5
    if low in _RUNS:
        found.loose[ORG] += 2
        found.loose[PERSON] -= 1
    if len(each.own) == 1:
        found.loose[ORG] += 2 * (low in _LEADS)
        found.loose[PERSON] += 0.5 * (low in uses("names", "says"))
    for words, place, weight in _BEFORE_LOOSE:
        if low in words:
            found.loose[place] += weight
    if low in uses("names", "visit"):
        found.loose[PLACE] += 3
    elif low == "the" and not _is_case_of(each):
        found.loose[ORG] += 1
        found.loose[PERSON] -= 6
    elif low == "of" and each.first > 1:
        of_what = each.words[each.first - 2].low
        found.firm[PLACE] += 3 if of_what in uses("names", "apposition") else 0
        found.loose[PERSON] += 2 if of_what in _BEFALLS else 0


def _is_case_of(each: Candidate) -> bool:
    """Whether a case is told of by a person's name: "the Ana Ruiz trial"."""
    given = gazetteer.folded(each.own[0].text) in gazetteer.given_names() and len(each.own) > 1
    return given and each.after is not None and each.after.low in _CASES


def _thing_called(each: Candidate) -> EntityKind | None:
    """The kind of what is "called" so, when a body or a place is told of: "a centre called Vesta"."""
    for word in reversed(each.words[max(0, each.first - _NEAR) : each.first - 1]):
        if word.low in _people():
            return None
        if word.low in uses("organisations", "kind") | uses("organisations", "apposition"):
            return ORG
        if word.low in uses("names", "kind") | uses("names", "apposition"):
            return PLACE
    return None


def _is_somebody_called(each: Candidate) -> bool:
    """Whether a person is "called" so: "a boy named Kodjo", "a woman identified as Akosa"."""
    near = each.words[max(0, each.first - 2 * _NEAR) : each.first]
    if near[-1].low == "as":
        near = [word for word in near[:-1] if word.low != "only"]
        if not near or near[-1].low not in _CALLED | {"identified", "known"}:
            return False
    return any(word.low in _people() for word in near)


def _is_aside(each: Candidate) -> bool:
    """Whether a comma stands behind as well, so that the words before are called so."""
    after = each.after
    return after is not None and after.start - each.end == len(", ")


def _is_signed(each: Candidate) -> bool:
    """Whether a role between commas stands before: "Ana Ruiz, president, Sample Network"."""
    words, at = each.words, each.first - 1
    if at < 1 or words[at].is_capital or not words[at - 1].is_capital or words[at - 1].owner:
        return False
    return words[at].start - words[at - 1].end == len(", ")


def _is_one_of(each: Candidate) -> bool:
    """Whether a singular doer stands before a comma: "One rider, Sagar, died"."""
    words, at = each.words, each.first - 1
    if at < 1 or words[at].is_capital or words[at - 1].low not in _SINGLE:
        return False
    return words[at].low.endswith(_DOERS) or words[at].low in _ORDINALS


def _ends_role(each: Candidate) -> bool:
    """Whether a role with what it is of stands before: "a spokeswoman for the Network, Ana Ruiz"."""
    words = each.words
    for at in range(each.first - 2, max(-1, each.first - _FAR), -1):
        if words[at + 1].start - words[at].end > len("’s "):
            return False
        if words[at].low in people_words() | title_heads() and words[at + 1].low in _OF:
            return True
        if words[at + 1].start - words[at].end == len(", "):
            return False
    return False


@cache
def _people() -> frozenset[str]:
    """Words for people, one or many."""
    return people_words() | {word + "s" for word in people_words()}


def by_next(each: Candidate, after: Word, gap: str, *, found: Evidence) -> None:
    """Evidence from the word behind, and what parts the two."""
    if gap == ", " and _is_role(each):
        found.firm[PERSON] += 3
    if after.is_capital:
        found.loose[PERSON] -= 2 * owns_name(each, after)
    elif gap == " ":
        _by_plain_next(each, after, found)


def _by_plain_next(each: Candidate, after: Word, found: Evidence) -> None:
    """Evidence from a word in small letters right behind."""
    word = after.low
    if word == "and" and _is_given(each, each.last + 1, after):
        found.loose[PERSON] += 1.5
    if word in uses("names", "says"):
        found.loose[PERSON] += 1 + 1.5 * tells_of_oneself(each)
        found.loose[ORG] += 0.5
        return
    found.loose[PERSON] += 2.5 * lives(each, after)
    for (lexicon, use), kind, weight in _BEHIND:
        if word in uses(lexicon, use):
            found.firm[kind] += weight
            return
    if word in uses("names", "house") and not each.titled:
        found.firm[ORG] += 2
        found.loose[PERSON] -= 2.5
    elif word in _PLACE_OFFICES:
        found.firm[PLACE] += 2
    elif word in title_heads() and not gazetteer.is_place(each.name):
        found.firm[ORG] += 2


def _is_given(each: Candidate, at: int, link: Word) -> bool:
    """Whether "and" joins a single name to a given name: "Olga and Viktor Savchuk"."""
    if len(each.own) > 1 or not 0 <= at < len(each.words):
        return False
    word = each.words[at]
    near = word.start - link.end == 1 or link.start - word.end == 1
    if 0 < at < each.first and each.words[at - 1].low in _people() and word.is_capital:
        return near and word.start - each.words[at - 1].end == len(", ")
    name = gazetteer.folded(word.text)
    alone = at > each.last or at == 0 or not _goes_before(each.words[at - 1])
    given = word.is_capital and name in gazetteer.given_names() and not _is_placed(word)
    return near and alone and given


def _goes_before(word: Word) -> bool:
    """Whether a word may be an earlier part of the same name."""
    return word.is_capital or word.low in uses("names", "particle")


def _is_placed(word: Word) -> bool:
    return gazetteer.is_place(word.text) or word.text in uses("names", "no_name")


def _is_role(each: Candidate) -> bool:
    """Whether a role follows the comma behind a name: "Ana Ruiz, deputy director of"."""
    for at in range(each.last, min(each.last + _NEAR, len(each.words))):
        if each.words[at].low in title_heads():
            return True
        if each.words[at].low not in uses("roles", "modifier") | uses("organisations", "portfolio"):
            return False
    return False


def _before_link(words: list[str]) -> list[str]:
    """What somebody is, without where or of what: "observer" of "observer aboard a ship"."""
    links = (at for at, word in enumerate(words) if word in _ASIDE_LINKS and at)
    return words[: next(links, len(words))]


def by_apposition(words: str, found: Evidence) -> None:
    """Evidence from "X, a small charity in Y" and "X, its director"."""
    told = _before_link(words.lower().split())
    for word, following in zip(told, [*told[1:], ""], strict=True):
        # "a casino owner" is a person, "a casino in Mong La" is none.
        if following not in title_heads() | people_words() and not following.endswith(_DOERS):
            if word in uses("names", "vessel"):
                found.firm[None] += 9
                return
            if word in uses("names", "apposition") | _SITES:
                found.firm[PLACE] += 3
                return
            if word in uses("organisations", "apposition"):
                found.firm[ORG] += 3
                return
        if word in title_heads() or word in people_words():
            found.firm[PERSON] += 3
            return
    found.loose[PERSON] += 0.5
