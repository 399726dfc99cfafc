"""Cameras that show what a test holds before them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.core.kernel.errors import PlazaError
from app.scanner.model import GrayPicture
from app.scanner.sources import OnFailed, OnFrame, OpenPicture, frame_of
from app.shell.scan.camera import CameraDevice
from app.shell.scan.permission import Standing

FRAME_MS = 200


class FakeCamera:
    """One camera: what the test shows is before it, frame after frame, until something else is.

    One frame alone would be a matter of luck: a reader that takes too long over it on a busy computer lets it pass.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._on_frame: OnFrame | None = None
        self._on_failed: OnFailed | None = None
        self._count = 0
        self._before: GrayPicture | None = None
        self._timer = QTimer(interval=FRAME_MS)
        self._timer.timeout.connect(self._give)

    @property
    def is_running(self) -> bool:
        return self._on_frame is not None

    def describe(self) -> str:
        return self._name

    def start(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        self._on_frame, self._on_failed = on_frame, on_failed

    def stop(self) -> None:
        self._on_frame = self._on_failed = None
        self._timer.stop()

    def show(self, picture: GrayPicture) -> None:
        assert self._on_frame is not None, "the camera is off"
        self._before = picture
        self._timer.start()
        self._give()

    def flash(self, picture: GrayPicture) -> None:
        """Give one frame; from any thread."""
        self._before = picture
        self._give()

    def _give(self) -> None:
        if self._on_frame is not None and self._before is not None:
            self._count += 1
            self._on_frame(frame_of(self._before, self._count))

    def fail(self, error: PlazaError) -> None:
        assert self._on_failed is not None, "the camera is off"
        self._on_failed(error)


class FakeCameras:
    """The cameras of a computer that has those a test plugs in."""

    def __init__(self) -> None:
        self.opened: list[FakeCamera] = []
        self._names: tuple[str, ...] = ()
        self._on_changed: Callable[[], None] = lambda: None

    def plug_in(self, *names: str) -> None:
        self._names += names
        self._on_changed()

    def unplug(self, name: str) -> None:
        self._names = tuple(each for each in self._names if each != name)
        self._on_changed()

    def devices(self) -> tuple[CameraDevice, ...]:
        return tuple(CameraDevice(f"id of {name}", name) for name in self._names)

    def open(self, camera_id: str, _open_picture: OpenPicture) -> FakeCamera:
        self.opened.append(FakeCamera(camera_id.removeprefix("id of ")))
        return self.opened[-1]

    def watch(self, on_changed: Callable[[], None]) -> None:
        self._on_changed = on_changed


class FakePermission:
    """A permission that stands as a test says; ``then`` is how it stands once the person was asked."""

    def __init__(self, now: Standing, then: Standing = "denied") -> None:
        self.now: Standing = now
        self.then: Standing = then
        self.answers: list[Callable[[], None]] = []
        self.is_barred = False
        self.waits = False
        """Whether the person takes their time: the test calls ``answers``."""

    def standing(self) -> Standing:
        return self.now

    def ask(self, answered: Callable[[], None]) -> None:
        def answer() -> None:
            self.now = self.then
            answered()

        self.answers.append(answer)
        if not self.waits:
            answer()

    def bars(self, _device: str) -> bool:
        return self.is_barred
