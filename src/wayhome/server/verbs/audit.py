"""Verify who did and saw what, without any secret; or sequence new leaves once.

wayhome audit verify                          with this instance's own key and files
wayhome audit verify --public-key KEY --checkpoints FILE      as somebody outside would
wayhome audit sequence                        what the worker does every ten seconds
"""

import argparse
from pathlib import Path

from django.conf import settings

from wayhome.audit.domain.notes import BadNote, VerifierKey
from wayhome.audit.outside import Outside
from wayhome.kernel import database
from wayhome.kernel.database import DbRole
from wayhome.server import runtime
from wayhome.server.counted import counted
from wayhome.server.refusal import Refusal

_FOUND = 3


class NoKey(Refusal):
    """The verifier key cannot be read."""


class NotReached(Refusal):
    """The database does not answer, or is not ours; nothing was verified."""


class SequenceForked(Refusal):
    """The sequence in the database is not the one written outside."""


def configure(parser: argparse.ArgumentParser) -> None:
    """What to do, and what to trust."""
    parser.add_argument("do", choices=("verify", "sequence"), help="what to do")
    parser.add_argument("--public-key", metavar="KEY", help="verifier key, or a file that holds it")
    parser.add_argument(
        "--checkpoints", type=Path, metavar="FILE", help="signed heads kept outside the database"
    )


def run(options: argparse.Namespace) -> int:
    """Verify or sequence; a fault that was found ends with 3, what could not be done with 1."""
    runtime.prepare(say=runtime.say)
    from django.db import DatabaseError, InterfaceError  # needs Django

    try:
        if options.do == "sequence":
            return sequence_once()
        return verify_all(options.public_key, options.checkpoints or settings.CHECKPOINTS)
    except (DatabaseError, InterfaceError) as fault:
        reason = str(fault).strip().split("\n", 1)[0]
        raise NotReached(
            f"The audit cannot be read: the database says “{reason}”. Is it running, and made by "
            "`wayhome migrate`?"
        ) from fault


def sequence_once() -> int:
    """Sequence what waits."""
    from wayhome.audit.actions.sequence import Forked, sequence  # needs Django

    try:
        with database.running_as(DbRole.JOBS):
            done = sequence()
    except Forked as fork:
        raise SequenceForked(
            "The sequence in the database is not the one written outside, so nothing was signed. "
            "Run `wayhome audit verify`. After restoring an older backup, set the files beside "
            f"{settings.CHECKPOINTS} apart, as evidence of what was lost."
        ) from fork
    runtime.say(f"{counted(done, 'leaf', 'leaves')} sequenced.")
    return 0


def verify_all(given: str | None, checkpoints: Path) -> int:
    """Print what was verified, and the first bad leaf."""
    from wayhome.audit.queries.verify import verify  # needs Django

    key = _key(given)
    runtime.say(f"Verifying with the key {key}")
    outside = Outside(checkpoints) if checkpoints.exists() else None
    if outside is None:
        runtime.say(f"No file {checkpoints}: leaves cut off at the end would not be noticed.")
    elif outside.is_torn():
        runtime.say(
            f"The last note in {checkpoints} is incomplete, as after a crash while it was written. "
            "It does not count; the next sequencing writes it anew."
        )
    with database.running_as(DbRole.BACKUP):
        found = verify(key=key, outside=outside)
    runtime.say(
        f"{counted(found.leaves, 'leaf', 'leaves')} in sequence, "
        f"{counted(found.heads, 'signed head', 'signed heads')}, {found.waiting} waiting; "
        f"root {found.root.hex()}"
    )
    runtime.say(str(found.fault) if found.fault else "Everything is as it was signed.")
    return _FOUND if found.fault else 0


def _key(given: str | None) -> VerifierKey:
    """The key that was given, or else the public half of this instance's own."""
    if given is None:
        from wayhome.audit.actions.sequence import signer  # needs Django

        return VerifierKey.of(settings.AUDIT_ORIGIN, signer())
    text = Path(given).read_text(encoding="utf-8") if Path(given).is_file() else given
    try:
        return VerifierKey.parse(text)
    except BadNote as error:
        raise NoKey(f"The verifier key cannot be read: {error}") from error
