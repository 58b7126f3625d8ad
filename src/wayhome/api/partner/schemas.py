"""What operations take and give, as typed schemas of the description."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, WithJsonSchema

from wayhome.api.partner import answers
from wayhome.intake.domain.messages import Topic
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.kernel.texts import STORY_LIMIT

Language = Literal["en", "km", "fr", "zh-hans"]
AnswersIn = Annotated[dict[str, Any], WithJsonSchema(answers.schema())]


class NewComplaint(Schema):
    """A complaint about one person or one place."""

    model_config = ConfigDict(extra="forbid")

    answers: AnswersIn
    language: Language = Field("en", description="The language to write back in.")


class LodgedComplaint(Schema):
    """The complaint is on disk."""

    id: UUID
    code: str = Field(description="For people to say, such as K7Q4-FM2X.")
    acknowledgement: str = Field(description="Signed proof of lodging; keep it as it is.")
    replayed: bool = Field(description="Whether the same key had lodged it before.")


class ListedComplaint(Schema):
    """One complaint that your agency lodged, and the furthest step it reached."""

    id: UUID
    code: str
    channel: str
    lodged_at: datetime
    milestone: MilestoneCode
    milestone_at: datetime
    unread: int = Field(description="Messages to you that nobody has read.")


class ComplaintList(Schema):
    """At most 25 complaints, the newest first."""

    items: list[ListedComplaint]
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")


class Step(Schema):
    """A milestone and when it was reached."""

    milestone: MilestoneCode
    reached_at: datetime


class MessageShown(Schema):
    """A message between your agency and the one that received the complaint."""

    id: UUID
    direction: Literal["to_lodger", "from_lodger"]
    topic: Topic
    sent_at: datetime
    text: str | None = Field(description="Null once erased.")


class ComplaintProgress(Schema):
    """How far a complaint has come; what it told stays sealed."""

    id: UUID
    code: str
    lodged_at: datetime
    milestones: list[Step]
    messages: list[MessageShown] = Field(description="The newest first.")
    erased_at: datetime | None = Field(
        default=None, description="When everything it told was destroyed; null while it is kept."
    )


class NewMessage(Schema):
    """A message, or a fact that adds to the complaint."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=STORY_LIMIT)]
    topic: Topic = Topic.TALK


class SentMessage(Schema):
    """The message is on disk."""

    id: UUID
    replayed: bool = Field(description="Whether the same key had sent it before.")


class ListedReport(Schema):
    """A progress report that was released to your agency."""

    id: UUID
    starts_on: date
    ends_on: date
    released_at: datetime


class ReportList(Schema):
    """Every report released to your agency, the newest period first."""

    items: list[ListedReport]


class FigureShown(Schema):
    """One number with its definition; `value` is null when it is hidden or nothing is counted."""

    indicator: str
    title: str
    unit: str
    definition: str
    does_not_mean: str
    value: str | None = Field(description="A decimal number.")
    low: str | None = Field(description="Lower end of the 95 % interval, or lower quartile.")
    high: str | None = Field(description="Upper end of the 95 % interval, or upper quartile.")
    counted: int | None = Field(description="How many complaints it rests on.")
    hidden: bool = Field(description="Too small to show: it could name a person.")


class CellShown(Schema):
    """One row of a breakdown; `count` is null when it is hidden."""

    key: str
    count: int | None


class BreakdownShown(Schema):
    """The complaints of the period by one property."""

    indicator: str
    title: str
    unit: str
    definition: str
    does_not_mean: str
    cells: list[CellShown]


class ReportShown(ListedReport):
    """A report as it was released; it never changes."""

    figures: list[FigureShown]
    breakdowns: list[BreakdownShown]


class FieldProblemShown(Schema):
    """One field that cannot be taken."""

    pointer: str = Field(description="JSON pointer into the body (RFC 6901).")
    code: str
    detail: str


class ProblemShown(Schema):
    """A problem (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldProblemShown] = Field(default_factory=list)
