"""Ask a filled register for the persons of second reports; sealed by tokens, clear by trigrams.

Run inside an installation: python -m bench.matching.asking AGENCY PERSONS QUERIES TRIGRAM DATA
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random
from uuid import UUID

import django
import psycopg

from bench.matching.filling import CHUNK, description_of, person_id
from bench.matching.invent import Inventor, Reported

_SEED = 99
_MOST_CHUNKS = 100
_WARM = 50
_TRIGRAM = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE bench_clear (id uuid, name text);
"""
_NEAREST = """
SELECT id FROM bench_clear WHERE name %% %(name)s
ORDER BY similarity(name, %(name)s) DESC LIMIT 60
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A second report, and who is meant."""

    told: Reported
    meant: UUID

    @property
    def has(self) -> str:
        """The most telling thing it says."""
        if self.told.phone or self.told.passport:
            return "phone or document"
        if len(self.told.birth) > len("1998"):
            return "full date of birth"
        return "year of birth" if self.told.birth else "name only"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a question: the place of who was meant, and how long it took.

    `seconds` for search, scores and reasons, `whole` with transaction, context and leaf on disk,
    `own` the processor time of this program for the whole.
    """

    has: str
    rank: int | None
    seconds: float
    whole: float
    own: float


def main() -> None:
    """Print what came of all questions as JSON."""
    agency, persons, queries, trigram, data = sys.argv[1:]
    django.setup()
    asked = list(questions(Path(data), persons=int(persons), count=int(queries)))
    sealed = list(_sealed(UUID(agency), asked))
    clear: list[Asked] = []
    if int(trigram):
        _fill_clear(Path(data), int(persons))
        clear = list(_clear(UUID(agency), asked[: int(trigram)]))
    found = {"sealed": [asdict(each) for each in sealed], "trigram": [asdict(e) for e in clear]}
    print(json.dumps(found))


def questions(data: Path, *, persons: int, count: int) -> Iterator[Question]:
    """Second reports of persons drawn from all over the register, in a mixed order."""
    chance = Random(_SEED)
    starts = range(0, persons, CHUNK)
    chosen = chance.sample(starts, min(len(starts), _MOST_CHUNKS))
    found = []
    for start in chosen:
        inventor = Inventor(data, seed=start)
        made = [inventor.person() for _ in range(CHUNK)]
        reporter = Inventor(data, seed=start + 1)
        found += [
            Question(reporter.report(made[at]), person_id(start + at))
            for at in chance.sample(range(CHUNK), -(-count // len(chosen)))
        ]
    chance.shuffle(found)
    return islice(found, count)


def _sealed(agency: UUID, asked: list[Question]) -> Iterator[Asked]:
    """Each question in a transaction of its own, as a page asks it."""
    from tests.intake.ground import staff
    from wayhome.access.domain.purposes import Purpose
    from wayhome.access.domain.roles import Role
    from wayhome.kernel import context
    from wayhome.people.queries.lookup import lookup

    actor = staff(agency, Role.INTAKE_OFFICER)
    for number, question in enumerate([*asked[:_WARM], *asked]):
        description = description_of(question.told)
        began, busy = time.perf_counter(), time.process_time()
        with context.acting(actor):
            entered = time.perf_counter()
            found = lookup(actor, description, purpose=Purpose.TRIAGE).found
            answered = time.perf_counter()
        whole, own = time.perf_counter() - began, time.process_time() - busy
        if number < _WARM:
            continue
        ids = [each.person for each in found]
        rank = ids.index(question.meant) if question.meant in ids else None
        yield Asked(question.has, rank, answered - entered, whole, own)


def _fill_clear(data: Path, persons: int) -> None:
    """The names once more, in clear, under an index of trigrams."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(_TRIGRAM)
        with connection.cursor().copy("COPY bench_clear (id, name) FROM STDIN") as copy:
            for start in range(0, persons, CHUNK):
                inventor = Inventor(data, seed=start)
                for number in range(start, start + CHUNK):
                    copy.write_row((person_id(number), inventor.person().reported.name.lower()))
        connection.execute("CREATE INDEX ON bench_clear USING gin (name gin_trgm_ops)")
        connection.execute("ANALYZE bench_clear")


def _clear(agency: UUID, asked: list[Question]) -> Iterator[Asked]:
    """The nearest names by trigrams, weighed as the sealed candidates are."""
    from wayhome.kernel import context
    from wayhome.kernel.actor import Actor
    from wayhome.matching.score import score
    from wayhome.people.queries.described import described

    system = Actor.system(agency)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        for question in asked:
            description = description_of(question.told)
            name = question.told.name.lower()
            began, busy = time.perf_counter(), time.process_time()
            near = [row[0] for row in connection.execute(_NEAREST, {"name": name}).fetchall()]
            with context.acting(system):
                told = described(agency, near)
            weighed = sorted(told, key=lambda each: -score(description, each.description).weight)
            seconds, own = time.perf_counter() - began, time.process_time() - busy
            ids = [each.id for each in weighed][:10]
            rank = ids.index(question.meant) if question.meant in ids else None
            yield Asked(question.has, rank, seconds, seconds, own)


if __name__ == "__main__":
    main()
