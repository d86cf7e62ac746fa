"""How does a sentence say who does what to whom? Verb forms, cues, actor phrases, anaphors, clauses, roles and
modality."""
