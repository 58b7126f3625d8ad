"""A form as JSON, as a version of it is kept."""

from dataclasses import asdict
from typing import Any

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.domain.questions import (
    Choice,
    Definition,
    Item,
    Kind,
    Question,
    Sealing,
    Section,
)


def to_json(definition: Definition) -> dict[str, Any]:
    """What is stored."""
    return asdict(definition)


def from_json(stored: dict[str, Any]) -> Definition:
    """The form that was stored."""
    lists = {
        name: tuple(Choice(each["code"], each["labels"]) for each in choices)
        for name, choices in stored["lists"].items()
    }
    return Definition(
        **{
            **stored,
            "languages": tuple(stored["languages"]),
            "items": tuple(_item(each) for each in stored["items"]),
            "lists": lists,
        }
    )


def _item(stored: dict[str, Any]) -> Item:
    if "items" in stored:
        return Section(**{**stored, "items": tuple(_item(each) for each in stored["items"])})
    return Question(
        **{
            **stored,
            "kind": Kind(stored["kind"]),
            "sealing": Sealing(stored["sealing"]),
            "group": FieldGroup(stored["group"]),
        }
    )
