"""What of the answers may stand in clear: coarse codes that name no one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.dates import PartialDate

_ADULT_AGE = 18  # Convention on the Rights of the Child, article 1


class Danger(StrEnum):
    """Whether anyone is in danger now, as the lodger says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


_DANGER = {True: Danger.YES, False: Danger.NO}


@dataclass(frozen=True, slots=True)
class Coarse:
    """Codes for queues and figures; empty or None where nothing is known.

    Countries are ISO 3166-1 alpha-3, the province a P-code, the age whole years on `on`.
    """

    nationality: str
    last_country: str
    last_province: str
    sex: str
    age_years: int | None
    is_child: bool | None
    danger: Danger


def coarse(answers: Answers, *, on: date) -> Coarse:
    """Reduce answers to codes, with the age as it is on a day."""
    birth = answers.value("birth")
    age = _age_range(birth, on=on) if isinstance(birth, PartialDate) else None
    danger = answers.value("danger_now")
    return Coarse(
        nationality=next(iter(answers.texts("nationality")), ""),
        last_country=answers.text("country"),
        last_province=answers.text("province"),
        sex=answers.text("sex"),
        age_years=(age[0] + age[1]) // 2 if age else None,
        is_child=_is_child(age),
        danger=_DANGER.get(danger, Danger.UNKNOWN) if isinstance(danger, bool) else Danger.UNKNOWN,
    )


def _age_range(birth: PartialDate, *, on: date) -> tuple[int, int] | None:
    """The youngest and oldest age that a birth can mean on a day."""
    earliest, latest = birth.earliest(), birth.latest()
    if earliest is None or latest is None:
        return None
    if birth.age is not None and birth.age_on == on:
        return birth.age, birth.age
    return max(0, _years(latest, on)), max(0, _years(earliest, on))


def _years(since: date, until: date) -> int:
    """Whole years between two days."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def _is_child(age: tuple[int, int] | None) -> bool | None:
    """Under eighteen for certain, not for certain, or unknown."""
    if age is None or age[0] < _ADULT_AGE <= age[1]:
        return None
    return age[1] < _ADULT_AGE
