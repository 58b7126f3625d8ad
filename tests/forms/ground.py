"""Forms, cases and answers that the tests of forms begin with."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.cases.ground import Office, office, opened
from wayhome.access.domain.roles import Role
from wayhome.forms.actions.bring_form import Brought, bring_form
from wayhome.forms.actions.move_version import publish_version
from wayhome.forms.actions.send_answers import Sending, Sent, send_answers
from wayhome.forms.domain.filling import Given
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

STORY = "A blue gate behind the casino QXCANARYQX"
FORM = """
| survey |
| | type | name | label::English (en) | label::Khmer (km) | hint::English (en) | required | required_message::English (en) | relevant | constraint | constraint_message::English (en) | default | calculation | wayhome::class | wayhome::group | wayhome::search |
| | begin group | about | About the person | អំពីបុគ្គល | | | | | | | | | | | |
| | select_one yes_no | ill | Is somebody ill? | មានអ្នកឈឺទេ? | | yes | Say whether somebody is ill. | | | | | | C1 | | |
| | text | illness | What is it? | ជំងឺអ្វី? | In their own words | yes | | ${ill} = 'yes' | string-length(.) < 300 | Make it shorter than 300 letters. | | | | health | yes |
| | select_multiple needs | needs | What is needed? | ត្រូវការអ្វី? | | | | | count-selected(.) < 3 | Choose two at most. | | | C1 | | |
| | date | came_on | Came on | មកដល់ថ្ងៃ | | | | | . <= today() | Not in the future. | | | | | |
| | end group | | | | | | | | | | | | | | |
| | begin repeat | child | Children | កូន | | | | | | | | | | | |
| | text | child_name | Name | ឈ្មោះ | | yes | | | | | | | | identity | |
| | integer | child_age | Age | អាយុ | | | | | . >= 0 and . < 18 | A child is younger than 18. | | | | identity | |
| | end repeat | | | | | | | | | | | | | | |
| | text | story | What happened? | មានអ្វីកើតឡើង? | | | | | | | | | | | yes |
| | calculate | urgent | | | | | | | | | | if(${ill} = 'yes', 'yes', 'no') | C1 | | |
| choices |
| | list_name | name | label::English (en) | label::Khmer (km) |
| | yes_no | yes | Yes | បាទ |
| | yes_no | no | No | ទេ |
| | needs | food | Food | អាហារ |
| | needs | doctor | A doctor | គ្រូពេទ្យ |
| | needs | phone | A telephone | ទូរស័ព្ទ |
| settings |
| | form_title | form_id | version |
| | Shelter talk | shelter_talk | %s |
"""


def written(version: str = "1") -> bytes:
    """The form as somebody brings it."""
    return (FORM % version).encode()


@dataclass(frozen=True, slots=True)
class Ground:
    """An agency with a published form, and a case."""

    unit: Office
    case: UUID
    brought: Brought

    def sending(self, **more: object) -> Sending:
        """What a page would send."""
        parts: dict[str, object] = {
            "case": self.case,
            "version": self.brought.version,
            "submission": uuid4(),
            "revision": uuid4(),
            "given": GIVEN,
            **more,
        }
        return Sending(**parts)  # type: ignore[arg-type]  # tests name the parts they replace

    def sent(self, by: Actor | None = None, **more: object) -> Sent:
        """Answers that were kept."""
        with context.acting(by or self.unit.supervisor) as actor:
            return send_answers(self.sending(**more), by=actor)


GIVEN = Given(
    {"ill": "yes", "illness": "Fever since Monday", "needs": ["food", "doctor"], "story": STORY},
    {"child": [{"child_name": "Dara Invented", "child_age": 7}]},
)


def brought(unit: Office, content: bytes | None = None, *, publish: bool = True) -> Brought:
    """A form of the agency, published."""
    with context.acting(unit.supervisor) as by:
        found = bring_form(content or written(), by=by)
        if publish:
            publish_version(version=found.version, by=by)
    return found


def ground(unit: Office | None = None) -> Ground:
    """A case and a form to fill in."""
    unit = unit or office()
    return Ground(unit, opened(unit).case, brought(unit))


def administrator(unit: Office) -> Actor:
    """Somebody who runs the agency's instance and reads no case."""
    return Actor(
        kind=ActorKind.STAFF,
        agency=unit.agency,
        user=unit.supervisor.user,
        roles=frozenset({Role.ADMINISTRATOR}),
    )
