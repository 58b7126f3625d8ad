"""A small history in which every confidential value is a marker that occurs nowhere else.

Run inside an installation; prints the markers as JSON, and a code that stands in clear on purpose.
"""

import json
import secrets
from uuid import UUID

import django

from wayhome.intake.domain.answers import Answers, known
from wayhome.intake.domain.clean_file import CleanFile, FileKind
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.intake.domain.questions import QUESTIONS, Kind

SHARED = "qzcanaryqz"
"""What every marker that is a word begins with, so that one search finds them all."""

MARKERS: dict[str, str] = {}


def marker(name: str) -> str:
    """A new marker for a field."""
    return MARKERS.setdefault(name, f"{SHARED}{secrets.token_hex(6)}")


def digits(name: str) -> str:
    """A new marker that is a telephone number."""
    return MARKERS.setdefault(name, f"+85512{secrets.randbelow(900_000) + 100_000}")


def main() -> None:
    """Play it."""
    django.setup()
    from tests.intake.ground import lodge_publicly, make_agency, receiving_agency
    from wayhome.access.domain.agencies import AgencyKind

    agency = receiving_agency()
    partner = make_agency("embassy", kind=AgencyKind.EMBASSY)
    twins = [
        lodge_publicly(agency, key=key, answers=_answers(key), files=_files(key)).complaint
        for key in ("one", "two")
    ]
    code = _work(agency, twins)
    _write_drafts()
    _send_batch(agency, partner)
    print(json.dumps({"markers": MARKERS, "control": code}))


def _answers(key: str) -> Answers:
    """An answer to every question that takes words."""
    given = {"relation": "family", "help": ["find"], "phones": [digits("phones")]}
    given |= {"documents": [f"X{marker('documents')}"]}
    for question in QUESTIONS:
        shared = (
            question.name if question.name in {"name", "documents"} else f"{question.name}/{key}"
        )
        if question.name in given:
            continue
        if question.kind in {Kind.LINE, Kind.STORY}:
            given[question.name] = marker(shared)
        elif question.kind is Kind.LINES:
            given[question.name] = [marker(shared)]
    return Answers({name: known(name, value) for name, value in given.items()})


def _files(key: str) -> tuple[NamedFile, ...]:
    """A file whose name and content are markers."""
    content = f"{marker(f'file content/{key}')} " * 500
    kind = next(iter(FileKind))
    return (
        NamedFile(
            name=f"{marker(f'file name/{key}')}.pdf",
            file=CleanFile(kind, "pdf", "application/pdf", content.encode()),
        ),
    )


def _work(agency: UUID, complaints: list[UUID]) -> str:
    """Register, judge, write and find; the code of the case stands in clear."""
    from tests.drills.officers import officer as hire
    from wayhome.access.domain.roles import Role
    from wayhome.cases.actions.add_note import add_note
    from wayhome.cases.actions.assign import Owner
    from wayhome.cases.actions.open_case import open_case
    from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
    from wayhome.cases.actions.record_finding import NewFinding, record_finding
    from wayhome.cases.actions.register_complaint import register_complaint
    from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
    from wayhome.cases.domain.palermo import Act, Elements, ExploitationPurpose, Means, Presence
    from wayhome.cases.domain.risk import Risk
    from wayhome.intake.actions.add_message import add_message
    from wayhome.kernel import context
    from wayhome.kernel.actor import Actor
    from wayhome.people.actions.judge import judge
    from wayhome.people.actions.propose_matches import propose_matches
    from wayhome.people.domain.verdicts import Verdict
    from wayhome.people.queries.pairs import pairs_about

    system = Actor.system(agency)
    for complaint in complaints:
        with context.acting(system):
            person = register_complaint(complaint=complaint, by=system)
        with context.acting(system):
            propose_matches(person=person, by=system)
    officer = hire(agency, Role.INTAKE_OFFICER, Role.SUPERVISOR, Role.CASE_WORKER)
    with context.acting(officer):
        (pair,) = pairs_about(officer, complaints=complaints)[:1]
        judge(pair=pair.id, verdict=Verdict.SAME, reason=marker("judgement"), by=officer)
        opened = open_case(
            complaint_ids=complaints[:1], by=officer, risk=Risk.HIGH, owner=Owner(user=officer.user)
        )
        add_note(case=opened.case, text=marker("note"), by=officer)
        add_message(complaint_id=complaints[0], text=marker("message to lodger"), by=officer)
        assessment = NewAssessment(
            elements=Elements(
                act=dict.fromkeys(Act, Presence.UNKNOWN),
                means=dict.fromkeys(Means, Presence.UNKNOWN),
                purpose=dict.fromkeys(ExploitationPurpose, Presence.UNKNOWN),
            ),
            is_child=False,
            notes=marker("assessment notes"),
        )
        record_assessment(case=opened.case, assessment=assessment, by=officer)
        finding = NewFinding(
            outcome=Outcome.UNDETERMINED,
            standard_of_proof=StandardOfProof.REASONABLE_GROUNDS,
            reasons=marker("finding reasons"),
            offence_kind=None,
        )
        record_finding(case=opened.case, finding=finding, by=officer)
    lodger = Actor.lodger(agency, complaints[0])
    with context.acting(lodger):
        add_message(complaint_id=complaints[0], text=marker("message from lodger"), by=lodger)
    return opened.code


def _write_drafts() -> None:
    """A draft that was never sent."""
    from wayhome.intake.actions.write_draft import keep_draft
    from wayhome.intake.domain.draft import Draft
    from wayhome.intake.domain.draft_secret import DraftSecret
    from wayhome.kernel import context
    from wayhome.kernel.database import DbRole, atomic, running_as

    with running_as(DbRole.INTAKE), atomic():
        context.enter(context.Context(scope="intake"))
        draft = Draft().with_answers(_answers("draft"), page="one")
        keep_draft(draft, secret=DraftSecret.generate())


def _send_batch(agency: UUID, lodger: UUID) -> None:
    """A partner's file whose rows wait to be lodged."""
    from tests.intake.ground import partner
    from wayhome.intake.actions.start_batch import start_batch
    from wayhome.intake.domain import sheets
    from wayhome.intake.domain.batches import NewBatch
    from wayhome.intake.domain.kinds import LodgerKind
    from wayhome.kernel import context

    heads = "relation,help,name,story,phones"
    cells = f"embassy,find,{marker('row name')},{marker('row story')},{digits('row phones')}"
    sheet = sheets.read(f"{heads}\n{cells}\n".encode())
    with context.acting(partner(lodger)) as by:
        batch = NewBatch(
            agency=agency,
            lodger_kind=LodgerKind.EMBASSY,
            language="en",
            name=f"{marker('batch name')}.csv",
            sheet=sheet,
            lodger_agency=lodger,
        )
        start_batch(batch, by=by)


if __name__ == "__main__":
    main()
