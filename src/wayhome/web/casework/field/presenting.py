"""What goes along, in words: as the app shows it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from wayhome.access.queries.colleagues import Office
from wayhome.cases.domain.indicators.profile import Profile, ProfileKind, dimensions, profiles
from wayhome.field.actions.take_along import Package
from wayhome.field.domain.replies import Reply
from wayhome.field.queries.content import TakenContent
from wayhome.field.queries.office_values import SeenValues
from wayhome.intake.queries.fields import Fields
from wayhome.web.casework import words
from wayhome.web.casework.complaints.sealed import opened_group


def milliseconds(moment: datetime) -> int:
    """A moment as scripts count it."""
    return int(moment.timestamp() * 1000)


def package_words(package: Package, people: Office) -> dict[str, Any]:
    """A package as the app keeps it."""
    return {
        "taking": str(package.taking),
        "now": milliseconds(package.taken_at),
        "ends_at": milliseconds(package.ends_at),
        "public": b64encode(package.public).decode(),
        "half": b64encode(package.half).decode(),
        "cases": [_case(each, people) for each in package.cases],
        "profiles": [_profile(each) for each in profiles().values() if each.is_complete],
    }


def _case(case: TakenContent, people: Office) -> dict[str, Any]:
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
        "notes": [
            {"text": note.text, "at": milliseconds(note.at), "who": people.name(note.by)}
            for note in case.notes
        ],
    }


def seen_words(seen: SeenValues) -> dict[str, Any]:
    """What edits begin from."""
    return {"version": seen.version, "plan": seen.plan, "answers": seen.answers}


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
