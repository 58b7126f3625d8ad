"""Write about an entry: something is wrong, or a reply by somebody whom it concerns."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.policy import NotFound
from wayhome.kernel.texts import NAME_LIMIT
from wayhome.release.actions.send_request import NewRequest, TooManyRequests, send_request
from wayhome.release.domain.limits import CONTACT_LIMIT, NOTE_LIMIT
from wayhome.release.domain.statuses import RequestKind
from wayhome.release.queries.entries import EntryPage, entry
from wayhome.web.components.plain_field import KeptField
from wayhome.web.components.widgets import CountedText, Radios
from wayhome.web.entry_presenter import card
from wayhome.web.once_form import OnceForm

_INVALID = 422
_TOO_MANY = 429
_QUIET = {"autocomplete": "off", "spellcheck": "false"}


class WriteForm(OnceForm):
    """What is wrong or what somebody replies; who writes may stay unsaid."""

    kind = forms.ChoiceField(
        label=_("What do you want to say?"),
        choices=(
            (RequestKind.WRONG.value, _("Something is wrong")),
            (
                RequestKind.CONCERNED.value,
                _("It is about me or my organisation, and I want to reply"),
            ),
        ),
        widget=Radios(),
        error_messages={"required": _("Choose one of the two.")},
    )
    words = KeptField(
        limit=NOTE_LIMIT,
        label=_("Your words"),
        help_text=_("Say what is wrong and how you know it, or write your reply."),
        error_messages={"required": _("Write something before you send it.")},
        widget=CountedText(NOTE_LIMIT),
    )
    may_publish = forms.BooleanField(
        label=_("You may put my words beside the entry, where everybody can read them"),
        required=False,
    )
    name = KeptField(
        limit=NAME_LIMIT,
        label=_("The name to put under your words (optional)"),
        help_text=_("Your name, or the name of an organisation."),
        required=False,
        widget=forms.TextInput(_QUIET),
    )
    contact = KeptField(
        limit=CONTACT_LIMIT,
        label=_("How we can reach you (optional)"),
        help_text=_("It is never made public. Without it we cannot ask or answer."),
        required=False,
        widget=forms.TextInput(_QUIET),
    )

    @property
    def request(self) -> NewRequest:
        """What a valid form sends."""
        told = self.cleaned_data
        kind = RequestKind(told["kind"])
        return NewRequest(
            kind=kind,
            words=told["words"],
            name=told["name"],
            contact=told["contact"],
            may_publish=told["may_publish"],
            language=get_language() or "en",
            once=self.once_for(kind, told["words"], told["name"], told["contact"]),
        )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The form; nothing typed is lost when it cannot be taken."""
    try:
        found = entry(entry_id)
    except NotFound as missing:
        raise Http404 from missing
    form = WriteForm(request.POST if request.method == "POST" else None, label_suffix="")
    if not form.is_valid():
        return _page(request, found, form, status=_INVALID if form.is_bound else 200)
    try:
        send_request(entry_id, form.request)
    except TooManyRequests as refused:
        response = _page(request, found, form, status=_TOO_MANY, minutes=_minutes(refused))
        response.headers["Retry-After"] = str(refused.wait_seconds)
        return response
    return redirect("public:sent")


@login_not_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """It arrived, and what happens with it."""
    return render(request, "public/templates/sent.html")


def _minutes(refused: TooManyRequests) -> int:
    return max(1, round(refused.wait_seconds / 60))


def _page(
    request: HttpRequest, found: EntryPage, form: WriteForm, *, status: int, minutes: int = 0
) -> HttpResponse:
    context = {"card": card(found.row), "form": form, "minutes": minutes}
    return render(request, "public/templates/write.html", context, status=status)
