"""Planted faults: servers that break one promise each, so that the drills can be seen to fail."""
