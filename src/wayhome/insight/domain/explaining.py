"""Why two honest numbers can differ: what the register can tell first, what it cannot last."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.insight.domain.circumstances import Circumstances
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.wording import unit_name


class Explanation(StrEnum):
    """Kinds of reasons."""

    ROUNDING = "rounding"
    SUPPRESSED = "suppressed"
    UNIT = "unit"
    STILL_RUNS = "still_runs"
    EARLY = "early"
    LATE = "late"
    EDGES = "edges"
    PERSONS = "persons"
    SAME_PERSONS = "same_persons"
    LATER_FINDINGS = "later_findings"
    DUPLICATES = "duplicates"
    PERIOD = "period"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the count, the day and the units that it speaks of."""

    code: Explanation
    count: int = 0
    day: date | None = None
    said: str = ""
    own: str = ""

    @property
    def words(self) -> str:
        """The reason as a sentence."""
        values = {
            "count": self.count,
            "day": date_format(self.day) if self.day else "",
            "said": self.said,
            "own": self.own,
        }
        return _sentence(self.code, self.count) % values


_ABOUT_DAYS = {Explanation.STILL_RUNS, Explanation.EARLY, Explanation.LATE, Explanation.EDGES}
_COMPLAINTS = IndicatorCode.COMPLAINTS_RECEIVED
_FOUND = {IndicatorCode.FINDINGS_CONCLUDED, IndicatorCode.SHARE_SUBSTANTIATED}


@dataclass(frozen=True, slots=True)
class Gap:
    """A claim and the register's own number of an indicator, in the same unit."""

    claimed: Decimal
    own: Decimal
    indicator: IndicatorCode


def reasons(gap: Gap, around: Circumstances) -> tuple[Reason, ...]:
    """What may explain a difference, computed first; never empty."""
    indicator, claimed, own = gap.indicator, gap.claimed, gap.own
    computed = [*_of_days(gap, around), *_of_counting(gap, around)]
    if around.unit:
        computed.insert(0, Reason(Explanation.UNIT, said=around.unit, own=unit_name(indicator)))
    if claimed > own and INDICATORS[indicator].unit is not Unit.PERCENT:
        computed.append(Reason(Explanation.DUPLICATES))
    if not {each.code for each in computed} & _ABOUT_DAYS:
        computed.append(Reason(Explanation.PERIOD))
    return (*computed, Reason(Explanation.DEFINITION))


def _of_days(told: Gap, around: Circumstances) -> Iterator[Reason]:
    """What follows from when complaints came in and when the source was published."""
    gap = told.claimed - told.own
    if around.still_runs:
        yield Reason(Explanation.STILL_RUNS)
    if told.indicator is not _COMPLAINTS:
        return
    if gap < 0 and around.came_later:
        yield Reason(Explanation.EARLY, count=around.came_later, day=around.published_on)
    if gap > 0 and around.came_next:
        yield Reason(Explanation.LATE, count=around.came_next, day=around.published_on)
    if -around.on_edges <= gap < 0:
        yield Reason(Explanation.EDGES, count=around.on_edges)


def _of_counting(told: Gap, around: Circumstances) -> Iterator[Reason]:
    """What follows from several complaints about one person, and from later findings."""
    claimed, own, is_complaints = told.claimed, told.own, told.indicator is _COMPLAINTS
    if told.indicator in _FOUND and around.found_later:
        yield Reason(Explanation.LATER_FINDINGS, count=around.found_later, day=around.published_on)
    if is_complaints and 0 < around.persons < own and claimed < own:
        is_same = claimed == around.persons
        code = Explanation.SAME_PERSONS if is_same else Explanation.PERSONS
        yield Reason(code, count=around.persons)


def _sentence(code: Explanation, count: int) -> str:
    counted = _COUNTED.get(code)
    return counted(count) if counted else _plain_sentence(code)


_COUNTED: dict[Explanation, Callable[[int], str]] = {
    Explanation.EARLY: lambda count: ngettext(
        "The source was published on %(day)s: %(count)s complaint of the period came later.",
        "The source was published on %(day)s: %(count)s complaints of the period came later.",
        count,
    ),
    Explanation.LATE: lambda count: ngettext(
        "%(count)s further complaint came in after the period, up to %(day)s, when the source was"
        " published.",
        "%(count)s further complaints came in after the period, up to %(day)s, when the source was"
        " published.",
        count,
    ),
    Explanation.EDGES: lambda count: ngettext(
        "%(count)s complaint came in on the first or the last day, which the source may leave out.",
        "%(count)s complaints came in on the first or the last day, which the source may leave out.",
        count,
    ),
    Explanation.PERSONS: lambda count: ngettext(
        "Several complaints are about one person: all are about %(count)s person.",
        "Several complaints are about one person: all are about %(count)s persons.",
        count,
    ),
    Explanation.SAME_PERSONS: lambda count: ngettext(
        "The complaints are about %(count)s person, which is the number that the source gives: it"
        " may count persons.",
        "The complaints are about %(count)s persons, which is the number that the source gives: it"
        " may count persons.",
        count,
    ),
    Explanation.LATER_FINDINGS: lambda count: ngettext(
        "%(count)s finding was concluded after %(day)s, when the source was published.",
        "%(count)s findings were concluded after %(day)s, when the source was published.",
        count,
    ),
}


def _plain_sentence(code: Explanation) -> str:
    """The sentences without a count."""
    return {
        Explanation.ROUNDING: _("The source gives a rounded or approximate number."),
        Explanation.SUPPRESSED: _(
            "The register's number is not shown, so that nobody can be recognised by it."
        ),
        Explanation.UNIT: _("The source counts %(said)s; the register counts %(own)s."),
        Explanation.STILL_RUNS: _("The period is not over: the register still counts."),
        Explanation.DUPLICATES: _(
            "The source may count repeated complaints, or some that reached only other offices."
        ),
        Explanation.PERIOD: _(
            "The source may mean other days: whether the first and the last day are in, or when a"
            " complaint counts as received."
        ),
        Explanation.DEFINITION: _(
            "The source may count something else: compare its words with the definition."
        ),
    }[code]
