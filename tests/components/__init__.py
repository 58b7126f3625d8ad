"""Intake: receipts, answers, files and sheets."""
