"""Work on complaints: triage, cases, assessments, findings, assignment and milestones.

Main words: triage, danger (its urgency, clocks, and who was told), case, assessment (act, means,
purpose), finding with its standard of proof, decision on a person in two stages, step (one line of the
timeline), milestone (what the lodger sees). A judgement is added, never rewritten.
This room must never change what a complaint says, nor tell a lodger more than milestones and
messages.
"""
