"""Names in an article: which words are one, what kind of thing it names, and which name the same.

Capital words that stand together are a run (`runs`). A run is cut into candidates where a title, a
possessive or an organisation's grammar says so (`candidates`); what is known of names in general
(`gazetteer`, `vocabulary`), what stands around, and the language model each speak for a kind, and
the article as a whole decides (`kinds`). Mentions of one person, organisation or place are gathered
under one id (`clusters`). Nothing here is looked up outside the package.
"""
