"""From a tap on a page of 250 nodes to the frame that shows what it changed, against the length of a frame."""

import statistics
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.page import BOOK, STORE
from benchmarks.stand import Stand, Watch, items_below

ROUNDS = 60
WARM_UP = 5
MEDIAN_LIMIT_MS = 25.0


def run() -> list[Figure]:
    """Tap a button of the component book's store page; each time the number on another button grows by one."""
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch, closing(Stand(Path(scratch, "data"))) as stand:
        opened = stand.tap(BOOK, STORE)
        Watch().painted_ms(stand.view, lambda: opened.is_whole, "the store page")
        assert opened.page is not None
        words = list(items_below(opened.page.view))
        buy = next(item for item in words if item.property("text") == "Buy")
        cart = next(item for item in words if item.property("text") == "Cart")
        taken_ms: list[float] = []
        for number in range(1, WARM_UP + ROUNDS + 1):
            watch = Watch()
            stand.click(buy)
            shown = f"Cart ({number})"
            taken_ms.append(watch.painted_ms(stand.view, lambda: cart.property("text") == shown, shown))  # noqa: B023
        frame_ms = 1_000 / stand.view.screen().refreshRate()
    taken_ms = sorted(taken_ms[WARM_UP:])
    median_ms, slow_ms = statistics.median(taken_ms), taken_ms[int(0.95 * len(taken_ms))]
    limit, frame = f"the limit of {MEDIAN_LIMIT_MS:g} ms", f"one frame of a screen with {1_000 / frame_ms:.0f} a second"
    return [
        Figure("tap → painted change in a page of 250 nodes, median", median_ms, limit, MEDIAN_LIMIT_MS, 1.0),
        Figure("tap → painted change in a page of 250 nodes, median", median_ms, frame, frame_ms),
        Figure("the same, slower than 95 of 100", slow_ms, frame, frame_ms),
    ]
