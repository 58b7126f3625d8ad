"""Letters say in every language what their template says, and leave only on their grounds."""

from uuid import uuid4

import psycopg
import pytest

from tests.consent.ground import agreed, chosen, law, took_back
from tests.documents.ground import EMBASSY, LETTER_GROUPS, desk, named, words_of
from tests.intake.ground import CANARY
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.policy import NotFound
from wayhome.consent.actions.record_legal_basis import record_legal_basis
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.consent.queries.covers import NotCovered
from wayhome.consent.queries.safe_contact import ContactUnsafe
from wayhome.documents.actions.hand_over import NewerVersion
from wayhome.documents.actions.keep_paper import add_version
from wayhome.documents.actions.write_letter import PersonMissing, RecipientOther
from wayhome.documents.domain.letters import LANGUAGES, PLACES, TemplateUnknown, templates
from wayhome.documents.domain.papers import PaperState
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_letter_tells_what_its_template_tells_and_no_more() -> None:
    at = desk()

    paper = at.row(at.write())
    text = words_of(at.read(paper.newest.id).content)

    assert CANARY in text
    assert "2006-05-01" in text
    assert "Vietnam" in text or "Viet Nam" in text
    assert "She has lost her passport." in text
    assert "blue house" not in text
    assert set(paper.newest.groups) == set(LETTER_GROUPS)


@pytest.mark.parametrize(
    ("code", "language"),
    [*((code, "km") for code in templates()), *(("embassy_papers", each) for each in LANGUAGES)],
)
def test_letter_can_be_written_in_the_script_of_its_reader(code: str, language: str) -> None:
    at = desk()
    recipient = {
        "embassy": EMBASSY,
        "lodger": "lodger",
        "person": "person",
        "authority": "authority:prosecutor",
        "provider": f"provider:{uuid4()}",
    }[templates()[code].recipient]

    paper = at.write(template=code, language=language, recipient=recipient)

    content = at.read(at.row(paper).newest.id).content
    assert content.startswith(b"%PDF")
    assert "{" not in words_of(content)


def test_templates_leave_open_only_what_can_be_filled() -> None:
    for each in templates().values():
        assert each.wordings.keys() == LANGUAGES.keys()
        for wording in each.wordings.values():
            assert "words" in wording.body
            wording.body.format_map(dict.fromkeys(PLACES, "x"))


def test_letter_leaves_only_when_everything_in_it_is_agreed_to() -> None:
    at = desk()
    paper = at.write()

    with pytest.raises(NotCovered) as refused:
        at.hand(paper)
    agreed(at.unit, at.case, at.person, items=chosen((FieldGroup.IDENTITY,)))
    with pytest.raises(NotCovered) as still:
        at.hand(paper)
    at.agree()
    at.hand(paper)

    assert refused.value.missing == set(LETTER_GROUPS)
    assert still.value.missing == {FieldGroup.DOCUMENTS}
    handed = at.row(paper).newest.handed
    assert [(each.recipient, each.purpose) for each in handed] == [(EMBASSY, "repatriation")]


def test_nothing_leaves_any_more_when_consent_was_taken_back() -> None:
    at = desk()
    paper = at.write()
    at.agree()
    at.hand(paper)

    took_back(at.unit, at.case, at.person)

    with pytest.raises(NotCovered):
        at.hand(paper)
    assert len(at.row(paper).newest.handed) == 1


def test_legal_basis_covers_where_nobody_agreed(superuser: psycopg.Connection) -> None:
    at = desk()
    paper = at.write()
    with context.acting(at.unit.supervisor) as by:
        basis = record_legal_basis(
            case=at.case, person=at.person, given=law(items=chosen(LETTER_GROUPS)), by=by
        )

    at.hand(paper)

    grounds = superuser.execute("SELECT grounds FROM documents_handover").fetchall()
    assert grounds == [([basis],)]


@pytest.mark.parametrize(
    "other",
    [{"recipient": embassy_key("THA")}, {"purpose": SharePurpose.PROTECTION}],
    ids=["another recipient", "another purpose"],
)
def test_letter_goes_to_nobody_but_whom_it_was_written_for(other: dict[str, object]) -> None:
    at = desk()
    paper = at.write()
    at.agree()

    with pytest.raises(NotFound):
        at.hand(paper, **other)


def test_letter_to_the_person_waits_until_it_is_safe() -> None:
    at = desk()
    paper = at.write(template="person_invitation", recipient="person")

    with pytest.raises(ContactUnsafe) as refused:
        at.hand(paper, recipient="person", purpose=SharePurpose.CONTACT, way=ContactWay.LETTER)

    assert "receipt" in refused.value.reason
    assert at.row(paper).state is PaperState.KEPT


def test_brought_paper_leaves_as_what_it_tells() -> None:
    at = desk()
    paper = at.bring("He says who held him.")
    at.agree()

    with pytest.raises(NotCovered) as refused:
        at.hand(paper)

    assert refused.value.missing == {FieldGroup.CIRCUMSTANCES}


def test_older_version_does_not_leave_when_there_is_a_newer_one() -> None:
    at = desk()
    paper = at.bring()
    seen = at.row(paper).newest.id
    with context.acting(at.unit.supervisor) as by:
        add_version(paper, named("Put right."), seen=1, by=by)

    with pytest.raises(NewerVersion):
        at.hand(paper, version=seen)


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"template": "none"}, TemplateUnknown),
        ({"language": "xx"}, TemplateUnknown),
        ({"recipient": "authority:police"}, RecipientOther),
        ({"recipient": "nobody"}, RecipientOther),
        ({"person": None}, PersonMissing),
    ],
    ids=["template", "language", "kind of recipient", "recipient", "person"],
)
def test_letter_is_refused_when_it_cannot_be_meant(
    parts: dict[str, object], refusal: type[Exception]
) -> None:
    at = desk()

    with pytest.raises(refusal):
        at.write(**parts)
