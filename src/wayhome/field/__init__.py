"""Work in a village without a signal: cases taken along, what was written there, handed in once.

Main words: taking (cases taken along by one officer for one purpose, twelve hours at most), half (the
office's part of the key that opens them on a device), edit (what an officer wrote there, sealed to the
office), difference (office and field both changed a thing), settlement (what a person made of it).
This room must never hand out what the officer may not open, apply an edit twice, or drop one.
"""
