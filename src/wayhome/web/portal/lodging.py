"""One lodging: its steps, the messages both ways, and what may be added to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.policy import NotFound
from wayhome.intake.actions.add_attachment import TooManyFiles, add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.actions.read_messages import read_messages
from wayhome.intake.domain.messages import Topic
from wayhome.intake.queries.acknowledgement import acknowledgement_of
from wayhome.intake.queries.attachments import attachments
from wayhome.intake.queries.progress import progress
from wayhome.web.portal.forms import FileForm, MessageForm
from wayhome.web.portal.frame import file, page, partner_of
from wayhome.web.portal.words import removed_words
from wayhome.web.uploads import is_too_large


@require_safe
def show(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The lodging; messages to the partner count as read once shown."""
    return _draw(request, complaint_id)


@require_POST
def send(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """A message, or a fact to add; sending the same form again adds nothing."""
    actor = partner_of(request)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _draw(request, complaint_id, message=form, status=422)
    text, topic = form.cleaned_data["text"], Topic(form.cleaned_data["topic"])
    once = form.once_for(topic, text)
    add_message(complaint_id=complaint_id, text=text, topic=topic, by=actor, once=once)
    messages.success(request, _("Sent. It is kept with the complaint."))
    return redirect("portal:lodging", complaint_id)


@require_POST
def attach(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """A file, cleaned of what it says without being seen."""
    actor = partner_of(request)
    if is_too_large(request):
        form = FileForm(request.POST, request.FILES, is_too_large=True)
        return _draw(request, complaint_id, upload=form, status=413)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _draw(request, complaint_id, upload=form, status=422)
    named = form.cleaned_data["file"]
    once = form.once_for(named.file.content)
    try:
        add_attachment(complaint_id=complaint_id, named=named, by=actor, once=once)
    except TooManyFiles:
        form.add_error("file", _("This complaint holds as many files as it can."))
        return _draw(request, complaint_id, upload=form, status=422)
    messages.success(request, removed_words(named.file.removed))
    return redirect("portal:lodging", complaint_id)


@require_safe
def acknowledgement(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The signed text as a file."""
    actor = partner_of(request)
    found = progress(actor, complaint_id)
    text = acknowledgement_of(actor, complaint_id)
    if not text:
        raise NotFound
    return file(
        f"{text}\n",
        media_type="text/plain; charset=utf-8",
        name=f"acknowledgement-{found.code}.txt",
    )


def _draw(
    request: HttpRequest,
    complaint_id: UUID,
    *,
    message: MessageForm | None = None,
    upload: FileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with forms that came back."""
    actor = partner_of(request)
    found = progress(actor, complaint_id)
    context = {
        "found": found,
        "steps": found.steps[::-1],
        "files": attachments(actor, complaint_id),
        "acknowledgement": acknowledgement_of(actor, complaint_id),
        "message": message or MessageForm(),
        "upload": upload or FileForm(),
    }
    response = page(request, "lodging.html", context, here="portal:home", status=status)
    read_messages(complaint_id=complaint_id, by=actor)
    return response
