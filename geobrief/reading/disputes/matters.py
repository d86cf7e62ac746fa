"""What a dispute is about: its kind, its subject and its status, from the words of its sign."""

from __future__ import annotations

from geobrief.reading.disputes.signs import Sign
from geobrief.reading.entities import Line
from geobrief.reading.kinds import kind_of
from geobrief.reading.lexicons import dispute_words
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.syntax.trees import Tree

_OVER = ("over", "about", "on", "concerning", "regarding")
_ALONG = ("along", "near", "across", "at")
_DEPTH, _AFTER = 4, 9


def kind_at(sign: Sign) -> str | None:
    """The kind by the nearest words: what it is over, its own noun phrase, its clause."""
    lowers = [lower if not _is_place(sign.line, at) else "" for at, lower in enumerate(sign.line.lowers)]
    start, end = sign.clauses.span(sign.start)
    first, last = _span(sign.tree, sign.said.word)
    matter = (_over(sign) or "").lower().split()
    about = kind_of("dispute_kinds", [matter])
    if about is None and not dispute_words("accords").isdisjoint(matter):
        about = "treaty"
    after = lowers[sign.end : min(end, sign.end + _AFTER) if sign.is_noun else sign.end + _AFTER]
    return about or kind_of("dispute_kinds", [lowers[first:last], after, lowers[start:end]])


def _is_place(line: Line, at: int) -> bool:
    """«along the frontier», «near their border»: only where something happens."""
    return line.lower(at) in ("border", "frontier", "borders", "frontiers") and line.lower(at - 2) in _ALONG


def is_named(sign: Sign) -> bool:
    """Whether the words of the sign itself say of what kind it is."""
    first, last = _span(sign.tree, sign.said.word)
    own = [(_over(sign) or "").lower().split(), sign.line.lowers[first:last]]
    return bool(sign.kind) or kind_of("dispute_kinds", own) is not None


def _span(tree: Tree, head: int) -> tuple[int, int]:
    """The tokens of a phrase: its first, and the one after its last."""
    first, last = tree.words[head].start, tree.words[head].end
    edge = [head]
    for _ in range(_DEPTH):
        edge = [
            at
            for index in edge
            for at in tree.children(index, "det", "amod", "compound", "nummod", "nmod", "nmod:poss")
        ]
        for index in edge:
            first, last = min(first, tree.words[index].start), max(last, tree.words[index].end)
    return first, last


def over(sign: Sign, kind: str) -> str | None:
    """What it is over: the phrase after «over», else, by kind, the sign's own words or a water."""
    named = _over(sign)
    if named is not None:
        return named
    if kind in ("nuclear", "debt"):
        return _phrase(sign, sign.said.word) if sign.is_noun else None
    if kind in ("river", "maritime"):
        return _water(sign.line)
    if not sign.is_noun and kind == "territorial" and sign.said.object is not None:
        return _phrase(sign, sign.said.object.word)
    if sign.label in ("SANCTIONS", "COUP", "BORDER"):
        return _phrase(sign, sign.said.word)
    return _modifier(sign)


def _over(sign: Sign) -> str | None:
    for proposition in sign.all_said:
        for preposition, argument in proposition.obliques:
            if preposition in _OVER[: 2 if proposition is sign.outer else 5] and _is_matter(argument):
                return _phrase(sign, argument.word)
    return None


def _is_matter(argument: Argument) -> bool:
    return not argument.ids


def _phrase(sign: Sign, head: int) -> str | None:
    """The words of a noun phrase, without article and owner, with what follows «of» or «in»."""
    tree, line = sign.tree, sign.line
    first, last = tree.words[head].start, tree.words[head].end
    for index in tree.children(head, "amod", "compound", "nummod"):
        if tree.words[index].actor is None:
            first = min(first, tree.words[index].start)
    for index in tree.children(head, "nmod"):
        cases = [tree.words[at].lower for at in tree.children(index, "case")]
        if cases[:1] == ["of"]:
            last = max(last, tree.words[index].end)
    return " ".join(line.words(first, last).split()) or None


def _modifier(sign: Sign) -> str | None:
    """«the border dispute», «the gas row»: the noun before."""
    compounds = sign.tree.children(sign.said.word, "compound")
    return sign.tree.words[compounds[-1]].lower if compounds and sign.is_noun and sign.label == "QUARREL" else None


def _water(line: Line) -> str | None:
    """«the Rogun dam», «the waters of the Indus», «the South China Sea»: a name with a water word, or of a river."""
    for index, token in enumerate(line.tokens):
        if token.is_capital and index and line.lower(index) in dispute_words("rivers"):
            return token.text
        if index and token.lower in dispute_words("waterworks") and line.tokens[index - 1].is_capital:
            return line.words(_name_start(line, index - 1), index + 1)
    return None


def _name_start(line: Line, index: int) -> int:
    while index and line.tokens[index - 1].is_capital and index - 1 not in line.owner:
        index -= 1
    return index


def status_at(sign: Sign) -> str:
    """The status of the row, else settled or frozen where the verb around a noun ends or rests it, else ongoing."""
    if sign.row.get("status"):
        return str(sign.row["status"])
    tree = sign.tree
    described = {tree.words[at].lower for at in tree.children(sign.said.word, "amod", "compound")}
    if not dispute_words("resting").isdisjoint(described):
        return "frozen"
    for said in (sign.outer, sign.described):
        if said is not None and (status := _status_by(sign, said)):
            return status
    return "ongoing"


def _status_by(sign: Sign, said: Proposition) -> str | None:
    """What a verb around or inside the noun phrase makes of the dispute."""
    governor = sign.governor
    agreed = governor is not None and bool(governor.classes & {"AGREE", "SIGN", "CONCLUDE"})
    if said.modality.value != "asserted" and not (agreed and said.modality.value == "future"):
        return None
    if sign.ending and said is sign.outer:
        return "settled" if said.lemma not in dispute_words("wishing") else None
    if said.lemma in ("be", "remain", "leave", "lie"):
        near = {word.lower for word in sign.tree.words[said.word : said.word + 5]}
        if near & {"over", "settled", "resolved"} and not near & {"far", "not", "never", "nowhere", "hardly"}:
            return "settled"
        return "frozen" if not dispute_words("resting").isdisjoint(near) else None
    if said.lemma in dispute_words("resting"):
        return "frozen"
    put = "END" in said.classes and said.lemma in ("put", "bring", "call")
    ends = put or (said.lemma in dispute_words("ending") or bool(said.classes & {"DISARM", "SETTLE"}))
    if said is sign.outer:
        ends = ends and sign.relation in ("nsubj", "obj", "nsubj:pass")
    return "settled" if ends else None
