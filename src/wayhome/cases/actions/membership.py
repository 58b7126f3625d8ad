"""Complaints and persons come into a case and leave it; part of triage, which asks the policy."""

from collections.abc import Collection, Iterable
from uuid import UUID

from wayhome.cases.models import Case, CaseComplaint, CasePerson
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import Mention, mentions


def add_complaints(case: Case, found: Iterable[QueueRow], *, by: Actor) -> None:
    """Put complaints into a case, and the persons they mention as far as these are registered."""
    found = tuple(found)
    moment = clock.now()
    CaseComplaint.objects.bulk_create(
        [
            CaseComplaint(
                agency_id=case.agency_id,
                case=case,
                complaint_id=lodging.id,
                lodged_at=lodging.lodged_at,
                lodger_agency_id=lodging.lodger_agency,
                attached_at=moment,
                attached_by=by.user,
            )
            for lodging in found
        ]
    )
    complaints = [lodging.id for lodging in found]
    add_persons(case, mentions(by, complaints=complaints))


def add_persons(case: Case, found: Iterable[Mention]) -> None:
    """Put mentions of persons into a case; one that is there already stays as it is."""
    moment = clock.now()
    CasePerson.objects.bulk_create(
        [
            CasePerson(
                agency_id=case.agency_id,
                case=case,
                person_id=mention.person,
                cluster_id=mention.cluster,
                complaint_id=mention.complaint,
                added_at=moment,
            )
            for mention in found
        ],
        ignore_conflicts=True,
    )


def remove_complaint(case: Case, complaint: UUID) -> None:
    """Take a complaint out of its case, with the person it mentions."""
    CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, complaint_id=complaint, detached_at__isnull=True
    ).update(detached_at=clock.now())
    CasePerson.objects.filter(agency_id=case.agency_id, case=case, complaint_id=complaint).delete()


def link_registered(complaint: UUID, *, by: Actor) -> None:
    """Put the person of a complaint, registered just now, into the case the complaint is in."""
    membership = (
        CaseComplaint.objects.filter(
            agency_id=by.agency, complaint_id=complaint, detached_at__isnull=True
        )
        .select_related("case")
        .first()
    )
    if membership is not None:
        add_persons(membership.case, mentions(by, complaints=[complaint]))


def follow_clusters(clusters: Collection[UUID], *, by: Actor) -> None:
    """Let persons in cases follow a change in who is held to be whom."""
    touched = CasePerson.objects.filter(agency_id=by.agency, cluster_id__in=clusters)
    now = {
        mention.person: mention.cluster
        for mention in mentions(by, persons=list(touched.values_list("person_id", flat=True)))
    }
    for person, cluster in now.items():
        CasePerson.objects.filter(agency_id=by.agency, person_id=person).exclude(
            cluster_id=cluster
        ).update(cluster_id=cluster)
