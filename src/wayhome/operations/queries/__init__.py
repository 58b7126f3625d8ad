"""Reads of operations."""
