"""Screenings and hits in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.purposes import Purpose
from wayhome.access.queries.colleagues import Office
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.description import PartialDate
from wayhome.places.countries import country_name
from wayhome.screening.domain.listings import ListedBirth, ListedCountry, ListedName, NameKind
from wayhome.screening.domain.nearness import Strength
from wayhome.screening.domain.sought import Sought
from wayhome.screening.domain.verdicts import HitState
from wayhome.screening.queries.lists import VersionName
from wayhome.screening.queries.opened import OpenedHit
from wayhome.screening.queries.screenings import ScreeningRow
from wayhome.web.casework.matches.sentences import REASONS

STRENGTH_TONES = {Strength.STRONG: "care", Strength.FAIR: "calm", Strength.FAINT: "quiet"}
STATE_TONES = {
    HitState.OPEN: "care",
    HitState.LATER: "plain",
    HitState.SAME: "calm",
    HitState.DIFFERENT: "quiet",
}
_BETWEEN = " · "

# Where the words for two reports would mislead beside a list.
_REASONS: Mapping[Reason, Promise] = {
    Reason.NAME_INITIAL: gettext_lazy("One side gives only a first letter, and it fits."),
    Reason.NAME_PART_ONLY: gettext_lazy("One side has only a part of the other's name."),
}


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """One screening as a table shows it; no name."""

    row: ScreeningRow
    who: str
    purpose: str
    against: str
    came_of_it: str


@dataclass(frozen=True, slots=True)
class HitLine:
    """One opened hit as a table shows it."""

    hit: OpenedHit
    tone: str
    state_tone: str
    listed: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Side:
    """One field of the name beside the entry."""

    label: str | Promise
    left: str
    right: str
    state: str
    reason: str


def screening_line(
    row: ScreeningRow, people: Office, versions: Mapping[UUID, VersionName]
) -> ScreeningLine:
    """A screening with names of colleagues and lists."""
    against = [_version(versions[each]) for each in row.versions if each in versions]
    return ScreeningLine(
        row=row,
        who=people.name(row.by) or _("The system"),
        purpose=purpose_words(row.purpose),
        against=", ".join(sorted(against)),
        came_of_it=_came_of_it(row),
    )


def purpose_words(code: str) -> str:
    """A purpose in words; an old screening may have one that is no more."""
    return str(Purpose(code).label) if code in Purpose.values else code


def hit_line(hit: OpenedHit) -> HitLine:
    """A hit with its reasons."""
    return HitLine(
        hit=hit,
        tone=STRENGTH_TONES[hit.strength],
        state_tone=STATE_TONES[hit.state],
        listed=listed(hit),
        reasons=" ".join(map(reason, hit.comparisons)),
    )


def listed(hit: OpenedHit) -> str:
    """A listing as the measure that it is: by whom, and since when."""
    told = hit.entry.listing
    words = {"body": hit.entry.body or _("a body that the list does not name")}
    if not told.listed_on:
        return _("Listed by %(body)s; the list gives no day.") % words
    day = {"day": date_format(datetime.fromisoformat(told.listed_on))}
    return _("Listed by %(body)s on %(day)s.") % (words | day)


def reason(comparison: Comparison) -> str:
    """Why a comparison speaks for or against."""
    words = _REASONS.get(comparison.reason) or REASONS.get(comparison.reason)
    return str(words or comparison.reason.value)


def sides(sought: Sought | None, hit: OpenedHit) -> tuple[Side, ...]:
    """The name and the entry, field by field."""
    compared = {each.feature: each for each in hit.comparisons}
    told = hit.entry.listing
    left = sought or Sought(names=())
    rows = (
        (Feature.NAME, _("Name"), _BETWEEN.join(left.names), listed_name(hit.name)),
        (Feature.BIRTH, _("Born"), birth_words(left.birth), _births(told.births)),
        (
            Feature.NATIONALITY,
            _("Nationality"),
            country_name(left.nationality) if left.nationality else "",
            _countries(told.nationalities),
        ),
    )
    return tuple(
        _side(label, one, other, compared=compared.get(feature))
        for feature, label, one, other in rows
        if one or other
    )


def listed_name(name: ListedName) -> str:
    """A listed name with its sort, where it is not the main one."""
    if name.kind is NameKind.PRIMARY:
        return name.text
    return f"{name.text} ({name.kind.label})"


def facts(hit: OpenedHit) -> tuple[tuple[str, str], ...]:
    """What else the list says of the entry, under its labels."""
    entry, told = hit.entry, hit.entry.listing
    others = [listed_name(name) for name in told.names if name != hit.name]
    papers = [", ".join(filter(None, (p.kind, p.number, p.country))) for p in told.documents]
    rows = (
        (_("List"), entry.title),
        (_("Body"), entry.body),
        (_("Measure"), told.programme),
        (_("Reference"), told.reference),
        (_("Listed on"), _day(told.listed_on)),
        (_("Amended on"), ", ".join(map(_day, told.updated_on))),
        (_("Other names of the entry"), _BETWEEN.join(others)),
        (_("Documents"), _BETWEEN.join(papers)),
        (_("In the list"), _stood(entry.since_number, entry.until_number)),
    )
    return tuple((label, text) for label, text in rows if text)


def _side(label: str, left: str, right: str, *, compared: Comparison | None) -> Side:
    if compared is None:
        return Side(label, left, right, Agreement.MISSING.value, "")
    return Side(label, left, right, compared.agreement.value, reason(compared))


def _came_of_it(row: ScreeningRow) -> str:
    """How many hits, and how many of them wait."""
    if not row.hits:
        return _("Nothing new came near") if row.follows else _("Nothing came near")
    values = {"hits": row.hits, "waiting": row.waiting}
    if row.waiting:
        return _("Hits: %(hits)d, to review: %(waiting)d") % values
    return _("Hits: %(hits)d, all reviewed") % values


def _version(name: VersionName) -> str:
    return _("%(list)s, version %(number)d") % {"list": name.title, "number": name.number}


def _stood(since: int, until: int | None) -> str:
    """From which version to which an entry stood."""
    if until is None:
        return _("since version %(since)d") % {"since": since}
    words = _("version %(since)d to %(until)d; it is not in the list any more in this form")
    return words % {"since": since, "until": until}


def _day(text: str) -> str:
    return date_format(datetime.fromisoformat(text)) if text else ""


def birth_words(birth: PartialDate | None) -> str:
    """A date of birth as it was typed."""
    if birth is None or birth.year is None:
        return ""
    return _listed_birth(ListedBirth(birth.year, birth.month, birth.day, is_about=birth.about))


def _births(births: Iterable[ListedBirth]) -> str:
    return _BETWEEN.join(map(_listed_birth, births))


def _listed_birth(birth: ListedBirth) -> str:
    """A birth as far as it is known, the largest unit first."""
    if birth.last_year is not None:
        years = {"first": birth.year, "last": birth.last_year}
        return _("between %(first)d and %(last)d") % years
    parts = [f"{birth.year:04}"]
    parts += [f"{part:02}" for part in (birth.month, birth.day) if part is not None]
    text = "-".join(parts)
    return _("about %(date)s") % {"date": text} if birth.is_about else text


def _countries(countries: Iterable[ListedCountry]) -> str:
    return _BETWEEN.join(country_name(each.code) if each.code else each.text for each in countries)
