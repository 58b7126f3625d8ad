"""The audit on the desk: who did and saw what, for the auditor of the agency."""
