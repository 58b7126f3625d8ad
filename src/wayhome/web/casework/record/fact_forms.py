"""The form of a fact: its fields as words of the text, names and plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.extraction.checked import KINDS, NotAFact
from wayhome.extraction.spans import Span
from wayhome.record.domain.edtf import is_edtf
from wayhome.record.domain.finding_words import nearest, places_of
from wayhome.web.casework.record.code_words import CODE_WORDS
from wayhome.web.casework.record.fact_words import FIELD_WORDS, KIND_WORDS
from wayhome.web.components.widgets import Radios

_LONGEST = 4000
_NAMED = frozenset(
    {
        "according_to",
        "actor",
        "affiliation_entity",
        "by",
        "on_behalf",
        "participants",
        "person",
        "place",
        "speaker",
        "subject",
        "target",
        "to",
    }
)
_DATES = frozenset({"date", "due", "edtf", "period", "without_publication_date"})
_DATE_HINT = gettext_lazy(
    "Year, month and day as far as the source tells them: 2022, 2022-08 or 2022-08-18; two with / between"
    " them for a period; XXXX-08-18 where no year can be told."
)
_FIRST = ("content", "span", "role", "evidence")


class KindForm(forms.Form):
    """Which kind of fact was missed, and the words that say it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do the words say?"),
        choices=list(KIND_WORDS.items()),
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose one of the kinds.")},
    )
    words = forms.CharField(
        label=gettext_lazy("The exact words"),
        help_text=gettext_lazy("As few as say it, exactly as they stand in the text."),
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Paste the words that say it.")},
    )

    def __init__(self, data: object = None, *, text: str, chosen: str = "") -> None:
        super().__init__(data, label_suffix="", initial={"words": chosen})  # type: ignore[arg-type]  # a query or nothing
        self._text = text

    def clean_words(self) -> str:
        """Words that stand in the text."""
        words: str = self.cleaned_data["words"]
        if not places_of(self._text, words):
            raise forms.ValidationError(
                _("These words do not stand in the text. Copy them exactly as they are.")
            )
        return words


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form of a fact begins with; `near` is where its words are looked for first."""

    kind: str
    text: str
    names: Mapping[str, str]
    given: Mapping[str, Any]
    near: int


class FactForm(forms.Form):
    """Every field of a kind of fact, those that say it first."""

    def __init__(self, data: object = None, *, draft: Draft, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        self._text, self._near, self.names = draft.text, draft.near, dict(draft.names)
        kind = KINDS[draft.kind]
        self._hints = {name: hint for name, hint in get_type_hints(kind).items() if name != "rule"}
        for name in sorted(self._hints, key=lambda each: each not in _FIRST):
            given = draft.given.get(name)
            codes = CODE_WORDS.get((draft.kind, name))
            hint = self._hints[name]
            self.fields[name] = (
                _code_field(name, hint, codes=codes, given=given) if codes else _field(name, hint)
            )
            self.initial[name] = _initial(given, self.names)

    def clean(self) -> None:
        """Words stand in the text; names become entities."""
        super().clean()
        self.told: dict[str, Any] = {}
        for name, hint in self._hints.items():
            if name not in self.errors:
                self.told[name] = self._value(name, hint, self.cleaned_data.get(name))

        for name in _DATES & self.told.keys():
            self._check_date(name)

    def _check_date(self, name: str) -> None:
        """What a reviewer typed is a date; what a rule read stays as it is."""
        typed = self.told[name]
        if typed and typed != self.initial[name] and not is_edtf(typed):
            self.add_error(name, _("Write a date such as 2022-08-18, 2022-08 or 2022."))

    def refuse(self, fault: NotAFact) -> None:
        """Show at its field what could not be taken."""
        field = fault.field if fault.field in self.fields else None
        self.add_error(field, _("This does not fit the text. Change it."))

    def _value(self, name: str, hint: Any, given: Any) -> Any:
        wanted = _wanted(hint)
        if get_origin(wanted) is tuple:
            of = get_args(wanted)[0]
            between = r"\n" if of is Span else r"\n|;"
            parts = [part.strip() for part in re.split(between, given or "") if part.strip()]
            return [self._span(name, part) if of is Span else self._id(part) for part in parts]
        if wanted is Span:
            return self._span(name, given) if given else None
        if wanted is bool:
            return bool(given)
        if given in (None, ""):
            return None if _is_optional(hint) else ""
        return self._id(given) if name in _NAMED else given

    def _span(self, name: str, words: str) -> dict[str, Any] | None:
        """The place of words nearest to where the fact stands."""
        place = nearest(self._text, words, self._near)
        if place is None:
            self.add_error(
                name, _("These words do not stand in the text. Copy them exactly as they are.")
            )
            return None
        return {"start": place.start, "end": place.end, "text": place.exact}

    def _id(self, name: str) -> str:
        """The entity of a name: one the text names, else a new one."""
        for entity, called in self.names.items():
            if called.casefold() == name.casefold():
                return entity
        if name in {"group", "unnamed person"}:
            return name
        slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
        self.names[f"named:{slug}"] = name
        return f"named:{slug}"


def _wanted(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not NoneType)
    return hint


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) is UnionType and NoneType in get_args(hint)


def _code_field(name: str, hint: Any, *, codes: Mapping[str, Promise], given: Any) -> forms.Field:
    """One of the codes; a proposal's own code stays choosable, and none is chosen for anybody."""
    known = {**codes, **({str(given): str(given)} if given and str(given) not in codes else {})}
    is_optional = _is_optional(hint)
    nothing = gettext_lazy("the source does not say") if is_optional else gettext_lazy("choose one")
    return forms.ChoiceField(
        label=str(FIELD_WORDS.get(name, name)),
        choices=[("", nothing), *known.items()],
        required=not is_optional,
        error_messages={"required": gettext_lazy("Choose what the words say.")},
    )


