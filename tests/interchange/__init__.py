"""Tests of the room `interchange`."""
