"""Tests of cooperation."""