def _field(name: str, hint: Any) -> forms.Field:
    label, wanted = str(FIELD_WORDS.get(name, name)), _wanted(hint)
    needed = not _is_optional(hint) and (wanted is Span or name == "evidence")
    missing = {"required": gettext_lazy("Paste the words of the text that say it.")}
    if wanted is bool:
        return forms.BooleanField(label=label, required=False)
    if wanted is float:
        return forms.FloatField(
            label=label,
            required=False,
            widget=forms.TextInput({"inputmode": "decimal", "size": 12}),
            error_messages={"invalid": gettext_lazy("Write a number, such as 289 or 94.5.")},
        )
    if get_origin(wanted) is tuple:
        return _several_field(label, of=get_args(wanted)[0], needed=needed)
    if wanted is Span:
        widget = forms.Textarea({"rows": 2})
        return forms.CharField(
            label=label,
            required=needed,
            max_length=_LONGEST,
            widget=widget,
            error_messages=missing,
        )
    return forms.CharField(
        label=label,
        help_text=_DATE_HINT if name in _DATES else "",
        required=wanted is str and not _is_optional(hint),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what the words say here.")},
    )


def _several_field(label: str, *, of: Any, needed: bool) -> forms.CharField:
    """Passages or names, one a line."""
    passages = gettext_lazy("Words of the text, one passage a line.")
    return forms.CharField(
        label=label,
        help_text=passages if of is Span else gettext_lazy("Names, one a line."),
        required=needed,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Paste the words of the text that say it.")},
    )


def _initial(given: Any, names: Mapping[str, str]) -> Any:
    """A field as it is typed."""
    match given:
        case {"text": words}:
            # A passage over several lines is one line here; places do not mind how blanks stand.
            return " ".join(words.split())
        case list():
            return "\n".join(str(_initial(each, names)) for each in given)
        case str():
            return names.get(given, given)
        case _:
            return given
