"""Switch paragraphs between the article and what stands around it, and have a source read again."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.reading import SourceNotRead
from wayhome.record.actions.add_text import AddedText
from wayhome.record.actions.read_again import TextChanged, read_again, switch_blocks
from wayhome.record.queries.sources import SourcePage
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.reviewing import own_source
from wayhome.web.casework.record.text_words import LABEL_WORDS, why_not_read


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its label in words, and what switching makes of it."""

    start: int
    words: str
    label: str
    is_furniture: bool


@require_http_methods(["GET", "POST"])
def paragraphs(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Every paragraph with a box; those ticked are switched, and the text is read anew."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    if request.method != "POST":
        context = {"source": found, "paragraphs": _paragraphs(found)}
        return page(request, "record/paragraphs.html", context, here="desk:record")
    starts = {int(each) for each in request.POST.getlist("switch") if _is_place(each)}
    try:
        added = switch_blocks(found.id, starts, of_version=_version(request), by=actor)
    except TextChanged:
        messages.warning(
            request, _("Somebody changed this text meanwhile. Look at it again; nothing was done.")
        )
        return redirect("desk:paragraphs", found.id)
    if added is None:
        messages.warning(request, _("Nothing was ticked, so nothing was changed."))
        return redirect("desk:paragraphs", found.id)
    messages.success(request, _("The paragraphs are switched. ") + _told(added))
    return redirect("desk:review", found.id)


@require_POST
def again(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Read the kept bytes with today's reader."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_ADD)
    found = own_source(actor, source_id)
    try:
        added = read_again(found.id, by=actor)
    except SourceNotRead as refused:
        messages.warning(request, why_not_read(refused.code))
    else:
        messages.success(
            request,
            _("It reads otherwise now. ") + _told(added)
            if added
            else _("Its text reads as before. What was not read for facts yet will be."),
        )
    return redirect("desk:source", found.id)


def _paragraphs(found: SourcePage) -> list[Paragraph]:
    return [
        Paragraph(
            start=block.start,
            words=found.text[block.start : block.end],
            label=str(LABEL_WORDS[block.label]),
            is_furniture=block.label is BlockLabel.FURNITURE,
        )
        for block in found.blocks
    ]


def _told(added: AddedText) -> str:
    """That the text is read again, and what of earlier words was lost on the way."""
    told = _("The text is read again within a minute.")
    if not added.lost:
        return told
    lost = ngettext(
        "The words of %(count)s earlier passage are not in it any more; look at what was made of it.",
        "The words of %(count)s earlier passages are not in it any more; look at what was made of"
        " them.",
        added.lost,
    ) % {"count": added.lost}
    return f"{told} {lost}"


def _version(request: HttpRequest) -> UUID:
    """The text version that the boxes are of. Raises NotFound."""
    try:
        return UUID(request.POST.get("version", ""))
    except ValueError:
        raise NotFound from None


def _is_place(given: str) -> bool:
    return given.isascii() and given.isdigit() and len(given) <= len("300000000")
