"""Papers of a case: files in versions, letters in the person's script, summaries under an agreement.

Main words: document, version, letter, letter template, summary, export to the person concerned. This
room must never let a paper leave without consent, agreement or legal basis, nor lose an older version.
"""
