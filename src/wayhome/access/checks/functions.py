"""Functions: few run with another's rights, each is listed, and none was altered."""

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.checks.expected import EXPECTED

LISTED_DEFINERS = frozenset({"wayhome_context"})
"""Functions that run with their owner's rights; more than five would be a second policy."""

_MOST_DEFINERS = 5

_DEFINERS = """
SELECT p.proname, EXISTS (SELECT 1 FROM unnest(p.proconfig) AS setting
                          WHERE setting LIKE 'search_path=%%'),
       has_function_privilege('public', p.oid, 'EXECUTE')
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema', %s)
"""
_BODIES = """
SELECT proname, prosrc, prosecdef, provolatile::text, proleakproof, proparallel::text, proconfig,
       prorettype::regtype::text, prolang
FROM pg_proc WHERE pronamespace = %s::regnamespace AND proname LIKE 'wayhome\\_%%'
"""
_TRIGGERS = """
SELECT evtname FROM pg_event_trigger
"""


def check_functions(cursor: CursorWrapper) -> Iterator[Deviation]:
    """Every deviation of functions; the expected ones stand in the schema beside."""
    yield from _definers(cursor)
    expected, found = _bodies(cursor, EXPECTED), _bodies(cursor, "public")
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield Deviation(name, "function-missing")
        elif name not in expected:
            yield Deviation(name, "function-unknown")
        elif expected[name] != found[name]:
            yield Deviation(name, "function-altered")
    cursor.execute(_TRIGGERS)
    for (name,) in cursor.fetchall():
        yield Deviation(name, "event-trigger")


def _definers(cursor: CursorWrapper) -> Iterator[Deviation]:
    """A function with its owner's rights is a door through the wall."""
    cursor.execute(_DEFINERS, [EXPECTED])
    definers = cursor.fetchall()
    for name, fixed_path, public in definers:
        if name not in LISTED_DEFINERS:
            yield Deviation(name, "definer-unlisted")
        if not fixed_path:
            yield Deviation(name, "definer-search-path")
        if public:
            yield Deviation(name, "definer-for-public")
    if len(definers) > _MOST_DEFINERS:
        yield Deviation("functions", "definer-too-many", str(len(definers)))


def _bodies(cursor: CursorWrapper, schema: str) -> dict[str, tuple[object, ...]]:
    """What each of our functions is, by name."""
    cursor.execute(_BODIES, [schema])
    return {name: tuple(map(str, rest)) for name, *rest in cursor.fetchall()}
