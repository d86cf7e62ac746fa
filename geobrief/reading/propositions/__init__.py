"""What the clauses of a text say: predicates with their arguments by role, polarity, modality and speaker.

The only place where roles are found. Nothing is guessed: a role that the clause does not fill stays empty.
"""
