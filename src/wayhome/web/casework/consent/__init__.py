"""Consent of the persons of a case, what the law allows instead, and how to reach them safely."""
