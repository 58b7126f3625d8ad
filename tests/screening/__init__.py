"""Tests of the room `screening`."""
