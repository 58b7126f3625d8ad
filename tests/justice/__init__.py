"""Tests of the room `justice`."""
