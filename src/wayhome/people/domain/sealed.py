"""Where the sealed columns of judgements stand."""

from uuid import UUID

from wayhome.kernel.sealing import Place


def reason_place(judgement: UUID) -> Place:
    """The place of the reason of one judgement."""
    return Place("people_judgement", "sealed_reason", judgement)
