"""Tests of agencies’ own forms."""
