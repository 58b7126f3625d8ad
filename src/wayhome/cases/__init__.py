"""Work on complaints: triage, cases, assessments, findings, assignment and milestones.

Main words: triage, case, assessment (act, means, purpose), finding with its standard of proof, step
(one line of the timeline), milestone (what the lodger sees). A judgement is added, never rewritten.
This room must never change what a complaint says, nor tell a lodger more than milestones and
messages.
"""
