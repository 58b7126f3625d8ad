"""Letters by template: what each says in which language, to whom, and what it tells of a person.

Templates are data, in `documents/data/letters`: a template names its recipient, the purpose of sharing, the
purpose under which sealed fields are opened for it, and the field groups that stand in it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import RecipientKind

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "fr": "Français",
    "km": "ខ្មែរ",
    "zh-hans": "简体中文",
}
"""The languages that a template may have, by their own names."""

PLACES = frozenset({"name", "birth_date", "nationality", "code", "agency", "day", "words"})
"""What a template may leave open."""


class TemplateUnknown(LookupError):
    """There is no such letter, or not in this language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter in one language, with places left open."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Template:
    """One letter; `label` is for whoever chooses it."""

    id: str
    version: str
    label: str
    recipient: RecipientKind
    purpose: SharePurpose
    opens: Purpose
    groups: frozenset[FieldGroup]
    wordings: Mapping[str, Wording]

    def wording(self, language: str) -> Wording:
        """The letter in a language. Raises TemplateUnknown."""
        if language not in self.wordings:
            raise TemplateUnknown
        return self.wordings[language]


@cache
def templates() -> Mapping[str, Template]:
    """Every letter, in the order of their files. Raises ValueError for one that cannot be meant."""
    folder = files("wayhome.documents") / "data" / "letters"
    found = sorted(folder.iterdir(), key=lambda each: each.name)
    read = (
        _read(each.read_text(encoding="utf-8")) for each in found if each.name.endswith(".toml")
    )
    return {each.id: each for each in read}


def template(code: str) -> Template:
    """One letter. Raises TemplateUnknown."""
    if code not in templates():
        raise TemplateUnknown
    return templates()[code]


def _read(text: str) -> Template:
    told = tomllib.loads(text)
    wordings = {code: Wording(**each) for code, each in told["wording"].items()}
    for each in wordings.values():
        open_places = {name for _, name, _, _ in Formatter().parse(each.title + each.body) if name}
        if not open_places <= PLACES:
            raise ValueError(f"{told['id']}: {sorted(open_places - PLACES)} cannot be filled in.")
    if not wordings.keys() <= LANGUAGES.keys():
        raise ValueError(f"{told['id']}: a language is not known.")
    return Template(
        id=told["id"],
        version=told["version"],
        label=told["label"],
        recipient=RecipientKind(told["recipient"]),
        purpose=SharePurpose(told["purpose"]),
        opens=Purpose(told["opens"]),
        groups=frozenset(FieldGroup(each) for each in told["groups"]),
        wordings=wordings,
    )
