"""To whom a case was handed over: what was referred, and what papers left."""

from collections.abc import Iterator
from uuid import UUID

from wayhome.care.queries.referrals import ReferralLine, referrals_of
from wayhome.consent.domain.recipients import RecipientKind, agency_key, kind_of, provider_key
from wayhome.documents.queries.papers import papers_of
from wayhome.erasure.domain.handed import Handed, HandedKind
from wayhome.erasure.domain.subjects import Subject
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor

_ITS_OWN = frozenset({RecipientKind.PERSON, RecipientKind.LODGER})


def handed_over(actor: Actor, subject: Subject) -> tuple[Handed, ...]:
    """Everything of a case that others received, the newest first; a complaint alone never went.

    What the person or the lodger was given is theirs, and is not among it. Raises NotFound.
    """
    if subject.case is None:
        return ()
    found = [*_referred(actor, subject.case), *_papers(actor, subject.case)]
    return tuple(sorted(found, key=lambda each: (each.at, each.id), reverse=True))


def _referred(actor: Actor, case: UUID) -> Iterator[Handed]:
    """Referrals that were sent, whatever became of them."""
    for line in referrals_of(actor, case):
        if line.sent_at is not None:
            yield Handed(
                line.id,
                HandedKind.REFERRAL,
                _receiver(line),
                line.receiver,
                line.code,
                line.sent_at,
            )


def _receiver(line: ReferralLine) -> str:
    """An agency of this instance, or a provider outside."""
    if line.receiver:
        return agency_key(line.receiver)
    return provider_key(line.provider) if line.provider else ""


def _papers(actor: Actor, case: UUID) -> Iterator[Handed]:
    """Versions of papers that left, once for each receiver; whoever lodged a complaint knows its code."""
    papers = papers_of(actor, case)
    about = {row.id: row for row in rows_of(actor, {each.person for each in papers if each.person})}
    for paper in papers:
        told = about.get(paper.person) if paper.person else None
        for version in paper.versions:
            first = {line.recipient: line.at for line in version.handed}
            for recipient, at in first.items():
                kind = kind_of(recipient)
                if kind not in _ITS_OWN:
                    is_here = kind is RecipientKind.AGENCY
                    agency = UUID(recipient.partition(":")[2]) if is_here else None
                    code = told.code if told and agency and told.lodger_agency == agency else ""
                    yield Handed(version.id, HandedKind.PAPER, recipient, agency, code, at)
