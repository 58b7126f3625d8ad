"""The calendar day is the one of the office, which may begin hours before the day of UTC."""

from datetime import UTC, date, datetime

import psycopg
import pytest

from wayhome.kernel import clock
from wayhome.kernel.rows import local_day_of

MOMENTS = [
    (datetime(2026, 11, 22, 2, 0, tzinfo=UTC), date(2026, 11, 22)),
    (datetime(2026, 11, 22, 16, 59, tzinfo=UTC), date(2026, 11, 22)),
    (datetime(2026, 11, 22, 18, 30, tzinfo=UTC), date(2026, 11, 23)),
    (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
]


@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_day_is_the_one_of_the_office(moment: datetime, day: date) -> None:
    with clock.at(moment):
        assert clock.local_today() == clock.local_day(moment) == day


@pytest.mark.parametrize("zone", ["UTC", "America/Lima"])
@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_row_rules_know_the_same_day_whatever_the_session_says(
    superuser: psycopg.Connection, moment: datetime, day: date, zone: str
) -> None:
    superuser.execute("SELECT set_config('TimeZone', %s, false)", [zone])

    row = superuser.execute(
        f"SELECT {local_day_of('told.at')} FROM (SELECT %s::timestamptz AS at) AS told", [moment]
    ).fetchone()

    assert row == (day,)
