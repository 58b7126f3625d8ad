"""The public record: sources kept as they were, and figures tied to the exact words that state them.

Main words: source, text version, passage, claimed figure. A figure without a passage cannot exist.
This room must never reach the register of cases, not even through another room.
"""
