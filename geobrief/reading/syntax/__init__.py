"""Grammatical analysis of a sentence: parts of speech and arcs, from a list of English words and rules.

It knows nothing of agreements, disputes or events, so that their lexicons can change without changing a parse.
"""
