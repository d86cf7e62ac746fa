"""Arcs from a pipeline of spaCy: its relations in the terms of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from geobrief.errors import ArgumentError, MissingPackageError
from geobrief.reading.syntax.arcs import Arc, Syntax, SyntaxWord

_RELATIONS = {
    "nsubjpass": "nsubj:pass", "csubj": "nsubj", "csubjpass": "nsubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "attr": "attr", "oprd": "xcomp", "acomp": "xcomp", "relcl": "acl:relcl", "poss": "nmod:poss",
    "npadvmod": "obl", "agent": "obl", "prt": "compound:prt", "nummod": "nummod", "ROOT": "root", "pcomp": "advcl",
}  # fmt: skip
_VERBAL = ("VB", "MD")
_STAND_INS = {"actor": "Canada", "date": "yesterday"}  # plain words that any model knows


def spacy_syntax(pipeline: Any = "en_core_web_sm") -> Syntax:
    """A parser for `syntax=` from a pipeline of spaCy, loaded or by name (the extra `spacy`; models are not included).

    Actor phrases and dates are given to the pipeline as single plain words.
    """
    if isinstance(pipeline, str):
        try:
            import spacy  # pyright: ignore[reportMissingImports]
        except ImportError:
            raise MissingPackageError.of("spacy_syntax", "spacy", extra="spacy") from None
        try:
            pipeline = spacy.load(pipeline)
        except OSError as error:
            raise ArgumentError(f"spaCy cannot load a pipeline ({error})", got=pipeline) from None
    if not callable(getattr(pipeline, "vocab", None) and pipeline):
        raise ArgumentError("not a pipeline of spaCy", expected="a pipeline, or the name of one", got=pipeline)

    def arcs(words: Sequence[SyntaxWord]) -> list[Arc]:
        from spacy.tokens import Doc  # pyright: ignore[reportMissingImports]

        plain = [_STAND_INS.get(word.kind, word.text) for word in words]
        return arcs_of(pipeline(Doc(pipeline.vocab, words=plain)))

    return arcs


def arcs_of(parsed: Any) -> list[Arc]:
    """The arcs of a parsed document; a preposition becomes the case of the noun that it governs."""
    arcs = [Arc(-1 if token.head.i == token.i else token.head.i, _relation(token), token.tag_) for token in parsed]
    for preposition, noun in _governed(parsed):
        head = parsed[preposition].head
        relation = "obl" if head.tag_.startswith(_VERBAL) else "nmod"
        arcs[noun] = Arc(-1 if head.i == preposition else head.i, relation, parsed[noun].tag_)
        arcs[preposition] = Arc(noun, "case", parsed[preposition].tag_)
    return arcs


def _relation(token: Any) -> str:
    if token.dep_ == "advmod" and token.lower_ in ("not", "never", "n't"):
        return "neg"
    return _RELATIONS.get(token.dep_, str(token.dep_))


def _governed(parsed: Any) -> Iterator[tuple[int, int]]:
    """The prepositions with the nouns that they govern."""
    for token in parsed:
        if token.dep_ == "pobj":
            yield token.head.i, token.i
