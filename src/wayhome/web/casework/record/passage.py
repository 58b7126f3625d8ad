"""A passage in its text: where whatever was found opens."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayhome.record.queries.passages import PassageAt, passage
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.text_blocks import text_blocks
from wayhome.web.components.marked_source.marks import Mark


@require_GET
def show_passage(
    request: HttpRequest, source_id: UUID, version_id: UUID, *, start: int, end: int
) -> HttpResponse:
    """The text with the words marked."""
    found = passage(desk_actor(request), source_id, PassageAt(version_id, start, end))
    context = {
        "source": found,
        "words": found.text[start:end],
        "blocks": text_blocks(found, [Mark(start, end, ref="found", label="1")]),
        "mark_word": _("Passage"),
    }
    return page(request, "record/passage.html", context, here="desk:record")
