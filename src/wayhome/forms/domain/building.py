"""Make our form of the tree that pyxform read. What it does not know it refuses, and says where."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.domain.problems import Problem
from wayhome.forms.domain.questions import (
    Choice,
    Definition,
    Item,
    Kind,
    Question,
    Sealing,
    Section,
    Words,
)
from wayhome.forms.domain.wording import languages_of

_KINDS = {kind.value: kind for kind in Kind} | {
    "string": Kind.TEXT,
    "int": Kind.INTEGER,
    "datetime": Kind.DATETIME,
    "select_one": Kind.SELECT_ONE,
    "select_multiple": Kind.SELECT_MULTIPLE,
    "location": Kind.GEOPOINT,
}
_FILES = frozenset({"photo", "image", "audio", "video", "file", "background-audio"})
_KEPT_OUT = frozenset(
    {"start", "end", "deviceid", "phonenumber", "simserial", "subscriberid", "username", "email"}
    | {"start-geopoint", "audit", "today"}
)
_KEYS = frozenset(
    {"type", "name", "label", "hint", "default", "bind", "control", "wayhome", "children"}
    | {"itemset", "list_name", "choices", "parameters"}
)
_BIND = frozenset(
    {"required", "jr:requiredMsg", "relevant", "constraint", "jr:constraintMsg", "calculate"}
)
_CONTROL = frozenset({"appearance", "bodyless"})
_SETTINGS = frozenset(
    {"type", "name", "title", "id_string", "sms_keyword", "default_language", "children"}
    | {"version", "choices", "style", "instance_name"}
)
_SAID_AS = {
    "jr:count": "repeat_count",
    "readonly": "read_only",
    "query": "choice_filter",
    "itemset": "type",
}
_WAYHOME = frozenset({"class", "group", "search", "row"})
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"", "no", "false", "false()"})
_GROUP_OF_KIND = {Kind.GEOPOINT: FieldGroup.LOCATION}
LONGEST_WORDS = 4_000
DEEPEST = 5


class Builder:
    """Reads the tree once; `problems` collects everything that is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def build(self, tree: dict[str, Any]) -> Definition:
        """The form; to be used only when there are no problems."""
        for key in tree.keys() - _SETTINGS:
            if tree[key]:
                self._refuse_column(key, sheet="settings")
        items = tuple(self._items(tree.get("children") or [], 0, in_repeat=False))
        lists = {
            name: tuple(self._choice(name, each) for each in choices)
            for name, choices in (tree.get("choices") or {}).items()
        }
        form = Definition(
            name=str(tree.get("id_string") or ""),
            title=str(tree.get("title") or "").strip(),
            version=str(tree.get("version") or "").strip(),
            default_language=str(tree.get("default_language") or ""),
            languages=(),
            items=items,
            lists=lists,
        )
        return _with_languages(form)

    def refuse(self, words: str, *, row: int = 0, column: str = "", sheet: str = "survey") -> None:
        """Add a problem."""
        self.problems.append(Problem(words, sheet=sheet, row=row, column=column))

    def _items(
        self, children: list[dict[str, Any]], depth: int, *, in_repeat: bool
    ) -> Iterator[Item]:
        for child in children:
            if child.get("name") == "meta" and not child.get("wayhome"):
                continue
            if (child.get("control") or {}).get("jr:count"):
                self.refuse(
                    _("How often a repeat is filled in is for whoever fills it in to say."),
                    row=_row(child),
                    column="repeat_count",
                )
                continue
            found = self._item(child, depth, in_repeat=in_repeat)
            if found is not None:
                yield found

    def _item(self, child: dict[str, Any], depth: int, *, in_repeat: bool) -> Item | None:
        row, kind = _row(child), str(child.get("type") or "")
        self._check_keys(child, row)
        self._check_name(str(child.get("name") or ""), row)
        if kind in {"group", "repeat"}:
            return self._section(child, depth, in_repeat=in_repeat)
        known = _KINDS.get(kind) or _KINDS.get(kind.lower())
        if known is None or child.get("itemset", child.get("list_name")) != child.get("list_name"):
            self.refuse(_why_not(kind), row=row, column="type")
            return None
        return self._question(child, known, row)

    def _section(self, child: dict[str, Any], depth: int, *, in_repeat: bool) -> Section:
        row, repeats = _row(child), child["type"] == "repeat"
        if repeats and in_repeat:
            self.refuse(_("A repeat cannot stand within a repeat."), row=row, column="type")
        if depth >= DEEPEST:
            words = _("Groups stand within one another more than %(limit)s deep.")
            self.refuse(words % {"limit": DEEPEST}, row=row, column="type")
            return Section(str(child.get("name")), {}, row, ())
        bind = child.get("bind") or {}
        inner = self._items(child.get("children") or [], depth + 1, in_repeat=in_repeat or repeats)
        return Section(
            name=str(child["name"]),
            labels=self._words(child.get("label"), row, "label"),
            row=row,
            items=tuple(inner),
            relevant=str(bind.get("relevant") or ""),
            repeats=repeats,
        )

    def _question(self, child: dict[str, Any], kind: Kind, row: int) -> Question:
        bind, ours = child.get("bind") or {}, child.get("wayhome") or {}
        if not row:
            # pyxform adds questions of its own for some types, such as "or_other".
            words = _("Write the choice “other” and a question for it yourself, without or_other.")
            self.refuse(words, column="type")
        return Question(
            name=str(child.get("name") or ""),
            kind=kind,
            labels=self._words(child.get("label"), row, "label"),
            row=row,
            hints=self._words(child.get("hint"), row, "hint"),
            is_required=self._yes(str(bind.get("required") or ""), row, "required"),
            required_words=self._words(bind.get("jr:requiredMsg"), row, "required_message"),
            relevant=str(bind.get("relevant") or ""),
            constraint=str(bind.get("constraint") or ""),
            constraint_words=self._words(bind.get("jr:constraintMsg"), row, "constraint_message"),
            calculation=str(bind.get("calculate") or ""),
            default=str(child.get("default") or ""),
            choices=str(child.get("list_name") or ""),
            sealing=self._sealing(str(ours.get("class") or ""), row),
            group=self._group(str(ours.get("group") or ""), kind, row),
            is_searchable=self._yes(str(ours.get("search") or ""), row, "wayhome::search"),
        )

    def _sealing(self, written: str, row: int) -> Sealing:
        match written.strip().upper():
            case "" | "C2":
                return Sealing.IDENTITY
            case "C1":
                return Sealing.OPERATIONAL
            case "C3":
                words = _(
                    "Class C3 is sealed to single people and cannot be kept in a form. Record"
                    " sources and safe places in the operation or with the provider instead."
                )
            case _:
                words = _("The class is C1 or C2; empty means C2.")
        self.refuse(words, row=row, column="wayhome::class")
        return Sealing.IDENTITY

    def _group(self, written: str, kind: Kind, row: int) -> FieldGroup:
        wanted = written.strip().lower().replace(" ", "_")
        if not wanted:
            return _GROUP_OF_KIND.get(kind, FieldGroup.CIRCUMSTANCES)
        if wanted in set(FieldGroup) - {FieldGroup.REFERENCE}:
            return FieldGroup(wanted)
        known = ", ".join(each.value for each in FieldGroup if each is not FieldGroup.REFERENCE)
        words = _("There is no such field group. Choose one of: %(groups)s.")
        self.refuse(words % {"groups": known}, row=row, column="wayhome::group")
        return FieldGroup.CIRCUMSTANCES

    def _yes(self, written: str, row: int, column: str) -> bool:
        said = written.strip().lower()
        if said not in _YES | _NO:
            self.refuse(_("Write yes or no; nothing else is supported."), row=row, column=column)
        return said in _YES

    def _choice(self, list_name: str, given: dict[str, Any]) -> Choice:
        code = str(given.get("name") or "")
        if any(given.get(key) for key in given.keys() - {"name", "label"}):
            words = _("The list “%(name)s” has columns other than name and label. Remove them.")
            self.refuse(words % {"name": list_name}, sheet="choices")
        if not code or len(code) > 60 or any(sign.isspace() for sign in code):
            words = _("A choice of the list “%(name)s” has no short name without spaces.")
            self.refuse(words % {"name": list_name}, sheet="choices", column="name")
        return Choice(code, self._words(given.get("label"), 0, "label", sheet="choices"))

    def _words(self, given: Any, row: int, column: str, *, sheet: str = "survey") -> Words:
        """Texts by language, from one text or several."""
        found = given if isinstance(given, dict) else {"default": given} if given else {}
        words = {str(key): str(text).strip() for key, text in found.items() if text}
        if any(len(text) > LONGEST_WORDS for text in words.values()):
            self.refuse(_("This text is too long."), row=row, column=column, sheet=sheet)
        if any("${" in text for text in words.values()):
            said = _("Answers within the words of a question (${…}) are not supported.")
            self.refuse(said, row=row, column=column, sheet=sheet)
        return words

    def _check_name(self, name: str, row: int) -> None:
        if not _NAME.fullmatch(name):
            words = _("A name begins with a letter, has letters, digits, - and _ only, at most 60.")
            self.refuse(words, row=row, column="name")

    def _check_keys(self, child: dict[str, Any], row: int) -> None:
        """Whatever was written and is not known is refused: nothing is left out in silence."""
        unknown = [key for key in child.keys() - _KEYS if child[key]]
        unknown += [key for key in (child.get("bind") or {}).keys() - _BIND if child["bind"][key]]
        control = child.get("control") or {}
        is_range = child.get("type") == "range"
        unknown += [key for key in control.keys() - _CONTROL if control[key] and not is_range]
        unknown += [f"wayhome::{key}" for key in (child.get("wayhome") or {}).keys() - _WAYHOME]
        if child.get("parameters") and not is_range:
            unknown.append("parameters")
        for key in sorted(unknown):
            self._refuse_column(key, row=row)

    def _refuse_column(self, key: str, *, row: int = 0, sheet: str = "survey") -> None:
        words = _("This column is not supported. Empty it.")
        self.refuse(words, row=row, column=_SAID_AS.get(key, key), sheet=sheet)


def _row(child: dict[str, Any]) -> int:
    ours = cast("dict[str, str]", child.get("wayhome") or {})
    return int(ours.get("row") or 0)


def _why_not(kind: str) -> str:
    """Why a type of question is refused."""
    if kind in _FILES:
        return _(
            "Pictures, sound and files cannot be answers. Keep them as papers of the case, where"
            " they are checked, cleaned and sealed."
        )
    if kind in _KEPT_OUT:
        return _("Nothing is recorded of devices, hours or places unasked. Remove this row.")
    words = _("The type “%(kind)s” is not supported. See the list of types in the reference.")
    return words % {"kind": kind[:60]}


def _with_languages(form: Definition) -> Definition:
    """The form with the languages of its labels."""
    labels = [each.labels for each in form.questions]
    return replace(form, languages=languages_of(labels))
