"""`bench`: every speed Plaza claims, against a named peer measured in the same run."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.core.kernel.ring import NO_RING
from benchmarks.figures import Figure, Table

BENCHMARKS = (
    "start",
    "scan",
    "camera",
    "scanner",
    "page",
    "article",
    "event",
    "film",
    "lists",
    "memory",
    "chat",
    "finding",
    "payment",
    "sheet",
    "books",
    "store",
    "gallery",
    "runtime",
    "bridge",
    "sandbox",
)
MAIN = Path(__file__).resolve().parents[2] / "main.py"
LONG = (
    "tests/core/ledger/test_machine.py",
    "tests/core/payments/test_machine.py",
    "tests/core/payments/test_kills.py",
)
"""What looks for rare faults of money: the longer, the more it has tried."""


def main(names: list[str], *, as_json: bool, corpus: Path | None = None) -> int:
    """Run the named benchmarks (all of them when none is named) and print their figures; return the exit status.

    ``corpus`` is a folder of pictures with known codes, for the scanner. Several are run one after the other, each in
    a process of its own: none warms or burdens the next.
    """
    os.environ.update(NO_RING)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark called {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    rows: list[dict[str, Any]] = []
    for name in names or BENCHMARKS:
        found = run(name, corpus) if len(names) == 1 else run_apart(name, corpus)
        if found is None:
            return 1
        rows += found
        if not as_json:
            for line in lines_of(found):
                print(line, flush=True)
    if as_json:
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    return 0


def endure() -> int:
    """Let the tests of ``LONG`` try as much as they can, and return their exit status. Takes some ten minutes."""
    # One of these tests takes longer than all of a suite's may: none is taken for hanging.
    patience = ("-o", "faulthandler_timeout=0", "--timeout=0")
    command = [sys.executable, "-m", "pytest", "--long", "--durations=0", *patience, *LONG]
    return subprocess.run(command, cwd=MAIN.parent, check=False).returncode


def run(name: str, corpus: Path | None) -> list[dict[str, Any]]:
    """Run one benchmark here and return its rows."""
    module = importlib.import_module(f"benchmarks.{name}")
    found: list[Figure | Table] = module.run(corpus) if name == "scanner" else module.run()
    return [row for each in found for row in (rows_of(name, each) if isinstance(each, Table) else [row_of(name, each)])]


def run_apart(name: str, corpus: Path | None) -> list[dict[str, Any]] | None:
    """Run one benchmark in a process of its own and return its rows; None if it failed, having said why."""
    pictures = [] if corpus is None else ["--corpus", str(corpus)]
    command = [sys.executable, str(MAIN), "bench", name, "--json", *pictures]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    return None if told.returncode != 0 else json.loads(told.stdout)


def row_of(name: str, figure: Figure) -> dict[str, Any]:
    """Return one figure as a row for programs; ``ours`` and ``theirs`` in ``unit``."""
    return {
        "benchmark": name,
        "name": figure.name,
        "peer": figure.peer,
        "ratio": round(figure.ratio, 3),
        "aim": figure.aim,
        "ours": round(figure.ours, 3),
        "theirs": round(figure.theirs, 3),
        "unit": figure.unit,
    }


def rows_of(name: str, table: Table) -> list[dict[str, Any]]:
    """Return a table as rows for programs: what was measured by the name of its column."""
    return [
        {
            "benchmark": name,
            "table": table.name,
            "name": who,
            "measured": {
                column: None if value is None else round(value, 3)
                for column, value in zip(table.columns, values, strict=True)
            },
        }
        for who, values in table.rows
    ]


def lines_of(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Yield rows as lines for people; a table has its name and columns above it."""
    title = None
    for row in rows:
        if "table" not in row:
            yield line_of(row)
            continue
        if row["table"] != title:
            title = row["table"]
            yield f"{row['benchmark']:8} {title}"
            yield " " * 34 + "  ".join(row["measured"])
        cells = ("–" if value is None else f"{value:,.4g}" for value in row["measured"].values())
        widths = (len(column) for column in row["measured"])
        yield f"  {row['name']:32}" + "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def line_of(row: dict[str, Any]) -> str:
    """Return one figure as a line for people: the ratio first, the sizes after it."""
    aim = "" if row["aim"] is None else f" (aim ≤ {row['aim']:g}×)"
    sizes = f"{row['ours']:,.2f} against {row['theirs']:,.2f} {row['unit']}"
    return f"{row['benchmark']:8} {row['ratio']:6.2f}×{aim}  {row['name']} / {row['peer']}: {sizes}"
