"""Who may do what in care, in permissions that the policy table already has.

Work on a person is work on the case: whoever may update it. The directory, approvals and the
agency's settings are for those who steer the work of others; what other agencies refer to us is
taken in by those who take in complaints.
"""

from wayhome.access.domain.permissions import Permission

READS_DIRECTORY = Permission.CASE_LIST
STEERS = Permission.CASE_ASSIGN
TAKES_IN = Permission.COMPLAINT_TRIAGE
