"""Files of a complaint: handed out one at a time for a purpose, under a name that says nothing."""

import mimetypes
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.intake.queries.attachments import attachments, open_attachment
from wayhome.web.casework.complaints.page import Asked, complaint_page, see
from wayhome.web.casework.complaints.sealed import OpenForm, openable


class FileForm(forms.Form):
    """Which file."""

    file = forms.UUIDField(error_messages={"required": _("Choose a file.")})


@require_POST
def hand_out(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Open one file of the complaint and send it to be kept, never shown in the page itself."""
    seen = see(request, complaint_id)
    groups = openable(seen.access)
    group = groups[0].value if groups else FieldGroup.DOCUMENTS.value
    form = OpenForm({**request.POST.dict(), "group": group}, may=seen.access)
    chosen = FileForm(request.POST)
    if not form.is_valid() or not chosen.is_valid():
        return complaint_page(request, seen, Asked(open_form=form), status=422)
    file_id = chosen.cleaned_data["file"]
    held = {file.id for file in attachments(seen.actor, complaint_id, assigned=seen.assigned)}
    if file_id not in held:
        form.add_error(None, _("This file is not there."))
        return complaint_page(request, seen, Asked(open_form=form), status=422)
    opened = open_attachment(
        seen.actor,
        file_id,
        purpose=Purpose(form.cleaned_data["purpose"]),
        assigned=seen.assigned,
    )
    ending = mimetypes.guess_extension(opened.media_type) or ""
    response = HttpResponse(opened.content, content_type=opened.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{seen.row.code}{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
