"""What can be added after the receipt, each on a page of its own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.messages import Topic


@dataclass(frozen=True, slots=True)
class AddedTopic:
    """One thing to say more about, and what helps to say."""

    code: Topic
    title: str | Promise
    hint: str | Promise


TOPICS = (
    AddedTopic(
        Topic.PERSON,
        _("More about the person"),
        _("Other names, telephone numbers, papers, marks, clothes."),
    ),
    AddedTopic(
        Topic.PLACE,
        _("More about the place"),
        _("A sign, a road, a colour, what can be seen or heard."),
    ),
    AddedTopic(
        Topic.EVENT,
        _("More about what happened"),
        _("Tell only what you want to tell. Stop whenever you want."),
    ),
    AddedTopic(
        Topic.CONTACT,
        _("How to reach you"),
        _("A new number, when it is safe, who may answer. Or ask us to stop."),
    ),
)
