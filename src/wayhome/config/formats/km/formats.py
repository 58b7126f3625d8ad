"""Khmer: Django's dates of a day, and months in the same words."""

YEAR_MONTH_FORMAT = "ខែ F ឆ្នាំ Y"
MONTH_DAY_FORMAT = "j ខែ F"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
