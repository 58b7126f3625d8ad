"""The invented history as a plan: who is reported, by whom, when, and what comes of it.

The plan depends on the seed alone. Between 18 August and 18 September 2022 it has 289 complaints
from relatives, embassies and international organisations; about 95 of 100 that are concluded turn
out substantiated.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from random import Random

from wayhome.server.demo.names import InventedName, invent, misspelt

SEED = 20220825
FIRST_DAY, LAST_DAY = date(2022, 8, 18), date(2022, 9, 18)
IN_THE_MONTH = 289
LODGERS_IN_THE_MONTH = {"relative": 171, "embassy": 86, "international_organisation": 32}

# Around it: (first day, last day, complaints).
OTHER_SPANS = (
    (date(2022, 6, 1), date(2022, 6, 30), 24),
    (date(2022, 7, 1), date(2022, 7, 31), 38),
    (date(2022, 8, 1), date(2022, 8, 17), 41),
    (date(2022, 9, 19), date(2022, 9, 30), 46),
    (date(2022, 10, 1), date(2022, 10, 31), 57),
    (date(2022, 11, 1), date(2022, 11, 20), 24),
)
NOW = datetime(2022, 11, 21, 3, 0, tzinfo=UTC)
"""The moment at which the history stops."""

_NATIONALITIES = {
    "VNM": 26, "THA": 15, "CHN": 17, "IDN": 15, "KHM": 10, "MYS": 5, "PHL": 4, "BGD": 3,
    "IND": 3, "KEN": 2,
}  # fmt: skip
_PROVINCES = {
    "KH18": 58, "KH12": 12, "KH01": 8, "KH20": 8, "KH08": 5, "KH09": 4, "KH07": 3, "KH24": 2,
}  # fmt: skip
_AGAIN = 0.13
_UNDER_WAY = 0.22


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody who does not exist."""

    name: InventedName
    sex: str
    born: date
    nationality: str
    phone: str
    passport: str
    province: str


@dataclass(frozen=True, slots=True)
class PlannedComplaint:
    """One complaint: whom it is about, how the name is written, and what is told."""

    number: int
    person: PlannedPerson
    person_number: int
    lodged_at: datetime
    lodger: str
    language: str
    written: str
    with_phone: bool
    with_passport: bool
    precision: str
    danger: str
    first_action_after: timedelta
    outcome: str
    is_again: bool


def history(seed: int = SEED) -> tuple[PlannedComplaint, ...]:
    """Every complaint of the history in the order of lodging."""
    chance = Random(seed)  # noqa: S311  # an invented history must come out the same each time
    spans = ((FIRST_DAY, LAST_DAY, IN_THE_MONTH), *OTHER_SPANS)
    moments = sorted(chain.from_iterable(_moments(span, chance) for span in spans))
    lodgers = _lodgers(moments, chance)
    known: list[PlannedComplaint] = []
    planned = []
    persons = 0
    for number, (moment, lodger) in enumerate(zip(moments, lodgers, strict=True)):
        recent = [c for c in known[-80:] if not c.is_again and c.lodger != lodger]
        if recent and chance.random() < _AGAIN:
            complaint = _again(chance.choice(recent), number, (moment, lodger), chance=chance)
        else:
            complaint = _complaint(number, persons, (moment, lodger), chance=chance)
            persons += 1
        known.append(complaint)
        planned.append(complaint)
    return tuple(planned)


def _moments(span: tuple[date, date, int], chance: Random) -> Iterator[datetime]:
    """Moments spread over a span of days, more by day than by night."""
    first, last, count = span
    for _ in range(count):
        day = first + timedelta(days=chance.randint(0, (last - first).days))
        hour = min(23, max(0, int(chance.gauss(13, 4))))
        # Phnom Penh is seven hours ahead.
        local = datetime(day.year, day.month, day.day, hour, chance.randrange(60), tzinfo=UTC)
        yield local - timedelta(hours=7)


