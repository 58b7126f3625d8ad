"""Screens, one package for each audience. A page parses, calls one action or query, and renders."""
