"""Draws rows of the register to be judged by hand, in proportion to the tables: always the same ones."""

import csv
import random
import sys
from pathlib import Path

DATA = Path(__file__).parents[3] / "geobrief" / "register" / "data"
SEED = 20261201
ROWS = 200
AT_LEAST = 10

TABLES = {
    "agreements": ["agreements"],
    "agreements_listed": ["agreements_listed"],
    "disputes": ["disputes"],
    "disputes_listed": ["disputes_listed"],
    "tenures": ["tenures"],
    "persons": ["persons"],
    "memberships": ["memberships"],
    "organizations": ["organizations"],
    "claims": ["claims"],
    "territories": ["territories"],
    "states": ["states", "state_names", "capitals"],
    "groups": ["groups", "groups_listed"],
    "names": ["codes", "spells", "demonyms", "organization_names", "state_names_other", "territory_codes"],
}
STEPS = {
    "agreements": "agreement_steps",
    "agreements_listed": "agreement_steps_listed",
    "disputes": "dispute_steps",
    "disputes_listed": "dispute_steps_listed",
}

Row = dict[str, str]


def rows_of(table: str) -> list[tuple[str, Row]]:
    """The rows of a table, each with the name of the table."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return [(table, row) for row in csv.DictReader(stream)]


def sizes(counts: dict[str, int]) -> dict[str, int]:
    """How many rows are drawn of each: the least number, and the others in proportion, by largest remainder."""
    free = ROWS - AT_LEAST * len(counts)
    shares = {name: free * count / sum(counts.values()) for name, count in counts.items()}
    drawn = {name: AT_LEAST + int(share) for name, share in shares.items()}
    by_remainder = sorted(shares, key=lambda name: int(shares[name]) - shares[name])
    for name in by_remainder[: ROWS - sum(drawn.values())]:
        drawn[name] += 1
    return drawn


def draw() -> list[tuple[str, Row]]:
    """The drawn rows, in the order of the tables."""
    generator = random.Random(SEED)
    rows = {name: [row for table in tables for row in rows_of(table)] for name, tables in TABLES.items()}
    chosen = sizes({name: len(found) for name, found in rows.items()})
    return [row for name, found in rows.items() for row in generator.sample(found, chosen[name])]


def key(row: Row) -> str:
    """What names the row in the table of verdicts: its first three cells, or its id."""
    return row["id"] if "id" in row else " / ".join(list(row.values())[:3])


def main() -> None:
    """Writes each drawn row in one line, with its steps in those below."""
    steps = {table: rows_of(file) for table, file in STEPS.items()}
    for table, row in draw():
        sys.stdout.write(f"{table}: {key(row)}: {' ; '.join(f'{name}={cell}' for name, cell in row.items() if cell)}\n")
        for _, step in steps.get(table, []):
            if key(row) in step.values():
                sys.stdout.write(f"    {' '.join(cell for cell in list(step.values())[1:] if cell)}\n")


if __name__ == "__main__":
    main()
