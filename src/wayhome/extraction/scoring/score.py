"""Precision, recall and F1 of every type, and how many fields of what was found are right."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wayhome.extraction.scoring.answers import agrees, worth
from wayhome.extraction.scoring.documents import (
    ENTITIES,
    Document,
    Line,
    all_spans,
    documents,
    spans_of,
)
from wayhome.extraction.scoring.engagements import asked_of_engagements
from wayhome.extraction.scoring.subjects import Subject, names_somebody, subject_told

_STATUS = "person_status"
_FIELDS = {
    "quote": ("speaker",),
    "role": ("affiliation_entity",),
    "date": ("edtf", "without_publication_date"),
    "meeting": ("status", "date", "kind"),
    "figure": ("unit", "period"),
    "request": ("by", "to"),
    "commitment": ("by",),
    "rating": ("direction", "subject"),
    "person_status": ("subject",),
    "response": ("by",),
    "measure": ("target",),
}
_LABELS = ("body", "standfirst")


@dataclass(slots=True)
class Tally:
    """Counts of one type: core lines, those found, false proposals, fields of the found asked for and right.

    Of statuses also whom those found are told of, and how many false ones name somebody. A share is
    of things asked by themselves, of which there can be no false one.
    """

    core: int = 0
    found: int = 0
    false: int = 0
    duplicates: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    subjects: Counter[Subject] = field(default_factory=Counter)
    false_named: int = 0
    is_share: bool = False
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Share of core lines found; None of none."""
        return self.found / self.core if self.core else None

    @property
    def precision(self) -> float | None:
        """Share of proposals that answer a core line, extended ones left out; None of none."""
        told = 0 if self.is_share else self.found + self.false
        return self.found / told if told else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None when there is neither."""
        told = 2 * self.found + self.false + (self.core - self.found)
        total = 0 if self.is_share else told
        return 2 * self.found / total if total else None

    def as_object(self) -> dict[str, object]:
        """The figures by name, for programs."""
        return {
            "core": self.core,
            "found": self.found,
            "false": self.false,
            "duplicates": self.duplicates,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "asked": dict(self.asked),
            "right": dict(self.right),
            "subjects": {each.value: self.subjects[each] for each in Subject if self.subjects},
            "false_named": self.false_named,
        }

    def as_text(self, name: str) -> str:
        """One line: the name, P, R and F1, the counts, and how many fields of the found are right."""
        shares = "  ".join(
            f"{letter} {'   -' if share is None else format(share, '.2f')}"
            for letter, share in (("P", self.precision), ("R", self.recall), ("F1", self.f1))
        )
        fields = ", ".join(
            f"{field} {self.right[field]}/{asked}" for field, asked in self.asked.items()
        )
        counts = f"{self.found}/{self.core} found, {self.false} false"
        return f"{name:<20} {shares}  {counts}{'; ' + fields if fields else ''}{self._whose()}"

    def _whose(self) -> str:
        """Of statuses: how many are of nobody, of one of a group, of another person."""
        if not self.subjects:
            return ""
        without, member, another = (
            self.subjects[each] for each in (Subject.WITHOUT, Subject.MEMBER, Subject.ANOTHER)
        )
        return (
            f" ({without} of nobody, {member} of one of a group, {another} of another person);"
            f" {self.false_named} of the false name somebody"
        )


def score(gold: Path, proposed: Path) -> dict[str, Tally]:
    """The tally of every type in both files. Raises UnreadableLine.

    The texts of articles, when they stand beside the gold, tell where sentences end.
    """
    found: defaultdict[str, Tally] = defaultdict(Tally)
    for name, document in documents(gold, proposed).items():
        _score_document(document, _text(gold, name), found)
    return dict(sorted(found.items()))


def _text(gold: Path, name: str) -> str:
    for folder in (gold.parent / "articles", gold.parent):
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    return ""


def _score_document(document: Document, text: str, found: defaultdict[str, Tally]) -> None:
    for kind in _FIELDS:
        _facts(kind, document, found, text=text)
    _engagements(document, text, found)
    for kind in _read(document):
        _clusters(document, kind, found[kind])
        _mentions(document, kind, found[f"{kind} mentions"])
    _body(document, found["body characters"])
    _exact(document, text, found["spans equal the text"])


def _engagements(document: Document, text: str, found: defaultdict[str, Tally]) -> None:
    """People, day and topics of engagements, each counted by itself."""
    for each in asked_of_engagements(document, text):
        tally = found[each.name]
        tally.is_share = True
        tally.core += 1
        tally.found += each.right
        if not each.right:
            tally.misses.append(each.words)


def _read(document: Document) -> tuple[str, ...]:
    """The kinds of names that an article was read for."""
    read = {kind for article in document.gold["article"] for kind in article.get("annotated", ())}
    return tuple(kind for kind in ENTITIES if not read or kind in read)


def _facts(kind: str, document: Document, found: defaultdict[str, Tally], *, text: str) -> None:
    gold, proposed = document.gold[kind], document.proposed[kind]
    pairs = sorted(
        (
            (worth(kind, g, p, text=text), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(proposed)
        ),
        key=lambda each: (
            kind == _STATUS and not agrees(gold[each[1]], proposed[each[2]], "subject"),
            -each[0],
            gold[each[1]].get("tier") != "core",
            each[1:],
        ),
    )
    answered: dict[int, int] = {}
    used: set[int] = set()
    for value, i, j in pairs:
        if value and i not in answered and j not in used:
            answered[i] = j
            used.add(j)
    again = {j for value, _, j in pairs if value} - used
    for i, line in enumerate(gold):
        if line.get("tier", "core") == "core":
            _count(found[_name(kind, line)], line, proposed[answered[i]] if i in answered else None)
    for j, line in enumerate(proposed):
        tally = found[_name(kind, line)]
        tally.duplicates += j in again
        if j not in used | again:
            tally.false += 1
            tally.false_named += kind == _STATUS and names_somebody(line)
            tally.extras.append(_shown(line))


def _name(kind: str, line: Line) -> str:
    return f"quote, {line['kind']}" if kind == "quote" else kind


def _count(tally: Tally, line: Line, answer: Line | None) -> None:
    tally.core += 1
    if answer is None:
        tally.misses.append(_shown(line))
        return
    tally.found += 1
    if line["type"] == _STATUS and "subject" in line:
        tally.subjects[subject_told(line, answer)] += 1
    for name in _FIELDS[line["type"]]:
        # A field that the gold leaves out is not asked for.
        if name in line:
            tally.asked[name] += 1
            tally.right[name] += agrees(line, answer, name)


def _shown(line: Line) -> str:
    spans = spans_of(line)
    words = " ".join(spans[0]["text"].split())[:120] if spans else ""
    return f"{line['doc']}: {words}"


def _clusters(document: Document, kind: str, tally: Tally) -> None:
    """A cluster is found when it holds half or more of the mentions and no other's."""
    gold = document.gold[kind]
    held = [_places(line) for line in document.proposed[kind]]
    used: set[int] = set()
    for line in gold:
        own, others = _places(line), _places(*(g for g in gold if g is not line))
        fits = [
            j
            for j, places in enumerate(held)
            if len(own & places) * 2 >= len(own) and own and not places & others
        ]
        used.update(fits[:1])
        used.update(j for j, places in enumerate(held) if places & _all_places(line))
        if line.get("tier", "core") != "core":
            continue
        tally.core += 1
        tally.found += bool(fits)
        if not fits:
            tally.misses.append(f"{line['doc']}: {line['canonical']}")
    for j, line in enumerate(document.proposed[kind]):
        if j not in used:
            tally.false += 1
            tally.extras.append(f"{line['doc']}: {line['canonical']}")


