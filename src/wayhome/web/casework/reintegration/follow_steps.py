"""What is recorded while a person is followed: one page for each."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayhome.kernel.actor import Actor
from wayhome.reintegration.actions.begin_following import begin_following
from wayhome.reintegration.actions.end_following import (
    confirm_reintegrated,
    lose,
    record_death,
    record_trafficked_again,
    refuse_contact,
    take_up,
)
from wayhome.reintegration.actions.follow_up import Contact, Found, miss, report
from wayhome.reintegration.actions.plan_follow_up import drop_follow_up, plan_follow_up
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.ways import Way
from wayhome.web.casework.reintegration.follow_forms import (
    ContactForm,
    DueForm,
    ReportForm,
    TakeUpForm,
    TraffickedForm,
)
from wayhome.web.casework.reintegration.forms import DayForm, EntryForm, NoteForm, WordsOnForm
from wayhome.web.casework.reintegration.step_page import Act, StepPage


def _begin(writing: Writing, form: DayForm, by: Actor) -> None:
    begin_following(writing=writing, on=form.cleaned_data["on"], by=by)


def _add(writing: Writing, form: DueForm, by: Actor) -> None:
    plan_follow_up(writing=writing, due_on=form.cleaned_data["due_on"], by=by)


def _confirm(writing: Writing, form: NoteForm, by: Actor) -> None:
    confirm_reintegrated(writing=writing, words=form.cleaned_data["words"], by=by)


def _lose(writing: Writing, form: NoteForm, by: Actor) -> None:
    lose(writing=writing, words=form.cleaned_data["words"], by=by)


def _traffic_again(writing: Writing, form: TraffickedForm, by: Actor) -> None:
    given = form.cleaned_data
    record_trafficked_again(
        writing=writing,
        on=given["on"],
        linked_code=given["linked_code"],
        words=given["words"],
        by=by,
    )


def _refuse(writing: Writing, form: WordsOnForm, by: Actor) -> None:
    given = form.cleaned_data
    refuse_contact(writing=writing, on=given["on"], words=given["words"], by=by)


def _die(writing: Writing, form: WordsOnForm, by: Actor) -> None:
    given = form.cleaned_data
    record_death(writing=writing, on=given["on"], words=given["words"], by=by)


def _take_up(writing: Writing, form: TakeUpForm, by: Actor) -> None:
    given = form.cleaned_data
    take_up(writing=writing, next_on=given["next_on"], words=given["words"], by=by)


def of_follow_up(step: str, follow_up: UUID) -> Act:
    """What a step does to one follow-up."""

    def act(writing: Writing, form: EntryForm, by: Actor) -> None:
        given = form.cleaned_data
        if step == "move":
            plan_follow_up(writing=writing, due_on=given["due_on"], follow_up=follow_up, by=by)
        elif step == "drop":
            drop_follow_up(writing=writing, follow_up=follow_up, by=by)
        elif isinstance(form, ReportForm):
            found = Found(form.measured, next_on=given["next_on"])
            contact = _contact(form)
            report(writing=writing, follow_up=follow_up, contact=contact, found=found, by=by)
        elif isinstance(form, ContactForm):
            miss(writing=writing, follow_up=follow_up, contact=_contact(form), by=by)

    return act


def _contact(form: ContactForm) -> Contact:
    """A contact as it was typed."""
    return Contact(Way(form.cleaned_data["way"]), form.at, form.cleaned_data["words"])


def _nothing(_writing: Writing, _form: EntryForm, _by: Actor) -> None:
    """Steps of one follow-up act by `of_follow_up`."""


_E = FollowEvent
FOLLOW_STEPS: Mapping[FollowEvent, StepPage] = {
    _E.PLAN: StepPage(
        title=_("Plan one more follow-up"),
        button=_("Plan it"),
        done=_("The follow-up is planned."),
        form=DueForm,
        act=_add,
    ),
    _E.CONFIRM: StepPage(
        title=_("Confirm reintegration"),
        button=_("Confirm"),
        done=_("Reintegration is confirmed."),
        form=NoteForm,
        act=_confirm,
        hint=_("At least three follow-ups found safety at 4 or more, the last one among them."),
    ),
    _E.LOSE: StepPage(
        title=_("Contact is lost"),
        button=_("Record that contact is lost"),
        done=_("It is recorded that contact is lost. The person may be found again."),
        form=NoteForm,
        act=_lose,
        hint=_("After attempts on three days and in two ways since the person was last reached."),
    ),
    _E.TRAFFIC_AGAIN: StepPage(
        title=_("Trafficked again"),
        button=_("Record it"),
        done=_("It is recorded. The case is critical now, and due today."),
        form=TraffickedForm,
        act=_traffic_again,
        hint=_("The case becomes critical at once."),
    ),
    _E.REFUSE: StepPage(
        title=_("The person wants no further contact"),
        button=_("Record it"),
        done=_("It is recorded. Nobody contacts the person from here on."),
        form=WordsOnForm,
        act=_refuse,
        hint=_("Nobody owes a reason. Whoever asks for it is followed again."),
    ),
    _E.DIE: StepPage(
        title=_("The person died"),
        button=_("Record the death"),
        done=_("It is recorded."),
        form=WordsOnForm,
        act=_die,
    ),
    _E.TAKE_UP: StepPage(
        title=_("Follow the person again"),
        button=_("Take it up"),
        done=_("The person is followed again."),
        form=TakeUpForm,
        act=_take_up,
    ),
}
"""By event, in the order in which the page offers them."""

BEGIN: Final = StepPage(
    title=_("Begin to follow the person"),
    button=_("Begin"),
    done=_("The person is followed, on the schedule of follow-ups."),
    form=DayForm,
    act=_begin,
    hint=_("For whoever stays, or came home without a return recorded here. Days count from this."),
)

OF_FOLLOW_UP: Mapping[str, StepPage] = {
    "report": StepPage(
        title=_("Follow-up done"),
        button=_("Record the follow-up"),
        done=_("The follow-up is recorded."),
        form=ReportForm,
        act=_nothing,
        hint=_("Record what the person says and what you saw. Not known is an answer."),
    ),
    "miss": StepPage(
        title=_("Person not reached"),
        button=_("Record the attempt"),
        done=_("The attempt is recorded; the follow-up stays due."),
        form=ContactForm,
        act=_nothing,
    ),
    "move": StepPage(
        title=_("Move the follow-up"),
        button=_("Move it"),
        done=_("The follow-up is moved."),
        form=DueForm,
        act=_nothing,
    ),
    "drop": StepPage(
        title=_("Take the follow-up off the schedule"),
        button=_("Take it off"),
        done=_("The follow-up is off the schedule."),
        form=EntryForm,
        act=_nothing,
    ),
}
"""What is done with one follow-up."""
