"""Places: countries and provinces by their standard codes, with names in the reader's language.

Codes only (ISO 3166-1, humanitarian P-codes); an exact place is confidential and lives sealed with
the complaint or case it belongs to, never here.
"""
