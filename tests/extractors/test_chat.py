"""Extraction by a chat model: what is asked, what is accepted, what goes wrong, and what it costs."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

import geobrief
from geobrief.extractors import Chat, as_extractor

TEXT = "Peru accused Chile of espionage on Monday. Lima recalled its ambassador. Chile and Peru signed no treaty."
RIGHT = {"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Chile"], "evidence": [{"text": "Peru accused Chile"}]}
WRONG = {"type": "ACCUSE", "actors": ["Peru"], "recipients": ["Brazil"], "evidence": [{"text": "Peru accused Chile"}]}
RECALL = {
    "type": "SANCTION", "actors": ["Peru"], "recipients": ["Chile"],
    "evidence": [{"text": "Peru accused Chile of espionage on Monday."}, {"text": "Lima recalled its ambassador"}],
}  # fmt: skip


class Model:
    """A function of messages and a schema that gives prepared answers, the last one again and again."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.asked = list(answers), []

    def __call__(self, messages: Any, schema: Mapping[str, Any]) -> Any:
        self.asked.append(messages)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def events(*records: Any) -> str:
    return json.dumps({"events": records})


def slugs(brief: geobrief.Brief) -> list[str]:
    return [finding.slug for finding in brief.findings]


def test_a_brief_has_the_records_that_the_text_supports() -> None:
    model = Model(events(RIGHT))
    brief = geobrief.read(TEXT, published="2009-11-18", extractor=model)
    assert [(event.type, event.actors, event.basis) for event in brief.events] == [("ACCUSE", ("PER",), "extractor")]
    assert [state.id for state in brief.states] == ["PER", "CHL"]
    assert len(model.asked) == 1


def test_what_is_rejected_is_asked_about_again_with_the_reasons() -> None:
    model = Model(events(WRONG, RIGHT), events(RIGHT, RECALL))
    brief = geobrief.read(TEXT, published="2009-11-18", extractor=model)
    assert [event.type for event in brief.events] == ["ACCUSE", "SANCTION"]
    first, second = model.asked
    assert [message["role"] for message in second] == ["system", "user", "assistant", "user"]
    assert "events[0]: Brazil is not in the evidence" in second[-1]["content"]
    assert TEXT in first[1]["content"]
    assert "2009-11-18" in first[1]["content"]
    assert brief.extraction is not None
    assert [len(attempt.grounded.rejected) for attempt in brief.extraction.attempts] == [1, 0]


def test_the_number_of_questions_is_bounded() -> None:
    model = Model(events(WRONG))
    brief = geobrief.read(TEXT, extractor=Chat(model, attempts=2))
    assert len(model.asked) == 2
    assert not brief.events
    assert "party-not-in-evidence" in slugs(brief)


def test_the_budget_is_bounded() -> None:
    model = Model(events(WRONG))
    brief = geobrief.read(TEXT, extractor=Chat(model, attempts=5, budget=15_000))
    assert len(model.asked) < 5
    assert "budget-spent" in slugs(brief)


FAILURES = {
    "a time-out": (TimeoutError("timed out"), "model-call-failed"),
    "nothing": (None, "model-call-failed"),
    "a completion without a choice": ({"choices": []}, "model-call-failed"),
    "a refusal": ({"choices": [{"message": {"content": None, "refusal": "I cannot"}}]}, "model-refused"),
    "a filter": ({"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}, "model-refused"),
    "a limit": ({"choices": [{"message": {"content": '{"events": ['}, "finish_reason": "length"}]}, "answer-cut-off"),
    "prose": ("I found no events in this text.", "no-records-in-answer"),
    "invalid JSON": ('{"events": [}', "no-records-in-answer"),
}


@pytest.mark.parametrize(("answer", "slug"), FAILURES.values(), ids=FAILURES)
def test_what_goes_wrong_is_a_finding_and_the_rules_answer(answer: Any, slug: str) -> None:
    brief = geobrief.read(TEXT, published="2009-11-18", extractor=Chat(Model(answer), attempts=1))
    assert slug in slugs(brief)
    assert brief.events == geobrief.read(TEXT, published="2009-11-18").events


def test_an_empty_answer_says_that_there_is_nothing() -> None:
    brief = geobrief.read(TEXT, extractor=Model('{"events": []}'))
    assert not brief.events
    assert brief.extraction is not None
    assert brief.extraction.has_answer


def test_agreement_with_the_rules_is_shown() -> None:
    brief = geobrief.read(TEXT, published="2009-11-18", extractor=Model(events(RIGHT)))
    assert brief.extraction is not None
    compared = brief.extraction.compared(geobrief.read(TEXT, published="2009-11-18").records)
    assert compared["events"].both == 1
    assert compared["events"].agreement == 1 / (1 + compared["events"].rules_only)


def test_instructions_come_from_the_vocabularies() -> None:
    model = Model(events())
    Chat(model, extra="Answer in English.").extract(TEXT)
    system = model.asked[0][0]["content"]
    assert "- prisoner_exchange: prisoners or hostages are exchanged" in system
    assert system.endswith("Answer in English.")


@pytest.mark.parametrize("value", [3, "gpt", Chat, None])
def test_what_is_not_an_extractor_is_refused(value: Any) -> None:
    with pytest.raises(geobrief.ArgumentError, match="not an extractor"):
        as_extractor(value)


@pytest.mark.parametrize("options", [{"attempts": 0}, {"attempts": 100}, {"budget": 0}])
def test_wrong_options_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(geobrief.ArgumentError):
        Chat(Model(""), **options)


# --- a client of the OpenAI interface, against a server on this machine


class _Handler(BaseHTTPRequestHandler):
    answers: ClassVar[list[str]]
    requests: ClassVar[list[dict[str, Any]]]

    def do_POST(self) -> None:
        self.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        content = self.answers[min(len(self.requests), len(self.answers)) - 1]
        body = json.dumps({"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Nothing is logged."""


class Client:
    """The part of the OpenAI interface that is used, over HTTP."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.chat = SimpleNamespace(completions=SimpleNamespace(create=self._create))

    def _create(self, **given: Any) -> Any:
        request = urllib.request.Request(self._url, json.dumps(given).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=given.get("timeout", 10)) as response:
            return json.loads(response.read(), object_hook=lambda pairs: SimpleNamespace(**pairs))


@pytest.fixture
def server() -> Iterator[tuple[str, type[_Handler]]]:
    handler = type("Handler", (_Handler,), {"answers": [], "requests": []})
    with HTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/v1/chat/completions", handler
        running.shutdown()
        thread.join()


def test_a_client_is_asked_over_http(server: tuple[str, type[_Handler]]) -> None:
    url, handler = server
    handler.answers = [f"```json\n{events(WRONG)}\n```", events(RIGHT)]
    chat = Chat(Client(url), model="some-model", options={"temperature": 0})
    brief = geobrief.read(TEXT, published="2009-11-18", extractor=chat)
    assert [event.type for event in brief.events] == ["ACCUSE"]
    first = handler.requests[0]
    assert (first["model"], first["temperature"]) == ("some-model", 0)
    assert first["response_format"]["json_schema"]["schema"]["required"]
    assert len(handler.requests) == 2


def test_a_server_that_is_gone_is_a_finding() -> None:
    brief = geobrief.read(TEXT, extractor=Chat(Client("http://127.0.0.1:9/"), model="m"))
    assert "model-call-failed" in slugs(brief)


def test_many_briefs_take_an_extractor() -> None:
    briefs = list(geobrief.read_all([TEXT, "Mali is vast."], extractor=Model(events(RIGHT))))
    assert [len(brief.events) for brief in briefs] == [1, 0]
