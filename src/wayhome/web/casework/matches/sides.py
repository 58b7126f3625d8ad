"""Two descriptions as rows to compare, and one as lines to read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.matching.compare.comparison import Agreement, Feature
from wayhome.matching.description import Description, PartialDate
from wayhome.people.queries.opened_pair import OpenedPair
from wayhome.places.countries import country_name
from wayhome.places.provinces import is_province, province_name
from wayhome.web.casework.matches.sentences import FEATURES, REASONS

_KEY = frozenset({Feature.NAME, Feature.BIRTH, Feature.SEX})
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of both sides: what each says, how they stand to each other, and why."""

    label: str
    left: str
    right: str
    state: str
    reason: str
    is_key: bool


def field_rows(opened: OpenedPair) -> tuple[FieldRow, ...]:
    """The fields of a pair that at least one side tells, key fields first."""
    compared = {each.feature: each for each in opened.pair.comparisons}
    rows = []
    for feature, told in _TOLD.items():
        left, right = told(opened.left), told(opened.right)
        if feature is Feature.NAME:
            left = marked_names(opened.left, opened.left_added)
            right = marked_names(opened.right, opened.right_added)
        comparison = compared.get(feature)
        if not (left or right) or comparison is None:
            continue
        is_missing = comparison.agreement is Agreement.MISSING
        rows.append(
            FieldRow(
                label=str(FEATURES[feature]),
                left=left,
                right=right,
                state=comparison.agreement.value,
                reason="" if is_missing else str(REASONS[comparison.reason]),
                is_key=feature in _KEY,
            )
        )
    return tuple(rows)


def lines(description: Description) -> tuple[tuple[str, str], ...]:
    """What a description tells besides names, as (label, value)."""
    told = ((feature, tell(description)) for feature, tell in _TOLD.items())
    return tuple(
        (str(FEATURES[feature]), value)
        for feature, value in told
        if value and feature is not Feature.NAME
    )


def names(description: Description) -> str:
    """Every form of the name, or that there is none."""
    return _BETWEEN.join(description.names) or _("No name given")


def marked_names(description: Description, added: int) -> str:
    """Every form of the name; the last `added` ones are marked as not the complaint's own."""
    first_added = len(description.names) - added
    return _BETWEEN.join(
        name if number < first_added else _("%(name)s (added by staff)") % {"name": name}
        for number, name in enumerate(description.names)
    )


def _birth(description: Description) -> str:
    """The date of birth as far as it is known, or the age on a day."""
    told = []
    if description.birth is not None and description.birth.year is not None:
        told.append(_partial(description.birth))
    if description.age is not None:
        words = ngettext("%(years)s year old", "%(years)s years old", description.age)
        age = words % {"years": description.age}
        if description.age_on is not None:
            values = {"age": age, "day": date_format(description.age_on)}
            age = _("%(age)s on %(day)s") % values
        told.append(age)
    return _BETWEEN.join(told)


def _partial(birth: PartialDate) -> str:
    """A date known in part, the largest unit first so that no order of day and month is guessed."""
    parts = [f"{birth.year:04}"]
    if birth.month is not None:
        parts.append(f"{birth.month:02}")
        if birth.day is not None:
            parts.append(f"{birth.day:02}")
    text = "-".join(parts)
    return _("about %(date)s") % {"date": text} if birth.about else text


def _sex(description: Description) -> str:
    """The recorded sex in words."""
    words = {"female": _("Female"), "male": _("Male"), "other": _("Other")}
    return words.get(description.sex or "", "")


def _places(description: Description) -> str:
    """Places by name where a code is known."""
    return _BETWEEN.join(
        province_name(place) if is_province(place) else place for place in description.places
    )


_TOLD: dict[Feature, Callable[[Description], str]] = {
    Feature.NAME: lambda told: _BETWEEN.join(told.names),
    Feature.BIRTH: _birth,
    Feature.SEX: _sex,
    Feature.NATIONALITY: lambda told: country_name(told.nationality) if told.nationality else "",
    Feature.PLACE: _places,
    Feature.PHONE: lambda told: _BETWEEN.join(told.phones),
    Feature.DOCUMENT: lambda told: _BETWEEN.join(told.documents),
}
