"""One source being scanned: its frames to look at and its codes, brought to the GUI thread."""

from collections.abc import Callable
from typing import Protocol

from app.core.kernel.errors import PlazaError
from app.scanner.live import LiveScan
from app.scanner.model import FoundCode, Frame
from app.scanner.sources import FrameSource
from app.shell.relay import Relay


class Watcher(Protocol):
    """Who looks on. Called on the GUI thread, never after the watch has ended."""

    def frame_came(self, frame: Frame) -> None:
        """Show ``frame``."""

    def codes_read(self, frame: Frame, codes: tuple[FoundCode, ...]) -> None:
        """Judge the codes in ``frame``, often none."""

    def watch_failed(self, error: PlazaError) -> None:
        """Tell why no more frames come."""


class Watch:
    """A started source and the decoder that reads it. GUI thread, but for the callbacks it gives away.

    However fast the source: at most one frame waits to be shown, and of those unread only the newest is read.
    """

    def __init__(self, source: FrameSource, reading: Callable[..., LiveScan], relay: Relay, watcher: Watcher) -> None:
        self._source = source
        self._relay = relay
        self._watcher = watcher
        self._newest: Frame | None = None
        self._is_show_posted = False
        self._is_paused = False
        self._is_ended = False
        self._scan = reading(self._on_read, self._on_failed)
        source.start(self._on_frame, self._on_failed)

    def describe(self) -> str:
        """Return the source's name."""
        return self._source.describe()

    def pause(self) -> None:
        """Let frames pass unseen and unread."""
        self._is_paused = True

    def go_on(self) -> None:
        """Look again."""
        self._is_paused = False

    def end(self) -> None:
        """Let go of the source and the decoder."""
        self._is_ended = True
        # The decoder first: it may be parsing a camera's frame, and the camera waits for that before it stops.
        self._scan.close()
        self._source.stop()

    def _on_frame(self, frame: Frame) -> None:
        """Take a frame. The source's thread."""
        if self._is_paused or self._is_ended:
            return
        self._scan.offer(frame)
        self._newest = frame
        if not self._is_show_posted:
            self._is_show_posted = True
            self._relay.post(self._show)

    def _on_read(self, frame: Frame, codes: tuple[FoundCode, ...]) -> None:
        """Take what was read. The scan's thread."""

        def judge() -> None:
            if not self._is_paused and not self._is_ended:
                self._watcher.codes_read(frame, codes)

        self._relay.post(judge)

    def _on_failed(self, error: PlazaError) -> None:
        """Take what went wrong. Any thread."""

        def tell() -> None:
            if not self._is_ended:
                self._watcher.watch_failed(error)

        self._relay.post(tell)

    def _show(self) -> None:
        self._is_show_posted = False
        if self._newest is not None and not self._is_paused and not self._is_ended:
            self._watcher.frame_came(self._newest)
