"""Hold a confirmed figure beside what the register counts: proposed by its words, said by a person."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.insight.domain.fitting import fitting
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.insight.domain.tally import BREAKDOWNS
from wayhome.record.actions.tie_figure import AlreadyTied, NoNumber, Tie, tie_figure
from wayhome.record.domain.edtf import days_of
from wayhome.record.domain.recorded import RecordedFact
from wayhome.record.queries.recorded import recorded_fact
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.reviewing import own_source
from wayhome.web.casework.report.period import PeriodForm, in_address
from wayhome.web.components.widgets import Radios

_INVALID = 422
_LONGEST_WHO = 200


class BesideForm(PeriodForm):
    """Which definition is the same, for which days, and whose word it is; nothing is preselected."""

    indicator = forms.ChoiceField(
        label=gettext_lazy("Which of these does the source speak of?"),
        help_text=gettext_lazy("Choose one only when its definition is what the source counts."),
        error_messages={"required": gettext_lazy("Choose what the figure measures.")},
    )
    according_to = forms.CharField(
        label=gettext_lazy("According to whom"),
        help_text=gettext_lazy("Whose word it is, such as the ministry; not the newspaper."),
        max_length=_LONGEST_WHO,
        error_messages={"required": gettext_lazy("Say whose word the figure is.")},
    )

    field_order = ("indicator", "starts", "ends", "according_to")

    def __init__(self, data: object = None, *, fact: RecordedFact) -> None:
        super().__init__(data)
        told = fact.fields
        proposed = fitting(str(told.get("unit") or ""), [fact.exact, *fact.words("about")])
        others = [code for code in INDICATORS if code not in (*proposed, *BREAKDOWNS)]
        fits = _("The words of the source fit this one.")
        hints = {code.value: str(INDICATORS[code].definition) for code in (*proposed, *others)}
        hints |= {code.value: f"{fits} {hints[code.value]}" for code in proposed}
        question: forms.ChoiceField = self.fields["indicator"]  # type: ignore[assignment]  # as above
        question.widget = Radios(hints=hints)
        question.choices = [(code.value, INDICATORS[code].title) for code in (*proposed, *others)]
        days = days_of(told.get("period"))
        self.initial.update(
            according_to=fact.teller,
            starts=days.starts_on if days else None,
            ends=days.ends_on if days else None,
        )

    @property
    def tie(self) -> Tie:
        """What a valid form says."""
        given = self.cleaned_data
        return Tie(IndicatorCode(given["indicator"]), self.period, given["according_to"])


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, source_id: UUID, fact_id: UUID) -> HttpResponse:
    """The words, the definitions, and a yes; then the report of those days."""
    actor = desk_actor(request)
    require(actor, Permission.FIGURE_MARK)
    found, fact = own_source(actor, source_id), recorded_fact(actor, fact_id)
    if fact.source.id != source_id or fact.kind != "figure" or fact.withdrawn_at:
        raise NotFound
    form = BesideForm(request.POST if request.method == "POST" else None, fact=fact)
    if form.is_valid():
        try:
            tie_figure(fact.id, form.tie, by=actor)
        except AlreadyTied:
            form.add_error(
                None,
                _("It is held beside another count already. Withdraw that first, at the source."),
            )
        except NoNumber:
            form.add_error(None, _("The source tells no number that could be compared."))
        else:
            messages.success(request, _("The figure stands beside the register's own."))
            return redirect(with_query(reverse("desk:report"), in_address(form.period)))
    context = {"source": found, "fact": fact, "form": form}
    status = _INVALID if form.errors else 200
    return page(request, "record/beside.html", context, here="desk:record", status=status)
