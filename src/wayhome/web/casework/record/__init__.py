"""The record at the desk: sources, and the figures that their words state."""
