"""Decisions on a person in two stages: their order, their standards, and being contested."""
