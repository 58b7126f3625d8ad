"""The demo fills an empty database only."""

from wayhome.access.queries.agencies import has_agencies
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.server.refusal import Refusal


def refuse_foreign() -> None:
    """Stop before mixing invented people with whatever the database holds already."""
    with context.acting(Actor.system(new_id())):
        if has_agencies():
            message = "DATABASE_URL names a database in use. The demo needs an empty one."
            raise Refusal(message)
