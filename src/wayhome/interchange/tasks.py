"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.interchange.exports.formats import ExportFormat, writer_of
from wayhome.jobs.queue import enqueue, job
from wayhome.kernel.actor import Actor
from wayhome.record.actions.export_facts import MOST_AT_ONCE, forget_exports, keep_part
from wayhome.record.queries.exports import export_state
from wayhome.record.queries.recorded import recorded_facts

JOB = "interchange.write_export"


@job(JOB)
def write_export(*, by: Actor, **ids: str) -> None:
    """Write the next part of a file, and ask for the one after it until all is written."""
    export = UUID(ids["export"])
    state = export_state(by, export)
    if state.is_whole and state.parts:
        return
    writer = writer_of(ExportFormat(state.form))
    facts = recorded_facts(by, state.wanted, first=state.written, most=MOST_AT_ONCE)
    # A day of publication that was corrected meanwhile can leave fewer than were counted.
    count = len(facts) or state.total - state.written
    is_last = state.written + count >= state.total
    text = "" if state.parts else writer.begin(state.as_of)
    text += writer.part(facts) + (writer.end() if is_last else "")
    keep_part(export, state.parts, count, content=text.encode(), by=by)
    if is_last:
        forget_exports(by=by)
    else:
        enqueue(JOB, agency=by.agency, export=export)
