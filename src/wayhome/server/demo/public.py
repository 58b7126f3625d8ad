"""What the demo makes public: facts of one invented article, a reply beside one, one withdrawn."""

import json
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.note_fact import NewFact, add_fact
from wayhome.record.actions.release_fact import release_fact
from wayhome.record.queries.sources import source
from wayhome.release.actions.publish_note import NewNote, publish_note
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import NoteKind, Withdrawal
from wayhome.release.queries.entries import entries_of
from wayhome.server.demo.articles.told import in_text
from wayhome.server.demo.stage import Stage


def publish_facts(stage: Stage) -> None:
    """The monitor takes facts from an article and makes them public, one after another."""
    monitor = stage.actors["monitor"]
    told = json.loads(
        files("wayhome.server.demo").joinpath("data/public.json").read_text(encoding="utf-8")
    )
    new = NewSource(
        content=told["text"].encode(),
        publisher=told["publisher"],
        published_on=date.fromisoformat(told["published"]),
        language=told["language"],
        title=told["title"],
        url=told["url"],
    )
    with context.acting(monitor):
        page = source(monitor, add_source(new, by=monitor).id)
    for each in told["facts"]:
        fields = in_text(each["fields"], page.text)
        with context.acting(monitor):
            fact = add_fact(
                page.text_version, NewFact(each["kind"], fields, told["names"]), by=monitor
            )
        with context.acting(monitor):
            release_fact(fact, by=monitor)
        with context.acting(monitor):
            _go_on(entries_of([fact])[fact][0], each, by=monitor)


def _go_on(entry: UUID, told: dict[str, Any], *, by: Actor) -> None:
    """What happened to an entry after it was public."""
    if "reply" in told:
        reply = NewNote(
            NoteKind.REPLY, told["reply"], signed=told["signed"], language="en", contests=True
        )
        publish_note(entry, reply, by=by)
    if told.get("withdrawn"):
        withdraw_entry(entry, Withdrawal.SOURCE, by=by)
