"""What courts and police do about it: alleged persons, offences, proceedings, compensation.

Main words: alleged person with roles, offence kind, proceeding (complaint to appeal), non-punishment
checklist, compensation, link (a person, number or site that cases share). This room must never call
anybody guilty, nor show an allegation outside the cases it stands in.
"""
