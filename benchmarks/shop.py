"""The store's pages: its first one from the tap to the painted frame against constants, and 500 orders scrolled."""

import importlib
import shutil
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from app.bootstrap import BUNDLED
from app.core.kernel.ids import MiniAppId
from benchmarks.figures import Figure
from benchmarks.ground import Ground
from benchmarks.lists import LivePage, frames, scroller_of
from benchmarks.stand import Stand, Watch

ROUNDS = 11
WARM_UP = 2
STORE, CONSTANTS = MiniAppId("plaza.store"), MiniAppId("bench.constants")
ORDERS = 500
FRAME_MS = 16.7
HERE = Path(__file__).resolve().parent


def run() -> list[Figure]:
    """Open the store and its page from constants in turn; then scroll the list of orders from end to end."""
    return [*_opening(), _scrolling()]


def _opening() -> list[Figure]:
    taken: dict[MiniAppId, list[float]] = {STORE: [], CONSTANTS: []}
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        packages = Path(scratch, "packages")
        shutil.copytree(BUNDLED / "store", packages / "store", ignore=shutil.ignore_patterns("tests", "__pycache__"))
        shutil.copytree(HERE / "constants", packages / "constants", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(BUNDLED / "store" / "assets", packages / "constants" / "assets")
        with closing(Stand(Path(scratch, "data"), bundled=packages)) as stand:
            for number in range(WARM_UP + ROUNDS):
                for miniapp_id, times_ms in taken.items():
                    elapsed_ms = _painted_ms(stand, miniapp_id)
                    if number >= WARM_UP:
                        times_ms.append(elapsed_ms)
    ours_ms, theirs_ms = (statistics.median(taken[each]) for each in (STORE, CONSTANTS))
    name = "tap → the store's first page painted, what is in sight of it, warm pool"
    return [Figure(name, ours_ms, "the same page from constants, in a mini-app of its own", theirs_ms, aim=1.5)]


def _painted_ms(stand: Stand, miniapp_id: MiniAppId) -> float:
    """Open a mini-app's first page, and return when what is in sight of it was painted."""
    watch = Watch()
    opened = stand.tap(miniapp_id, "pages/home")
    elapsed_ms = watch.painted_ms(stand.view, lambda: opened.is_seen, "its first page")
    stand.end(opened)
    return elapsed_ms


def _scrolling() -> Figure:
    """Scroll 500 orders; times are of a frame, from moving to painted, the rows brought in it."""
    ground = Ground()
    try:
        live = LivePage(ground)
        live.build(_orders_page().build())
        for _ in range(3):
            ground.view.grabWindow()
            live.answer()
        times_ms, _ = frames(ground, scroller_of(live.page.view), live.answer, rows=ORDERS)
        live.page.close()
    finally:
        ground.close()
    within = sum(each <= FRAME_MS for each in times_ms) / len(times_ms)
    name = f"a frame of scrolling {ORDERS} orders, median ({within:.0%} within {FRAME_MS:g} ms)"
    return Figure(name, statistics.median(times_ms), "one frame at 60 a second", FRAME_MS, aim=1.0)


def _orders_page() -> Any:
    """Return the store's own page of orders, with 500 of them."""
    sys.path.insert(0, str(BUNDLED / "store"))
    try:
        orders, catalogue = (importlib.import_module(name) for name in ("pages.orders", "catalogue"))
    finally:
        del sys.path[0]
    states = ("pending", "to_ship", "shipped", "completed", "cancelled")
    page = orders.OrdersPage()
    page.orders = [
        {
            "number": f"20260301-{number:08X}",
            "title": catalogue.at(number * 17).title,
            "lines": [{"sku": catalogue.sku_at(number * 17), "option": "", "quantity": 1}],
            "placed_at": "2026-03-01T12:00:00+00:00",
            "amount_minor": 2_900 + number,
            "state": states[number % len(states)],
            "why": "",
            "address": "Lin · 13800000000",
        }
        for number in range(ORDERS)
    ]
    return page
