"""Invented articles of the demo: read by the rules, reviewed by two people, linked and followed."""
