"""`bench`: every speed Plaza claims, as a ratio against a named peer measured in the same run."""

import importlib
import json

from benchmarks.figures import Figure

BENCHMARKS = ("start", "scan", "page", "payment")


def main(names: list[str], *, as_json: bool) -> int:
    """Run the named benchmarks (all of them when none is named) and print their figures; return the exit code."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark called {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}.")
        return 2
    measured: dict[str, list[Figure]] = {}
    for name in names or BENCHMARKS:
        measured[name] = importlib.import_module(f"benchmarks.{name}").run()
        if not as_json:
            for figure in measured[name]:
                print(line_of(name, figure), flush=True)
    if as_json:
        rows = [row_of(name, figure) for name, figures in measured.items() for figure in figures]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    return 0


def line_of(name: str, figure: Figure) -> str:
    """Return one figure as a line for people: the ratio first, the sizes after it."""
    aim = "" if figure.aim is None else f" (aim ≤ {figure.aim:g}×)"
    sizes = f"{figure.ours_ms:.2f} ms against {figure.peer_ms:.2f} ms"
    return f"{name:8} {figure.ratio:6.2f}×{aim}  {figure.name} / {figure.peer}: {sizes}"


def row_of(name: str, figure: Figure) -> dict[str, str | float | None]:
    """Return one figure as a row for programs; times in milliseconds."""
    return {
        "benchmark": name,
        "name": figure.name,
        "peer": figure.peer,
        "ratio": round(figure.ratio, 3),
        "aim": figure.aim,
        "ours_ms": round(figure.ours_ms, 3),
        "peer_ms": round(figure.peer_ms, 3),
    }
