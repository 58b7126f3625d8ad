"""Complaints: the queue, and the page where one is decided upon."""
