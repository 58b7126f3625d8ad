"""Danger triage: questions, urgency, clocks, who is told, and the states of a danger."""
