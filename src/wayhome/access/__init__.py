"""Who may see and do what: agencies, teams, people who sign in, roles, purposes, and the policy.

Main words: agency, team, role, purpose, field group, permission, decision. Deny by default; what is
unknown and what is forbidden look alike. This room must never decide by anything but the policy
table, and never say that something exists to somebody who may not see it.
"""
