"""What one more open mini-app costs in memory: in its child, and in the shell. Linux alone counts it so."""

import gc
import json
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from app.bootstrap import BUNDLED
from app.core.kernel.ids import MiniAppId
from benchmarks.figures import Figure
from benchmarks.page import STORE, pictures_below
from benchmarks.shares import share_mb
from benchmarks.stand import Stand, Watch

MORE = 5
LIMIT_MB = 6.0
WEB_VIEW_MB = 280.0
FORK_SERVER = b"program.py\0server\0"
"""In the command of the fork server and of all children, which are copies of it."""


def run() -> list[Figure]:
    """Open one mini-app with a page of 250 nodes and its pictures, then five others; figures are per one of the five.

    All are copies of the component book with ids of their own. A process's share counts: pages that several use are
    divided among them (proportional set size). The decoders of pictures are left out: two serve everybody.
    """
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        names = [f"bench.book{number}" for number in range(1 + MORE)]
        for name in names:
            _copy_book(Path(scratch, "bundled", name), name)
        with closing(Stand(Path(scratch, "data"), bundled=Path(scratch, "bundled"))) as stand:
            _open(stand, names[0])
            before = _shares_mb()
            for name in names[1:]:
                _open(stand, name)
            after = _shares_mb()
    child_mb, shell_mb = ((after[place] - before[place]) / MORE for place in ("children", "shell"))
    limit = f"the limit of {LIMIT_MB:g} MB"
    page = "one more open mini-app with a page of 250 nodes"
    return [
        Figure(f"{page}: its child", child_mb, limit, LIMIT_MB, 1.0, "MB"),
        Figure(f"{page}: the shell", shell_mb, limit, LIMIT_MB, 1.0, "MB"),
        Figure(
            f"{page}: both", child_mb + shell_mb, "a web view's first page, measured before", WEB_VIEW_MB, None, "MB"
        ),
    ]


def _copy_book(folder: Path, name: str) -> None:
    shutil.copytree(BUNDLED / "book", folder, ignore=shutil.ignore_patterns("__pycache__"))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "app_id": name}), encoding="utf-8")


def _open(stand: Stand, name: str) -> None:
    opened = stand.tap(MiniAppId(name), STORE)
    watch = Watch()
    watch.painted_ms(stand.view, lambda: opened.is_whole, "the store page")
    watch.painted_ms(stand.view, pictures_below(opened.item), "its pictures")


def _shares_mb() -> dict[str, float]:
    """Return the proportional set sizes of this process and of all below it."""
    gc.collect()
    forked = [each for each in _below(os.getpid()) if FORK_SERVER in Path(f"/proc/{each}/cmdline").read_bytes()]
    return {"shell": share_mb(os.getpid()), "children": sum(map(share_mb, forked))}


def _below(process_id: int) -> list[int]:
    """Return the processes that this one and those below it have started."""
    found: list[int] = []
    for tasks in Path(f"/proc/{process_id}/task").iterdir():
        for child in map(int, (tasks / "children").read_text("ascii").split()):
            found += [child, *_below(child)]
    return found
