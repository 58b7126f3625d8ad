"""Answers to a form as a table: only of cases the actor may read, sealed ones for a purpose."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.readable import readable_cases
from wayhome.forms.domain.answers import Answer
from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.parting import joined
from wayhome.forms.domain.questions import Definition, Kind
from wayhome.forms.models import Revision
from wayhome.forms.queries.finding import readable_revisions
from wayhome.forms.queries.forms import definitions
from wayhome.forms.queries.submissions import sealed_of
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Erased

MOST_CASES = 25
"""Cases whose sealed answers one export may hold: more would need two people, which we have not."""

MOST_ROWS = 5_000


class TooManyCases(Exception):
    """The export would hold sealed answers of more cases than one person may take away."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of texts; answers to a repeat stand as `repeat.1.question`."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


_FIRST = ("case", "submission", "revision", "version", "sent_at", "erased_on")


def export_answers(actor: Actor, form: UUID, *, purpose: Purpose | None = None) -> Table:
    """The answers that hold now; with a purpose the sealed ones too, of 25 cases at most.

    Leaves one leaf, and with a purpose one more for each case. Of an erased case the codes are left,
    and the day. Raises NotFound, TooManyCases.
    """
    rows = list(
        readable_revisions(actor, form)
        .select_related("submission", "version")
        .defer("version__content", "version__xform", "version__definition")
        .order_by("-at", "id")[: MOST_ROWS + 1]
    )
    cases = {each.submission.case_id for each in rows}
    if len(rows) > MOST_ROWS or (purpose and len(cases) > MOST_CASES):
        raise TooManyCases
    told = {each.id: [each.clear] for each in rows}
    if purpose is not None:
        for case in sorted(cases):
            of_case = [each for each in rows if each.submission.case_id == case]
            with suppress(Erased):
                for revision, parts in _opened(actor, case, of_case, purpose=purpose).items():
                    told[revision] += parts
    about = About(
        kind="form",
        id=form,
        purpose=purpose.value if purpose else None,
        detail={"rows": len(rows), "cases": len(cases)},
    )
    leave_leaf(by=actor, tag=Tag.FORMS_ANSWERS_EXPORTED, about=about)
    answers = {revision: joined(parts) for revision, parts in told.items()}
    return _table(actor, rows, answers)


def _opened(
    actor: Actor, case: UUID, rows: list[Revision], *, purpose: Purpose
) -> Mapping[UUID, list[Mapping[str, object]]]:
    """The sealed answers of one case, as far as the actor may open them. Raises NotFound."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    if purpose not in decision.purposes:
        raise NotFound
    groups: frozenset[FieldGroup] = decision.field_groups
    opened = sealed_of([each.id for each in rows], groups, key=keys.store().get(held.key))
    asked = definitions(actor, [each.version_id for each in rows]).values()
    there = frozenset().union(*(each.groups for each in asked)) & groups
    about = About(
        kind="case",
        id=held.id,
        purpose=purpose.value,
        field_groups=sorted(each.value for each in there),
        detail={"export": True, "submissions": len(rows)},
    )
    leave_leaf(by=actor, tag=Tag.FORMS_ANSWERS_OPENED, about=about)
    return opened


def _table(actor: Actor, rows: list[Revision], answers: Mapping[UUID, Answers]) -> Table:
    asked = definitions(actor, [each.version_id for each in rows])
    newest_first = sorted(
        {each.version_id: each.version.number for each in rows}.items(), key=lambda each: -each[1]
    )
    columns = dict.fromkeys(
        column
        for version, _number in newest_first
        for column in _columns(asked[version], answers.values())
    )
    cases = readable_cases(actor, {each.submission.case_id for each in rows})
    known = {each.id: each for each in cases}
    lines = []
    for row in rows:
        case = known.get(row.submission.case_id)
        if case is None:
            continue
        cells = _cells(answers[row.id])
        first = (
            case.code,
            str(row.submission_id),
            str(row.number),
            row.version.label,
            row.at.isoformat(timespec="minutes"),
            clock.local_day(case.erased_at).isoformat() if case.erased_at else "",
        )
        lines.append((*first, *(cells.get(column, "") for column in columns)))
    return Table((*_FIRST, *columns), tuple(lines))


def _columns(form: Definition, answers: Iterable[Answers]) -> Iterable[str]:
    """The columns of a version in the order of its questions; repeats as often as they were filled."""
    held = list(answers)
    for placed in form.placed:
        if placed.question.kind is Kind.NOTE:
            continue
        if not placed.repeat:
            yield placed.question.name
            continue
        times = max((len(each.repeats.get(placed.repeat, ())) for each in held), default=0)
        for number in range(1, times + 1):
            yield f"{placed.repeat}.{number}.{placed.question.name}"


def _cells(answers: Answers) -> dict[str, str]:
    cells = {name: _cell(answer) for name, answer in answers.once.items()}
    for repeat, times in answers.repeats.items():
        for number, time in enumerate(times, start=1):
            for name, answer in time.items():
                cells[f"{repeat}.{number}.{name}"] = _cell(answer)
    return cells


def _cell(answer: Answer) -> str:
    return " ".join(answer) if isinstance(answer, list) else str(answer)
