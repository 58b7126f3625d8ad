"""The steps of a return: one page for each event that somebody records."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wayhome.kernel.actor import Actor
from wayhome.reintegration.actions.consider import agree, break_off, consider, refuse
from wayhome.reintegration.actions.get_papers import (
    ask_papers,
    deny_papers,
    hold_papers,
    receive_papers,
)
from wayhome.reintegration.actions.look_at_risk import check_risk, decide_high_risk
from wayhome.reintegration.actions.travel import hand_over, plan_journey, set_off
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.journeys import (
    DocumentKind,
    End,
    EndReason,
    Fitness,
    Handover,
    Journey,
    Papers,
    Receiver,
    Transport,
)
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.domain.wishes import Basis, Choice, Wish
from wayhome.web.casework.reintegration.forms import (
    ApprovalForm,
    AskPapersForm,
    BreakOffForm,
    DayForm,
    EntryForm,
    HandoverForm,
    JourneyForm,
    PapersForm,
    RiskForm,
    WishForm,
    WordsOnForm,
)
from wayhome.web.casework.reintegration.step_page import StepPage


def _consider(writing: Writing, _form: EntryForm, by: Actor) -> None:
    consider(writing=writing, by=by)


def _agree(writing: Writing, form: WishForm, by: Actor) -> None:
    given = form.cleaned_data
    wish = Wish(
        words=given["words"],
        informed_of=frozenset(map(Choice, given["informed_of"])),
        is_child=given["is_child"] == "yes",
        is_shown_adult=given["is_child"] == "shown",
        basis=Basis(given["basis"]) if given["basis"] else None,
    )
    agree(writing=writing, wish=wish, on=given["on"], by=by)


def _refuse(writing: Writing, form: WordsOnForm, by: Actor) -> None:
    given = form.cleaned_data
    refuse(writing=writing, on=given["on"], words=given["words"], by=by)


def _check_risk(writing: Writing, form: RiskForm, by: Actor) -> None:
    given = form.cleaned_data
    check_risk(
        writing=writing,
        version=given["check_version"],
        answers=form.answers,
        words=given["words"],
        by=by,
    )


def _decide(writing: Writing, form: ApprovalForm, by: Actor) -> None:
    given = form.cleaned_data
    is_approved = given["decision"] == "approve"
    decide_high_risk(writing=writing, is_approved=is_approved, reason=given["words"], by=by)


def _ask_papers(writing: Writing, form: AskPapersForm, by: Actor) -> None:
    given = form.cleaned_data
    kind = DocumentKind(given["kind"])
    ask_papers(writing=writing, embassy=given["embassy"], kind=kind, on=given["on"], by=by)


def _deny_papers(writing: Writing, form: WordsOnForm, by: Actor) -> None:
    given = form.cleaned_data
    deny_papers(writing=writing, on=given["on"], words=given["words"], by=by)


def _receive_papers(writing: Writing, form: PapersForm, by: Actor) -> None:
    receive_papers(writing=writing, papers=_papers(form.cleaned_data), by=by)


def _hold_papers(writing: Writing, form: PapersForm, by: Actor) -> None:
    hold_papers(writing=writing, papers=_papers(form.cleaned_data), by=by)


def _papers(given: Mapping[str, Any]) -> Papers:
    """A document as it was typed."""
    return Papers(
        kind=DocumentKind(given["kind"]),
        issued_on=given["issued_on"],
        expires_on=given["expires_on"],
        number=given["number"],
    )


def _plan(writing: Writing, form: JourneyForm, by: Actor) -> None:
    given = form.cleaned_data
    start, finish = (
        End(given[f"{end}_country"], given[f"{end}_province"], given[f"{end}_place"])
        for end in ("from", "to")
    )
    journey = Journey(
        start=start,
        finish=finish,
        travel_on=given["travel_on"],
        transport=Transport(given["transport"]),
        fitness=Fitness(given["fitness"]),
        is_escorted=given["is_escorted"] == "yes",
        escorts=given["escorts"],
    )
    plan_journey(writing=writing, journey=journey, by=by)


def _set_off(writing: Writing, form: DayForm, by: Actor) -> None:
    set_off(writing=writing, on=form.cleaned_data["on"], by=by)


def _hand_over(writing: Writing, form: HandoverForm, by: Actor) -> None:
    given = form.cleaned_data
    handover = Handover(
        receiver=Receiver(given["receiver"]),
        on=given["on"],
        to=given["to"],
        place=given["place"],
        confirmed_by=given["confirmed_by"],
    )
    hand_over(writing=writing, handover=handover, by=by)


def _break_off(writing: Writing, form: BreakOffForm, by: Actor) -> None:
    given = form.cleaned_data
    reason = EndReason(given["reason"])
    break_off(writing=writing, reason=reason, on=given["on"], words=given["words"], by=by)


_E = ReturnEvent
RETURN_STEPS: Mapping[ReturnEvent, StepPage] = {
    _E.CONSIDER: StepPage(
        title=_("Consider a return"),
        button=_("Begin"),
        done=_("The return is considered. Nothing is decided by that."),
        form=EntryForm,
        act=_consider,
        hint=_("Nobody is sent home: the next step is what the person wishes."),
    ),
    _E.AGREE: StepPage(
        title=_("The person wishes to return"),
        button=_("Record the wish"),
        done=_("The wish is recorded."),
        form=WishForm,
        act=_agree,
        hint=_("Talk with the person alone, with an interpreter whom they trust."),
    ),
    _E.CHECK_RISK: StepPage(
        title=_("Risks of returning"),
        button=_("Record the answers"),
        done=_("The answers are recorded. They recommend; people decide."),
        form=RiskForm,
        act=_check_risk,
        hint=_("Ask the person first. Not known is not no."),
    ),
    _E.APPROVE: StepPage(
        title=_("Return at high risk"),
        button=_("Record the decision"),
        done=_("The decision is recorded."),
        form=ApprovalForm,
        act=_decide,
        hint=_("Read the answers and what the person wishes before you decide."),
    ),
    _E.ASK_PAPERS: StepPage(
        title=_("Ask an embassy for a travel document"),
        button=_("Record that it was asked"),
        done=_("It is recorded that the embassy was asked."),
        form=AskPapersForm,
        act=_ask_papers,
        hint=_(
            "The embassy learns who the person is and which documents they had: only with their "
            "consent for this embassy, or a legal basis. Some must not be known to their embassy."
        ),
    ),
    _E.RECEIVE_PAPERS: StepPage(
        title=_("Travel document issued"),
        button=_("Record the document"),
        done=_("The document is recorded."),
        form=PapersForm,
        act=_receive_papers,
    ),
    _E.HOLD_PAPERS: StepPage(
        title=_("The person holds a travel document"),
        button=_("Record the document"),
        done=_("The document is recorded."),
        form=PapersForm,
        act=_hold_papers,
        hint=_("One that is valid and in the person’s own hands, or given back to them."),
    ),
    _E.DENY_PAPERS: StepPage(
        title=_("The embassy refused"),
        button=_("Record the refusal"),
        done=_("The refusal is recorded. Another embassy or document may be asked for."),
        form=WordsOnForm,
        act=_deny_papers,
    ),
    _E.PLAN: StepPage(
        title=_("Plan the journey"),
        button=_("Record the journey"),
        done=_("The journey is planned."),
        form=JourneyForm,
        act=_plan,
        hint=_("Countries and provinces stand in the open; exact places and names are sealed."),
    ),
    _E.SET_OFF: StepPage(
        title=_("The journey began"),
        button=_("Record the departure"),
        done=_("The departure is recorded."),
        form=DayForm,
        act=_set_off,
    ),
    _E.HAND_OVER: StepPage(
        title=_("Handed over at home"),
        button=_("Record the handover"),
        done=_("The handover is recorded. Follow-ups are planned, and the lodgers see it."),
        form=HandoverForm,
        act=_hand_over,
    ),
    _E.REFUSE: StepPage(
        title=_("The person does not wish to return"),
        button=_("Record that the person stays"),
        done=_("It is recorded that the person stays."),
        form=WordsOnForm,
        act=_refuse,
        hint=_("Nobody owes a reason."),
    ),
    _E.BREAK_OFF: StepPage(
        title=_("Break the return off"),
        button=_("Break it off"),
        done=_("The return is broken off. It can be considered again."),
        form=BreakOffForm,
        act=_break_off,
    ),
}
"""By event, in the order in which the page offers them. A refusal to approve is said on one page."""
