"""The store: its search over ten thousand products, as its child computes it, its first page, its list of orders."""

import json
import subprocess
import sys
from pathlib import Path

from app.bootstrap import BUNDLED
from benchmarks import shop
from benchmarks.figures import Figure

LIMIT_MS = 30.0
SDK = Path(__file__).resolve().parent.parent / "app" / "sdk"
CHILD = """
import json, statistics, sys, time

sys.path[:0] = sys.argv[1:]
import finding

QUERIES = "c coat red teapot moonlight northbay 大衣 月光茶壶 茶 yueguang ygch zeppelin".split()

def median_ms(work):
    taken = []
    for _ in range(15):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return 1000 * statistics.median(taken)

begun = time.perf_counter()
finding.shelf()
first_ms = 1000 * (time.perf_counter() - begun)
wishes = [finding.Wish(query=query) for query in QUERIES]
wishes.append(finding.Wish(query="tea", brand="Juniper", price_max_minor=20_000, is_in_stock=True, order="cheap"))
found = [median_ms(lambda wish=wish: finding.found(wish)) for wish in wishes]
suggested = [median_ms(lambda query=query: finding.suggestions(query)) for query in QUERIES]
print(json.dumps([max(found), max(suggested), first_ms + found[0]]))
"""


def run() -> list[Figure]:
    """Search, open and scroll the store."""
    return [*_searching(), *shop.run()]


def _searching() -> list[Figure]:
    """Search with words, letters, Chinese, pinyin and filters; each figure is the slowest query's median."""
    command = [sys.executable, "-I", "-c", CHILD, str(BUNDLED / "store"), str(SDK)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found_ms, suggested_ms, first_ms = json.loads(done.stdout)
    return [
        Figure("slowest search over 10,000 products", found_ms, "30 ms", LIMIT_MS, aim=1.0),
        Figure("slowest suggestions", suggested_ms, "30 ms", LIMIT_MS, aim=1.0),
        Figure("very first search, with the shelf put up", first_ms, "100 ms", 100.0, aim=1.0),
    ]
