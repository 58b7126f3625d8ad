"""Tests of persons, pairs and judgements."""
