"""Whether an engagement has its people, its day and its topics, each asked by itself.

An engagement of the gold is answered by the proposal of the same sentence that shares most of those
who take part; what is missing of them costs neither its day nor its topics.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.extraction.scoring.answers import agrees, same_sentence, token_f1
from wayhome.extraction.scoring.documents import Document, Line, spans_of

_TWO = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked of an engagement, whether the proposal has it right, and its words."""

    name: str
    right: bool
    words: str


def asked_of_engagements(document: Document, text: str) -> Iterator[Asked]:
    """People, day and topics of every core engagement of one article.

    People are asked of all with two persons or more, day and topics of those that are answered.
    """
    gold, proposed = document.gold["meeting"], document.proposed["meeting"]
    answers = _answers(gold, proposed, text)
    for i, line in enumerate(gold):
        if line.get("tier", "core") != "core":
            continue
        answer = proposed[answers[i]] if i in answers else None
        people = {each for each in line.get("participants", []) if each.startswith("person:")}
        shown = _shown(line)
        if len(people) >= _TWO:
            told = set(answer["participants"]) if answer else set()
            yield Asked("meeting, people", people <= told, shown)
        if answer is None:
            continue
        if line.get("date"):
            yield Asked("meeting, day", agrees(line, answer, "date"), shown)
        for topic in line.get("topics", []):
            yield Asked("meeting, topics", _is_told(topic, answer), _words(line, topic))


def _answers(gold: list[Line], proposed: list[Line], text: str) -> dict[int, int]:
    pairs = sorted(
        (
            (-_shared(g, p), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(proposed)
            if same_sentence(g, p, text) and (_shared(g, p) or not g.get("participants"))
        )
    )
    answers: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in answers and j not in answers.values():
            answers[i] = j
    return answers


def _shared(gold: Line, proposed: Line) -> int:
    return len(set(gold.get("participants", [])) & set(proposed.get("participants", [])))


def _is_told(topic: Line, answer: Line) -> bool:
    """Whether a topic is among those proposed: one holds the other, or half of their words."""
    return any(
        token_f1(topic, each) >= _HALF or _holds(topic, each) or _holds(each, topic)
        for each in answer.get("topics", [])
    )


def _holds(outer: Line, inner: Line) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def _shown(line: Line) -> str:
    spans = spans_of(line)
    return _words(line, spans[0]) if spans else str(line["doc"])


def _words(line: Line, span: Line) -> str:
    return f"{line['doc']}: {' '.join(span['text'].split())[:120]}"
