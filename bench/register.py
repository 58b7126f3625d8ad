"""A large invented register, made fast: sealed rows of the right shape, copied in by a superuser.

Run inside an installation: python -m bench.register COUNT; prints ids of agencies and users as JSON.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

import django
import psycopg

_LITTLE = 40
_SEED = 11
_BATCH = 2_000


def main() -> None:
    """Fill the register of a large agency and a little of a small one."""
    count = int(sys.argv[1])
    django.setup()
    from tests.intake.ground import make_agency, receiving_agency

    large, small, empty = receiving_agency(), make_agency("small"), make_agency("empty")
    chance = Random(_SEED)
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        # The rows are right by construction; checking each against its parent would take longer.
        connection.execute("SET session_replication_role = replica")
        for agency, rows in ((large, count), (small, _LITTLE)):
            complaints = [uuid4() for _ in range(rows)]
            _copy_complaints(connection, agency, complaints, chance)
            _copy_persons(connection, agency, complaints, chance)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    print(json.dumps({"large": str(large), "small": str(small), "empty": str(empty)}))


def _copy_complaints(
    connection: psycopg.Connection, agency: UUID, complaints: list[UUID], chance: Random
) -> None:
    """Complaints in the queue, sealed under a key of their own that nobody keeps."""
    from wayhome.kernel import clock
    from wayhome.kernel.ids import new_code

    columns = (
        "id, code, agency_id, channel, lodger_kind, language, lodged_at, key_id, nationality,"
        " last_country, last_province, sex, danger, has_attachments, status, urgency,"
        " urgency_reasons, turn_at, sealed_identity, sealed_circumstances"
    )
    now = clock.now()
    with connection.cursor().copy(f"COPY intake_complaint ({columns}) FROM STDIN") as copy:
        for complaint in complaints:
            lodged = now - timedelta(minutes=chance.randrange(700_000))
            urgency = chance.randrange(12)
            copy.write_row(
                (
                    complaint,
                    new_code(),
                    agency,
                    "web",
                    "relative",
                    "en",
                    lodged,
                    uuid4(),
                    chance.choice(("VNM", "THA", "CHN")),
                    "KHM",
                    "KH18",
                    "female",
                    "unknown",
                    False,
                    chance.choice(("new", "new", "attached", "set_aside")),
                    urgency,
                    [],
                    lodged - timedelta(days=urgency),
                    b"\x01" + chance.randbytes(180),
                    b"\x01" + chance.randbytes(900),
                )
            )


def _copy_persons(
    connection: psycopg.Connection, agency: UUID, complaints: list[UUID], chance: Random
) -> None:
    """Persons with real sealed descriptions, real keys and real tokens."""
    from wayhome.kernel import clock, keys
    from wayhome.people.domain.model_mark import reading_mark

    rules = reading_mark()
    index = keys.store().named("instance")
    now = clock.now()
    for first in range(0, len(complaints), _BATCH):
        part = list(_persons(agency, complaints[first : first + _BATCH], chance, index=index))
        _add_keys([key for key, *_ in part])
        persons = "id, agency_id, complaint_id, key_id, cluster_id, nationality, sex, registered_at, read_with, sealed_identity"
        with connection.cursor().copy(f"COPY people_person ({persons}) FROM STDIN") as copy:
            for key, person, complaint, sealed, _ in part:
                copy.write_row(
                    (
                        person,
                        agency,
                        complaint,
                        UUID(bytes=key[:16]),
                        person,
                        "VNM",
                        "female",
                        now,
                        rules,
                        sealed,
                    )
                )
        with connection.cursor().copy(
            "COPY people_token (agency_id, token, person_id) FROM STDIN"
        ) as copy:
            for _, person, _, _, tokens in part:
                for token in tokens:
                    copy.write_row((agency, token, person))


def _persons(
    agency: UUID, complaints: list[UUID], chance: Random, *, index: bytes
) -> Iterator[tuple[bytes, UUID, UUID, bytes, list[int]]]:
    """A slab record with the key, the person, the complaint, the sealed description, the tokens."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from wayhome.kernel.keystore import DataKey
    from wayhome.matching.description import Description, PartialDate
    from wayhome.people.domain.identity import seal_identity
    from wayhome.people.domain.tokens import stored_tokens
    from wayhome.server.demo.names import invent

    wrapper = AESGCM(index)
    for complaint in complaints:
        nationality = chance.choice(("VNM", "THA", "CHN", "IDN", "KHM"))
        name = invent(nationality, chance.choice(("female", "male")), chance=chance)
        person, key_id, secret = uuid4(), uuid4(), chance.randbytes(32)
        description = Description(
            names=(name.own, name.latin),
            sex="female",
            birth=PartialDate(
                chance.randrange(1970, 2008), chance.randrange(1, 13), chance.randrange(1, 29)
            ),
            nationality=nationality,
            phones=(f"+85512{chance.randrange(100_000, 1_000_000)}",),
            documents=(f"X{chance.randrange(10**7, 10**8)}",),
        )
        nonce = chance.randbytes(12)
        record = key_id.bytes + nonce + wrapper.encrypt(nonce, secret, key_id.bytes)
        sealed = seal_identity(description, key=DataKey(key_id, secret), person=person)
        yield record, person, complaint, sealed, stored_tokens(agency, description)


def _add_keys(records: list[bytes]) -> None:
    """Append records to the slab at once; nobody else writes to it now."""
    from django.conf import settings

    with (settings.KEYS_HOME / "data.slab").open("ab") as slab:
        slab.write(b"".join(records))


if __name__ == "__main__":
    main()
