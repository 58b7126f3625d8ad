"""Forms that an agency adds for itself, written as XLSForm, in versions and languages.

Main words: form, version, question, class (how an answer is sealed), submission. This room must never
change answers when a form changes, nor keep an answer less sealed than its question's class.
"""
