"""Wayhome: from a complaint about a missing person to the way home, and the public record around it."""
