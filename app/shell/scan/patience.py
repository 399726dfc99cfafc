"""How long a camera is waited for; Qt tells of no camera that just stops."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FIRST_FRAME_MS = 8_000
NEXT_FRAME_MS = 3_000
"""How long a camera may take for its first frame and for each after it."""


class Patience(QObject):
    """Waits for a camera's next frame, but not for ever: a camera may be there and give nothing. GUI thread.

    What is no camera, ``is_camera`` says, tells by itself that no more frames come.
    """

    def __init__(self, on_silence: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_camera = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(on_silence)

    def begin(self, *, is_first: bool) -> None:
        """Wait for a frame from now on, the first of its source or one after it."""
        if self.is_camera:
            self._timer.start(FIRST_FRAME_MS if is_first else NEXT_FRAME_MS)

    def end(self) -> None:
        """Wait no more."""
        self._timer.stop()
