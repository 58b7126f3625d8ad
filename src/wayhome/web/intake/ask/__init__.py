"""Asking for help: at most eight short pages to the receipt."""
