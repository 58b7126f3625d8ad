"""Lodge many complaints from a file: look first, confirm, then see what became of each row."""

import csv
import io
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.correspondents import correspondents
from wayhome.intake.actions.start_batch import confirm_batch, start_batch
from wayhome.intake.domain.batches import NewBatch, RowState, RowTrouble
from wayhome.intake.domain.senders import answers_of_sender, lodger_kind_of
from wayhome.intake.domain.sheet_columns import LANGUAGES
from wayhome.intake.domain.sheet_files import SheetProblem, SheetRefused
from wayhome.intake.domain.sheet_templates import neutralised, template_csv, template_xlsx
from wayhome.intake.domain.sheets import Sheet, read
from wayhome.intake.queries.batch_rows import BatchResult, batch_results
from wayhome.intake.queries.batches import batch_progress, batches
from wayhome.kernel.actor import Actor
from wayhome.places.provinces import provinces
from wayhome.web.portal.forms import SheetForm
from wayhome.web.portal.frame import file, page, partner_of
from wayhome.web.portal.words import SHEET_PROBLEMS, column_words, trouble_words
from wayhome.web.uploads import is_too_large

_HERE = "portal:lodge_many"
_SHOWN = 200
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def lodge_many(request: HttpRequest) -> HttpResponse:
    """Choose a file; what was sent is read and shown, and nothing is lodged yet."""
    actor = partner_of(request)
    require(actor, Permission.COMPLAINT_LODGE)
    if request.method != "POST":
        return _choose(request, SheetForm(label_suffix=""))
    form = SheetForm(request.POST, request.FILES, label_suffix="")
    if is_too_large(request):
        form.errors.pop("sheet", None)
        form.add_error("sheet", str(SHEET_PROBLEMS[SheetProblem.TOO_LARGE]))
        return _choose(request, form, status=413)
    if not form.is_valid():
        return _choose(request, form, status=422)
    sent: UploadedFile[bytes] = form.cleaned_data["sheet"]
    try:
        sheet = _read(sent.read(), by=actor)
    except SheetRefused as refused:
        form.add_error("sheet", _refusal(refused))
        return _choose(request, form, status=422)
    started = _start(sheet, name=sent.name or "", language=form.cleaned_data["language"], by=actor)
    return _draw(request, started, sheet=sheet)


@require_safe
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The file: what would be lodged, how far it is, or what became of it."""
    return _draw(request, batch_id)


@require_POST
def confirm(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Lodge the good rows; confirming again changes nothing."""
    confirm_batch(batch_id=batch_id, by=partner_of(request))
    return redirect("portal:batch", batch_id)


@require_safe
def progress(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """How far the file is, to put in place; the whole page is loaded anew once it is done."""
    found = batch_progress(partner_of(request), batch_id)
    context = {"batch": found, "done": found.answered}
    response = render(request, "portal/templates/batch_progress.html", context)
    if found.is_done:
        response.headers["HX-Refresh"] = "true"
    return response


@require_safe
def refused(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The refused rows with their reasons, safe to open in a spreadsheet."""
    rows = batch_results(partner_of(request), batch_id, states=[RowState.REFUSED])
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_("Row"), _("Column"), _("What to do")])
    for row in rows:
        for trouble in row.problems:
            cells = (str(row.number), column_words(trouble.column), _plain(trouble))
            writer.writerow(map(neutralised, cells))
    return file(
        out.getvalue().encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        name="refused-rows.csv",
    )


@require_safe
def template_as_csv(request: HttpRequest) -> HttpResponse:
    """The template for any spreadsheet."""
    partner_of(request)
    return file(
        template_csv(_language()), media_type="text/csv; charset=utf-8", name="template.csv"
    )


@require_safe
def template_as_xlsx(request: HttpRequest) -> HttpResponse:
    """The template with notes on each column."""
    partner_of(request)
    return file(template_xlsx(_language()), media_type=_XLSX, name="template.xlsx")


def _read(content: bytes, *, by: Actor) -> Sheet:
    """The rows of a file; the sender's relation need not stand in each. Raises SheetRefused."""
    kind = lodger_kind_of(correspondents(by.agency).own_kind)
    named = {each.name(): each.pcode for each in provinces()}
    return read(content, defaults=answers_of_sender(kind), provinces=named)


def _start(sheet: Sheet, *, name: str, language: str, by: Actor) -> UUID:
    """Keep the rows, sealed, until they are confirmed."""
    parties = correspondents(by.agency)
    new = NewBatch(
        agency=parties.receiving,
        lodger_kind=lodger_kind_of(parties.own_kind),
        language=language,
        name=name[:200],
        sheet=sheet,
        lodger_agency=by.agency,
    )
    return start_batch(new, by=by)


def _choose(request: HttpRequest, form: SheetForm, *, status: int = 200) -> HttpResponse:
    """The page on which a file is chosen."""
    context = {"form": form, "batches": batches(partner_of(request))}
    return page(request, "lodge_many.html", context, here=_HERE, status=status)


def _draw(request: HttpRequest, batch_id: UUID, *, sheet: Sheet | None = None) -> HttpResponse:
    """The page of a file in whichever state it is; `sheet` is what was just read."""
    actor = partner_of(request)
    found = batch_progress(actor, batch_id)
    is_running = found.confirmed_at is not None and not found.is_done
    lodged = batch_results(
        actor, batch_id, states=[RowState.LODGED, RowState.LODGED_BEFORE], most=_SHOWN
    )
    refused_rows = batch_results(actor, batch_id, states=[RowState.REFUSED], most=_SHOWN)
    context = {
        "batch": found,
        "is_running": is_running,
        "done": found.answered,
        "lodged_rows": lodged,
        "refused_rows": [_in_words(row) for row in refused_rows],
        "unknown_columns": sheet.unknown_columns if sheet else (),
        "heading_problems": [
            trouble_words(RowTrouble(each.column, each.code)) for each in sheet.problems
        ]
        if sheet
        else (),
    }
    return page(request, "batch.html", context, here=_HERE)


def _in_words(row: BatchResult) -> tuple[int, list[tuple[str, str]]]:
    """The number of a refused row, and what to do about each column."""
    return row.number, [(column_words(each.column), _plain(each)) for each in row.problems]


def _plain(trouble: RowTrouble) -> str:
    """What to do, without the column."""
    return trouble_words(RowTrouble("", trouble.code))


def _refusal(refusal: SheetRefused) -> str:
    """Why a file cannot be read, with the row where it is known."""
    words = str(SHEET_PROBLEMS[refusal.problem])
    if refusal.row is None:
        return words
    return _("%(problem)s Look at row %(row)s.") % {"problem": words, "row": refusal.row}


def _language() -> str:
    """The reader's language, if the template speaks it."""
    current = get_language() or "en"
    return current if current in LANGUAGES else "en"
