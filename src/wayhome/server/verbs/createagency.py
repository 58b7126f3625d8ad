"""Create an agency and its first users; asks for what is not given.

Passwords are made here and shown once. An administrator manages users and reads no case; a
supervisor sees all of the agency's cases; a partner officer lodges complaints for a partner.

  wayhome createagency --code office --name Office --kind ministry --receives --supervisor dara
  wayhome createagency --code embassy-x --name "Embassy of X" --kind embassy --partner lee
"""

import argparse
import re
import secrets
import sys
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal

_FIRST_USERS = {
    "administrator": Role.ADMINISTRATOR,
    "supervisor": Role.SUPERVISOR,
    "partner": Role.PARTNER_OFFICER,
}
_PASSWORD_BYTES = 15
_YEAR = timedelta(days=365)


class NotCreated(Refusal):
    """The agency or a user could not be created; nothing was."""


def configure(parser: argparse.ArgumentParser) -> None:
    """What is known of the agency, and the names its first users sign in with."""
    parser.add_argument("--code", help="short code in small letters, such as embassy-x")
    parser.add_argument("--name", help="name of the agency, which is public")
    parser.add_argument("--kind", choices=[kind.value for kind in AgencyKind], help="what it is")
    parser.add_argument("--country", default="", help="three letters, for embassies")
    parser.add_argument("--province", default="", help="code, such as KH18, for provincial units")
    parser.add_argument(
        "--receives", action="store_true", help="it receives what comes over the public page"
    )
    parser.add_argument(
        "--token", action="store_true", help="also give the partner's system a token for a year"
    )
    for word in _FIRST_USERS:
        parser.add_argument(f"--{word}", metavar="USERNAME", help=f"create this {word}")


def run(options: argparse.Namespace) -> int:
    """Create everything in one transaction, then say what to do next."""
    _ask_for_missing(options)
    runtime.prepare(say=runtime.say)
    refuse_unready()
    for line in create(options):
        runtime.say(line)
    runtime.say("Next: sign in at /accounts/login/, set up the second step, change the password.")
    return 0


def create(options: argparse.Namespace) -> Iterator[str]:
    """Create the agency and its users; yields one line for each. Raises NotCreated."""
    # Tables can be named only once Django is set up.
    from wayhome.access.actions.create_agency import NewAgency, create_agency
    from wayhome.access.actions.create_user import NewUser, create_user
    from wayhome.access.actions.manage_tokens import create_token

    system = Actor.system(uuid4())
    agency = NewAgency(
        code=options.code,
        name=options.name,
        kind=AgencyKind(options.kind),
        country=options.country,
        province=options.province,
        receives=options.receives,
    )
    lines = [f"Agency {options.code}: {options.name}"]
    try:
        with context.acting(system):
            create_agency(agency, by=system)
            for word, role in _FIRST_USERS.items():
                if username := getattr(options, word):
                    password = secrets.token_urlsafe(_PASSWORD_BYTES)
                    user = NewUser(
                        username=username, display_name=username, password=password, roles=[role]
                    )
                    user_id = create_user(user, by=system)
                    lines.append(f"{role.label}: {username}  password: {password}  (shown once)")
                    if options.token and role is Role.PARTNER_OFFICER:
                        made = create_token(user=user_id, label="first", lasts=_YEAR, by=system)
                        lines.append(f"Token: {made.token}  (shown once)")
    except IntegrityError as fault:
        raise NotCreated(
            "Nothing was created: the code or a username is taken already, or another agency "
            "receives what comes over the public page."
        ) from fault
    yield from lines


def _ask_for_missing(options: argparse.Namespace) -> None:
    """Ask a person at a terminal; refuse a script that left something out."""
    for name, question in (
        ("code", "Code (small letters)"),
        ("name", "Name"),
        ("kind", f"Kind ({', '.join(AgencyKind)})"),
    ):
        if not getattr(options, name):
            setattr(options, name, _ask(question, name))
    if options.kind not in AgencyKind:
        raise NotCreated(f"Kind is one of: {', '.join(AgencyKind)}.")
    if not re.fullmatch(r"[a-z0-9-]{2,40}", options.code):
        raise NotCreated("The code takes 2 to 40 small letters, digits and hyphens.")
    if not any(getattr(options, word) for word in _FIRST_USERS) and sys.stdin.isatty():
        for word in _FIRST_USERS:
            setattr(options, word, input(f"Username of the first {word} (empty for none): "))


def _ask(question: str, name: str) -> str:
    """One answer, which must not be empty."""
    if not sys.stdin.isatty():
        raise NotCreated(f"Give --{name}.")
    answer = ""
    while not answer:
        answer = input(f"{question}: ").strip()
    return answer
