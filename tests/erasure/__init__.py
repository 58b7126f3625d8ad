"""Tests of the erasure of a case."""
