"""What a leaf says, in words: a sentence for every kind of event and a word for what it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.audit.domain.tags import Tag

SENTENCES: Mapping[Tag, Promise] = {
    Tag.ACCESS_AGENCY_CREATED: _("Created the agency"),
    Tag.ACCESS_TEAM_CREATED: _("Created a team"),
    Tag.ACCESS_TEAM_MEMBER_ADDED: _("Put somebody into a team"),
    Tag.ACCESS_TEAM_MEMBER_REMOVED: _("Took somebody out of a team"),
    Tag.ACCESS_TOKEN_CREATED: _("Gave a token to a partner’s system"),
    Tag.ACCESS_TOKEN_REVOKED: _("Took back the token of a partner’s system"),
    Tag.ACCESS_USER_CREATED: _("Added an account"),
    Tag.ACCESS_USER_DEACTIVATED: _("Closed an account"),
    Tag.ACCESS_USER_FACTORS_RESET: _("Took away the second factor of an account"),
    Tag.ACCESS_USER_FACTOR_ADDED: _("Set up an own second factor"),
    Tag.ACCESS_USER_FACTOR_REMOVED: _("Removed an own second factor"),
    Tag.ACCESS_USER_PASSWORD_CHANGED: _("Changed the own password"),
    Tag.ACCESS_USER_PASSWORD_GIVEN: _("Gave an account a new password"),
    Tag.ACCESS_USER_REACTIVATED: _("Opened an account again"),
    Tag.ACCESS_USER_ROLES_CHANGED: _("Changed the roles of an account"),
    Tag.ACCESS_USER_SIGNED_IN: _("Signed in"),
    Tag.ACCESS_USER_SIGNED_OUT: _("Signed out"),
    Tag.AUDIT_LEAVES_EXPORTED: _("Took audit entries away as a file"),
    Tag.CASES_ASSESSMENT_RECORDED: _("Recorded an assessment"),
    Tag.CASES_CASE_ASSIGNED: _("Assigned a case"),
    Tag.CASES_CASE_CLOSED: _("Closed a case"),
    Tag.CASES_CASE_OPENED: _("Opened a new case"),
    Tag.CASES_CASE_PLANNED: _("Planned the next step of a case"),
    Tag.CASES_CASE_REOPENED: _("Reopened a case"),
    Tag.CASES_COMPLAINT_ATTACHED: _("Attached a complaint to a case"),
    Tag.CASES_COMPLAINT_DETACHED: _("Took a complaint out of a case"),
    Tag.CASES_COMPLAINT_REGISTERED: _("Entered a complaint in the register of persons"),
    Tag.CASES_COMPLAINT_TRIAGED: _("Decided on a complaint at triage"),
    Tag.CASES_FIELDS_OPENED: _("Saw sealed words of a case"),
    Tag.CASES_FINDING_RECORDED: _("Recorded a finding"),
    Tag.CASES_MILESTONE_REACHED: _("Recorded a milestone"),
    Tag.CASES_NOTE_ADDED: _("Added a note to a case"),
    Tag.COOPERATION_AGREEMENT_ENDED: _("Ended an agreement with a partner"),
    Tag.COOPERATION_AGREEMENT_SIGNED: _("Signed an agreement with a partner"),
    Tag.COOPERATION_DISCLOSURE_MADE: _("Handed something to a partner"),
    Tag.INSIGHT_FIGURE_OPENED: _("Saw which complaints a figure counts"),
    Tag.INSIGHT_REPORT_EXPORTED: _("Took a report away as a file"),
    Tag.INTAKE_ATTACHMENT_ADDED: _("Added a file to a complaint"),
    Tag.INTAKE_ATTACHMENT_OPENED: _("Saw a file of a complaint"),
    Tag.INTAKE_BATCH_LODGED: _("Finished lodging many complaints"),
    Tag.INTAKE_BATCH_STARTED: _("Began to lodge many complaints"),
    Tag.INTAKE_COMPLAINT_LODGED: _("Lodged a complaint"),
    Tag.INTAKE_FACT_ADDED: _("Added a fact to a complaint"),
    Tag.INTAKE_FIELDS_OPENED: _("Saw sealed parts of a complaint"),
    Tag.INTAKE_MESSAGES_OPENED: _("Saw the messages of a complaint"),
    Tag.INTAKE_MESSAGE_READ: _("Read a message from the agency"),
    Tag.INTAKE_MESSAGE_SENT: _("Sent a message about a complaint"),
    Tag.INTAKE_RECEIPT_OPENED: _("Came back with a receipt"),
    Tag.PEOPLE_FIELDS_OPENED: _("Saw sealed descriptions of persons"),
    Tag.PEOPLE_JUDGEMENT_RETRACTED: _("Took back a judgement on who is whom"),
    Tag.PEOPLE_MATCHES_SOUGHT: _("Asked for matches of a person again"),
    Tag.PEOPLE_MERGE_PROPOSED: _("Proposed to join persons, for a second person to confirm"),
    Tag.PEOPLE_NAME_ADDED: _("Added a form of a person’s name"),
    Tag.PEOPLE_NAME_WITHDRAWN: _("Withdrew a form of a person’s name"),
    Tag.PEOPLE_PAIR_DISPUTED: _("Judged a pair otherwise than a colleague"),
    Tag.PEOPLE_PAIR_JUDGED: _("Judged whether two persons are one"),
    Tag.PEOPLE_PAIR_PROPOSED: _("Proposed that two persons may be one"),
    Tag.PEOPLE_PAIR_SETTLED: _("Settled a disagreement on who is whom"),
    Tag.PEOPLE_PAIRS_RESCORED: _("Scored pairs anew"),
    Tag.PEOPLE_PERSON_INDEXED: _("Made a person findable"),
    Tag.PEOPLE_PERSON_REGISTERED: _("Registered a person"),
    Tag.PEOPLE_PERSONS_MERGED: _("Joined persons that are one"),
    Tag.PEOPLE_PERSONS_UNMERGED: _("Separated persons that are not one"),
    Tag.PEOPLE_REGISTER_SEARCHED: _("Searched the register of persons"),
    Tag.RECORD_FACT_CONFIRMED: _("Confirmed a fact as the second reviewer"),
    Tag.RECORD_FACT_MADE: _("Took a fact from a source"),
    Tag.RECORD_FACT_WITHDRAWN: _("Withdrew a fact"),
    Tag.RECORD_FACTS_PROPOSED: _("Read a source and proposed facts"),
    Tag.RECORD_FIGURE_MARKED: _("Marked a figure in a source"),
    Tag.RECORD_FIGURE_WITHDRAWN: _("Withdrew a marked figure"),
    Tag.RECORD_PROPOSAL_DECIDED: _("Decided a proposal from a source"),
    Tag.RECORD_SOURCE_ADDED: _("Added a source"),
    Tag.RECORD_STANDING_JUDGED: _("Judged how a request or a commitment stands"),
    Tag.RECORD_STANDING_TAKEN_BACK: _("Took back how a request or a commitment stands"),
    Tag.RECORD_THREAD_BEGUN: _("Began to follow a request"),
    Tag.RECORD_THREAD_CHANGED: _("Changed which facts belong to a request"),
    Tag.RECORD_THREAD_ENDED: _("Ended a request that was begun in error"),
    Tag.RELEASE_ENTRY_PUBLISHED: _("Made a fact public"),
    Tag.RELEASE_ENTRY_WITHDRAWN: _("Withdrew a public entry"),
    Tag.RELEASE_NOTE_PUBLISHED: _("Put a reply or a correction beside a public entry"),
    Tag.RELEASE_NOTE_WITHDRAWN: _("Took away a reply or a correction beside a public entry"),
    Tag.RELEASE_REQUEST_OPENED: _("Saw what somebody wrote about a public entry"),
    Tag.RELEASE_REQUEST_SENT: _("Wrote about a public entry"),
    Tag.RELEASE_REQUEST_SETTLED: _("Settled what somebody wrote about a public entry"),
    Tag.SCREENING_HIT_REVIEWED: _("Reviewed a hit of a screening"),
    Tag.SCREENING_LIST_IMPORTED: _("Imported a version of a sanctions list"),
    Tag.SCREENING_LIST_INDEXED: _("Made the entries of a sanctions list findable"),
    Tag.SCREENING_NAME_SCREENED: _("Held a name against the sanctions lists"),
    Tag.SCREENING_REVIEW_TAKEN_BACK: _("Took back the review of a hit"),
    Tag.SCREENING_SCREENING_OPENED: _("Saw the name and the hits of a screening"),
    Tag.SCREENING_TABLE_EXPORTED: _("Took the table of screenings away as a file"),
    Tag.SITES_FIELDS_OPENED: _("Saw sealed descriptions of places"),
    Tag.SITES_JUDGEMENT_RETRACTED: _("Took back a judgement on places"),
    Tag.SITES_PAIR_JUDGED: _("Judged whether two places are one site"),
    Tag.SITES_PAIR_PROPOSED: _("Proposed that two places may be one site"),
    Tag.SITES_PLACE_DESCRIBED: _("Described a place"),
    Tag.SITES_PLACE_REGISTERED: _("Entered the place of a complaint in the register of sites"),
    Tag.SITES_SITES_JOINED: _("Joined places that are one site"),
    Tag.SITES_SITES_PARTED: _("Separated places that are not one site"),
}

_KINDS: Mapping[str, Promise] = {
    "agency": _("Agency"),
    "agreement": _("Agreement"),
    "attachment": _("File"),
    "batch": _("Batch"),
    "case": _("Case"),
    "claimed_figure": _("Claimed figure"),
    "complaint": _("Complaint"),
    "entry": _("Public entry"),
    "figure": _("Figure"),
    "hit": _("Hit of a screening"),
    "pair": _("Pair of persons"),
    "person": _("Person"),
    "place": _("Place"),
    "progress_report": _("Progress report"),
    "register": _("Register of persons"),
    "request": _("Letter about a public entry"),
    "sanctions_list": _("Sanctions list"),
    "screening": _("Screening"),
    "site": _("Site"),
    "site_pair": _("Pair of places"),
    "source": _("Source"),
    "thread": _("Request that is followed"),
    "team": _("Team"),
    "token": _("Token"),
    "user": _("Account"),
}

_ROOMS: Mapping[str, Promise] = {
    "access": _("Accounts and teams"),
    "audit": _("Audit"),
    "cases": _("Cases"),
    "cooperation": _("Partners"),
    "insight": _("Reports"),
    "intake": _("Complaints"),
    "people": _("Register of persons"),
    "record": _("Sources"),
    "release": _("Public record"),
    "screening": _("Screening"),
    "sites": _("Sites"),
}


def sentence(tag: str) -> str:
    """What happened; an old leaf may name an event that is no more."""
    return str(SENTENCES[Tag(tag)]) if tag in set(Tag) else tag


def kind(code: str) -> str:
    """What kind of thing it happened to."""
    return str(_KINDS.get(code, code))


def room(tag: Tag) -> str:
    """The part of the work that an event belongs to."""
    code = tag.value.partition(":")[0]
    return str(_ROOMS.get(code, code))
