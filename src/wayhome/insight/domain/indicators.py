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
    OPERATIONS_DONE = "operations_done"
    PERSONS_FREED = "persons_freed"
    PERSONS_SUPPORTED = "persons_supported"
    REFERRALS_ACCEPTED = "referrals_accepted"
    VERDICTS_GIVEN = "verdicts_given"
    PERSONS_RETURNED = "persons_returned"
    FOLLOW_UPS_DONE = "follow_ups_done"
    PERSONS_REINTEGRATED = "persons_reintegrated"
    PERSONS_LOST = "persons_lost"
    PERSONS_TRAFFICKED_AGAIN = "persons_trafficked_again"


class Unit(StrEnum):
    """What a figure is measured in."""

    COMPLAINTS = "complaints"
    FINDINGS = "findings"
    PERCENT = "percent"
    HOURS = "hours"
    PERSONS = "persons"
    OPERATIONS = "operations"
    REFERRALS = "referrals"
    VERDICTS = "verdicts"
    FOLLOW_UPS = "follow_ups"


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
        Indicator(
            IndicatorCode.OPERATIONS_DONE,
            _("Operations done"),
            Unit.OPERATIONS,
            _("Operations of this agency that ended as done in the period."),
            _("An operation that found nobody counts as well."),
        ),
        Indicator(
            IndicatorCode.PERSONS_FREED,
            _("Persons freed"),
            Unit.PERSONS,
            _(
                "Persons freed on a day of the period at an operation that is done. Somebody who is known to stand at two operations counts once."
            ),
            _("Free does not mean safe, and whoever left on their own is not in it."),
        ),
        Indicator(
            IndicatorCode.PERSONS_SUPPORTED,
            _("Persons who got their first service"),
            Unit.PERSONS,
            _("Persons whose first service in the register began in the period."),
            _("It says nothing about how long the help lasted or whether it was enough."),
        ),
        Indicator(
            IndicatorCode.REFERRALS_ACCEPTED,
            _("Referrals accepted"),
            Unit.REFERRALS,
            _("Referrals of this agency that somebody accepted in the period."),
            _("Accepted does not mean that the help was given."),
        ),
        Indicator(
            IndicatorCode.VERDICTS_GIVEN,
            _("Verdicts"),
            Unit.VERDICTS,
            _(
                "Verdicts of courts given in the period: convictions, acquittals and others, each of them counted."
            ),
            _(
                "A verdict can be appealed, and one of a higher court counts beside that of the lower."
            ),
        ),
        Indicator(
            IndicatorCode.PERSONS_RETURNED,
            _("Persons returned"),
            Unit.PERSONS,
            _("Persons handed over at home in the period."),
            _("It is not a number of persons who are safe there."),
        ),
        Indicator(
            IndicatorCode.FOLLOW_UPS_DONE,
            _("Follow-ups done"),
            Unit.FOLLOW_UPS,
            _("Follow-ups after return that reached the person in the period."),
            _("Attempts that reached nobody are not in it."),
        ),
        Indicator(
            IndicatorCode.PERSONS_REINTEGRATED,
            _("Persons reintegrated"),
            Unit.PERSONS,
            _("Persons whose reintegration a supervisor confirmed in the period."),
            _("It is how things stood then; somebody may need help again."),
        ),
        Indicator(
            IndicatorCode.PERSONS_LOST,
            _("Persons no longer reached"),
            Unit.PERSONS,
            _("Persons who could not be reached any more in the period, after several attempts."),
            _("Not reached does not mean harmed, nor safe."),
        ),
        Indicator(
            IndicatorCode.PERSONS_TRAFFICKED_AGAIN,
            _("Persons trafficked again"),
            Unit.PERSONS,
            _(
                "Persons of whom it became known in the period that they were trafficked again after their return."
            ),
            _("Whoever nobody follows cannot be counted here."),
        ),
    )
}

LATER = (
    IndicatorCode.OPERATIONS_DONE,
    IndicatorCode.PERSONS_FREED,
    IndicatorCode.PERSONS_SUPPORTED,
    IndicatorCode.REFERRALS_ACCEPTED,
    IndicatorCode.VERDICTS_GIVEN,
    IndicatorCode.PERSONS_RETURNED,
    IndicatorCode.FOLLOW_UPS_DONE,
    IndicatorCode.PERSONS_REINTEGRATED,
    IndicatorCode.PERSONS_LOST,
    IndicatorCode.PERSONS_TRAFFICKED_AGAIN,
)
"""What happens after a finding, from operation to reintegration: told to the agency itself only."""

SHARED = tuple(code for code in IndicatorCode if code not in LATER)
"""What an agreement may name for a partner."""
