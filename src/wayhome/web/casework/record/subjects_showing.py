"""One subject: its names with their sources, roles by date, facts in order, and how it was joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor
from wayhome.record.domain.subjects import mention_id
from wayhome.record.queries.subject_judgements import judgements_about
from wayhome.record.queries.subject_pairs import pairs_about
from wayhome.record.queries.subject_sources import name_uses
from wayhome.record.queries.subjects import (
    PAGE,
    FactAbout,
    SubjectRow,
    facts_about,
    facts_in,
    subject,
)
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.fact_words import KIND_WORDS, FactLine, fact_lines
from wayhome.web.casework.record.hits import passage_href
from wayhome.web.casework.record.page_numbers import page_asked
from wayhome.web.casework.record.subjects_histories import history_lines
from wayhome.web.casework.record.subjects_pairs import pile_rows
from wayhome.web.casework.record.subjects_words import kind_word


@dataclass(frozen=True, slots=True)
class AboutCard:
    """A fact about a subject in words, and the address of its passage."""

    about: FactAbout
    kind: str
    href: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role as of the day its source was published."""

    role: str
    of: str
    qualifier: str
    published_on: date | None
    about: FactAbout
    href: str


@require_safe
def subject_page(request: HttpRequest, subject_id: UUID) -> HttpResponse:
    """A subject by any of its mentions."""
    actor = desk_actor(request)
    row, number = subject(actor, subject_id), page_asked(request)
    facts = facts_about(actor, row.id, page=number)
    here = reverse("desk:subject", args=[subject_id])
    context = {
        "subject": row,
        "kind": kind_word(row.kind),
        "names": name_uses(actor, row),
        "roles": _roles(facts_in(actor, row.mentions, kind="role")),
        "cards": fact_cards(facts[:PAGE]),
        "previous_href": with_query(here, {"page": str(number - 1)}) if number > 1 else "",
        "next_href": with_query(here, {"page": str(number + 1)}) if len(facts) > PAGE else "",
        **_judged(actor, row),
    }
    return page(request, "record/subject.html", context, here="desk:record")


def fact_cards(facts: Iterable[FactAbout]) -> list[AboutCard]:
    """Facts in words, in their order."""
    return [
        AboutCard(
            about=each,
            kind=str(KIND_WORDS.get(each.kind, each.kind)),
            href=passage_href(each),
            lines=fact_lines(each.fields, each.names),
        )
        for each in facts
    ]


def _judged(actor: Actor, row: SubjectRow) -> dict[str, object]:
    """What is to be judged and was judged of it; nothing for whoever only reads."""
    if not (row.is_own and can(actor, Permission.FACT_REVIEW)):
        return {"pairs": (), "history": (), "may_join": False}
    ids = [mention_id(each) for each in row.mentions]
    return {
        "pairs": pile_rows(pairs_about(actor, mentions=ids)),
        "history": history_lines(actor, judgements_about(actor, ids)),
        "may_join": True,
    }


def _roles(facts: Iterable[FactAbout]) -> list[RoleLine]:
    """The roles that sources give it, in the order in which they were published."""
    return [
        RoleLine(
            role=each.fields["role"]["text"],
            of=(each.fields.get("affiliation") or {}).get("text", ""),
            qualifier=each.fields.get("qualifier") or "",
            published_on=each.published_on,
            about=each,
            href=passage_href(each),
        )
        for each in facts
        if each.kind == "role" and each.fields.get("person") == each.entity
    ]
