"""What was judged of links, by whom, and what of it is in force."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.justice.domain.verdicts import Verdict
from wayhome.justice.models import Judgement
from wayhome.justice.queries.links import readable_links
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged, Said, in_force
from wayhome.kernel.reasons import open_reason
from wayhome.kernel.sealing import Place


def said_of(agency: UUID, link: UUID) -> tuple[Said[Verdict], ...]:
    """Everything ever said of a link, oldest first."""
    rows = Judgement.objects.filter(agency_id=agency, link_id=link).order_by("number")
    return tuple(
        Said(row.id, Verdict(row.verdict) if row.verdict else None, row.retracts) for row in rows
    )


def judgements(actor: Actor, link: UUID, *, is_opened: bool = False) -> tuple[Judged[Verdict], ...]:
    """The history of a link, newest first; part of its page, which asks the policy."""
    rows = Judgement.objects.filter(agency_id=actor.agency, link_id=link).order_by("number")
    last = in_force(said_of(actor.agency, link))
    return tuple(
        Judged(
            id=row.id,
            about=row.link_id,
            verdict=Verdict(row.verdict) if row.verdict else None,
            by=row.judged_by,
            at=row.judged_at,
            is_in_force=last is not None and row.id == last.id,
            reason=_reason(row) if is_opened else "",
        )
        for row in reversed(rows)
    )


def judgement(actor: Actor, judgement_id: UUID) -> Judged[Verdict]:
    """One judgement without its reason. Raises NotFound, for unknown and forbidden alike."""
    require(actor, Permission.MATCH_JUDGE)
    row = Judgement.objects.filter(
        agency_id=actor.agency,
        id=judgement_id,
        link_id__in=readable_links(actor).order_by().values("id"),
    ).first()
    if row is None:
        raise NotFound
    return next(each for each in judgements(actor, row.link_id) if each.id == judgement_id)


def reason_place(judgement_id: UUID) -> Place:
    """Where the reason of a judgement stands."""
    return Place("justice_judgement", "sealed_reason", judgement_id)


def _reason(row: Judgement) -> str:
    """The reason in clear; empty when its key was destroyed."""
    return open_reason(row.sealed_reason, key=row.key_id, place=reason_place(row.id))
