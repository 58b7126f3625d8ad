"""Find filled forms across cases: by clear answers, or by words of sealed ones through tokens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.readable import readable_cases, readable_ids
from wayhome.forms.domain.questions import Definition, Kind
from wayhome.forms.domain.words import token_kind, words_of
from wayhome.forms.models import AnswerToken, Revision
from wayhome.forms.queries.forms import definitions, form_of
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.tokens import hash_tokens, index_key

MOST = 200
"""Lines of a list; more are counted and not shown."""

FILTERED = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.ACKNOWLEDGE})


class WordsMissing(Exception):
    """A search looks for at least one word, in a question that is searched by words."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A filled form of a case that the actor may read."""

    submission: UUID
    case: UUID
    case_code: str
    number: int
    version_label: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """Filled forms, the newest first; `count` is of those the actor may read, however many are shown."""

    lines: tuple[FoundLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for: words, in the answers to one question."""

    question: str
    words: str = field(repr=False)


def newest_definition(actor: Actor, form: UUID) -> Definition:
    """What the newest version of a form asks; it names what can be filtered. Raises NotFound."""
    versions = form_of(actor, form).versions
    if not versions:
        raise NotFound
    return definitions(actor, [versions[0].id])[versions[0].id]


def find_by_answers(actor: Actor, form: UUID, filters: Mapping[str, str]) -> Found:
    """The filled forms whose clear answers are these, by question and code. Raises NotFound.

    A question that stands in a repeat fits when it was answered so any time.
    """
    return _found(actor, _narrowed(readable_revisions(actor, form), filters))


def find_by_words(actor: Actor, form: UUID, looked: Looked, *, purpose: Purpose) -> Found:
    """The filled forms whose sealed answer to a question has all these words; leaves a leaf.

    Raises NotFound, WordsMissing.
    """
    rows = readable_revisions(actor, form)
    decision = require(actor, Permission.FIELDS_OPEN)
    question = newest_definition(actor, form).question(looked.question)
    if question is None or not question.is_searchable or not words_of(looked.words):
        raise WordsMissing
    if question.group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    kind = token_kind(str(form), looked.question)
    values = [(kind, word) for word in words_of(looked.words)]
    for token in hash_tokens(index_key(keys.store(), actor.agency), values):
        with_token = AnswerToken.objects.filter(agency_id=actor.agency, token=token)
        rows = rows.filter(id__in=with_token.values("revision_id"))
    found = _found(actor, rows)
    about = About(
        kind="form",
        id=form,
        purpose=purpose.value,
        field_groups=[question.group.value],
        detail={"hits": found.count},
    )
    leave_leaf(by=actor, tag=Tag.FORMS_ANSWERS_SEARCHED, about=about)
    return found


def readable_revisions(actor: Actor, form: UUID) -> QuerySet[Revision]:
    """The newest revisions of a form, of cases that the actor may read and no others."""
    form_of(actor, form)
    return Revision.objects.filter(
        agency_id=actor.agency,
        submission__form_id=form,
        submission__case_id__in=readable_ids(actor),
        number=F("submission__number"),
    )


def _narrowed(rows: QuerySet[Revision], filters: Mapping[str, str]) -> QuerySet[Revision]:
    """Those with these clear answers."""
    if not filters:
        return rows
    kept = [
        revision
        for revision, clear in rows.values_list("id", "clear")
        if all(_fits(clear, name, code) for name, code in filters.items())
    ]
    return rows.filter(id__in=kept)


def _fits(clear: Mapping[str, Any], name: str, code: str) -> bool:
    times = [clear.get("once", {})]
    for repeat in clear.get("repeats", {}).values():
        times.extend(repeat.values())
    given = [time[name] for time in times if name in time]
    return any(code in each if isinstance(each, list) else str(each) == code for each in given)


def _found(actor: Actor, rows: QuerySet[Revision]) -> Found:
    shown = list(
        rows.select_related("submission", "version")
        .defer("clear", "version__content", "version__xform", "version__definition")
        .order_by("-at", "id")[:MOST]
    )
    cases = readable_cases(actor, {each.submission.case_id for each in shown})
    codes = {each.id: each.code for each in cases}
    lines = tuple(
        FoundLine(
            submission=each.submission_id,
            case=each.submission.case_id,
            case_code=codes[each.submission.case_id],
            number=each.number,
            version_label=each.version.label,
            at=each.at,
        )
        for each in shown
        if each.submission.case_id in codes
    )
    return Found(lines, rows.count())
