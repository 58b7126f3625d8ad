"""What somebody types to search the record, and what narrows it."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.record.domain.searches import (
    LONGEST_NAME,
    LONGEST_WORDS,
    TEXTS,
    FactState,
    Order,
    Search,
)
from wayhome.record.queries.search import Choices
from wayhome.web.casework.days import DaysForm
from wayhome.web.casework.record.fact_words import KIND_WORDS

_STATES = (
    (FactState.STANDING.value, gettext_lazy("that stand")),
    (FactState.WAITING.value, gettext_lazy("that wait for a second reviewer")),
    (FactState.WITHDRAWN.value, gettext_lazy("that were withdrawn")),
    (FactState.ANY.value, gettext_lazy("in any state")),
)
_ORDERS = (
    (Order.BEST.value, gettext_lazy("What fits best")),
    (Order.NEWEST.value, gettext_lazy("What was published last")),
)
IN_ADDRESS = ("kind", "language", "starts", "ends", "subject", "state", "order")
"""What may stand in an address: codes, days and ids, never words or names."""


class SearchForm(DaysForm):
    """Words in any script; everything else may stay as it is."""

    words = forms.CharField(
        label=gettext_lazy("Words to look for"),
        help_text=gettext_lazy(
            "In any script. All of them must be there; words in quotation marks stand together."
        ),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(
            {"autocomplete": "off", "spellcheck": "false", "dir": "auto", "type": "search"}
        ),
        error_messages={"max_length": gettext_lazy("Look for fewer words at once.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Look in"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Facts"), choices=_STATES, required=False)
    publisher = forms.ChoiceField(label=gettext_lazy("Publisher"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("First comes"), choices=_ORDERS, required=False)
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, choices: Choices) -> None:
        super().__init__(data)
        kinds = [("", _("Texts and facts")), (TEXTS, _("Texts alone")), *KIND_WORDS.items()]
        publishers = [("", _("All")), *((name, name) for name in choices.publishers)]
        languages = [("", _("All")), *((code, code) for code in choices.languages)]
        for name, several in (("kind", kinds), ("publisher", publishers), ("language", languages)):
            self.fields[name].choices = several  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def search(self) -> Search:
        """What a valid form asks for."""
        given = self.cleaned_data
        return Search(
            words=given["words"],
            kind=given["kind"],
            publisher=given["publisher"],
            language=given["language"],
            days=self.days,
            subject=given["subject"],
            state=FactState(given["state"] or FactState.STANDING),
            order=Order(given["order"] or Order.BEST),
        )

    @property
    def hidden(self) -> Iterator[tuple[str, str]]:
        """Every field of a valid form that says something, to be sent again."""
        return ((name, str(value)) for name, value in self.cleaned_data.items() if value)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words was chosen."""
        usual = {"words": "", "state": FactState.STANDING, "order": Order.BEST}
        return any(
            value and value != usual.get(name)
            for name, value in self.cleaned_data.items()
            if name != "words"
        )


class NameForm(forms.Form):
    """What a search is kept under."""

    name = forms.CharField(
        label=gettext_lazy("Name of the search"),
        help_text=gettext_lazy("Only you see it, and what you look for."),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Give the search a name.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


def in_address(given: Mapping[str, Any]) -> dict[str, Any]:
    """The filters of an address; words are not taken from there."""
    return {name: given[name] for name in IN_ADDRESS if given.get(name)}


def filled(search: Search) -> dict[str, Any]:
    """A search as the form would send it."""
    days = search.days
    return {
        "words": search.words,
        "kind": search.kind,
        "publisher": search.publisher,
        "language": search.language,
        "starts": days.starts_on.isoformat() if days else "",
        "ends": days.ends_on.isoformat() if days else "",
        "subject": str(search.subject) if isinstance(search.subject, UUID) else "",
        "state": search.state.value,
        "order": search.order.value,
    }
