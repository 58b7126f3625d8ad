"""The demo fills an empty database only, and touches none that belongs to others."""

import psycopg

from wayhome.access.queries.agencies import has_agencies
from wayhome.kernel import context, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import hmac_blocks
from wayhome.kernel.ids import new_id
from wayhome.server.refusal import Refusal

_IN_USE = "DATABASE_URL names a database in use. The demo needs an empty one."


def refuse_guarded(url: str) -> None:
    """Stop before preparing a database that other keys guard: its owners would be locked out."""
    own, _outer = hmac_blocks(keys.store().named("context"))
    with psycopg.connect(url) as connection:
        table = connection.execute("SELECT to_regclass('public.access_context_key')").fetchone()
        if table is None or table[0] is None:
            return
        kept = connection.execute("SELECT inner_block FROM public.access_context_key").fetchone()
    if kept is not None and bytes(kept[0]) != own:
        raise Refusal(_IN_USE)


def refuse_foreign() -> None:
    """Stop before mixing invented people with whatever the database holds already."""
    with context.acting(Actor.system(new_id())):
        if has_agencies():
            raise Refusal(_IN_USE)
