"""A camera and a microphone that a round brings along: a computer without a screen has neither."""

import math
import struct
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from app.core.chat.voice import RATE_HZ
from app.core.kernel.errors import Unavailable
from app.scanner.sources import OnFailed, OnFrame, OpenPicture
from app.shell.chat.sound import Failed, Heard
from app.shell.scan.camera import CameraDevice

PIECE_MS: Final = 50
LOUD: Final = 9_000
CAMERA: Final = CameraDevice("desk", "Desk camera")


class RefusingCamera:
    """One camera that gives no picture, and says why. GUI thread."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._on_failed: OnFailed | None = None

    def describe(self) -> str:
        """Return the camera's name."""
        return CAMERA.name

    def start(self, _on_frame: OnFrame, on_failed: OnFailed) -> None:
        """Say why there is no picture, as a camera does: a little later."""
        self._on_failed = on_failed
        QTimer.singleShot(0, self._fail)

    def stop(self) -> None:
        """Say nothing more."""
        self._on_failed = None

    def _fail(self) -> None:
        if self._on_failed is not None:
            self._on_failed(Unavailable(self._code, camera=CAMERA.name))


class RefusingCameras:
    """A computer with one camera, which refuses each time for the next reason of some. GUI thread."""

    def __init__(self, *codes: str) -> None:
        self._codes = list(codes)

    def devices(self) -> tuple[CameraDevice, ...]:
        """Return which there are."""
        return (CAMERA,)

    def open(self, _camera_id: str, _open_picture: OpenPicture) -> RefusingCamera:
        """Return the camera; for the last reason it refuses again and again."""
        return RefusingCamera(self._codes.pop(0) if len(self._codes) > 1 else self._codes[0])

    def watch(self, on_changed: Callable[[], None]) -> None:
        """Call nobody: no camera comes or goes."""


class LateMicrophone:
    """There is none at first; from the second time on it hears a voice that rises and falls. GUI thread."""

    def __init__(self) -> None:
        self._is_there = False
        self._heard: Heard | None = None
        self._at = 0
        self._timer = QTimer(interval=PIECE_MS)
        self._timer.timeout.connect(self._speak)

    def start(self, heard: Heard, failed: Failed) -> None:
        """Say that there is no microphone, or let the voice be heard."""
        if self._is_there:
            self._heard = heard
            self._timer.start()
            return
        self._is_there = True
        failed(Unavailable("voice.no_microphone"))

    def stop(self) -> None:
        """Let nothing more be heard."""
        self._timer.stop()
        self._heard = None

    def _speak(self) -> None:
        if self._heard is None:
            return
        count = RATE_HZ * PIECE_MS // 1000
        moments = range(self._at, self._at + count)
        self._at += count
        swell = LOUD * abs(math.sin(self._at / RATE_HZ * 2.4))
        self._heard(struct.pack(f"<{count}h", *(int(swell * math.sin(at / 6)) for at in moments)))
