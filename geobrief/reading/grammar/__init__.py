"""The grammar of a sentence: cues, actor phrases, anaphors, clauses, subjects, roles and modality."""
