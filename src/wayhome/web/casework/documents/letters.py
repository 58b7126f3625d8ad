"""Write a letter, and hand a paper over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can
from wayhome.cases.domain.workflow import EventRefused
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.queries.covers import NotCovered
from wayhome.consent.queries.safe_contact import ContactUnsafe
from wayhome.documents.actions.hand_over import NewerVersion, NewHandOver, hand_over
from wayhome.documents.actions.write_letter import PersonMissing, RecipientOther, write_letter
from wayhome.documents.domain.fonts import FontMissing
from wayhome.documents.domain.letters import template, templates
from wayhome.documents.domain.papers import PaperKind, PaperRefused
from wayhome.documents.queries.papers import PaperRow, papers_of
from wayhome.kernel import clock
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.documents.forms import HandOverForm, LetterForm, initial_hand_over
from wayhome.web.casework.documents.showing import persons

_INVALID = 422


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose a letter, say to whom and in which language, and add words."""
    sight = look(request, case_id)
    given = request.POST if request.method == "POST" else None
    form = LetterForm(given, persons=persons(sight), recipients=Recipients(sight.actor))
    if form.is_valid() and _written(form, sight):
        messages.success(request, _("The letter is written. Read it before you hand it over."))
        return redirect("desk:case_papers", case_id)
    letters = [(each, _told(each.groups)) for each in templates().values()]
    context = {"form": form, "letters": letters}
    status = _INVALID if form.is_bound else 200
    return case_response(request, sight, template="papers_letter", context=context, status=status)


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Hand the newest version over, on the grounds that hold at this moment."""
    sight = look(request, case_id)
    if not can(sight.actor, Permission.DOCUMENT_HAND_OVER, sight.case.target):
        raise Http404
    row = _paper(sight, paper_id)
    purpose = template(row.template).purpose.value if row.kind is PaperKind.LETTER else ""
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        recipients=Recipients(sight.actor),
        initial=initial_hand_over(row.recipient, purpose, row.newest.id),
        fixed=bool(row.recipient),
    )
    if form.is_valid() and _handed_over(form, sight, row):
        messages.success(request, _("It is handed over, and written down on which grounds."))
        return redirect("desk:case_papers", case_id)
    context = {
        "form": form,
        "row": row,
        "to": Recipients(sight.actor).name(row.recipient) if row.recipient else "",
        "purpose": SharePurpose(purpose).label if purpose else "",
        "told": _told(row.newest.groups),
    }
    status = _INVALID if form.is_bound else 200
    return case_response(
        request, sight, template="papers_hand_over", context=context, status=status
    )


def _written(form: LetterForm, sight: Sight) -> bool:
    try:
        write_letter(sight.case.row.id, form.letter, by=sight.actor)
    except RecipientOther:
        form.add_error("recipient", _("This letter is for somebody else. Look at the list above."))
    except PersonMissing:
        form.add_error("person", _("This letter tells of a person. Say of whom."))
    except NotFound:
        form.add_error("template", _("You may not open what this letter tells. Ask a supervisor."))
    except EventRefused:
        form.add_error(None, _("The case is closed. Open it again before you write."))
    except FontMissing as missing:
        form.add_error(
            "language",
            _("This server has no font for %(script)s. Ask the administrator for %(package)s.")
            % {"script": missing.script, "package": missing.package},
        )
    return form.is_valid()


def _handed_over(form: HandOverForm, sight: Sight, row: PaperRow) -> bool:
    given = form.cleaned_data
    new = NewHandOver(
        paper=row.id,
        version=given["version"],
        recipient=given["recipient_key"],
        purpose=SharePurpose(given["purpose"]),
        way=ContactWay(given["way"]),
        at=clock.now(),
    )
    try:
        hand_over(new, by=sight.actor)
    except NotCovered as refused:
        form.add_error(None, f"{refused.reason} {_('Record consent or a legal basis first.')}")
    except ContactUnsafe as refused:
        form.add_error("way", refused.reason)
    except NewerVersion:
        form.add_error(None, _("There is a newer version by now. Look at it first."))
    except PaperRefused:
        form.add_error(None, _("The paper is set aside. Use it again first."))
    except EventRefused:
        form.add_error(None, _("The case is closed. Open it again before you hand papers over."))
    return form.is_valid()


def _paper(sight: Sight, paper_id: UUID) -> PaperRow:
    """A paper of the case of the address. Raises Http404."""
    for row in papers_of(sight.actor, sight.case.row.id):
        if row.id == paper_id:
            return row
    raise Http404


def _told(groups: object) -> str:
    return ", ".join(str(each.label) for each in sorted(groups))  # type: ignore[call-overload]  # field groups
