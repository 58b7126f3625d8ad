"""Pages on justice: alleged persons of a case, proceedings, compensation, and what cases share."""
