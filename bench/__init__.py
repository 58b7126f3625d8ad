"""Benchmarks: each prints a table of ratios that come from one run on one machine."""
