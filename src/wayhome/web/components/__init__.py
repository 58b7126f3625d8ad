"""The parts every screen is built from: tags, form rendering, page layouts and their gallery.

Main words: component (one folder: tag and template), layout (the frame of a page), gallery (every
component in every state). It knows words and shapes only: it must never read the database, name a
domain app, or load anything from another host.
"""
