"""The public side of the history: sources with their figures, and agreements with partners."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any
from uuid import UUID

from wayhome.cooperation.actions.sign_agreement import NewAgreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.insight.actions.make_progress_report import make_progress_report
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.mark_figure import Claim, Span, mark_figure
from wayhome.record.queries.sources import source
from wayhome.server.demo.history import FIRST_DAY, LAST_DAY
from wayhome.server.demo.stage import Stage

_AGREEMENTS = Period(date(2022, 1, 1), date(2032, 12, 31))
_PARTNERS = ("emb-vnm", "emb-tha", "emb-chn", "io-rescue")


def sign_agreements(stage: Stage) -> dict[str, UUID]:
    """The ministry's agreements, by the partner's code: they follow what they lodged."""
    supervisor = stage.actors["vanna"]
    scope = Scope(figures=frozenset(code.value for code in IndicatorCode), lodged_only=True)
    signed = {}
    for partner in _PARTNERS:
        agency = stage.agencies[partner]
        new = NewAgreement(agency, AgreementPurpose.PROGRESS, scope, _AGREEMENTS)
        with context.acting(supervisor):
            signed[partner] = sign_agreement(new, by=supervisor)
    return signed


def release_reports(stage: Stage, agreements: dict[str, UUID]) -> None:
    """Every partner gets its report of the month that the sources speak of."""
    supervisor = stage.actors["vanna"]
    for agreement in agreements.values():
        with context.acting(supervisor):
            make_progress_report(
                agreement=agreement, period=Period(FIRST_DAY, LAST_DAY), by=supervisor
            )


def add_sources(stage: Stage) -> None:
    """Five summaries of our own, with the figures that the reports stated."""
    monitor = stage.actors["monitor"]
    text = files("wayhome.server.demo").joinpath("data/sources.json").read_text(encoding="utf-8")
    for entry in json.loads(text):
        with context.acting(monitor):
            _add(entry, by=monitor)


def _add(entry: dict[str, Any], *, by: Actor) -> None:
    """Add one source and mark its figures."""
    new = NewSource(
        content=entry["text"].encode(),
        publisher=entry["publisher"],
        published_on=date.fromisoformat(entry["published"]),
        language="en",
        title=entry["title"],
    )
    page = source(by, add_source(new, by=by).id)
    for figure in entry["figures"]:
        start = page.text.index(figure["exact"])
        span = Span(page.text_version, start, start + len(figure["exact"]), figure["exact"])
        mark_figure(span, _claim(figure), by=by)


def _claim(figure: dict[str, Any]) -> Claim:
    """What the passage says."""
    period = None
    if "starts" in figure:
        period = Period(date.fromisoformat(figure["starts"]), date.fromisoformat(figure["ends"]))
    return Claim(
        value=Decimal(figure["value"]),
        unit=figure["unit"],
        according_to=figure["according_to"],
        period=period,
        is_approximate=figure.get("approximate", False),
        indicator=figure.get("indicator", ""),
    )
