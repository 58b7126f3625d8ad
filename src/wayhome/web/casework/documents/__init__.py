"""Pages of a case's papers: listed, opened for a purpose, brought, written, handed over."""
