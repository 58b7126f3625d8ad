"""Write the tokens that a person is found by."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.description import Description
from wayhome.people.domain.model_mark import reading_mark
from wayhome.people.domain.tokens import stored_tokens
from wayhome.people.models import Person, Token
from wayhome.people.queries.described import described


def index_person(*, person: UUID, by: Actor) -> int:
    """Write a person's tokens anew, as after a change of how names are read; returns how many.

    Nothing is left to find an erased person by. Raises NotFound.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        own = Person.objects.filter(agency_id=by.agency, id=person)
        if not own.update(read_with=reading_mark()):
            raise NotFound
        Token.objects.filter(agency_id=by.agency, person_id=person).delete()
        told = [each.description for each in described(by.agency, [person])]
        written = sum(write_tokens(each, agency=by.agency, person=person) for each in told)
        about = About(kind="person", id=person, detail={"tokens": written})
        leave_leaf(by=by, tag=Tag.PEOPLE_PERSON_INDEXED, about=about)
    return written


def write_tokens(description: Description, *, agency: UUID, person: UUID) -> int:
    """Insert the tokens of a new description in one statement; returns how many."""
    tokens = stored_tokens(agency, description)
    Token.objects.bulk_create(
        [Token(agency_id=agency, token=token, person_id=person) for token in tokens]
    )
    return len(tokens)
