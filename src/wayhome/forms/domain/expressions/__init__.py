"""Expressions of XLSForm: a small part of XPath, read and evaluated here, never run as code."""
