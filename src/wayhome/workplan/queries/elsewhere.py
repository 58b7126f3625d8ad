"""What waits for supervisors in other rooms; `config/wiring.py` says which."""

from typing import Protocol

from wayhome.kernel.actor import Actor


class Source(Protocol):
    """Counts what waits for the supervisors of the actor's agency in one room."""

    def __call__(self, actor: Actor) -> int:
        """How much waits. Raises NotFound."""


_sources: list[Source] = []


def connect_elsewhere(*sources: Source) -> None:
    """Ask these sources from now on. Without any nothing waits elsewhere."""
    _sources[:] = sources


def waits_elsewhere(actor: Actor) -> bool:
    """Whether anything waits for the supervisors of the actor's agency. Raises NotFound."""
    return any(source(actor) > 0 for source in _sources)
