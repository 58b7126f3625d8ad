"""The demo never takes over a database that belongs to others."""

import psycopg
import pytest

from wayhome.kernel.context import hmac_blocks
from wayhome.server.demo.fresh import refuse_guarded
from wayhome.server.refusal import Refusal


def test_database_is_refused_when_other_keys_guard_it(database: str) -> None:
    others, _ = hmac_blocks(bytes(32))

    refuse_guarded(database)

    with psycopg.connect(database) as admin:
        before = admin.execute("SELECT inner_block FROM access_context_key").fetchone()
        assert before is not None
        admin.execute("UPDATE access_context_key SET inner_block = %s", [others])
        admin.commit()
        with pytest.raises(Refusal):
            refuse_guarded(database)
        admin.execute("UPDATE access_context_key SET inner_block = %s", [before[0]])
