"""Offices and functions of people: how a role is worded, and to whom and what it belongs.

A phrase is the wording of one role in a paragraph (`phrases`); it is found beside a person's name
(`beside`); what it is a role of stands inside or around it (`affiliations`).
"""
