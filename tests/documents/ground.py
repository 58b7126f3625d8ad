"""A case with a person whose papers the tests bring, write and hand over."""

import io
from dataclasses import dataclass
from uuid import UUID, uuid4

from pypdf import PdfReader

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import agreed, chosen
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.documents.actions.hand_over import NewHandOver, hand_over
from wayhome.documents.actions.keep_paper import NewPaper, add_paper
from wayhome.documents.actions.write_letter import NewLetter, write_letter
from wayhome.documents.domain.papers import PaperKind
from wayhome.documents.queries.papers import OpenedVersion, PaperRow, open_version, papers_of
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import clock, context

EMBASSY = embassy_key("VNM")
LETTER_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit with a case about one person."""

    unit: Office
    case: UUID
    person: UUID

    def bring(self, text: str = "He signed nothing.", **more: object) -> UUID:
        """A statement, brought as a file."""
        parts = {"id": uuid4(), "kind": PaperKind.STATEMENT, "person": self.person, **more}
        with context.acting(self.unit.supervisor) as by:
            return add_paper(self.case, NewPaper(file=named(text), **parts), by=by)  # type: ignore[arg-type]  # tests name the parts

    def write(self, **more: object) -> UUID:
        """A letter to the embassy."""
        parts: dict[str, object] = {
            "id": uuid4(),
            "template": "embassy_papers",
            "language": "en",
            "recipient": EMBASSY,
            "person": self.person,
            "words": "She has lost her passport.",
            **more,
        }
        with context.acting(self.unit.supervisor) as by:
            return write_letter(self.case, NewLetter(**parts), by=by)  # type: ignore[arg-type]  # tests name the parts

    def hand(self, paper: UUID, **more: object) -> UUID:
        """The newest version handed over to the embassy."""
        parts: dict[str, object] = {
            "paper": paper,
            "version": self.row(paper).newest.id,
            "recipient": EMBASSY,
            "purpose": SharePurpose.REPATRIATION,
            "way": ContactWay.LETTER,
            "at": clock.now(),
            **more,
        }
        with context.acting(self.unit.supervisor) as by:
            return hand_over(NewHandOver(**parts), by=by)  # type: ignore[arg-type]  # tests name the parts

    def row(self, paper: UUID) -> PaperRow:
        """A paper as the case lists it."""
        with context.acting(self.unit.supervisor) as by:
            return next(each for each in papers_of(by, self.case) if each.id == paper)

    def read(self, version: UUID) -> OpenedVersion:
        """A version, opened."""
        with context.acting(self.unit.supervisor) as by:
            return open_version(by, self.case, version, purpose=Purpose.REPATRIATION)

    def agree(self, **more: object) -> None:
        """The person agrees that the embassy gets what the letter tells."""
        agreed(self.unit, self.case, self.person, items=chosen(LETTER_GROUPS), **more)


def desk() -> Desk:
    """A case about one person, registered, with nothing agreed."""
    unit = office()
    complaint = lodged(unit.agency)
    with context.acting(unit.system) as system:
        register_complaint(complaint=complaint, by=system)
    return Desk(unit, opened(unit, complaint).case, complaint)


def named(text: str, name: str = "statement.txt") -> NamedFile:
    """A cleaned file of text."""
    return NamedFile(name, clean(name, text.encode()))


def words_of(content: bytes) -> str:
    """The text of a PDF, as a reader copies it."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
