"""The public pages: ask for help without an account, and come back with the receipt.

Main words: *page* (one question), *draft* (answers so far, sealed with the browser's own secret),
*receipt*. They must never keep a session, say in a title or address what they are about, show what
was told before, or need a script.
"""
