"""Random sequences of joins and undos: what is seen afterwards is byte for byte what was before.

On the pure judgement graph, and through the actions and the database of an installation.

python -m bench.undo [--sequences 10000] [--database 1000] [--json]
"""

import argparse
import hashlib
import json
import time
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from bench.report import Row, machine, show
from tests.drills.instance import instance

if TYPE_CHECKING:
    from tests.people.conftest import Register
    from wayhome.kernel.actor import Actor

_PERSONS, _MOST_STEPS, _A_FAMILY = 4, 3, 20


def main() -> None:
    """Both, and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--database", type=int, default=1_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(through_database(options.inside)))
        return
    pure = on_graph(options.sequences)
    with instance() as made:
        words = ("--inside", str(options.database))
        stored = json.loads(made.run("bench.undo", *words).splitlines()[-1])
        version = made.cluster.version
    rows = [*_rows("graph", pure), *_rows("database", stored)]
    show("Undo", rows, about=machine(version), as_json=options.json)


def _rows(where: str, found: dict[str, float]) -> list[Row]:
    """The figures of one of the two."""
    wrong = int(found["wrong"])
    return [
        Row(f"{where}: sequences", f"{found['sequences']:,.0f}"),
        Row(f"{where}: lines said", f"{found['lines']:,.0f}"),
        Row(f"{where}: clusters changed", f"{found['changed']:,.0f} times"),
        Row(f"{where}: time", f"{found['seconds']:.0f} s"),
        Row(f"{where}: not byte-identical", str(wrong), bar="0", met=wrong == 0),
    ]


def on_graph(sequences: int) -> dict[str, float]:
    """Judgements, second persons, disagreements and settlements on the graph alone."""
    import django

    django.setup()
    from tests.people.random_review import begin, view

    began, lines, changed, wrong = time.perf_counter(), 0, 0, 0
    for number in range(sequences):
        review = begin(Random(number))
        untouched = view(review.graph, review.pairs)
        for _ in range(1 + number % 12):
            review.step()
        changed += view(review.graph, review.pairs) != untouched
        wrong += any(seen != before for seen, before in review.undo_all())
        wrong += view(review.graph, review.pairs) != untouched
        lines += review.lines
    seconds = time.perf_counter() - began
    return _figures(sequences, lines=lines, changed=changed, wrong=wrong, seconds=seconds)


def through_database(sequences: int) -> dict[str, float]:
    """The same through actions, over persons with sealed descriptions, one transaction a step."""
    import django

    django.setup()
    began = time.perf_counter()
    total = [0, 0, 0]
    for number in range(sequences):
        # No real pair is judged a thousand times: some sequences, then four new persons.
        if number % _A_FAMILY == 0:
            register, pairs = _family()
        found = _sequence(register, pairs, Random(number))
        total = [each + more for each, more in zip(total, found, strict=True)]
    lines, changed, wrong = total
    seconds = time.perf_counter() - began
    return _figures(sequences, lines=lines, changed=changed, wrong=wrong, seconds=seconds)


def _family() -> tuple["Register", list[UUID]]:
    """Four mentions in a register of their own, and every pair of them."""
    from tests.people.conftest import DARA, Register
    from wayhome.kernel.context import acting
    from wayhome.people.models import Pair

    register = Register()
    for person in [register.register(DARA) for _ in range(_PERSONS)]:
        register.propose(person)
    with acting(register.system):
        own = Pair.objects.filter(agency_id=register.agency)
        return register, sorted(own.values_list("id", flat=True))


def _sequence(register: "Register", pairs: list[UUID], chance: Random) -> tuple[int, int, int]:
    """Judge at random and take back the last first; lines, changes, and views that differ."""
    from wayhome.kernel.context import acting
    from wayhome.people.actions.judge import HeldDifferent, HeldSame, judge
    from wayhome.people.actions.retract import retract
    from wayhome.people.domain.verdicts import Verdict

    reviewers = [register.staff() for _ in range(2)]
    made: list[tuple[Actor, UUID, bytes]] = []
    seen: set[UUID] = set()
    for _ in range(chance.randint(1, _MOST_STEPS)):
        by, pair = chance.choice(reviewers), chance.choice(pairs)
        verdict = chance.choice((Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT))
        before = _stored(register)
        try:
            with acting(by):
                judged = judge(pair=pair, verdict=verdict, reason="Bench.", by=by).judgement
        except (HeldDifferent, HeldSame):
            continue
        if judged not in seen:
            seen.add(judged)
            made.append((by, judged, before))
    changed = bool(made) and _stored(register) != made[0][2]
    wrong = 0
    for by, judgement, before in reversed(made):
        with acting(by):
            retract(judgement=judgement, reason="Bench.", by=by)
        wrong += _stored(register) != before
    return 2 * len(made), int(changed), wrong


def _stored(register: "Register") -> bytes:
    """All that is stored of persons and pairs, as one hash of their rows."""
    from wayhome.kernel.context import acting
    from wayhome.kernel.database import connection

    with acting(register.system), connection().cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT string_agg(p::text, '' ORDER BY p.id) FROM people_person p"
            " WHERE agency_id = %(agency)s) || (SELECT string_agg(concat_ws('|', id, left_id,"
            " right_id, state, weight, probability, comparisons, scored_with, proposed_at), ''"
            " ORDER BY id) FROM people_pair WHERE agency_id = %(agency)s)",
            {"agency": register.agency},
        )
        (text,) = cursor.fetchone()
    return hashlib.sha256(text.encode()).digest()


def _figures(sequences: int, **found: float) -> dict[str, float]:
    """What came of it, by name."""
    return {"sequences": sequences, **found}


if __name__ == "__main__":
    main()
