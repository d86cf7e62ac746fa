"""Noun phrases of a sentence, and where each is attached."""

from __future__ import annotations

from geobrief.reading.syntax.trees import OpenClause, Parse
from geobrief.reading.syntax.words import NOMINAL, listed

_UNITS = frozenset(
    "year years month months week weeks day days hour hours minute minutes decade decades moment".split()
)
_AFTER_UNITS = frozenset("after before later earlier ago since on".split())
_BEFORE_OF = frozenset("by to with from against on in".split())  # «the release by Iran of»
_INSIDE = frozenset(("DT", "JJ", "CD", "NN", "NNS"))


class NounPhrases(Parse):
    """Reads noun phrases and attaches each by what came before it and by whether a finite verb follows."""

    def _chunk(self) -> tuple[int, int]:
        """The head of the noun phrase that starts here, and the word after it."""
        at, head = self.at, -1
        while at < len(self.words):
            tag = self.tag(at)
            if tag == "DATE" and self._is_year_of(at, head):
                at += 1
                continue
            if tag in ("PRP", "DATE"):
                if head < 0:
                    head = at
                    at += 1
                    if self.tag(at) == "POS":  # «last July's visit»
                        self.link(at, head, "case")
                        at += 1
                        continue
                break
            if tag == "ACT":
                if head >= 0 and self.tag(head) not in ("NN", "NNS", "CD"):
                    break
                if head >= 0 and not self._is_owner(at) and self.tag(at - 1) in ("NN", "NNS"):
                    break  # «the rebels Iran backs»
                if head >= 0:
                    self.link(head, at, "compound")
                head = at
                at += 1
                if self.tag(at) == "POS":
                    self.link(at, head, "case")
                    at += 1
                    continue
                if self._names_what_follows(at) or self._describes(at):
                    continue
                if self._is_owner(at - 1) and (
                    self.tag(at) in ("NN", "NNS", "JJ", "CD", "VBG") or self._is_year_of(at, head)
                ):
                    continue
                break
            if tag in ("NN", "NNS"):
                if head >= 0:
                    self._inside(head, at)
                head = at
            elif tag in ("JJ", "DT") or (tag == "CD"):
                if tag == "DT" and head >= 0 and self.tag(at - 1) != "POS":
                    break
                if tag == "JJ" and head >= 0 and self._is_called(at, head):
                    break
                if tag == "CD":
                    head = at if head < 0 else head
            elif tag == "POS":
                self.link(at, head, "case")
            elif tag == "RB" and self.tag(at + 1) in ("JJ", "CD") and head < 0:
                pass
            else:
                break
            at += 1
        if head < 0:
            head = at - 1 if at > self.at else self.at
        return head, max(at, self.at + 1)

    def _is_called(self, at: int, head: int) -> bool:
        """«called the raid shameful»: an adjective that ends the phrase says what the object is called."""
        verb = self.frame.verb
        if verb < 0 or self.words[verb].lemma not in listed("calling") or self.preposition >= 0:
            return False
        return self.tag(head) in ("NN", "NNS", "ACT") and self.tag(at + 1) not in ("NN", "NNS", "JJ", "ACT", "CD")

    def _describes(self, at: int) -> bool:
        """«the Russian military base», «Ukrainian government bonds»."""
        return self.words[at - 1].lemma in ("military", "government", "state") and self.tag(at) in ("NN", "NNS")

    def _names_what_follows(self, at: int) -> bool:
        """«Buenos Aires ongoing negotiations with»: a name before a noun that takes a phrase of its own."""
        end = at + 1 if self.tag(at) == "JJ" else at
        verb = self.frame.verb
        gives = verb >= 0 and self.words[verb].lemma in listed("ditransitive")
        return (
            self.tag(end) == "NNS" and self.words[end + 1].lower in ("with", "between")
            if end + 1 < len(self.words) and not gives
            else False
        )

    def _is_year_of(self, at: int, head: int) -> bool:
        """«the 1959 treaty», «its July 2014 visit»: a date before a noun that it describes."""
        if at >= len(self.words):
            return False
        year = self.tag(at) == "DATE" and self.tag(at + 1) in ("NN", "NNS") and self.tag(at + 2) != "POS"
        return year and (self.tag(at - 1) in ("DT", "POS", "JJ") if head < 0 else self._is_owner(head))

    def _inside(self, previous: int, head: int) -> None:
        """Link an earlier noun of the phrase to the new head."""
        owned = any(self.tag(at) == "POS" for at in range(previous + 1, head))
        actor = self.tag(previous) == "ACT"
        self.link(
            previous,
            head,
            "nmod:poss" if owned else "amod" if actor else "nummod" if self.tag(previous) == "CD" else "compound",
        )

    def _noun_phrase(self) -> None:
        start = self.at
        head, end = self._chunk()
        for index in range(start, end):
            if index != head and self.relations[index] == "dep":
                relation = {"DT": "det", "JJ": "amod", "CD": "nummod"}.get(self.tag(index), "compound")
                self.link(index, head, relation)
        for index in range(start, end):
            inner = self.heads[index]
            if (
                self.tag(index) == "ACT"
                and start <= inner < end
                and inner != head
                and self.relations[inner] == "compound"
            ):
                self.link(index, head, self.relations[index])
        self.at = end
        self._place(head, start)
        if self.tag(head) in NOMINAL or self.tag(head) in ("JJ", "DT"):
            self.last_nominal = head
        self.clear_links()

    def _place(self, head: int, start: int) -> None:
        """Attach a noun phrase by what came before it and by whether a finite verb follows."""
        frame = self.frame
        if self.preposition >= 0:
            self._place_oblique(head)
        elif frame.verb < 0 and frame.subject < 0 and self._is_measure(head):
            frame.waiting.append(head)
            self.link(head, -1, "obl:tmod")
        elif self.tag(head) == "DATE":
            self.link(head, frame.verb, "obl:tmod")
            if frame.verb < 0:
                frame.waiting.append(head)
        elif self.coordinator >= 0 and self.last_nominal >= 0 and not (self._clause_next() and self._may_begin(frame)):
            self.link(head, self._first_conjunct(self.last_nominal), "conj")
        elif self._clause_next() and frame.verb >= 0 and not self._outer_waits():
            self._begin_clause(head)
        elif frame.verb < 0 and frame.subject < 0:
            frame.subject = head
        elif (
            self.comma and frame.subject == 0 and self.tag(0) == self.tag(head) == "ACT" and self._opens_headline(head)
        ):
            self.link(head, 0, "conj")
        elif self.comma and self.last_nominal >= 0 and self._is_apposition(start, head):
            self.link(head, self.last_nominal, "appos" if not self._is_list() else "conj")
        elif frame.verb < 0:
            self._take_subject(frame, head)
        elif frame.object < 0 and self._is_adjacent(frame, start):
            frame.object = head
            self.link(head, frame.verb, "attr" if self.tag(frame.verb) == "BE" else "obj")
        elif (
            frame.object >= 0
            and self.last_nominal == frame.object
            and self.words[frame.verb].lemma in listed("ditransitive")
            and self.tag(start - 1) != "PUNCT"
        ):
            self.link(frame.object, frame.verb, "iobj")
            self.link(head, frame.verb, "obj")
            frame.object = head
        elif frame.object >= 0 and self.tag(head) == "JJ" and self.words[frame.verb].lemma in listed("calling"):
            self.link(frame.object, frame.verb, "iobj")  # «declared the treaty with Peru void»
            self.link(head, frame.verb, "obj")
        elif self.comma and self._is_list():
            self.link(head, self._first_conjunct(self.last_nominal), "conj")
        else:
            self.link(
                head,
                self.last_nominal if self.last_nominal >= 0 else frame.verb,
                "appos" if self.last_nominal >= 0 else "dep",
            )

    def _opens_headline(self, head: int) -> bool:
        """«India, France sign pact»."""
        return head == 2 and self.tag(3) == "VBP"

    def _is_measure(self, head: int) -> bool:
        """«six years after …», «a week later»: a length of time that says when."""
        return (
            self.words[head].lower in _UNITS and self.words[self.at].lower in _AFTER_UNITS
            if self.at < len(self.words)
            else False
        )

    def _take_subject(self, frame: OpenClause, head: int) -> None:
        close = frame.subject >= 0 and self.last_nominal == frame.subject
        if close and (
            not self.comma or (self.tag(frame.subject) == "ACT" and self.tag(head) != "ACT" and not self._finite_next())
        ):
            self.link(head, frame.subject, "appos")
        else:
            frame.subject = head

    def _may_begin(self, frame: OpenClause) -> bool:
        return frame.verb >= 0

    def _is_adjacent(self, frame: OpenClause, start: int) -> bool:
        group = frame.group
        if group is not None and not group.passive and self.tag(start - 1) == "DATE" and self.tag(start) == "DT":
            return True  # «signed in Oslo today an agreement»
        if group is None or (group.passive and self.words[group.main].lemma not in listed("ditransitive")):
            return False
        at = start - 1
        while at > frame.verb and self.tag(at) in ("RB", "NOT", "DATE"):
            at -= 1
        return at == frame.verb

    def _is_apposition(self, start: int, head: int) -> bool:
        return self.tag(start - 1) == "PUNCT" and (
            self.tag(self.at) == "PUNCT"
            or self.tag(self.at) == "CC"
            or self._finite_next()
            or self.at >= len(self.words)
        )

    def _is_list(self) -> bool:
        """Whether a coordinator follows among noun phrases only: «A, B and C»."""
        for at in range(self.at, min(len(self.words), self.at + 8)):
            tag = self.tag(at)
            if tag == "CC":
                return True
            if tag not in _INSIDE and tag not in ("ACT", "PUNCT", "POS"):
                return False
        return False

    def _begin_clause(self, head: int) -> None:
        """A noun phrase before a finite verb begins a clause: a complement without «that», or a coordinated one."""
        frame = self.frame
        if self.coordinator >= 0 or self.comma:
            self._pop_for_coordination()
            frame = self.frame
            if frame.verb < 0:
                self._take_subject(frame, head)
                return
            new = OpenClause("conj", attach=frame.verb, subject=head, marker=self.coordinator)
            if frame.kind == "main":
                self.stack[-1] = new
            else:
                self.stack.append(new)
        elif self.words[frame.verb].lemma in listed("reporting") and frame.object < 0:
            self.stack.append(OpenClause("ccomp", attach=frame.verb, subject=head))
        elif self.last_nominal >= 0 and not self.comma:
            antecedent = self.last_nominal
            self.stack.append(OpenClause("acl:relcl", attach=antecedent, antecedent=antecedent, subject=head))
        else:
            self.stack.append(OpenClause("parataxis", attach=frame.verb, subject=head))

    def _pop_for_coordination(self) -> None:
        while len(self.stack) > 1 and (
            self.frame.kind in ("acl", "xcomp", "acl:relcl")
            or (self.frame.kind == "advcl" and (self.coordinator < 0 or self.stack[-2].verb < 0))
        ):
            self._pop()

    def _place_oblique(self, head: int) -> None:
        """Attach a noun with its preposition to the noun before, where that takes it, else to the verb."""
        preposition, frame = self.preposition, self.frame
        self.link(preposition, head, "case")
        noun = self._noun_for(self.words[preposition].lower)
        before = self.last_nominal
        if self.coordinator == preposition - 1 and before >= 0 and self._case(before) == self.words[preposition].lower:
            self.link(head, self._first_conjunct(before), "conj")  # «of Eritrea and of Yemen»
        elif noun >= 0:
            self.link(head, noun, "nmod")
        elif frame.verb >= 0:
            self.link(head, frame.verb, "obl")
        else:
            self.link(head, -1, "obl")
            frame.waiting.append(head)

    def _noun_for(self, preposition: str) -> int:
        """The noun that a phrase with a preposition belongs to, or -1 where it belongs to the verb.

        After an actor or a date only «of» goes on with the phrase; other prepositions go back to the noun on which the
        actor depends («talks between Iran and Oman on the border»).
        """
        noun, frame = self.last_nominal, self.frame
        if self.tag(self.preposition + 1) == "DATE" and frame.verb >= 0:
            return -1
        if noun < 0 or noun < frame.verb or not self._touches(noun):
            return -1
        if preposition == "of" and self.tag(noun) in ("ACT", "DATE") and self._case(noun) in _BEFORE_OF:
            return self.heads[noun] if self.tag(self.heads[noun]) in ("NN", "NNS") else self._of_verb(noun)
        while preposition != "of" and self.tag(noun) in ("ACT", "DATE", "PRP"):
            if self.relations[noun] not in ("nmod", "conj"):
                break
            noun = self.heads[noun]
        if self.tag(noun) in ("ACT", "PRP", "DATE") and preposition not in ("of",):
            return -1
        if preposition == "of" or frame.verb < 0:
            return noun
        if (
            preposition == "in"
            and (self.tag(noun) == "CD" or self.words[noun].lower in listed("units"))
            and self.tag(self.preposition + 1) in ("NN", "NNS", "JJ")
        ):
            return noun  # «two billion dollars in aid»
        own = self.relations[noun] in ("obj", "attr", "nmod", "obl", "conj") and preposition in listed("relational")
        return noun if own and preposition not in ("in", "by", "during", "from") else -1

    def _of_verb(self, noun: int) -> int:
        """«took possession on Monday of a tanker»: the object before a date goes on."""
        return self.frame.object if self.frame.object >= 0 and self.tag(noun) == "DATE" else noun

    def _touches(self, noun: int) -> bool:
        """Whether only the rest of its phrase is between a noun and the preposition."""
        return all(self.tag(at) in ("POS", "RB", "CD") or at == noun for at in range(noun, self.preposition))
