"""What goes along, in words: as the app shows it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.queries.colleagues import Office
from wayhome.cases.domain.danger.questions import danger_questions, questions_version
from wayhome.cases.domain.indicators.profile import Profile, ProfileKind, dimensions, profiles
from wayhome.field.actions.take_along import Package
from wayhome.field.domain.replies import Reply
from wayhome.field.queries.content import TakenContent
from wayhome.field.queries.office_values import SeenValues
from wayhome.intake.queries.fields import Fields
from wayhome.web.casework import words
from wayhome.web.casework.complaints.sealed import opened_group
from wayhome.workplan.queries.task_rows import TaskRow

Tasks = Mapping[UUID, Sequence[TaskRow]]


def milliseconds(moment: datetime) -> int:
    """A moment as scripts count it."""
    return int(moment.timestamp() * 1000)


def package_words(package: Package, people: Office, tasks: Tasks) -> dict[str, Any]:
    """A package as the app keeps it; `tasks` are what is left to do, by case."""
    return {
        "taking": str(package.taking),
        "now": milliseconds(package.taken_at),
        "ends_at": milliseconds(package.ends_at),
        "public": b64encode(package.public).decode(),
        "half": b64encode(package.half).decode(),
        "cases": [_case(each, people, tasks[each.row.id]) for each in package.cases],
        "profiles": [
            _danger(),
            *(_profile(each) for each in profiles().values() if each.is_complete),
        ],
    }


def _case(case: TakenContent, people: Office, tasks: Sequence[TaskRow]) -> dict[str, Any]:
    row = case.row
    return {
        "id": str(row.id),
        "code": row.code,
        "risk": str(row.risk.label),
        "stage": str(words.stage(row.stage)),
        "owner": people.name(row.assignee) or people.team(row.team),
        "overdue": row.is_overdue,
        "seen": seen_words(case.seen),
        "complaints": [
            {"code": each.code, "groups": [_group(group) for group in each.groups]}
            for each in case.complaints
        ],
        "tasks": [{"id": str(task.id), "label": _task(task)} for task in tasks],
        "notes": [
            {"text": note.text, "at": milliseconds(note.at), "who": people.name(note.by)}
            for note in case.notes
        ],
    }


def seen_words(seen: SeenValues) -> dict[str, Any]:
    """What edits begin from."""
    return {
        "version": seen.version,
        "plan": seen.plan,
        "answers": seen.answers,
        "danger": seen.danger,
    }


def _task(task: TaskRow) -> str:
    """What is to be done; somebody's own words stay sealed at the office."""
    return task.label or _("A task in somebody’s own words: read it at the office")


def _danger() -> dict[str, Any]:
    """The danger questions, drawn like those of a profile."""
    asked = [_item(question.id, question.label) for question in danger_questions()]
    return {
        "id": "danger",
        "kind": "danger",
        "version": questions_version(),
        "title": _("Danger now"),
        "source": "",
        "groups": [{"label": "", "items": asked}],
    }


def _group(opened: Fields) -> dict[str, Any]:
    told = opened_group(opened)
    return {
        "label": str(told.group.label),
        "lines": [
            {"label": line.label, "text": line.text, "known": line.is_known} for line in told.lines
        ],
    }


def _profile(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "kind": "answers",
        "version": profile.version,
        "title": profile.title,
        "source": profile.source,
        "groups": _groups(profile),
    }


def _groups(profile: Profile) -> Sequence[Mapping[str, Any]]:
    """The items, by dimension where a profile has any."""
    if profile.kind is ProfileKind.SIGNS:
        return [{"label": "", "items": [_item(item.id, item.label) for item in profile.items]}]
    return [
        {
            "label": dimension.label,
            "items": [
                _item(item.id, item.label)
                for item in profile.items
                if item.dimension == dimension.id
            ],
        }
        for dimension in dimensions().values()
        if any(item.dimension == dimension.id for item in profile.items)
    ]


def _item(item_id: str, label: str) -> dict[str, str]:
    return {"id": item_id, "label": label}


def reply_words(reply: Reply) -> dict[str, Any]:
    """A reply as the app keeps it."""
    return {
        "edit": str(reply.edit),
        "outcome": reply.outcome.value,
        "state": reply.state.value if reply.state else "",
        "why": reply.why.value,
        "words": str(reply.why.label),
        "kept": str(reply.kept) if reply.kept else None,
        "office": reply.office,
    }


def half_words(half: bytes | None) -> str | None:
    """The office's half, as scripts read bytes."""
    return b64encode(half).decode() if half else None
