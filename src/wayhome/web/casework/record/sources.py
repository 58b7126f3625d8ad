"""The list of sources, and one source with its text and figures."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.insight.domain.wording import plain
from wayhome.kernel.actor import Actor
from wayhome.record.queries.figures import MarkedFigure
from wayhome.record.queries.review import next_text, next_to_confirm
from wayhome.record.queries.saved_searches import searches_with_news
from wayhome.record.queries.sources import PAGE, SourcePage, source, sources
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.forms import MarkForm
from wayhome.web.casework.record.sections import sections
from wayhome.web.casework.record.source_form import language_words
from wayhome.web.casework.record.text_blocks import figure_marks, text_blocks
from wayhome.web.casework.record.text_told import text_told
from wayhome.web.casework.report.period import in_address
from wayhome.web.report_presenter import period_words

_INVALID = 422
_LAST_PAGE = 10_000
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A marked figure with its number in the text, its words, and the report beside which it is."""

    number: int
    figure: MarkedFigure
    value: str
    period: str
    measures: str
    report_href: str


@require_GET
def sources_list(request: HttpRequest) -> HttpResponse:
    """Sources of every agency, the newest first."""
    actor = desk_actor(request)
    asked = request.GET.get("page", "1")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER
    number = min(int(asked), _LAST_PAGE) if is_number else 1
    number = max(number, 1)
    rows = sources(actor, page=number)
    here = reverse("desk:record")
    context = {
        "rows": [(row, language_words(row.language)) for row in rows[:PAGE]],
        "sections": sections(actor, here="desk:record"),
        "news": searches_with_news(actor),
        **_waiting(actor),
        "may_add": can(actor, Permission.SOURCE_ADD),
        "previous_href": with_query(here, {"page": str(number - 1)}) if number > 1 else "",
        "next_href": with_query(here, {"page": str(number + 1)}) if len(rows) > PAGE else "",
    }
    return page(request, "record/sources.html", context, here="desk:record")


def _waiting(actor: Actor) -> dict[str, UUID | None]:
    """What waits longest for whoever reviews: proposals, and facts that want a second reviewer."""
    if not can(actor, Permission.FACT_REVIEW):
        return {}
    return {"waiting": next_text(actor), "to_confirm": next_to_confirm(actor)}


@require_GET
def source_page(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The text with its figures, and the form to mark another."""
    return show_source(request, source(desk_actor(request), source_id))


def show_source(
    request: HttpRequest, found: SourcePage, *, form: MarkForm | None = None
) -> HttpResponse:
    """The page of a source; `form` is one that came back with errors."""
    may_mark = found.is_own and can(desk_actor(request), Permission.FIGURE_MARK)
    context = {
        "source": found,
        "language": language_words(found.language),
        "blocks": text_blocks(found, figure_marks(found)),
        "mark_word": _("Figure"),
        "may_review": found.is_own and can(desk_actor(request), Permission.FACT_REVIEW),
        "cards": [_card(number, each) for number, each in enumerate(found.figures, start=1)],
        "may_mark": may_mark,
        "may_publish": found.is_own and can(desk_actor(request), Permission.RECORD_PUBLISH),
        "may_screen": can(desk_actor(request), Permission.SCREENING_RUN),
        **text_told(desk_actor(request), found),
        "form": form or (MarkForm(page=found) if may_mark else None),
    }
    status = 200 if form is None else _INVALID
    return page(request, "record/source.html", context, here="desk:record", status=status)


def _card(number: int, figure: MarkedFigure) -> FigureCard:
    """A figure in words."""
    known = figure.indicator in set(IndicatorCode)
    report = with_query(reverse("desk:report"), in_address(figure.period)) if figure.period else ""
    return FigureCard(
        number=number,
        figure=figure,
        value=f"{plain(figure.value)} {figure.unit}",
        period=period_words(figure.period) if figure.period else "",
        measures=str(INDICATORS[IndicatorCode(figure.indicator)].title) if known else "",
        report_href=report if known and not figure.is_withdrawn else "",
    )
