"""The public record for feed readers: what became public, and what changed since, as Atom.

Atom (RFC 4287): an entry keeps its id, and comes again with a later `updated` when something is
replied, corrected or withdrawn.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wayhome.release.queries.entries import EntryRow, changes, entries
from wayhome.web.entry_presenter import EntryCard, card

_MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@login_not_required
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The latest entries and the latest that changed, each once, the latest moment first."""
    home = request.build_absolute_uri(reverse("public:home"))
    made = Atom1Feed(
        title=_("Public record"),
        link=home,
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        feed_guid=home,
    )
    for row, moment in _latest():
        shown = card(row)
        made.add_item(
            title=f"{shown.status}: {shown.kind}",
            link=request.build_absolute_uri(reverse("public:entry", args=[row.id])),
            description=_plain(" ".join(_told(shown))),
            unique_id=row.id.urn,
            pubdate=row.published_at,
            updateddate=moment,
        )
    return HttpResponse(made.writeString("utf-8"), content_type=_MEDIA_TYPE)


def _latest() -> Iterable[tuple[EntryRow, datetime]]:
    """Entries with when something last happened to them, as far as the latest tell."""
    moments: dict[UUID, tuple[EntryRow, datetime]] = {}
    for change, row in changes().rows:
        moments.setdefault(row.id, (row, change.at))
    for row in entries().rows:
        moments.setdefault(row.id, (row, row.withdrawn_at or row.published_at))
    return sorted(moments.values(), key=lambda each: (each[1], each[0].id), reverse=True)


def _told(shown: EntryCard) -> Iterable[str]:
    """What the page of the entry says first: who said so, the words, and how it stands."""
    yield shown.sentence
    yield shown.row.words
    yield shown.explained
    yield shown.reason


def _plain(text: str) -> str:
    """Text that XML can hold."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
