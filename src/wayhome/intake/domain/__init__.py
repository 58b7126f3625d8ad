"""What a complaint is made of: receipt, answers, dates, files, sheets. No tables, no framework."""
