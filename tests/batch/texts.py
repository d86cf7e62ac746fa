"""Short briefs made from a seed: many different texts with records of every table."""

from __future__ import annotations

import random
from collections.abc import Iterator

STATES = ["Chile", "Peru", "France", "Chad", "Mali", "Iran", "Iraq", "Japan", "Kenya", "Norway", "India", "Pakistan"]
SENTENCES = [
    "{a} and {b} signed a {kind} treaty on Monday.",
    "{a} accused {b} of moving troops to the border with {c}.",
    "President Jacques Chirac of France met the foreign minister of {b} in {c} last July.",
    "{a} recalled its ambassador from {b} after a dispute over fishing rights.",
    "Talks between {a} and {b} broke down on {day} March {year}.",
    "NATO welcomed the ceasefire between {a} and {b}.",
    "{a} imposed sanctions on {b} and cut off aid worth {amount} million dollars.",
    "{a} withdrew from the {kind} agreement with {b}, officials said.",
    "Parliament in {a} ratified the accord with {b} and {c} yesterday.",
]
KINDS = ["border", "trade", "defence", "extradition", "fisheries", "investment"]


def briefs(count: int, seed: int = 1946) -> Iterator[tuple[int, str, str]]:
    """The number, the text and the day of publication of so many briefs, the same on every machine."""
    drawn = random.Random(seed)
    for number in range(count):
        a, b, c = drawn.sample(STATES, 3)
        values = {"a": a, "b": b, "c": c, "kind": drawn.choice(KINDS), "day": drawn.randint(1, 28),
                  "year": drawn.randint(1946, 2020), "amount": drawn.randint(2, 900)}  # fmt: skip
        text = " ".join(drawn.choice(SENTENCES).format(**values) for _ in range(drawn.randint(1, 4)))
        yield number, text, f"{drawn.randint(1946, 2020)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"