def _places(*lines: Line) -> set[tuple[int, int]]:
    return {(span["start"], span["end"]) for line in lines for span in line["mentions"]}


def _all_places(line: Line) -> set[tuple[int, int]]:
    more = line.get("mentions_extended", [])
    return _places(line) | {(span["start"], span["end"]) for span in more}


def _mentions(document: Document, kind: str, tally: Tally) -> None:
    core = [line for line in document.gold[kind] if line.get("tier", "core") == "core"]
    wanted, allowed = _places(*core), set[tuple[int, int]]()
    for line in document.gold[kind]:
        allowed |= _all_places(line)
    told = {
        (m["start"], m["end"]): m["text"] for p in document.proposed[kind] for m in p["mentions"]
    }
    tally.core += len(wanted)
    tally.found += len(wanted & told.keys())
    tally.misses += [f"{start}-{end}" for start, end in sorted(wanted - told.keys())]
    false = sorted(told.keys() - allowed)
    tally.false += len(false)
    tally.extras += [told[place] for place in false]


def _body(document: Document, tally: Tally) -> None:
    """Characters of the article without page furniture, blanks not counted."""
    wanted, told = (
        set(_characters(lines["block"])) for lines in (document.gold, document.proposed)
    )
    tally.core += len(wanted)
    tally.found += len(wanted & told)
    tally.false += len(told - wanted)


def _characters(blocks: Sequence[Line]) -> Iterator[int]:
    for block in blocks:
        if block["label"] in _LABELS:
            for span in block["spans"]:
                for place, letter in enumerate(span["text"], start=span["start"]):
                    if not letter.isspace():
                        yield place


def _exact(document: Document, text: str, tally: Tally) -> None:
    """Spans of proposals whose words stand at their place."""
    for lines in document.proposed.values() if text else ():
        for span in (span for line in lines for span in all_spans(line)):
            tally.core += 1
            tally.found += text[span["start"] : span["end"]] == span["text"]
