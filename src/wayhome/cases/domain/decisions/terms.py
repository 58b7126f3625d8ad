"""Who decides and asks, by which standard, on which day, and how long there is to recover."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.decisions.workflow import DecisionEvent, DecisionState
from wayhome.cases.domain.outcomes import StandardOfProof

_FILE = files("wayhome.cases") / "data" / "decisions.toml"


class DecidingBody(TextChoices):
    """The kind of body that decides, with the codes of HTCDS 2.0 (DecisionMakingOrg)."""

    POLICE = "Police", _("Police")
    NGO = "NGO", _("Non-governmental organisation")
    COURT = "CourtOrProsecution", _("Court or prosecution")
    GOVERNMENT = (
        "NonPoliceGovernmentalOrganization",
        _("Government body other than the police"),
    )
    OTHER = "Other", _("Another body")


class AskedBy(TextChoices):
    """Who asks for a second look at a decision."""

    PERSON = "person", _("The person")
    GUARDIAN = "guardian", _("A guardian")
    LAWYER = "lawyer", _("A lawyer")
    SUPPORTER = "supporter", _("An organisation that supports the person")
    AUTHORITY = "authority", _("An authority")


class Recourse(TextChoices):
    """What is asked for."""

    RECONSIDERATION = "reconsideration", _("Reconsideration by the body that decided")
    APPEAL = "appeal", _("Appeal to another body or a court")


class DayWrong(Exception):
    """The day is to come, or comes before the day of the decision before it."""


class SameDecider(Exception):
    """Whoever made a decision does not judge whether it was right."""


@cache
def decision_data() -> Mapping[str, Any]:
    """The data file as it stands."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def reflection_until(decided_on: date) -> date:
    """The last day of recovery and reflection after a positive first stage."""
    return decided_on + timedelta(days=int(decision_data()["reflection_days"]))


_FIRST = frozenset(
    {
        DecisionState.UNDECIDED,
        DecisionState.WITHDRAWN,
        DecisionState.NO_REASONABLE,
        DecisionState.NO_REASONABLE_CONTESTED,
    }
)


def standard_asked(state: DecisionState) -> StandardOfProof:
    """The standard of the stage that a decision in this state belongs to."""
    stage = "reasonable" if state in _FIRST else "conclusive"
    return StandardOfProof(decision_data()["standard"][stage])


def is_above(standard: StandardOfProof, asked: StandardOfProof) -> bool:
    """Whether more certainty was wanted than the stage asks for."""
    order = list(StandardOfProof)
    return order.index(standard) > order.index(asked)


def check_day(day: date, *, before: date | None, today: date) -> None:
    """Refuse a day to come, and one before the decision that came before. Raises DayWrong."""
    if day > today or (before is not None and day < before):
        raise DayWrong


def begins_reflection(event: DecisionEvent, after: DecisionState) -> bool:
    """Whether a decision gives time to recover and reflect."""
    return event.decides and after is DecisionState.REASONABLE
