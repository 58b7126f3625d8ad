"""Take in complaints from anyone, keep them as received, and let the lodger come back.

Main words: *complaint* (what one lodger submitted), *lodger* (who submitted), *channel* (web,
portal, API, file, phone, walk-in), *receipt* (the secret that opens one's own complaint) and
*answer* (known, not known, not said). It must never lose a complaint, store what was typed in
clear, or show earlier answers to the holder of a receipt.
"""
