"""Benchmarks of matching: names, whole lists and lookups, each beside its best peer."""
