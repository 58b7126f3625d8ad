"""Indicators: what each figure counts, in words a reader can check."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class IndicatorCode(StrEnum):
    """The indicators of the progress report, in the order they are shown."""

    COMPLAINTS_RECEIVED = "complaints_received"
    COMPLAINTS_BY_LODGER = "complaints_by_lodger"
    COMPLAINTS_BY_NATIONALITY = "complaints_by_nationality"
    COMPLAINTS_BY_PROVINCE = "complaints_by_province"
    COMPLAINTS_BY_CHANNEL = "complaints_by_channel"
    FINDINGS_CONCLUDED = "findings_concluded"
    SHARE_SUBSTANTIATED = "share_substantiated"
    TIME_TO_FIRST_ACTION = "time_to_first_action"
    PERSONS_LOCATED = "persons_located"


class Unit(StrEnum):
    """What a figure is measured in."""

    COMPLAINTS = "complaints"
    FINDINGS = "findings"
    PERCENT = "percent"
    HOURS = "hours"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure's definition: its title, unit, what is counted, and what it does not mean."""

    code: IndicatorCode
    title: str | Promise
    unit: Unit
    definition: str | Promise
    does_not_mean: str | Promise


INDICATORS: dict[IndicatorCode, Indicator] = {
    indicator.code: indicator
    for indicator in (
        Indicator(
            IndicatorCode.COMPLAINTS_RECEIVED,
            _("Complaints received"),
            Unit.COMPLAINTS,
            _("Complaints lodged in the period, through every channel, each counted once."),
            _("It is not a number of persons: one person may be reported several times."),
        ),
        Indicator(
            IndicatorCode.COMPLAINTS_BY_LODGER,
            _("Complaints by who lodged them"),
            Unit.COMPLAINTS,
            _("The complaints of the period by the kind of sender."),
            _("It does not say who is affected, only who asked for help."),
        ),
        Indicator(
            IndicatorCode.COMPLAINTS_BY_NATIONALITY,
            _("Complaints by nationality"),
            Unit.COMPLAINTS,
            _("The complaints of the period by the nationality given for the person."),
            _("A nationality that nobody complains about may still be affected."),
        ),
        Indicator(
            IndicatorCode.COMPLAINTS_BY_PROVINCE,
            _("Complaints by province"),
            Unit.COMPLAINTS,
            _("The complaints of the period by the province where the person was last known."),
            _("It is where people were last heard of, not where they are."),
        ),
        Indicator(
            IndicatorCode.COMPLAINTS_BY_CHANNEL,
            _("Complaints by channel"),
            Unit.COMPLAINTS,
            _("The complaints of the period by the way they came in."),
            _("A rare channel may be hard to reach rather than unwanted."),
        ),
        Indicator(
            IndicatorCode.FINDINGS_CONCLUDED,
            _("Complaints with a concluded finding"),
            Unit.COMPLAINTS,
            _(
                "Complaints of the period whose case has a finding now: substantiated, partly"
                " substantiated, unsubstantiated or another offence. Undetermined is not counted."
            ),
            _("Complaints without a finding are still open; they are neither true nor untrue."),
        ),
        Indicator(
            IndicatorCode.SHARE_SUBSTANTIATED,
            _("Share found substantiated"),
            Unit.PERCENT,
            _(
                "Of the complaints with a concluded finding, those found substantiated or partly"
                " substantiated, with the 95 % interval of Wilson."
            ),
            _("It says nothing about complaints that are still being verified."),
        ),
        Indicator(
            IndicatorCode.TIME_TO_FIRST_ACTION,
            _("Time to the first action"),
            Unit.HOURS,
            _("The median time from lodging to the first triage of a complaint of the period."),
            _("Complaints that nobody has looked at yet are not in it."),
        ),
        Indicator(
            IndicatorCode.PERSONS_LOCATED,
            _("Persons located"),
            Unit.PERSONS,
            _("Persons whose case reached the milestone “person located” in the period."),
            _("Located does not mean free, and not every person found was looked for here."),
        ),
    )
}
