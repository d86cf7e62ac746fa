"""Verbs with their auxiliaries, and the clauses that they open."""

from __future__ import annotations

from geobrief.reading.syntax.noun_phrases import NounPhrases
from geobrief.reading.syntax.trees import OpenClause, VerbGroup
from geobrief.reading.syntax.words import listed

_AUXILIARY = frozenset(("MD", "HAVE", "BE", "DO"))


class VerbGroups(NounPhrases):
    """Reads verbs with their auxiliaries and opens, coordinates or inverts clauses."""

    def _group(self) -> VerbGroup:
        start = at = self.at
        infinitive = False
        auxiliaries: list[int] = []
        adverbs: list[int] = []
        dates: list[int] = []  # «have this week signed»
        main = -1
        while at < len(self.words):
            tag = self.tag(at)
            if tag == "TO" and main < 0:
                infinitive = not auxiliaries
                adverbs.append(at)
            elif tag in _AUXILIARY and main < 0:
                if auxiliaries and not self._may_follow(auxiliaries[-1], tag):
                    break
                auxiliaries.append(at)
            elif tag in ("RB", "NOT"):
                if main >= 0:
                    break
                adverbs.append(at)
            elif tag == "DATE" and auxiliaries and main < 0 and self.tag(at + 1).startswith("VB"):
                dates.append(at)
            elif tag in ("VB", "VBZ", "VBD", "VBP", "VBN", "VBG") and main < 0:
                finite = bool(auxiliaries) and tag in ("VBZ", "VBD", "VBP") and self.tag(auxiliaries[-1]) != "BE"
                if finite and (tag != "VBD" or self.words[at].facts.form not in ("ed", "any")):
                    break
                main = at
                at += 1
                break
            else:
                break
            at += 1
        while at > start + 1 and main < 0 and self.tag(at - 1) in ("RB", "NOT") and at - 1 in adverbs:
            adverbs.remove(at - 1)
            at -= 1
        if main < 0:
            main = auxiliaries.pop() if auxiliaries else start
        passive = bool(auxiliaries) and self.tag(auxiliaries[-1]) == "BE" and self.tag(main) in ("VBN", "VBD")
        passive = passive or (bool(auxiliaries) and self.words[auxiliaries[-1]].lower in ("been", "being"))
        if passive and self.tag(main) == "VBG":
            passive = False
        form = "fin"
        if infinitive or (self.tag(main) == "VB" and not auxiliaries):
            form = "inf"
        elif (not auxiliaries and self.tag(main) == "VBG") or (
            auxiliaries and self.words[auxiliaries[0]].lower in ("having", "being")
        ):
            form = "ing"
        elif not auxiliaries and self.tag(main) == "VBN":
            form, passive = "part", True
        for index in auxiliaries:
            self.link(index, main, "aux:pass" if passive and index == auxiliaries[-1] else "aux")
        for index in dates:
            self.link(index, main, "obl:tmod")
        for index in adverbs:
            self.link(index, main, {"TO": "mark", "NOT": "neg"}.get(self.tag(index), "advmod"))
        return VerbGroup(start, at, main, form, passive)

    def _may_follow(self, auxiliary: int, tag: str) -> bool:
        before = self.tag(auxiliary)
        return (
            (before == "MD" and tag in ("BE", "HAVE"))
            or (before == "HAVE" and tag == "BE")
            or (before == "BE" and tag == "BE")
            or (before == "DO" and tag in ("BE", "HAVE"))
        )

    def _verb_group(self) -> None:
        group = self._group()
        self.at: int = group.end
        if group.form == "fin":
            self._finite(group)
        elif group.form == "inf":
            self._infinitive(group)
        elif group.form == "ing":
            self._gerund(group)
        else:
            self._participle(group)
        self.clear_links()

    def _open(self, frame: OpenClause, group: VerbGroup) -> None:
        """Make a verb the verb of a frame, and attach what waited for it."""
        frame.verb, frame.group = group.main, group
        if frame.subject >= 0:
            self.link(frame.subject, group.main, "nsubj:pass" if group.passive else "nsubj")
        for index in frame.waiting:
            relation = (
                self.relations[index]
                if self.relations[index] in ("neg", "advmod", "obl", "obl:tmod", "advcl")
                else "obl"
            )
            self.link(index, group.main, relation)
        frame.waiting.clear()
        if frame.marker >= 0 and frame.kind in ("ccomp", "advcl"):
            self.link(frame.marker, group.main, "mark")
        if frame.kind == "main":
            self.link(group.main, -1, "root")
            self.roots.append(group.main)
        elif frame.attach >= 0:
            self.link(group.main, frame.attach, frame.kind)
        elif len(self.stack) > 1 and self.stack[-2].verb < 0:
            self.link(group.main, -1, frame.kind)
            self.stack[-2].waiting.append(group.main)

    def _finite(self, group: VerbGroup) -> None:
        frame = self.frame
        if frame.verb < 0:
            self._fill_subject(frame, group)
            self._open(frame, group)
            self._report(frame)
            return
        reports = self.words[group.main].lemma in listed("reporting")
        if self.comma and self.coordinator < 0 and reports and self._quoted(group) and not self._outer_waits():
            self._invert(group)
            return
        if self.coordinator >= 0 and self.coordinator >= group.start - 2:
            self._coordinate(group)
            return
        for depth in range(len(self.stack) - 2, -1, -1):
            waits = self.stack[depth].subject >= 0 or (self.tag(group.main) == "BE" and self.stack[depth].waiting)
            if self.stack[depth].verb < 0 and waits:
                while len(self.stack) - 1 > depth:
                    self._pop()
                self._open(self.frame, group)
                return
        self._coordinate(group)

    def _report(self, frame: OpenClause) -> None:
        """«Iran attacked Oman, the king said»: what comes first is the complement of the verb of saying."""
        if (
            frame.kind == "conj"
            and self.words[frame.verb].lemma in listed("reporting")
            and self.tag(frame.marker) != "CC"
        ):
            said = frame.attach
            self.link(frame.verb, self.heads[said], self.relations[said])
            self.link(said, frame.verb, "ccomp")

    def _quoted(self, group: VerbGroup) -> bool:
        """Whether a verb of saying follows its quotation and precedes its subject: «…, said the king»."""
        return self.tag(group.end) in ("ACT", "DT", "NN", "PRP")

    def _invert(self, group: VerbGroup) -> None:
        self._close_to_main()
        said = self.frame.verb
        self.link(group.main, -1, "root")
        self.link(said, group.main, "ccomp")
        self.stack[0] = OpenClause("main", verb=group.main, group=group)
        self.clear_links()
        self._noun_phrase()
        subject = self.frame.object if self.frame.object >= 0 else self.last_nominal
        if subject >= 0:
            self.link(subject, group.main, "nsubj")
        self.frame.object = -1

    def _fill_subject(self, frame: OpenClause, group: VerbGroup) -> None:
        if frame.kind == "acl:relcl" and frame.subject < 0 and frame.antecedent >= 0 and frame.rel_preposition < 0:
            self.link(frame.marker, group.main, "nsubj:pass" if group.passive else "nsubj")
        elif (
            frame.kind == "acl:relcl"
            and frame.subject >= 0
            and frame.marker >= 0
            and self.words[frame.marker].lower != "whose"
        ):
            relation = "obl" if frame.rel_preposition >= 0 else "obj"
            self.link(frame.marker, group.main, relation)
            if frame.rel_preposition >= 0:
                self.link(frame.rel_preposition, frame.marker, "case")

    def _coordinate(self, group: VerbGroup) -> None:
        """A second verb of the same subject: «met the envoy and signed»."""
        frame = self._coordinated_frame(group)
        self.link(group.main, frame.verb, "conj")
        frame.verb, frame.group, frame.object = group.main, group, -1
        self.last_nominal = -1

    def _coordinated_frame(self, group: VerbGroup) -> OpenClause:
        """The frame whose verb has the same form, from the innermost on."""
        tense = self._is_past(group.main)
        for depth in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[depth]
            if depth and self.comma and self.coordinator >= 0 and frame.kind == "acl:relcl":
                continue  # «rejected what it called a threat, and turned to»
            if (
                frame.verb >= 0
                and frame.group is not None
                and frame.group.form == group.form
                and self._is_past(frame.verb) == tense
            ):
                while len(self.stack) - 1 > depth:
                    self._pop()
                return frame
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].verb >= 0:
                while len(self.stack) - 1 > depth:
                    self._pop()
                break
        return self.frame

    def _is_past(self, verb: int) -> bool:
        auxiliaries = [
            at for at in range(len(self.words)) if self.heads[at] == verb and self.relations[at].startswith("aux")
        ]
        first = auxiliaries[0] if auxiliaries else verb
        return self.words[first].lower in ("was", "were", "had", "did", "would", "could", "might") or (
            not auxiliaries and self.tag(first) in ("VBD", "VBN")
        )

    def _infinitive(self, group: VerbGroup) -> None:
        frame = self.frame
        if self.coordinator >= 0 and frame.group is not None and frame.group.form == "inf":
            self._coordinate(group)
            return
        if frame.verb < 0 and frame.marker >= 0 and frame.kind == "ccomp":
            self._open(frame, group)  # «whether to sign»
            return
        inner = OpenClause("xcomp", attach=frame.verb)
        if frame.verb < 0 and self.last_nominal >= 0:
            inner = OpenClause("acl", attach=self.last_nominal)
        elif frame.object >= 0 and frame.object == self.last_nominal and not self._controls_object(frame):
            inner = OpenClause("acl", attach=frame.object)
        elif frame.verb < 0:
            inner = OpenClause("advcl")
        self.stack.append(inner)
        self._open(inner, group)
        self.last_nominal = -1

    def _controls_object(self, frame: OpenClause) -> bool:
        return frame.verb >= 0 and self.words[frame.verb].lemma in listed("object_control")

    def _gerund(self, group: VerbGroup) -> None:
        frame = self.frame
        if self.coordinator >= 0 and frame.group is not None and frame.group.form == "ing":
            self._coordinate(group)
            return
        if self.preposition >= 0:
            inner = OpenClause("advcl", attach=frame.verb, marker=self.preposition)
            if (
                frame.verb < 0
                and self.last_nominal >= 0
                and self.words[self.preposition].lower in ("of", "for", "on", "about")
            ):
                inner = OpenClause("acl", attach=self.last_nominal, marker=self.preposition)
            elif (
                self.last_nominal == self.preposition - 1
                and self.tag(self.last_nominal) in ("NN", "NNS")
                and self.words[self.preposition].lower in ("on", "about", "over")
            ):
                inner = OpenClause(
                    "acl", attach=self.last_nominal, marker=self.preposition
                )  # «a deal on ending the war»
            elif (
                frame.object >= 0
                and frame.object == self.last_nominal
                and self.words[self.preposition].lower == "of"
                and not self._takes_of(frame)
            ):
                inner = OpenClause("acl", attach=frame.object, marker=self.preposition)
        elif (
            self.last_nominal >= 0
            and self.last_nominal == self._previous()
            and not self.comma
            and frame.subject != self.last_nominal
        ):
            inner = OpenClause("acl", attach=self.last_nominal)
        elif frame.verb >= 0 and self._previous() == frame.verb:
            inner = OpenClause("xcomp", attach=frame.verb)
        else:
            inner = OpenClause("advcl", attach=frame.verb)
        self.stack.append(inner)
        if inner.marker >= 0:
            self.link(inner.marker, group.main, "case")
            marker, inner.marker = inner.marker, -1
            self._open(inner, group)
            inner.marker = marker
        else:
            self._open(inner, group)
        self.last_nominal = -1

    def _takes_of(self, frame: OpenClause) -> bool:
        return self.words[frame.verb].lemma in (
            "accuse",
            "suspect",
            "convict",
            "acquit",
            "warn",
            "inform",
            "assure",
            "remind",
        )

    def _previous(self) -> int:
        """The word before the verb group just read, past adverbs."""
        at = self.at - 1
        while at >= 0 and (self.tag(at) in ("VBG", "VBN", "VB", "BE", "HAVE", "RB", "NOT", "TO")):
            at -= 1
        return at

    def _participle(self, group: VerbGroup) -> None:
        if self.coordinator >= 0 and self.frame.group is not None and self.frame.group.passive:
            self._coordinate(group)
            return
        follows = (
            self.last_nominal >= 0 and self.last_nominal >= group.start - 2 and self.tag(self.last_nominal) != "DATE"
        )
        if self.last_nominal >= 0 and (follows or not (self.frame.verb < 0 and self.frame.subject < 0)):
            inner = OpenClause("acl", attach=self._whole(self.last_nominal))
        else:
            inner = OpenClause("advcl", attach=self.frame.verb)
        self.stack.append(inner)
        self._open(inner, group)
        self.last_nominal: int = -1
