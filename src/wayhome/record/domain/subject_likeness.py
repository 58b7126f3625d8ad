"""Whether two mentions may be one subject, and why: reasons and what each weighs.

Weights are set by hand to order a pile; they are no odds. A single shared name, an office, a word
that many bodies have in common or a country never propose by themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.two_names import compare_two_names
from wayhome.record.domain.subject_contexts import Described
from wayhome.record.domain.subject_names import (
    PersonName,
    body_name,
    country_code,
    known_body,
    person_name,
    plain_words,
)
from wayhome.record.domain.subjects import SubjectKind


class Reason(StrEnum):
    """Why two mentions are held to be alike or not."""

    NAME_SAME = "name_same"
    NAME_TURNED = "name_turned"
    NAME_SHORT = "name_short"
    NAME_SOUND = "name_sound"
    NAME_SINGLE = "name_single"
    NAME_KNOWN = "name_known"
    NAME_CONFIRMED = "name_confirmed"
    ROLE_SAME = "role_same"
    ROLE_OTHER = "role_other"
    BODY_SAME = "body_same"
    COUNTRY_SAME = "country_same"
    COUNTRY_OTHER = "country_other"
    DAY_SAME = "day_same"
    PARTICIPANTS_SAME = "participants_same"
    PARTICIPANTS_SOME = "participants_some"
    PLACE_SAME = "place_same"
    PLACE_OTHER = "place_other"


WEIGHTS: Mapping[Reason, float] = {
    Reason.NAME_SAME: 4.0,
    Reason.NAME_TURNED: 3.0,
    Reason.NAME_SHORT: 2.0,
    Reason.NAME_SOUND: 1.5,
    Reason.NAME_SINGLE: 1.0,
    Reason.NAME_KNOWN: 5.0,
    Reason.NAME_CONFIRMED: 2.0,
    Reason.ROLE_SAME: 2.0,
    Reason.ROLE_OTHER: -0.5,
    Reason.BODY_SAME: 2.0,
    Reason.COUNTRY_SAME: 1.0,
    Reason.COUNTRY_OTHER: -2.0,
    Reason.DAY_SAME: 2.0,
    Reason.PARTICIPANTS_SAME: 4.0,
    Reason.PARTICIPANTS_SOME: 2.0,
    Reason.PLACE_SAME: 2.0,
    Reason.PLACE_OTHER: -1.0,
}

_NEEDS_SUPPORT = frozenset({Reason.NAME_SHORT, Reason.NAME_SOUND, Reason.NAME_SINGLE})
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """Reasons for and against, the weightiest first; `weight` is their sum."""

    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """What the reasons weigh together."""
        return fsum(WEIGHTS[reason] for reason in self.reasons)


def likeness(one: Described, other: Described, *, is_alias: bool = False) -> Likeness | None:
    """Why two mentions of different texts may be one; None when they are not to be proposed.

    `is_alias`: a person held the other to be one with somebody of another name before.
    """
    kind = other.kind if one.kind is SubjectKind.NAMED else one.kind
    if other.kind not in {kind, SubjectKind.NAMED}:
        return None
    if kind is SubjectKind.PERSON:
        found = set(_compare_persons(one, other, is_alias=is_alias))
    else:
        found = set(_COMPARE[kind](one, other))
    reasons = sorted(found, key=lambda each: (-WEIGHTS[each], each))
    return Likeness(tuple(reasons)) if reasons else None


def _compare_persons(one: Described, other: Described, *, is_alias: bool) -> Iterator[Reason]:
    name = _best(_names_of_persons(one, other))
    if name is None:
        return
    around = set(_around_persons(one, other))
    if is_alias:
        around.add(Reason.NAME_CONFIRMED)
    if name in _NEEDS_SUPPORT and not _supports(around):
        return
    yield name
    yield from around


def _names_of_persons(one: Described, other: Described) -> Iterator[Reason]:
    for left in one.names:
        for right in other.names:
            first, second = person_name(left), person_name(right)
            if first and second and not _conflict(first, second):
                yield from _names_alike(first, second)


def _names_alike(first: PersonName, second: PersonName) -> Iterator[Reason]:
    """How two names without titles are alike."""
    if first.words == second.words:
        yield Reason.NAME_SAME if first.is_whole else Reason.NAME_SINGLE
    elif sorted(first.words) == sorted(second.words):
        yield Reason.NAME_TURNED
    elif _shortens(first, second) or _shortens(second, first):
        yield Reason.NAME_SHORT
    elif first.is_whole and second.is_whole and len(first.words) == len(second.words):
        told = compare_two_names(" ".join(first.words), " ".join(second.words))
        if told is not None and told.agreement in {Agreement.AGREES, Agreement.CLOSE}:
            yield Reason.NAME_SOUND


def _conflict(first: PersonName, second: PersonName) -> bool:
    """Whether both tell an initial and none fits: William A. is not William B."""
    both = bool(first.initials and second.initials)
    return both and not set(first.initials) & set(second.initials)


def _shortens(short: PersonName, whole: PersonName) -> bool:
    """Whether one is the other with its given name cut to an initial."""
    if short.is_whole or not short.initials or not whole.is_whole:
        return False
    others = [word for word in whole.words if word != short.words[0]]
    return len(others) < len(whole.words) and short.initials[0] in {word[0] for word in others}


def _around_persons(one: Described, other: Described) -> Iterator[Reason]:
    """What roles, organisations and countries say."""
    roles = {each.role for each in one.roles} & {each.role for each in other.roles}
    bodies = {_body(each.of) for each in one.roles} & {_body(each.of) for each in other.roles}
    if roles:
        yield Reason.ROLE_SAME
    elif one.roles and other.roles:
        yield Reason.ROLE_OTHER
    if bodies - {frozenset()}:
        yield Reason.BODY_SAME
    yield from _countries(one, other)


def _supports(around: Iterable[Reason]) -> bool:
    """Whether a weak name is held up: confirmed before, the same organisation, or role and country."""
    told = set(around)
    is_held = bool(told & {Reason.NAME_CONFIRMED, Reason.BODY_SAME})
    return is_held or {Reason.ROLE_SAME, Reason.COUNTRY_SAME} <= told


def _compare_bodies(one: Described, other: Described) -> Iterator[Reason]:
    known = {known_body(name) for name in one.names} & {known_body(name) for name in other.names}
    if known - {""}:
        yield Reason.NAME_KNOWN
        return
    for left in map(body_name, one.names):
        for right in map(body_name, other.names):
            if left.words != right.words or not left.tells:
                continue
            where = set(_countries(one, other, besides=left.country))
            if left.needs_country and Reason.COUNTRY_SAME not in where:
                continue
            yield Reason.NAME_SAME
            if not left.country or left.needs_country:
                yield from where


def _compare_places(one: Described, other: Described) -> Iterator[Reason]:
    codes = {country_code(name) for name in one.names} & {country_code(n) for n in other.names}
    if codes - {""}:
        yield Reason.NAME_SAME
        return
    names = {plain_words(name) for name in one.names} & {plain_words(n) for n in other.names}
    where = set(_countries(one, other))
    if names - {""} and Reason.COUNTRY_OTHER not in where:
        yield Reason.NAME_SAME
        yield from where


def _compare_engagements(one: Described, other: Described) -> Iterator[Reason]:
    """The same day and two of the same participants, or one and the same place."""
    shared = set(one.participants) & set(other.participants)
    is_here = bool(one.place) and one.place == other.place
    if not one.day or one.day != other.day or not shared:
        return
    if len(shared) < _ENOUGH and not is_here:
        return
    yield Reason.DAY_SAME
    is_whole = set(one.participants) == set(other.participants)
    yield Reason.PARTICIPANTS_SAME if is_whole else Reason.PARTICIPANTS_SOME
    if one.place and other.place:
        yield Reason.PLACE_SAME if is_here else Reason.PLACE_OTHER


def _compare_typed(one: Described, other: Described) -> Iterator[Reason]:
    """Two names typed by hand, of which nobody knows what they name."""
    names = {plain_words(name) for name in one.names} & {plain_words(n) for n in other.names}
    if any(len(name.split()) >= _ENOUGH for name in names):
        yield Reason.NAME_SAME


def _countries(one: Described, other: Described, *, besides: str = "") -> Iterator[Reason]:
    """Whether both texts speak most of the same country; nothing where one speaks of none."""
    first, second = _most(one.countries, besides), _most(other.countries, besides)
    if first and second:
        yield Reason.COUNTRY_SAME if first & second else Reason.COUNTRY_OTHER


def _most(countries: Mapping[str, int], besides: str) -> frozenset[str]:
    told = {code: count for code, count in countries.items() if code != besides}
    most = max(told.values(), default=0)
    return frozenset(code for code, count in told.items() if count == most)


def _body(name: str) -> frozenset[str]:
    """An organisation that somebody is of; one without a telling name is nobody's."""
    read = body_name(name)
    return read.words if read.tells else frozenset()


def _best(found: Iterable[Reason]) -> Reason | None:
    return max(found, key=lambda each: WEIGHTS[each], default=None)


_COMPARE: dict[SubjectKind, Callable[[Described, Described], Iterator[Reason]]] = {
    SubjectKind.ORG: _compare_bodies,
    SubjectKind.PLACE: _compare_places,
    SubjectKind.MEETING: _compare_engagements,
    SubjectKind.NAMED: _compare_typed,
}
