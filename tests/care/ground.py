"""Two agencies, a case, an agreement and consent that the tests of care begin with."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import psycopg
from django.db import connections

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import agreed, chosen
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.care.actions.draft_referral import NewReferral, draft_referral
from wayhome.care.actions.keep_providers import ProviderWords, add_provider
from wayhome.care.actions.send_referral import send_referral
from wayhome.care.actions.working import Whom
from wayhome.care.domain.referrals import Urgency
from wayhome.care.domain.services import ServiceKind
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key, provider_key
from wayhome.cooperation.actions.sign_agreement import NewAgreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.kernel import clock, context
from wayhome.kernel.period import Period

GROUPS = (FieldGroup.IDENTITY, FieldGroup.CIRCUMSTANCES)
SAFE_HOUSE = "The green gate behind the Zzyzx pagoda"
CONTACTS = "Ring Zzyzx at 012 999 888"


@dataclass(frozen=True, slots=True)
class Ground:
    """A unit with a case about one person, and another agency that may be asked."""

    unit: Office
    other: Office
    case: UUID
    person: UUID

    @property
    def whom(self) -> Whom:
        """The person of the case."""
        return Whom(self.case, self.person)


def ground() -> Ground:
    """A case of one agency, and another agency beside it; nothing is agreed yet."""
    unit, other = office(), office("other", receives=False)
    complaint = lodged(unit.agency)
    return Ground(unit, other, opened(unit, complaint).case, complaint)


def sign(at: Ground, groups: Iterable[FieldGroup] = GROUPS, *, days: int = 30) -> UUID:
    """An agreement on referrals from the unit to the other agency, in force."""
    today = clock.local_today()
    new = NewAgreement(
        partner_agency=at.other.agency,
        purpose=AgreementPurpose.PROTECTION,
        scope=Scope(figures=frozenset(), groups=frozenset(groups)),
        period=Period(today - timedelta(days=1), today + timedelta(days=days)),
    )
    with context.acting(at.unit.supervisor) as by:
        return sign_agreement(new, by=by)


def consent(at: Ground, groups: Iterable[FieldGroup] = GROUPS, *, recipient: str = "") -> UUID:
    """The person agrees to share these groups for protection with the other agency."""
    to = recipient or agency_key(at.other.agency)
    items = chosen(groups, SharePurpose.PROTECTION, to)
    return agreed(at.unit, at.case, at.person, items=items)


def draft(at: Ground, **more: object) -> UUID:
    """A draft of a referral to the other agency; keywords replace parts."""
    parts: dict[str, object] = {
        "id": uuid4(),
        "whom": at.whom,
        "kind": ServiceKind.SHELTER,
        "urgency": Urgency.WEEK,
        "groups": GROUPS,
        "receiver": at.other.agency,
        **more,
    }
    with context.acting(at.unit.supervisor) as by:
        return draft_referral(NewReferral(**parts), by=by)  # type: ignore[arg-type]  # tests name the parts


def send(at: Ground, referral: UUID) -> None:
    """Send a draft."""
    with context.acting(at.unit.supervisor) as by:
        send_referral(referral, case=at.case, by=by)


def sent(at: Ground, **more: object) -> UUID:
    """A referral that was sent, with consent and agreement in force."""
    sign(at)
    consent(at)
    referral = draft(at, **more)
    send(at, referral)
    return referral


def provider(at: Ground, **more: object) -> UUID:
    """A shelter of the unit's directory with two beds; keywords replace parts."""
    parts: dict[str, object] = {
        "name": "House of the river",
        "kinds": [ServiceKind.SHELTER],
        "provinces": ["KH18"],
        "languages": ["khm", "vie"],
        "capacity": 2,
        "contacts": CONTACTS,
        "location": SAFE_HOUSE,
        **more,
    }
    with context.acting(at.unit.supervisor) as by:
        return add_provider(ProviderWords(**parts), by=by)  # type: ignore[arg-type]  # tests name the parts


def consent_to_provider(at: Ground, provider_id: UUID) -> UUID:
    """The person agrees to share with a provider outside this instance."""
    return consent(at, recipient=provider_key(provider_id))


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Let these happen at the same moment, each on its own connection; what came of each."""
    ready, came = Barrier(len(acts)), [None] * len(acts)

    def run(number: int) -> None:
        ready.wait(timeout=20)
        try:
            came[number] = acts[number]()  # type: ignore[call-overload]  # any value
        except Exception as refusal:  # noqa: BLE001  # looked at by the test
            came[number] = refusal  # type: ignore[call-overload]  # any value
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive()
    return list(came)


def beside(act: Callable[[], object], superuser: psycopg.Connection) -> Callable[[], object]:
    """Begin something beside an open transaction, until it waits for that; later ask what came of it."""
    came: list[object] = []
    running = Thread(target=lambda: came.extend(at_once(act)))
    running.start()
    for _again in range(200):
        waiting = superuser.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
        if waiting and waiting[0]:
            break
        time.sleep(0.05)

    def ended() -> object:
        running.join(timeout=30)
        return came[0]

    return ended
