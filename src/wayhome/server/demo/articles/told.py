"""What the demo holds of its articles: their texts, and what the reviewers did with each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

_DAY = len("2022-01-01")


@dataclass(frozen=True, slots=True)
class Meant:
    """A proposal or a fact by its kind and by words in it, and what was done with it."""

    kind: str
    words: str
    more: Mapping[str, Any] = field(default_factory=dict)

    def is_it(self, kind: str, words: str) -> bool:
        """Whether something of this kind with these words is meant."""
        return kind == self.kind and self.words in words


@dataclass(frozen=True, slots=True)
class Article:
    """An article with the decisions on it; what is in no list was taken as it was proposed."""

    text: str
    published: date
    publisher: str
    address: str
    language: str
    aside: Sequence[Meant] = ()
    corrected: Sequence[Meant] = ()
    public: Sequence[str] = ()
    noted: Sequence[Meant] = ()
    withdrawn: Sequence[Meant] = ()
    beside: Sequence[Meant] = ()

    @property
    def title(self) -> str:
        """The headline."""
        return self.text.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Followed:
    """A request that is followed, by the words of what is asked, and how it was judged."""

    asked: str
    judged: Mapping[str, str]


def articles() -> tuple[Article, ...]:
    """Every article in the order in which they were published."""
    return tuple(_article(each) for each in _told()["articles"])


def followed() -> tuple[Followed, ...]:
    """Every thread."""
    return tuple(Followed(each["asked"], each.get("judged", {})) for each in _told()["threads"])


def in_text(value: Any, text: str) -> Any:
    """Words as spans of the text, wherever the data names words."""
    match value:
        case {"words": str(words)}:
            start = text.index(words)
            return {"start": start, "end": start + len(words), "text": words}
        case dict():
            return {name: in_text(each, text) for name, each in value.items()}
        case list():
            return [in_text(each, text) for each in value]
        case _:
            return value


@cache
def _told() -> Any:
    data = files("wayhome.server.demo").joinpath("data/articles.json")
    return json.loads(data.read_text(encoding="utf-8"))


def _article(told: Mapping[str, Any]) -> Article:
    file = files("wayhome.server.demo").joinpath(f"data/articles/{told['file']}.txt")
    return Article(
        text=file.read_text(encoding="utf-8"),
        published=date.fromisoformat(told["file"][:_DAY]),
        publisher=told["publisher"],
        address=told["address"],
        language=told["language"],
        aside=_meant(told, "aside"),
        corrected=_meant(told, "corrected"),
        public=told["public"],
        noted=_meant(told, "noted"),
        withdrawn=_meant(told, "withdrawn"),
        beside=_meant(told, "beside"),
    )


def _meant(told: Mapping[str, Any], name: str) -> tuple[Meant, ...]:
    return tuple(Meant(each["kind"], each["words"], each) for each in told.get(name, ()))
