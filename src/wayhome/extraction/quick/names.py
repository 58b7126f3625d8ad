"""Names by the model's own weights, decided for all paragraphs of an article at once.

As long as no name is open, what the model thinks of a token does not depend on what it decided
before, so these scores are one multiplication. The library reckons them token by token and asks
of every possible decision whether it is allowed, which takes twice the time of the weights.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_BATCH = 256
_TOGETHER = 32  # paragraphs; more take memory and save no time
_HERE, _FIRST, _LAST = range(3)
"""What the weights look at: the token, the first of the open name, the last one of it."""


class QuickNames:
    """The names of a model's own component, for a pipeline in its place.

    Decisions are those of the library, greedily: a name begins (B), goes on (I), ends (L), is one
    token (U), or the token is outside (O). Nothing is preset, and every kind has been learnt.
    """

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._vectors, self._lower, self._upper = recognizer.model.layers
        moves = recognizer.moves
        self._moves = [moves.get_class_name(number) for number in range(moves.n_moves)]
        self._of = {move: number for number, move in enumerate(self._moves)}
        first = np.array([move[0] for move in self._moves])
        self._begins, self._named = first == "B", np.isin(first, ("B", "U"))
        self._inside = ~np.isin(first, ("B", "U", "O"))

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one paragraph."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = _BATCH) -> Iterator[Doc]:
        """Mark the names of many paragraphs, some together."""
        rest = iter(docs)
        while batch := list(islice(rest, min(batch_size, _TOGETHER))):
            if full := [doc for doc in batch if len(doc)]:
                self._mark(full)
            yield from batch

    def _mark(self, docs: list[Doc]) -> None:
        # Row 0 stands for what is missing, row n + 1 for token n.
        rows: Any = self._lower.predict(self._vectors.predict(docs))
        alone = rows[1:, _HERE] + rows[0, _FIRST] + rows[0, _LAST]
        ends = np.concatenate([_ends(doc) for doc in docs])
        blank = np.array([token.is_space for doc in docs for token in doc])
        scores = self._scores(alone)
        scores[:, self._inside] = -np.inf
        scores[np.ix_(ends, self._begins)] = -np.inf
        scores[np.ix_(blank, self._named)] = -np.inf
        best, at = scores.argmax(axis=1), 0
        for doc in docs:
            here = slice(at, at + len(doc))
            names = self._names(doc, best[here], rows=rows[at + 1 :], ends=ends[here])
            doc.set_ents(list(names), default="outside")
            at += len(doc)

    def _scores(self, sums: Any) -> Any:  # arrays of whichever library
        """How much speaks for each decision, of one token or of many."""
        hidden = (sums + self._lower.get_param("b")).max(axis=-1)
        return hidden @ self._upper.get_param("W").T + self._upper.get_param("b")

    def _names(self, doc: Doc, best: Any, *, rows: Any, ends: Any) -> Iterator[Span]:
        """The names of a paragraph; `best` is decided for each token as if no name were open."""
        at = 0
        while at < len(doc):
            move, start = self._moves[best[at]], at
            if move[0] == "B":
                at += 1
                while not ends[at] and self._goes_on(rows, start, at, kind=move[2:]):
                    at += 1
            if move[0] in "BU":
                yield Span(doc, start, at + 1, label=move[2:])
            at += 1

    def _goes_on(self, rows: Any, start: int, at: int, *, kind: str) -> bool:
        """Whether the name that began at `start` does not end at `at`."""
        scores = self._scores(rows[at, _HERE] + rows[start, _FIRST] + rows[at - 1, _LAST])
        return bool(scores[self._of[f"I-{kind}"]] > scores[self._of[f"L-{kind}"]])


def _ends(doc: Doc) -> Any:
    """Of each token whether it is the last of its sentence, so that no name goes on behind it."""
    return np.array([*(token.is_sent_start is True for token in doc[1:]), True])
