"""Pages of partners: lodge one or many, follow what was lodged, take the report home.

Main words: partner, lodging, agreement, report. It shows what the partner's own agency lodged and
what an agreement in force names; it must never show anything of the agency that received it.
"""
