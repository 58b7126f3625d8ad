"""Drills: what a real installation does when things are killed, stolen or tampered with."""
