"""Tests of `wayhome.consent`."""
