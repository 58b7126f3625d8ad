"""Citations to copy: of a source, of words in it, and of a fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from wayhome.access.policy import NotFound
from wayhome.kernel import clock
from wayhome.record.domain.citing import (
    Citation,
    Place,
    bibtex,
    citation_of,
    csl_json,
    markdown,
    plain,
)
from wayhome.record.domain.finding_words import MOST_PLACES, places_of
from wayhome.record.queries.recorded import cited_source, recorded_fact
from wayhome.record.queries.sources import SourcePage, source
from wayhome.web.casework.frame import desk_actor, page

_LONGEST = 2000
_INVALID = 422


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one form, under an id of its own on the page."""

    identifier: str
    label: str
    text: str

    @property
    def rows(self) -> int:
        """How high its field is."""
        return min(12, max(4, self.text.count("\n") + 1))


@dataclass(frozen=True, slots=True)
class CitedCard:
    """One thing cited, in every form; `words` are what is quoted."""

    title: str
    words: str
    texts: tuple[CitationText, ...]


class WordsForm(forms.Form):
    """Words of a source that somebody wants to cite."""

    words = forms.CharField(
        label=gettext_lazy("The exact words"),
        help_text=gettext_lazy("Copy them from the text of the source."),
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Paste the words that you want to cite.")},
    )

    def __init__(self, data: object = None, *, text: str) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        # Looked for before the field refuses what is too long, so cut: long words search for long.
        words = self.data.get("words", "")[:_LONGEST] if self.is_bound else ""
        self.places = places_of(text, words, most=MOST_PLACES)

    def clean_words(self) -> str:
        """Words that stand in the text."""
        if not self.places:
            raise forms.ValidationError(
                _("These words do not stand in the text. Copy them exactly as they are.")
            )
        return str(self.cleaned_data["words"])


@require_http_methods(["GET", "POST"])
def cite_source(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The citation of a source, and of whatever words of it are asked for."""
    actor = desk_actor(request)
    found, told = source(actor, source_id), cited_source(actor, source_id)
    form = WordsForm(request.POST if request.method == "POST" else None, text=found.text)
    whole = Citation(told, clock.local_day(told.read_at))
    cards = [_card(0, _("The source"), whole)]
    if form.is_valid():
        cards = [*_of_words(form, found, whole), *cards]
    context = {"source": found, "form": form, "cards": cards}
    status = _INVALID if form.errors else 200
    return page(request, "record/cite.html", context, here="desk:record", status=status)


@require_GET
def cite_fact(request: HttpRequest, source_id: UUID, fact_id: UUID) -> HttpResponse:
    """The citation of a fact that stands, or stood until it was withdrawn."""
    actor = desk_actor(request)
    fact = recorded_fact(actor, fact_id)
    if fact.source.id != source_id:
        raise NotFound
    ended = fact.withdrawn_at
    cited = citation_of(
        fact,
        read_on=clock.local_day(fact.source.read_at),
        withdrawn_on=clock.local_day(ended) if ended else None,
    )
    context = {"source": fact.source, "fact": fact, "cards": [_card(0, _("The fact"), cited)]}
    return page(request, "record/cite.html", context, here="desk:record")


def _of_words(form: WordsForm, found: SourcePage, whole: Citation) -> Iterator[CitedCard]:
    """A citation for each place where the words stand."""
    for number, each in enumerate(form.places, start=1):
        place = Place(found.text_version, found.number, each.start, each.end, each.exact)
        title = _("The words, place %(number)s") % {"number": number}
        cited = Citation(whole.source, whole.read_on, place)
        yield _card(number, title if len(form.places) > 1 else _("The words"), cited)


def _card(number: int, title: str, cited: Citation) -> CitedCard:
    forms_of: Sequence[tuple[str, str, str]] = (
        ("text", _("Text"), plain(cited)),
        ("markdown", _("Markdown"), markdown(cited)),
        ("bibtex", _("BibTeX"), bibtex(cited)),
        ("csl", _("CSL-JSON, for reference managers"), csl_json(cited)),
    )
    texts = (CitationText(f"{code}-{number}", label, text) for code, label, text in forms_of)
    return CitedCard(title, cited.place.exact if cited.place else "", tuple(texts))
