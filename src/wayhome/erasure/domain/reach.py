"""How the erasure of a case reaches every table that holds something sealed, a key, or a token.

A table that holds one of these and stands nowhere here fails a test: whoever adds a room says here what
becomes of it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Reach(StrEnum):
    """What is done to a table when a case is erased."""

    CASE_KEY = "case_key"
    """Sealed with the key of the case, which is destroyed."""

    COMPLAINT_KEY = "complaint_key"
    """Sealed with the key of a complaint of the case, which is destroyed."""

    OWN_KEY = "own_key"
    """Sealed with keys of its own, which the room destroys."""

    EMPTIED = "emptied"
    """Sealed with a key that others need: the room empties the column."""

    REMOVED = "removed"
    """Only found by: the room removes the rows."""


_C, _L, _O = Reach.CASE_KEY, Reach.COMPLAINT_KEY, Reach.OWN_KEY

REACH: Mapping[str, Reach] = {
    "cases_case": _C,
    "cases_assessment": _C,
    "cases_finding": _C,
    "cases_decision": _C,
    "cases_reopening": _C,
    "cases_note": _C,
    "consent_consent": _C,
    "consent_legal_basis": _C,
    "consent_legal_basis_end": _C,
    "consent_withdrawal": _C,
    "consent_safe_contact": _C,
    "care_needs": _C,
    "care_objective": _C,
    "care_action": _C,
    "care_approval": _C,
    "care_service": _C,
    "care_conference": _C,
    "care_child_step": _C,
    "care_referral_origin": _C,
    "reintegration_return_entry": _C,
    "reintegration_following_entry": _C,
    "justice_payment": _C,
    "workplan_task": _C,
    "documents_version": _C,
    "forms_part": _C,
    "field_edit": _C,
    "erasure_erasure": _C,
    "intake_complaint": _L,
    "intake_attachment": _L,
    "intake_message": _L,
    "screening_screening": _L,
    "screening_hit": _L,
    "screening_review": _L,
    "people_person": _O,
    "people_name_form": _O,
    "people_judgement": _O,
    "sites_place": _O,
    "sites_judgement": _O,
    "justice_alleged_person": _O,
    "justice_telling": _O,
    "justice_proceeding_line": _O,
    "justice_judgement": _O,
    "care_referral": _O,
    "care_shared_part": _O,
    "care_referral_step": _O,
    "field_taking": _O,
    "operations_person": Reach.EMPTIED,
    "people_token": Reach.REMOVED,
    "sites_token": Reach.REMOVED,
    "justice_token": Reach.REMOVED,
    "forms_answer_token": Reach.REMOVED,
}

OUTLIVES: Mapping[str, str] = {
    "access_private_key": "Belongs to a colleague.",
    "care_provider": "Belongs to the directory of the agency.",
    "intake_batch": "The name of a file of many complaints.",
    "intake_batch_row": "Emptied when the row became a complaint.",
    "intake_draft": "Is no complaint yet, and ends by itself.",
    "operations_operation": "An operation is about a site; it may concern other cases.",
    "operations_result": "Tells of an operation.",
    "operations_evidence": "Was secured at a site, and is kept for courts.",
    "operations_custody": "Who had evidence, and when.",
    "operations_source": "Who tells of a site, sealed to people.",
    "operations_circle_key": "Lets people open who tells of a site.",
    "record_saved_search": "A search in published sources.",
    "release_request": "A letter about a public entry.",
    "screening_token": "Finds entries of sanctions lists.",
}
"""Tables that the erasure of a case leaves alone, and why."""
