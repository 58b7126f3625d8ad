"""Correct who published a source; nobody is named where that would be a private person."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.texts import NAME_LIMIT
from wayhome.record.actions.correct_publisher import correct_publisher
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.reviewing import own_source

_INVALID = 422


class PublisherForm(forms.Form):
    """A name, or that there is none to be named."""

    publisher = forms.CharField(
        label=gettext_lazy("Publisher"),
        help_text=gettext_lazy("The newspaper, office or organisation that made it public."),
        required=False,
        max_length=NAME_LIMIT,
    )
    is_nobody = forms.BooleanField(
        label=gettext_lazy("Nobody is to be named"),
        help_text=gettext_lazy("Such as for a letter that a private person sent on."),
        required=False,
    )

    def clean(self) -> None:
        """A name, or that nobody is to be named."""
        super().clean()
        if "publisher" not in self.errors:
            named, nobody = self.cleaned_data["publisher"], self.cleaned_data["is_nobody"]
            if named and nobody:
                self.add_error("publisher", _("Empty the name if nobody is to be named."))
            elif not named and not nobody:
                self.add_error("publisher", _("Give a name, or say that nobody is to be named."))


@require_http_methods(["GET", "POST"])
def publisher(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The form with the name that holds; then the source."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    given = request.POST if request.method == "POST" else None
    form = PublisherForm(given, initial={"publisher": found.publisher}, label_suffix="")
    if form.is_valid():
        correct_publisher(found.id, form.cleaned_data["publisher"], by=actor)
        messages.success(request, _("The publisher is corrected, here and where facts are public."))
        return redirect("desk:source", found.id)
    status = _INVALID if form.is_bound else 200
    context = {"source": found, "form": form}
    return page(request, "record/publisher.html", context, here="desk:record", status=status)
