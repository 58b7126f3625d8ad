"""Subjects and pairs of mentions in words: kinds, reasons, and both sides field by field."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.record.domain.subject_contexts import Described
from wayhome.record.domain.subject_likeness import WEIGHTS, Reason
from wayhome.record.domain.subject_names import country_name
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.queries.subject_pairs import PairRow, Side

REASONS: dict[Reason, Promise] = {
    Reason.NAME_SAME: gettext_lazy("The same name."),
    Reason.NAME_TURNED: gettext_lazy("The same names in another order."),
    Reason.NAME_SHORT: gettext_lazy("One text cuts the given name to its first letter."),
    Reason.NAME_SOUND: gettext_lazy("Names that sound alike or differ by a letter."),
    Reason.NAME_SINGLE: gettext_lazy("The same single name, which many may share."),
    Reason.NAME_KNOWN: gettext_lazy("Two known names of one organisation."),
    Reason.NAME_CONFIRMED: gettext_lazy("A reviewer held this to be another name of somebody."),
    Reason.ROLE_SAME: gettext_lazy("The same role."),
    Reason.ROLE_OTHER: gettext_lazy("Other roles, which people change."),
    Reason.BODY_SAME: gettext_lazy("Of the same organisation."),
    Reason.COUNTRY_SAME: gettext_lazy("Both texts speak most of the same country."),
    Reason.COUNTRY_OTHER: gettext_lazy("The texts speak most of other countries."),
    Reason.DAY_SAME: gettext_lazy("The same day."),
    Reason.PARTICIPANTS_SAME: gettext_lazy("The same people took part."),
    Reason.PARTICIPANTS_SOME: gettext_lazy("Some of the same people took part."),
    Reason.PLACE_SAME: gettext_lazy("The same place."),
    Reason.PLACE_OTHER: gettext_lazy("Another place, unless one lies in the other."),
}

_NAMES = (
    Reason.NAME_KNOWN,
    Reason.NAME_SAME,
    Reason.NAME_TURNED,
    Reason.NAME_SHORT,
    Reason.NAME_SOUND,
    Reason.NAME_SINGLE,
)
_AGREEING = frozenset({Reason.NAME_KNOWN, Reason.NAME_SAME, Reason.NAME_TURNED})
_MOST_COUNTRIES = 3


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of both sides: what each says, how they stand to each other, and why."""

    label: str
    left: str
    right: str
    state: str
    reason: str
    is_key: bool = False


def kind_word(kind: SubjectKind) -> str:
    """What a subject is."""
    return str(kind.label)


def speaks_for(pair: PairRow) -> str:
    """What speaks for one subject, the weightiest first, in one line."""
    return " ".join(str(REASONS[each]) for each in pair.reasons if WEIGHTS[each] > 0)


def speaks_against(pair: PairRow) -> str:
    """What speaks against, in one line."""
    return " ".join(str(REASONS[each]) for each in pair.reasons if WEIGHTS[each] < 0)


def where(side: Side) -> str:
    """The publisher and day of the text of a side."""
    day = date_format(side.published_on, "DATE_FORMAT") if side.published_on else _("day not known")
    return f"{side.publisher or _('Publisher not known')}, {day}"


def sides(pair: PairRow) -> tuple[str, str]:
    """Both mentions by name, by source where names are equal, by number where sources are too."""
    left, right = pair.left, pair.right
    if left.name.casefold() != right.name.casefold():
        return left.name, right.name
    if where(left) != where(right):
        return f"{left.name} ({where(left)})", f"{right.name} ({where(right)})"
    return (
        _("%(name)s in one text") % {"name": left.name},
        _("%(name)s in another text") % {"name": right.name},
    )


def field_rows(pair: PairRow) -> tuple[FieldRow, ...]:
    """What at least one of the texts tells of the two, field by field."""
    is_meeting = pair.kind is SubjectKind.MEETING
    rows = _engagement_rows(pair) if is_meeting else _name_rows(pair)
    return tuple(row for row in rows if row.left or row.right)


def _name_rows(pair: PairRow) -> Iterator[FieldRow]:
    left, right = pair.left.told, pair.right.told
    named = [each for each in _NAMES if each in pair.reasons]
    state = "agrees" if _AGREEING & set(named) else "close" if named else "differs"
    reasons = [*named, Reason.NAME_CONFIRMED]
    yield FieldRow(
        _("Name"), pair.left.name, pair.right.name, state, _why(pair, reasons), is_key=True
    )
    if pair.kind in {SubjectKind.PERSON, SubjectKind.NAMED}:
        yield _row(pair, _("Roles"), (_roles(left), _roles(right)), agreeing=(Reason.ROLE_SAME,))
        yield _row(pair, _("Of"), (_bodies(left), _bodies(right)), agreeing=(Reason.BODY_SAME,))
    countries = _countries(left), _countries(right)
    yield _row(
        pair, _("Countries that the text speaks of"), countries, agreeing=(Reason.COUNTRY_SAME,)
    )


def _engagement_rows(pair: PairRow) -> Iterator[FieldRow]:
    left, right = pair.left.told, pair.right.told
    people = ", ".join(left.participants), ", ".join(right.participants)
    agrees = (Reason.PARTICIPANTS_SAME, Reason.PARTICIPANTS_SOME)
    yield _row(pair, _("Who took part"), people, agreeing=agrees)
    yield _row(pair, _("Day"), (left.day, right.day), agreeing=(Reason.DAY_SAME,))
    yield _row(pair, _("Place"), (left.place, right.place), agreeing=(Reason.PLACE_SAME,))


def _row(
    pair: PairRow, label: str, values: tuple[str, str], *, agreeing: Collection[Reason]
) -> FieldRow:
    """A field that agrees by one of these reasons, and differs where both tell it without."""
    found = [each for each in agreeing if each in pair.reasons]
    state = "agrees" if found else "differs" if all(values) else "missing"
    if Reason.PARTICIPANTS_SOME in found:
        state = "close"
    others = [_OPPOSITES[each] for each in agreeing if each in _OPPOSITES]
    return FieldRow(label, *values, state, _why(pair, [*found, *others]))


_OPPOSITES = {
    Reason.ROLE_SAME: Reason.ROLE_OTHER,
    Reason.COUNTRY_SAME: Reason.COUNTRY_OTHER,
    Reason.PLACE_SAME: Reason.PLACE_OTHER,
}


def _why(pair: PairRow, reasons: Collection[Reason]) -> str:
    return " ".join(str(REASONS[each]) for each in reasons if each in pair.reasons)


def _roles(told: Described) -> str:
    return "; ".join(each.role for each in told.roles)


def _bodies(told: Described) -> str:
    return "; ".join(dict.fromkeys(each.of for each in told.roles if each.of))


def _countries(told: Described) -> str:
    most = sorted(told.countries, key=lambda code: (-told.countries[code], code))
    return ", ".join(country_name(code) for code in most[:_MOST_COUNTRIES])