def _lodgers(moments: list[datetime], chance: Random) -> list[str]:
    """Who lodged each: exact numbers in the month, the same proportions around it."""
    start = datetime(2022, 8, 17, 17, tzinfo=UTC)
    end = datetime(2022, 9, 18, 17, tzinfo=UTC)
    month = [kind for kind, count in LODGERS_IN_THE_MONTH.items() for _ in range(count)]
    chance.shuffle(month)
    kinds, weights = list(LODGERS_IN_THE_MONTH), list(LODGERS_IN_THE_MONTH.values())
    return [
        month.pop() if start <= moment < end else chance.choices(kinds, weights)[0]
        for moment in moments
    ]


def _complaint(
    number: int, person_number: int, lodging: tuple[datetime, str], *, chance: Random
) -> PlannedComplaint:
    """A first complaint about somebody new."""
    moment, lodger = lodging
    person = _person(lodger, chance)
    return PlannedComplaint(
        number=number,
        person=person,
        person_number=person_number,
        lodged_at=moment,
        lodger=lodger,
        language=_language(lodger, person.nationality),
        written=person.name.own if lodger == "relative" else person.name.latin,
        with_phone=chance.random() < 0.6,
        with_passport=lodger != "relative" or chance.random() < 0.2,
        precision=chance.choices(["day", "year", "age"], [5, 3, 2])[0],
        danger=chance.choices(["yes", "unknown", "no"], [3, 5, 2])[0],
        first_action_after=timedelta(hours=min(400, chance.lognormvariate(3.4, 0.9))),
        outcome=_outcome(moment, chance),
        is_again=False,
    )


def _again(
    first: PlannedComplaint, number: int, lodging: tuple[datetime, str], *, chance: Random
) -> PlannedComplaint:
    """A second complaint about the same person, by somebody who knows other things."""
    moment, lodger = lodging
    written = first.person.name.own
    if lodger != "relative":
        written = misspelt(first.person.name.latin, chance=chance)
    return replace(
        first,
        number=number,
        lodged_at=moment,
        lodger=lodger,
        language=_language(lodger, first.person.nationality),
        written=written,
        with_phone=first.with_phone and chance.random() < 0.7,
        with_passport=lodger != "relative",
        precision=chance.choice(["day", "year"]),
        first_action_after=timedelta(hours=chance.uniform(2, 60)),
        is_again=True,
    )


def _person(lodger: str, chance: Random) -> PlannedPerson:
    """Somebody new; embassies speak for their own nationals."""
    choices = dict(_NATIONALITIES)
    if lodger == "embassy":
        choices = {code: choices[code] for code in ("VNM", "THA", "CHN", "IDN")}
    nationality = chance.choices(list(choices), list(choices.values()))[0]
    sex = chance.choice(["female", "male"])
    age = int(min(58, max(14, chance.gauss(27, 7))))
    return PlannedPerson(
        name=invent(nationality, sex, chance=chance),
        sex=sex,
        born=date(2022 - age, chance.randint(1, 12), chance.randint(1, 28)),
        nationality=nationality,
        # 000 begins no subscriber's number in the country, so none of these can ring.
        phone=f"+855 000 {chance.randrange(100, 1000)} {chance.randrange(100, 1000)}",
        passport=f"X{chance.randrange(10**7, 10**8)}",
        province=chance.choices(list(_PROVINCES), list(_PROVINCES.values()))[0],
    )


def _outcome(moment: datetime, chance: Random) -> str:
    """What the verification comes to; recent complaints are still under way."""
    if chance.random() < _UNDER_WAY or (NOW - moment).days < 25:
        return ""
    roll = chance.random()
    if roll < 0.885:
        return "substantiated"
    if roll < 0.94:
        return "partly"
    if roll < 0.985:
        return "unsubstantiated"
    return "other_offence"


def _language(lodger: str, nationality: str) -> str:
    """The language in which a complaint is written."""
    if lodger != "relative":
        return "en"
    return {"KHM": "km", "CHN": "zh-hans", "MYS": "zh-hans"}.get(nationality, "en")
