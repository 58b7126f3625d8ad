"""Tests of casework: triage, cases, assessments and findings."""
