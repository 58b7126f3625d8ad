"""Search the record. Nothing searched for stands in an address or comes back on the page.

A name that no entry holds gets the same answer, byte for byte, whoever it belongs to: the search
reads the public tables and no other, under a role that can read no other.
"""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wayhome.kernel import clock
from wayhome.kernel.bucket import Budget, Meter
from wayhome.release.queries.entries import found
from wayhome.web.components.plain_field import PlainField
from wayhome.web.entry_presenter import card

_INVALID = 422
_TOO_MANY = 429
_LONGEST = 200

SEARCHES = Budget(burst=60, per_second=4)
"""What each process answers, whoever asks: the words of a stranger are dear to look for."""

_asked = Meter()


class SearchForm(forms.Form):
    """Words that all must be there."""

    words = PlainField(
        label=_("Words, names or places"),
        help_text=_("In any language. An entry must have all of them."),
        max_length=_LONGEST,
        error_messages={
            "required": _("Write a word to search for."),
            "max_length": _("This is too long. Search for fewer words."),
        },
        widget=forms.TextInput(
            {"type": "search", "autocomplete": "off", "spellcheck": "false", "value": ""}
        ),
    )


# It changes nothing, so that it needs neither a token nor the cookie of one.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """What public entries have; how it was asked is forgotten with the answer."""
    form = SearchForm(request.POST if request.method == "POST" else None, label_suffix="")
    if not form.is_valid():
        status = _INVALID if form.is_bound else 200
        return _page(request, {"form": form}, status=status)
    taken = _asked.take("search", SEARCHES, now=clock.now())
    if not taken.allowed:
        return _wait(request, max(1, round(taken.wait_seconds)))
    result = found(form.cleaned_data["words"])
    context = {
        "form": SearchForm(label_suffix=""),
        "is_answer": True,
        "cards": [card(row) for row in result.rows],
        "is_whole": result.is_whole,
    }
    return _page(request, context)


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    """Nothing was looked for; the words are not kept, so that no shared screen shows them."""
    context = {"form": SearchForm(label_suffix=""), "must_wait": True}
    response = _page(request, context, status=_TOO_MANY)
    response.headers["Retry-After"] = str(seconds)
    return response


def _page(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    return render(request, "public/templates/search.html", context, status=status)
