"""The arcs of a sentence whose words are tagged, by rule, from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.syntax.trees import OpenClause, Tree
from geobrief.reading.syntax.verb_groups import VerbGroups
from geobrief.reading.syntax.words import Word, listed


def parse(words: Sequence[Word]) -> Tree:
    """The arcs of a sentence whose words are tagged."""
    parser = _ArcParser(words)
    parser.run()
    return Tree(tuple(words), tuple(parser.heads), tuple(parser.relations))


class _ArcParser(VerbGroups):
    """Reads a sentence once, from left to right, with the clauses that are open on a stack."""

    def run(self) -> None:
        while self.at < len(self.words):
            tag = self.tag(self.at)
            if tag == "PUNCT":
                self._punctuation()
            elif tag == "CC":
                self._coordinator()
            elif tag == "MARK":
                self._marker()
            elif tag == "REL" and not self._is_whose():
                self._relative()
            elif tag == "IN":
                self._open_preposition()
            elif self._starts_group(self.at):
                self._verb_group()
            elif tag in ("RB", "NOT"):
                self._adverb()
            else:
                self._noun_phrase()
        self._close_all()

    def _is_whose(self) -> bool:
        return False

    def _adverb(self) -> None:
        if (
            self.tag(self.at) == "NOT"
            and self.tag(self.at - 1) == "CC"
            and self.tag(self.at + 1) in ("ACT", "NN", "NNS", "DT")
        ):
            self.link(
                self.at, self.at + (2 if self.tag(self.at + 1) == "DT" else 1), "cc:neg"
            )  # «Iran, but not Russia»
            self.at += 1
            return
        if self.preposition >= 0 and self.tag(self.at + 1) in ("JJ", "CD"):
            self.link(self.at, self.at + 1, "advmod")  # «in almost continuous session»
            self.at += 1
            return
        head = self.frame.verb
        self.link(self.at, head, "neg" if self.tag(self.at) == "NOT" else "advmod")
        if head < 0:
            self.frame.waiting.append(self.at)
        self.at += 1

    def _coordinator(self) -> None:
        self.coordinator = self.at
        self.link(self.at, self.last_nominal, "cc")
        self.at += 1

    def _punctuation(self) -> None:
        sign = self.words[self.at].lower
        self.link(self.at, self.frame.verb, "punct")
        if sign in (";", ":", "–", "—") or (sign == "-" and self.frame.verb >= 0):
            self._close_to_main()
            self.stack[0] = OpenClause("main")
            self.last_nominal = -1
            self.comma = False
        elif sign == "," and self._skip_reporter():
            return
        elif sign == ",":
            self.comma = True
            while len(self.stack) > 1 and self._ends_at_comma(self.frame):
                self._pop()
        elif sign in ("(", ")"):
            self.comma = True
        self.preposition = -1
        self.at += 1

    def _skip_reporter(self) -> bool:
        """«Any attack, it warns, would be answered», «no ship, said the admiral, was lost»: what is between the commas
        is a clause of its own."""
        start = at = self.at + 1
        inverted = self._reports(start)
        at += inverted
        while at < len(self.words) and at < start + 5 and self.tag(at) in ("DT", "JJ", "NN", "NNS", "ACT", "PRP"):
            at += 1
        verb, end = (start, at) if inverted else (at, at + 1)
        ends = end < len(self.words) and self.words[end].lower == ","
        if at == start + inverted or not ends or not self._reports(verb):
            return False
        goes_on = self._finite_after(end + 1) or (inverted and self.tag(end + 1) == "IN")
        if (self.frame.verb >= 0 or inverted) and not goes_on:
            return False
        subject = end - 1 if inverted else verb - 1
        for index in range(start, end):
            if index != verb:
                self.link(index, verb, "nsubj" if index == subject else "dep")
        self.link(verb, -1, "parataxis")
        self.at = end + 1
        return True

    def _reports(self, at: int) -> bool:
        """Whether a word is a finite verb of saying."""
        finite = at < len(self.words) and self.tag(at) in ("VBZ", "VBD", "VBP")
        return finite and self.words[at].lemma in listed("reporting")

    def _finite_after(self, at: int) -> bool:
        return any(self._starts_group(index) for index in range(at, min(len(self.words), at + 3)))

    def _ends_at_comma(self, frame: OpenClause) -> bool:
        if frame.verb < 0:
            return False
        if frame.kind == "acl:relcl":
            return not self._continues_list()
        return frame.kind in ("acl", "advcl") and (self.stack[-2].verb < 0 or frame.kind == "acl")

    def _continues_list(self) -> bool:
        """Whether the comma only goes on with the objects of the clause («which Iran, Iraq and Oman signed»)."""
        return False

    def _marker(self) -> None:
        frame, lower = self.frame, self.words[self.at].lower
        inside = frame.verb >= 0 and not self.comma
        kind = "ccomp" if lower in ("that", "whether") or (lower == "if" and inside and self._asks()) else "advcl"
        if kind == "ccomp" and self.tag(self.at - 1) == "CC":
            self._pop_to_speaker()
        elif kind == "ccomp" and frame.verb < 0 and self.last_nominal >= 0:
            pass
        attach = self.frame.verb
        if kind == "ccomp" and self.last_nominal >= 0 and self.at and self.at - 1 == self.last_nominal:
            informs = self.frame.verb >= 0 and self.words[self.frame.verb].lemma in listed("telling")
            own = self.frame.object == self.last_nominal or self.frame.verb < 0
            attach = self.last_nominal if own and not informs else attach
        self.stack.append(OpenClause(kind, attach=attach, marker=self.at))
        self.last_nominal = -1
        self.clear_links()
        self.at += 1

    def _asks(self) -> bool:
        return self.frame.verb >= 0 and self.words[self.frame.verb].lemma in (
            "ask",
            "wonder",
            "know",
            "decide",
            "say",
            "see",
        )

    def _pop_to_speaker(self) -> None:
        """«said that …, and that …»: the second clause depends on the same verb."""
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].kind == "ccomp" and self.stack[depth].marker >= 0:
                del self.stack[depth:]
                return

    def _relative(self) -> None:
        lower = self.words[self.at].lower
        antecedent = self.last_nominal
        while antecedent >= 0 and self.tag(antecedent) == "DATE" and self.relations[antecedent] == "nmod":
            antecedent = self.heads[antecedent]
        if (
            lower == "that"
            and antecedent >= 0
            and self.tag(antecedent) == "ACT"
            and self.relations[antecedent] == "nmod"
        ):
            antecedent = self.heads[antecedent]  # «the treaty with Peru that Chile denounced»
        elif lower == "that" and self.tag(antecedent) == "ACT" and self.relations[antecedent] == "obl":
            before = antecedent - 2  # «the cays off Belize that Guatemala claims»
            antecedent = before if self.tag(before) in ("NN", "NNS") else antecedent
        if lower in ("which", "that") and antecedent >= 0:
            antecedent = self._whole(antecedent)
        frame = OpenClause("acl:relcl", attach=antecedent, marker=self.at, antecedent=antecedent)
        if self.preposition >= 0:
            frame.rel_preposition = self.preposition
            self.link(self.at, antecedent, "ref")
        self.stack.append(frame)
        if lower == "whose":
            self.words[self.at].tag = "DT"
            self.clear_links()
            self._noun_phrase()
            if self.frame.subject >= 0 and antecedent >= 0:
                self.link(self.frame.marker, self.frame.subject, "ref:poss")
            return
        self.link(self.at, antecedent, "ref")
        self.clear_links()
        self.at += 1

    def _open_preposition(self) -> None:
        """Note a preposition; the noun phrase that follows is placed by it."""
        self.preposition = self.at
        if self.tag(self.at + 1) in ("IN", "RB"):
            self.link(self.at, self.at + 1, "fixed")
        self.at += 1

    def _close_all(self) -> None:
        self._close_to_main()
        frame = self.stack[0]
        if frame.verb < 0 and frame.subject >= 0:
            self.link(frame.subject, -1, "root")
            for index in frame.waiting:
                self.link(index, frame.subject, self.relations[index] if self.relations[index] != "dep" else "obl")
