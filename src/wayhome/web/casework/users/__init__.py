"""Accounts and teams on the desk, for the administrator of the agency."""
