"""Cameras that show what a test holds before them."""

from collections.abc import Callable

from app.core.kernel.errors import PlazaError
from app.scanner.model import GrayPicture
from app.scanner.sources import OnFailed, OnFrame, frame_of
from app.shell.scan.camera import CameraDevice


class FakeCamera:
    """One camera; frames come when the test shows one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._on_frame: OnFrame | None = None
        self._on_failed: OnFailed | None = None
        self._count = 0

    @property
    def is_running(self) -> bool:
        return self._on_frame is not None

    def describe(self) -> str:
        return self._name

    def start(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        self._on_frame, self._on_failed = on_frame, on_failed

    def stop(self) -> None:
        self._on_frame = self._on_failed = None

    def show(self, picture: GrayPicture) -> None:
        assert self._on_frame is not None, "the camera is off"
        self._count += 1
        self._on_frame(frame_of(picture, self._count))

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

    def open(self, camera_id: str) -> FakeCamera:
        self.opened.append(FakeCamera(camera_id.removeprefix("id of ")))
        return self.opened[-1]

    def watch(self, on_changed: Callable[[], None]) -> None:
        self._on_changed = on_changed
