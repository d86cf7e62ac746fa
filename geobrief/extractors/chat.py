"""Asks a chat model for the records of a text, holds its answer against the text, and asks again about what failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from geobrief.arguments import is_whole
from geobrief.codec import schema
from geobrief.errors import ArgumentError
from geobrief.extractors.extraction import Attempt, Extraction
from geobrief.extractors.instructions import correction, instructions, question
from geobrief.extractors.replies import ask
from geobrief.findings import Finding, code
from geobrief.grounding import Grounded, ground
from geobrief.register.record_lists import RecordList

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.when import Date

_MOST_ATTEMPTS = 20


@attrs.frozen(repr=False)
class Chat:
    """An extractor that asks a chat model.

    `client` is an object with `chat.completions.create` (as clients of the OpenAI interface have it) or a function
    `(messages, schema) → text`. At most `attempts` questions are asked about a text, and none more once messages and
    answers together have `budget` characters. `extra` are instructions after those of the library, `options` further
    arguments of `create`, such as a temperature or a timeout. What the client raises is a finding.

    >>> event = {"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Chile"], "evidence": ["Peru accused Chile"]}
    >>> model = lambda messages, schema: {"events": [event]}
    >>> found = Chat(model).extract("Peru accused Chile of espionage.")
    >>> found.records["events"][0].type, len(found.attempts)
    ('ACCUSE', 1)
    """

    client: Any
    model: str | None = None
    attempts: int = attrs.field(default=3, kw_only=True)
    budget: int = attrs.field(default=400_000, kw_only=True)
    extra: str = attrs.field(default="", kw_only=True)
    options: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not callable(self.client) and not hasattr(self.client, "chat"):
            expected = "an object with chat.completions.create, or a function of messages and a schema"
            raise ArgumentError("not a client", expected=expected, got=self.client)
        if not is_whole(self.attempts, 1) or self.attempts > _MOST_ATTEMPTS:
            raise ArgumentError("attempts", expected=f"a whole number from 1 to {_MOST_ATTEMPTS}", got=self.attempts)
        if not is_whole(self.budget, 1):
            raise ArgumentError("budget", expected="a whole number of characters from 1", got=self.budget)

    def extract(self, text: str, *, published: Date | None = None, world: World | None = None) -> Extraction:
        """The records of a text that the model returned and the text supports."""
        messages: list[dict[str, str]] = [
            {"role": "system", "content": f"{instructions()}\n{self.extra}".rstrip()},
            {"role": "user", "content": question(text, published)},
        ]
        form = schema("llm")
        attempts: list[Attempt] = []
        findings: tuple[Finding, ...] = ()
        spent = 0
        for _ in range(self.attempts):
            spent += sum(len(message["content"]) for message in messages)
            if spent > self.budget:
                findings = (code("budget-spent").finding(f"the budget of {self.budget} characters is spent"),)
                break
            reply = ask(self.client, self.model, messages, form, self.options)
            spent += len(reply.text)
            grounded = _grounded(reply.text, reply.findings, text, published, world)
            attempts.append(Attempt(tuple(messages), reply.text, grounded))
            if not _is_worth_asking(grounded):
                break
            messages = [*messages, {"role": "assistant", "content": reply.text}]
            messages.append({"role": "user", "content": correction(grounded)})
        return _extraction(attempts, findings)

    def __repr__(self) -> str:
        client = "<function>" if not hasattr(self.client, "chat") else f"<{type(self.client).__name__}>"
        return f"Chat(client={client}, model={self.model!r}, attempts={self.attempts})"


def _grounded(
    answer: str, findings: Sequence[Finding], text: str, published: Date | None, world: World | None
) -> Grounded:
    """The answer held against the text, with the findings about the reply first."""
    grounded = ground(answer if answer.strip() or not findings else "{}", text, published=published, world=world)
    return attrs.evolve(grounded, findings=RecordList("findings", (*findings, *grounded.findings)))


def _is_worth_asking(grounded: Grounded) -> bool:
    """Whether a further question can help: records were rejected, or the answer was not JSON or cut off."""
    names = {finding.slug for finding in grounded.findings}
    if names & {"model-refused", "model-call-failed"}:
        return False
    return bool(grounded.rejected) or bool(names & {"no-records-in-answer", "answer-cut-off"})


def _extraction(attempts: Sequence[Attempt], findings: tuple[Finding, ...]) -> Extraction:
    """The accepted records of all attempts, each once, and the findings of the last."""
    records: dict[str, list[Any]] = {}
    for attempt in reversed(attempts):
        for table, listed in attempt.grounded.records.items():
            kept = records.setdefault(table, [])
            kept.extend(record for record in listed if record not in kept)
    last = attempts[-1].grounded.findings if attempts else ()
    ordered = {table: RecordList(table, tuple(listed)) for table, listed in records.items()}
    return Extraction(ordered, RecordList("findings", (*findings, *last)), tuple(attempts))
