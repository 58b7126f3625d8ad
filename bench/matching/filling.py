"""Fill a register with invented sealed persons: real keys, real seals, real tokens, copied in.

Run inside an installation: python -m bench.matching.filling [AGENCY FIRST COUNT DATA]; without
words it makes an agency and prints its id.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4, uuid5

import django
import psycopg

from bench.matching.invent import Inventor, Reported
from wayhome.matching.description import Description, PartialDate

CHUNK = 10_000
"""Persons invented from one seed, so that any chunk can be made again alone."""

_ALPHA3 = {"KH": "KHM", "ID": "IDN", "VN": "VNM", "TH": "THA", "CN": "CHN"}
_SEX = {"F": "female", "M": "male", "": None}
_NAMESPACE = UUID("7a1f2f0c-3c5e-4c3f-9a0e-2f6d6f0b7a10")
_PERSON = (
    "id, agency_id, complaint_id, key_id, cluster_id, nationality, sex, registered_at, read_with,"
    " sealed_identity"
)


def person_id(number: int) -> UUID:
    """The id of the person with this number."""
    return uuid5(_NAMESPACE, str(number))


def description_of(told: Reported) -> Description:
    """What was reported, as the register reads it."""
    return Description(
        names=(told.name,) if told.name else (),
        sex=_SEX[told.sex],
        birth=PartialDate.parse(told.birth) if told.birth else None,
        nationality=_ALPHA3[told.nation],
        phones=(told.phone,) if told.phone else (),
        documents=(told.passport,) if told.passport else (),
        places=(f"{told.nation}{told.province:0>2}",) if told.province else (),
    )


def main() -> None:
    """Invent, seal and copy persons FIRST to FIRST + COUNT."""
    django.setup()
    if len(sys.argv) == 1:
        from tests.intake.ground import receiving_agency

        print(receiving_agency())
        return
    agency, first, count, data = UUID(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        # The rows are right by construction; checking each against its parent would take longer.
        connection.execute("SET session_replication_role = replica")
        for start in range(first, first + count, CHUNK):
            inventor = Inventor(Path(data), seed=start)
            told = [inventor.person().reported for _ in range(CHUNK)]
            _copy(connection, agency, list(_sealed(agency, start, told)))


def _sealed(
    agency: UUID, start: int, told: list[Reported]
) -> Iterator[tuple[UUID, UUID, Description, bytes, list[int]]]:
    """Person, key, description, sealed description and tokens of each."""
    from wayhome.kernel import keys
    from wayhome.people.domain.identity import seal_identity
    from wayhome.people.domain.tokens import stored_tokens

    made = keys.store().create_all(uuid4() for _ in told)
    for number, (key, each) in enumerate(zip(made, told, strict=True), start=start):
        person, description = person_id(number), description_of(each)
        sealed = seal_identity(description, key=key, person=person)
        yield person, key.id, description, sealed, stored_tokens(agency, description)


def _copy(
    connection: psycopg.Connection,
    agency: UUID,
    rows: list[tuple[UUID, UUID, Description, bytes, list[int]]],
) -> None:
    from wayhome.kernel import clock
    from wayhome.people.domain.model_mark import reading_mark

    now, rules = clock.now().isoformat(), reading_mark()
    with connection.cursor().copy(f"COPY people_person ({_PERSON}) FROM STDIN") as copy:
        for person, key, told, sealed, _ in rows:
            copy.write(
                f"{person}\t{agency}\t{uuid4()}\t{key}\t{person}\t{told.nationality}\t{told.sex}\t"
                f"{now}\t{rules}\t\\\\x{sealed.hex()}\n"
            )
    tokens = "COPY people_token (agency_id, token, person_id) FROM STDIN"
    with connection.cursor().copy(tokens) as copy:
        for person, _, _, _, found in rows:
            copy.write("".join(f"{agency}\t{token}\t{person}\n" for token in found))


if __name__ == "__main__":
    main()
