"""One question to a client and its reply: the text, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from geobrief.errors import truncate
from geobrief.findings import Finding, code

Messages = Sequence[Mapping[str, str]]
_LONGEST_REASON = 200


@attrs.frozen
class Reply:
    """The text that a client returned, and what was wrong with it."""

    text: str
    findings: tuple[Finding, ...] = ()


def ask(
    client: Any, model: str | None, messages: Messages, schema: Mapping[str, Any], options: Mapping[str, Any]
) -> Reply:
    """The reply of a client with `chat.completions.create`, or of a function of messages and a schema.

    Whatever the client raises is a finding: a model that times out must not lose the other texts.
    """
    try:
        create = _create_of(client)
        if create is None:
            return _reply(client(messages, schema))
        form = {"type": "json_schema", "json_schema": {"name": "geobrief", "schema": schema, "strict": True}}
        given: dict[str, Any] = {"messages": list(messages), "response_format": form, **options}
        return _reply_of_completion(create(**given) if model is None else create(model=model, **given))
    except Exception as error:
        reason = truncate(f"{type(error).__name__}: {error}", _LONGEST_REASON)
        return Reply("", (code("model-call-failed").finding(f"the model could not be asked ({reason})"),))


def _create_of(client: Any) -> Any:
    """The method that makes chat completions, where a client has it."""
    return getattr(getattr(getattr(client, "chat", None), "completions", None), "create", None)


def _reply(value: Any) -> Reply:
    """What a function returned: a text, plain data, or a completion."""
    if isinstance(value, str):
        return Reply(value)
    if isinstance(value, Mapping) and "choices" not in value:
        import json

        return Reply(json.dumps(value, ensure_ascii=False))
    if value is None:
        return Reply("", (code("model-call-failed").finding("the client returned nothing"),))
    return _reply_of_completion(value)


def _reply_of_completion(completion: Any) -> Reply:
    """The text of the first choice of a chat completion, as an object or as plain data."""
    choices = _part(completion, "choices")
    if not choices:
        return Reply("", (code("model-call-failed").finding("the completion has no choice"),))
    message = _part(choices[0], "message")
    refusal, text = _part(message, "refusal"), _part(message, "content")
    reason = _part(choices[0], "finish_reason")
    if refusal or reason == "content_filter":
        said = truncate(str(refusal or "its output was filtered"), _LONGEST_REASON)
        return Reply("", (code("model-refused").finding(f"the model refused: {said}"),))
    found = (code("answer-cut-off").finding("the model reached its limit of output"),) if reason == "length" else ()
    return Reply(text if isinstance(text, str) else "", found)


def _part(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
