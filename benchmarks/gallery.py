"""The outfit gallery: opening it, scrolling its wall, and a like from one window to another."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtQuick import QQuickItem

from app.bootstrap import BUNDLED
from app.cli.tour.driver import run_until
from app.core.kernel.ids import MiniAppId
from benchmarks.figures import Figure
from benchmarks.stand import OpenMiniApp, Stand, Watch, items_below, wait_until

GALLERY = MiniAppId("plaza.gallery")
CONSTANT, MANY = MiniAppId("plaza.constant"), MiniAppId("plaza.many")
HOME = "pages/home"
ROUNDS, WARM_UP = 9, 2
POSTS = 5_000
FIRST_POSTS = 200
"""So many the gallery's server half tells a page at a time."""
FRAMES = 240
STEP = 60.0
"""Pixels a frame: 3,600 a second, a brisk turn of the wheel."""
FRAME_MS = 1_000 / 60
LIKED_MS = 1_000.0
LIKES = 11
WITHIN = 0.95
TILES_IN_SIGHT = 6
REST_MS = 500
CONSTANTS = """
import json
from pathlib import Path

from minikit import server

POSTS = json.loads(Path(__file__).with_name("posts.json").read_text(encoding="utf-8"))


async def answer(function, /, **args):
    offset = args["wish"]["offset"]
    return {"posts": POSTS if offset == 0 else [], "followed": [], "unseen": 0, "is_moderator": False}


server.call = answer
"""
"""What stands before the gallery's own pages, so that they are drawn from constants and ask nobody."""
DEMO = """
import json, sys

sys.path[:0] = sys.argv[1:]
from datetime import UTC, datetime

import demo

posts = []
for post in reversed(demo.posts(datetime.now(UTC))):
    name, color = demo.PEOPLE[post.author]
    photos = [
        {"source": f"asset:{demo.picture_name(post.theme_id, each)}", "aspect": demo.aspect(post.theme_id, each)}
        for each in post.pictures
    ]
    posts.append(
        {"number": post.number, "theme": post.theme_id, "caption": post.caption, "photos": photos}
        | {"name": name, "handle": name.replace(" ", ""), "color": color, "created_at": post.created_at}
        | {"likes": len(post.likes), "comments": len(post.comments), "is_liked": False, "is_own": False}
    )
print(json.dumps(posts))
"""


def run() -> list[Figure]:
    """Open the wall each way in turn, scroll a long one, and like a post in one of two windows. Figures are medians.

    The window shows what is painted to nobody, so a frame comes as soon as it is ready.
    """
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        bundled = Path(scratch, "bundled")
        shutil.copytree(BUNDLED / "gallery", bundled / "gallery")
        posts = _demo_posts()
        _write_constant(bundled / "constant", CONSTANT, posts[:FIRST_POSTS])
        many = [{**posts[number % len(posts)], "number": f"post{number}"} for number in range(POSTS)]
        _write_constant(bundled / "many", MANY, many)
        with closing(Stand(Path(scratch, "data"), bundled=bundled)) as stand:
            return [_opening(stand), *_scrolling(stand), *_liking(stand)]


def _opening(stand: Stand) -> Figure:
    times: dict[MiniAppId, list[float]] = {GALLERY: [], CONSTANT: []}
    for number in range(WARM_UP + ROUNDS):
        for miniapp_id, times_ms in times.items():
            watch = Watch()
            opened = stand.tap(miniapp_id, HOME)
            taken_ms = watch.painted_ms(stand.view, partial(_has_tiles, opened), "the wall")
            if number >= WARM_UP:
                times_ms.append(taken_ms)
            stand.end(opened)
    ours, theirs = (statistics.median(times_ms) for times_ms in times.values())
    return Figure("tap → the wall of the gallery painted, warm", ours, "its page drawn from constants", theirs, aim=1.5)


