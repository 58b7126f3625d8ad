"""Tests of return and reintegration."""
