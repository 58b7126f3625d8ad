"""Whether this instance may serve: its database is there, current, and what the rules say."""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from wayhome.access.catalogue import check_instance
from wayhome.kernel.database import DbRole
from wayhome.kernel.erasing import destroy_again
from wayhome.server.counted import counted
from wayhome.server.refusal import Refusal

_SHOWN = 20


class NotReady(Refusal):
    """The database must be made or brought up to date first."""


class Deviates(Refusal):
    """The database is not what the rules say; serving would trust walls that are not there."""


def refuse_unready() -> None:
    """Stop unless the database answers, has every migration, and passes the catalogue check.

    Keys that were destroyed, and that an older copy of the key store brought back, go before that.
    """
    destroy_again()
    try:
        pending = _pending()
    except DatabaseError as fault:
        reason = str(fault).strip().split("\n", 1)[0]
        raise NotReady(
            f"The database does not let us in ({reason}). Is it running? "
            "For a new one, run `wayhome migrate` first."
        ) from fault
    if pending:
        raise NotReady(f"{pending} migrations are not applied. Run `wayhome migrate`.")
    refuse_deviations()


def refuse_deviations() -> None:
    """Stop when the catalogue check finds anything."""
    deviations = check_instance()
    connections.close_all()
    if deviations:
        lines = "\n".join(f"  {deviation}" for deviation in deviations[:_SHOWN])
        places = counted(len(deviations), "place", "places")
        raise Deviates(
            f"The database differs from its rules in {places}:\n{lines}\n"
            "Run `wayhome migrate`; what it leaves was made by hand and must be taken back by hand."
        )


def _pending() -> int:
    """How many migrations are not applied."""
    executor = MigrationExecutor(connections[DbRole.OWNER])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
