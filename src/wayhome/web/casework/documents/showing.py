"""The papers of a case in words, and the page they stand on."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.documents.domain.letters import LANGUAGES, templates
from wayhome.documents.domain.papers import TRANSITIONS, PaperEvent, PaperState
from wayhome.documents.queries.papers import HandOverLine, PaperRow, VersionLine, papers_of
from wayhome.web.casework.cases.sight import Sight, case_response
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.documents.forms import BringForm, Persons, VersionForm

_TONES = {PaperState.KEPT: "calm", PaperState.HANDED_OVER: "good", PaperState.SET_ASIDE: "quiet"}


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One hand-over in words."""

    line: HandOverLine
    to: str
    purpose: str | Promise
    way: str | Promise
    groups: str
    who: str


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version in words."""

    line: VersionLine
    who: str
    handed: tuple[HandedLine, ...]


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One paper as its page shows it."""

    row: PaperRow
    title: str
    about: str
    tone: str
    versions: tuple[VersionCard, ...]
    may: frozenset[str]


def draw(request: HttpRequest, sight: Sight, form: Form | None = None, **more: Any) -> HttpResponse:
    """All papers, the newest first, and the forms to bring, write and open."""
    actor, case = sight.actor, sight.case.row.id
    cards = tuple(_card(row, sight, Recipients(actor)) for row in papers_of(actor, case))
    context = {
        "cards": cards,
        "form": form if isinstance(form, BringForm) else BringForm(persons=persons(sight)),
        "version_form": form if isinstance(form, VersionForm) else None,
        "version_of": more.get("version_of"),
        "words_form": more.get("words_form") or WordsForm(sight=sight),
        "may": CaseEvent.WORK in sight.case.events,
        "may_copy": can(actor, Permission.CASE_COPY, sight.case.target),
        "may_hand_over": can(actor, Permission.DOCUMENT_HAND_OVER, sight.case.target),
    }
    status = more.get("status", 200)
    return case_response(request, sight, template="papers", context=context, status=status)


def persons(sight: Sight) -> Persons:
    """The persons of a case by the codes of the complaints that tell of them."""
    codes = {row.id: row.code for row in sight.case.complaints}
    return [
        (
            str(each.mentions[0]),
            _("Person %(number)d (%(codes)s)")
            % {"number": number, "codes": ", ".join(codes[one] for one in each.mentions)},
        )
        for number, each in enumerate(sight.case.persons, start=1)
    ]


def _card(row: PaperRow, sight: Sight, recipients: Recipients) -> PaperCard:
    about = dict(persons(sight)).get(str(row.person), "") if row.person else ""
    title = str(row.kind.label)
    if row.template in templates():
        title = templates()[row.template].label
    if row.language:
        title = f"{title} ({LANGUAGES.get(row.language, row.language)})"
    return PaperCard(
        row=row,
        title=title,
        about=about,
        tone=_TONES[row.state],
        versions=tuple(_version(each, sight, recipients) for each in row.versions),
        may=frozenset(event.value for event in PaperEvent if (row.state, event) in TRANSITIONS),
    )


def _version(line: VersionLine, sight: Sight, recipients: Recipients) -> VersionCard:
    return VersionCard(
        line=line,
        who=sight.people.name(line.by) or _("Wayhome"),
        handed=tuple(
            HandedLine(
                line=each,
                to=recipients.name(each.recipient),
                purpose=SharePurpose(each.purpose).label,
                way=ContactWay(each.way).label,
                groups=", ".join(str(group.label) for group in each.groups),
                who=sight.people.name(each.by) or _("Wayhome"),
            )
            for each in line.handed
        ),
    )
