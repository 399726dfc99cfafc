"""A film with a hundred comments flying over it, against the same film without: which of its pictures are seen."""

import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.shell.components.film_comments import FLIGHT_MS
from app.shell.components.films import FilmLoader, FilmPlayer
from benchmarks.figures import Table
from benchmarks.ground import Ground
from benchmarks.lists import LivePage
from benchmarks.stand import items_below, wait_until
from minikit import ui

SECONDS = 10
RATE = 25
WIDTH, HEIGHT = 640, 360
COMMENTS = 100
LATE = 1.5
"""A picture that stands for longer than so many of its turns was followed late."""


def run() -> list[Table]:
    """Play it in turn without and with comments, twice; what was seen is counted as it is painted."""
    with tempfile.TemporaryDirectory(prefix="plaza-film-") as folder:
        film = Path(folder) / "film.webm"
        _write(film)
        ground = Ground()
        ground.films = FilmLoader(ground.tasks, lambda _source: os.open(film, os.O_RDONLY))
        try:
            rows = [_play(ground, comments) for comments in (0, COMMENTS, 0, COMMENTS)]
        finally:
            ground.close()
    columns = ("at once at most", "pictures seen", "not seen", "late", "longest (ms)")
    return [Table(f"a film of {RATE * SECONDS} pictures, {RATE} a second, {WIDTH} × {HEIGHT}", columns, tuple(rows))]


def _write(path: Path) -> None:
    """Write a film whose pictures all differ; OpenCV writes no sound, which is nothing to be counted here."""
    import cv2
    import numpy as np

    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"VP80"), RATE, (WIDTH, HEIGHT))
    for number in range(RATE * SECONDS):
        picture = np.full((HEIGHT, WIDTH, 3), (110, 70, 40), np.uint8)
        at = number * 2 % (WIDTH - 80)
        picture[100:260, at : at + 80] = (40, 190, 250)
        film.write(picture)
    film.release()


def _play(ground: Ground, count: int) -> tuple[str, tuple[float | None, ...]]:
    # All of them are under way in the middle of the film.
    first_ms = SECONDS * 500 - FLIGHT_MS // 2
    comments = [ui.FilmComment(first_ms + number * 20, f"评论 {number} so good!") for number in range(count)]
    live = LivePage(ground)
    live.page._films._choices.setProperty("density", "all")
    live.build(ui.Video("asset:film.webm", "A square", comments=comments, is_muted=True))
    player = live.page.view.findChild(FilmPlayer)
    assert isinstance(player, FilmPlayer)
    wait_until(lambda: player.property("state") == "paused", "the film")
    seen = _Seen(ground.view, player)
    has_ended: list[bool] = []
    player.ended.connect(lambda: has_ended.append(True))
    player.play()
    most = 0
    while not has_ended:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        most = max(most, _shown(live.page.view))
    seen.end()
    live.page.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    name = f"with {count} comments" if count else "without comments"
    gaps_ms = seen.gaps_ms
    late = sum(gap > LATE * 1_000 / RATE for gap in gaps_ms)
    return name, (most, len(seen.starts), RATE * SECONDS - len(seen.starts), late, max(gaps_ms))


def _shown(view: QQuickItem) -> int:
    return max((getattr(item, "shown", 0) for item in items_below(view)), default=0)


class _Seen:
    """Which of a film's pictures a window has shown, and when."""

    def __init__(self, window: QQuickWindow, player: FilmPlayer) -> None:
        self.starts: set[int] = set()
        self.gaps_ms: list[float] = []
        self._at = 0.0
        self._player = player
        self._window = window
        self._window.frameSwapped.connect(self._look)

    def end(self) -> None:
        """Count no more."""
        self._window.frameSwapped.disconnect(self._look)

    def _look(self) -> None:
        frame = self._player.frame
        if frame is None or frame.startTime() in self.starts:
            return
        now = time.perf_counter()
        if self.starts:
            self.gaps_ms.append((now - self._at) * 1_000)
        self._at = now
        self.starts.add(frame.startTime())
