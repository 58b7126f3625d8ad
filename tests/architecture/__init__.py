"""The rules of ARCHITECTURE.md, held by tests."""
