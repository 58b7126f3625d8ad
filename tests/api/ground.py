"""Partners with tokens, and calls as their systems make them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from tests.intake.ground import make_agency, receiving_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.access.models import PartnerToken
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

BASE = "/api/partner/v1"
PASSWORD = "an invented long password"


@dataclass(frozen=True)
class Caller:
    """A partner's system with its token."""

    agency: UUID
    user: UUID
    token: str

    def get(self, path: str, **headers: str) -> Any:
        """Call with the token."""
        return Client().get(f"{BASE}{path}", headers={**self._headers(), **headers})

    def post(self, path: str, body: object, **headers: str) -> Any:
        """Send JSON, or bytes as they are."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Client(raise_request_exception=False).post(
            f"{BASE}{path}",
            content,
            content_type=headers.pop("content_type", "application/json"),
            headers={**self._headers(), **headers},
        )

    def lodge(self, body: object = None, *, key: str = "key-00000001") -> Any:
        """Lodge an invented complaint unless another body is given."""
        sent = complaint() if body is None else body
        return self.post("/complaints", sent, **{"Idempotency-Key": key})

    def write(self, complaint: str, body: object, *, key: str = "key-00000001") -> Any:
        """Write about a complaint."""
        return self.post(f"/complaints/{complaint}/messages", body, **{"Idempotency-Key": key})

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def complaint(**answers: object) -> dict[str, Any]:
    """The body of an invented complaint."""
    return {
        "language": "fr",
        "answers": {
            "help": ["find", "return_home"],
            "danger_now": {"is": "do_not_know"},
            "name": "Sokunthea Zzyzx",
            "birth": "about 1999",
            "nationality": ["VNM"],
            "country": "KHM",
            "province": "KH18",
            "story": "She wrote that the doors are locked.",
            **answers,
        },
    }


def make_caller(code: str, *, kind: AgencyKind = AgencyKind.EMBASSY, token: str = "") -> Caller:
    """A partner with one officer and one token."""
    agency = make_agency(code, kind=kind)
    system = Actor.system(agency)
    with context.acting(system):
        user = create_user(
            NewUser(
                username=f"officer-{code}",
                display_name=code,
                password=PASSWORD,
                roles=(Role.PARTNER_OFFICER,),
            ),
            by=system,
        )
    return Caller(agency, user, give_token(agency, user, token or f"token-of-{code}"))


def give_token(agency: UUID, user: UUID, token: str, **changes: Any) -> str:
    """Let a token stand for a user."""
    with context.acting(Actor.system(agency)):
        PartnerToken(
            agency_id=agency,
            user_id=user,
            label="test",
            digest=hashlib.sha256(token.encode()).digest(),
            **{
                "created_at": clock.now(),
                "expires_at": clock.now() + timedelta(days=1),
                **changes,
            },
        ).save(force_insert=True)
    return token


def partners() -> tuple[UUID, Caller, Caller]:
    """The agency that receives, and two partners."""
    return receiving_agency(), make_caller("embassy"), make_caller("relief", kind=AgencyKind.NGO)
