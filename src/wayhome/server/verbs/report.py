"""Print the progress report of an agency for any period, or write it as CSV.

wayhome report --from 2022-08-18 --to 2022-09-18
wayhome report --from 2022-08-18 --to 2022-09-18 --csv report.csv
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from wayhome.kernel.period import Period, PeriodNotUnderstood
from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal


def configure(parser: argparse.ArgumentParser) -> None:
    """The period, whose report, and where to."""
    parser.add_argument(
        "--from", dest="starts", type=_day, required=True, metavar="YYYY-MM-DD", help="first day"
    )
    parser.add_argument(
        "--to",
        dest="ends",
        type=_day,
        required=True,
        metavar="YYYY-MM-DD",
        help="last day, included",
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write it there instead")
    parser.add_argument(
        "--agency", default="", metavar="CODE", help="whose report; else the one that receives"
    )


def run(options: argparse.Namespace) -> int:
    """Count, then print or write."""
    try:
        period = Period(options.starts, options.ends)
    except PeriodNotUnderstood as fault:
        raise Refusal(str(fault)) from fault
    # What is printed is the report alone, so that it can be kept.
    runtime.prepare(say=_aside)
    refuse_unready()
    if options.csv:
        _write(options.csv, _csv(options.agency, period))
        runtime.say(f"Written to {options.csv}.")
    else:
        runtime.say(_text(options.agency, period))
    return 0


def _csv(code: str, period: Period) -> str:
    """The report as CSV; a leaf says that it was taken."""
    from wayhome.insight.actions.export_report import export_report
    from wayhome.kernel import context
    from wayhome.server.acting import system_of

    with context.acting(system_of(code)) as by:
        return export_report(period, by=by)


def _text(code: str, period: Period) -> str:
    """The report as text, with what sources claim."""
    from wayhome.access.queries.agency_names import agency_names
    from wayhome.insight.queries.claims_beside import claims_beside
    from wayhome.insight.queries.progress_report import progress_report
    from wayhome.kernel import context
    from wayhome.server.acting import system_of
    from wayhome.server.report_text import report_lines

    with context.acting(system_of(code)) as by:
        report = progress_report(by, period)
        claims = claims_beside(by, period, report=report)
        agency = agency_names()[by.agency].name
    return "\n".join(report_lines(report, claims, agency=agency, period=period))


def _write(file: Path, text: str) -> None:
    """Write the file. Raises a Refusal when the place cannot be written."""
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise Refusal(f"{file} cannot be written: {fault.strerror}.") from fault


def _aside(step: str) -> None:
    """Tell the operator a step beside the report."""
    print(step, file=sys.stderr, flush=True)


def _day(text: str) -> date:
    """A day as the option gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no day like 2022-08-18") from fault
