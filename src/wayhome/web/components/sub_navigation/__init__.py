"""The sections of a case or of a desk."""
