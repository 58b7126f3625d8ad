"""What sign-in must remember is remembered by every process, and says nothing of anybody."""

import json
import os
import subprocess
import sys
import threading

import psycopg
import pytest
from django.core.cache import cache
from django.db import connections, transaction

from wayhome.access.actions.clear_sessions import clear_sessions
from wayhome.kernel.database import DbRole, atomic, running_as

ADDRESS = "203.0.113.77"
_BEGINS = """
import django, json
django.setup()
from django.core.cache import cache
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
"""


def elsewhere(expression: str) -> object:
    """What another process of the same instance answers."""
    done = subprocess.run(
        [sys.executable, "-c", f"{_BEGINS}print(json.dumps({expression}))"],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def test_code_is_used_once_when_another_process_is_asked(database: str) -> None:
    first = cache.add("used code", "y", timeout=30)
    second = elsewhere("cache.add('used code', 'y', timeout=30)")

    assert (first, second) == (True, False)


def test_limit_is_one_when_two_processes_count(database: str) -> None:
    guess = (
        "Client().post('/accounts/login/', {'login': 'dara', 'password': 'guess'})"
        ".context['form'].errors.as_data()['__all__'][0].code"
    )

    first = elsewhere(f"[{guess} for _ in range(5)]")
    then = elsewhere(guess)

    assert first == ["username_password_mismatch"] * 5
    assert then == "too_many_login_attempts"


def test_adding_has_one_winner_when_many_come_at_once(database: str) -> None:
    barrier, won = threading.Barrier(6), []

    def add() -> None:
        barrier.wait()
        won.append(cache.add("one winner", "y", timeout=30))
        connections.close_all()

    threads = [threading.Thread(target=add) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(won) == [False] * 5 + [True]


def test_attempt_is_remembered_when_the_request_is_taken_back(database: str) -> None:
    with running_as(DbRole.WEB), atomic():
        cache.set("attempts", [1.5], timeout=30)
        transaction.set_rollback(True, using=DbRole.WEB)

    assert cache.get("attempts") == [1.5]


def test_table_holds_no_address_and_no_name(database: str, superuser: psycopg.Connection) -> None:
    cache.set(f"allauth:rl:login:ip:{ADDRESS}:dara.zzyzx", [1.0], timeout=30)

    rows = superuser.execute("SELECT t::text FROM access_remembered t").fetchall()

    assert len(rows) == 1
    assert ADDRESS not in str(rows)
    assert "dara.zzyzx" not in str(rows)


def test_value_is_gone_when_its_time_is_over(database: str, superuser: psycopg.Connection) -> None:
    cache.set("short", "y", timeout=30)
    cache.set("long", "y", timeout=300)
    superuser.execute("UPDATE access_remembered SET expires_at = expires_at - interval '1 minute'")

    found = (cache.get("short"), cache.get("long"))
    again = cache.add("short", "z", timeout=0)
    with running_as(DbRole.JOBS):
        clear_sessions()
    left = superuser.execute("SELECT count(*) FROM access_remembered").fetchone()

    assert found == (None, "y")
    assert again is True
    assert left == (1,)


def test_used_code_stays_used_as_long_as_it_would_be_taken(
    database: str, superuser: psycopg.Connection
) -> None:
    cache.add("allauth.mfa.totp.used?user=1&code=123456", "y", timeout=30)
    superuser.execute("UPDATE access_remembered SET expires_at = expires_at - interval '80 s'")

    assert cache.get("allauth.mfa.totp.used?user=1&code=123456") == "y"


def test_value_can_be_deleted_and_all_forgotten(database: str) -> None:
    cache.set_many({"one": 1, "two": 2, "three": 3}, timeout=30)

    deleted = (cache.delete("one"), cache.delete("one"))
    before = cache.get_many(["one", "two", "three"])
    cache.clear()

    assert deleted == (True, False)
    assert before == {"two": 2, "three": 3}
    assert cache.get("two") is None


def test_value_that_would_stay_for_ever_is_refused(database: str) -> None:
    with pytest.raises(ValueError, match="for ever"):
        cache.set("always", "y", timeout=None)