def _scrolling(stand: Stand) -> Iterator[Figure]:
    opened = stand.tap(MANY, HOME)
    wait_until(lambda: _has_tiles(opened), "the long wall")
    wall = max(_below(opened, "Scroller", "MasonryNode"), key=lambda item: float(item.property("contentHeight") or 0))
    times_ms = []
    for frame in range(FRAMES):
        watch = Watch()
        wall.setProperty("contentY", (frame + 1) * STEP)
        times_ms.append(watch.painted_ms(stand.view, lambda: True, "a frame"))
    stand.end(opened)
    times_ms.sort()
    told = f"{sum(each <= FRAME_MS for each in times_ms) / len(times_ms):.0%} within it"
    frame_name = "one frame at 60 a second"
    slow = times_ms[int(WITHIN * len(times_ms))]
    name = f"scrolling a wall of {POSTS:,} posts: a frame, median ({told})"
    yield Figure(name, statistics.median(times_ms), frame_name, FRAME_MS, aim=1.0)
    yield Figure("the same, slower than 95 of 100", slow, frame_name, FRAME_MS, aim=1.0)


def _liking(stand: Stand) -> Iterator[Figure]:
    """Like and unlike in one person's window; the other person's stands beside it, in the other half."""
    other = stand.services.people.create_profile("Ada")
    left, right = (stand.tap(GALLERY, HOME, user) for user in (stand.user.user_id, other.user_id))
    half = stand.view.width() / 2
    for place, opened in enumerate((left, right)):
        opened.item.setX(place * half)
        opened.item.setWidth(half)
        wait_until(partial(_has_tiles, opened), "the wall")
    times_ms = [_liked_ms(stand, left, right, bool(number % 2)) for number in range(WARM_UP + LIKES)][WARM_UP:]
    name = "a like in one window → painted in another's"
    yield Figure(f"{name}, median", statistics.median(times_ms), "a second", LIKED_MS, aim=1.0)
    yield Figure(f"{name}, slowest of {LIKES}", max(times_ms), "a second", LIKED_MS, aim=1.0)


def _liked_ms(stand: Stand, left: OpenMiniApp, right: OpenMiniApp, was_on: bool) -> float:
    """Tap the first heart on the left, ``was_on`` or not, and wait until the same post says so on the right."""
    run_until(lambda: False, REST_MS)  # the columns find their places, and nobody likes ten times a second
    heart, seen = _hearts(left)[0], _hearts(right)[0]
    before = seen.property("count")
    wait_until(lambda: (heart.property("count"), heart.property("isOn")) == (before, was_on), "the last like's answer")
    watch = Watch()
    stand.click(heart)
    return watch.painted_ms(stand.view, lambda: bool(seen.property("count") != before), "the like")


def _has_tiles(opened: OpenMiniApp) -> bool:
    return opened.is_seen and len(_hearts(opened)) >= TILES_IN_SIGHT


def _hearts(opened: OpenMiniApp) -> list[QQuickItem]:
    return _below(opened, "ReactionNode")


def _below(opened: OpenMiniApp, *kinds: str) -> list[QQuickItem]:
    return [item for item in items_below(opened.item) if item.metaObject().className().startswith(kinds)]


def _demo_posts() -> list[dict[str, Any]]:
    command = [sys.executable, "-I", "-c", DEMO, str(BUNDLED / "gallery")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _write_constant(folder: Path, miniapp_id: MiniAppId, posts: list[dict[str, Any]]) -> None:
    """Write the gallery as a mini-app of its own that knows ``posts`` and has no server half."""
    shutil.copytree(BUNDLED / "gallery", folder, ignore=shutil.ignore_patterns("server.py", "tests"))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "app_id": miniapp_id}), encoding="utf-8")
    (folder / "posts.json").write_text(json.dumps(posts), encoding="utf-8")
    main = (folder / "main.py").read_text(encoding="utf-8")
    (folder / "constants.py").write_text(CONSTANTS, encoding="utf-8")
    (folder / "main.py").write_text(
        main.replace("import words\n", "import constants\nimport words\n"), encoding="utf-8"
    )
