"""Cameras: which there are, permission to use them, and their frames."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from app.core.kernel.errors import PlazaError, Unavailable
from app.scanner.sources import FrameSource, OnFailed, OnFrame, OpenPicture, frame_of
from app.scanner.unpacking import Pairs, Planes, from_pairs, from_planes
from app.shell.scan.permission import CameraPermission, Permitted, SystemPermission

if TYPE_CHECKING:
    from app.scanner.sources import Picture

log = logging.getLogger(__name__)
Pixels = QVideoFrameFormat.PixelFormat
_LUMA_FIRST = frozenset((Pixels.Format_YUV420P, Pixels.Format_YUV422P, Pixels.Format_YV12, Pixels.Format_Y8))
_PAIRS: Mapping[QVideoFrameFormat.PixelFormat, Pairs] = {Pixels.Format_YUYV: "YUYV", Pixels.Format_UYVY: "UYVY"}
_PLANES: Mapping[QVideoFrameFormat.PixelFormat, Planes] = {Pixels.Format_NV12: "NV12", Pixels.Format_NV21: "NV21"}
_BLUE_FIRST = frozenset((Pixels.Format_BGRA8888, Pixels.Format_BGRX8888, Pixels.Format_BGRA8888_Premultiplied))

_RED_FIRST = frozenset((Pixels.Format_RGBA8888, Pixels.Format_RGBX8888))


class CameraDevice(NamedTuple):
    """One camera: by what it is known again, and what people call it."""

    camera_id: str
    name: str


class Cameras(Protocol):
    """The cameras of this computer. GUI thread."""

    def devices(self) -> tuple[CameraDevice, ...]:
        """Return which there are, the system's favourite first."""
        ...

    def open(self, camera_id: str, open_picture: OpenPicture) -> FrameSource:
        """Return that camera, not yet started; one that is gone says so when it is.

        ``open_picture``: what parses the frames of cameras that compress them; never this process.
        """
        ...

    def watch(self, on_changed: Callable[[], None]) -> None:
        """Call ``on_changed`` whenever one comes or goes."""
        ...


class QtCameras(QObject):
    """The cameras that Qt knows. GUI thread."""

    def __init__(self, parent: QObject | None = None, permission: CameraPermission | None = None) -> None:
        """``permission``: whether they may be used; None: as the system says."""
        super().__init__(parent)
        self._permission = permission or SystemPermission(self)
        self._devices = QMediaDevices(self)

    def devices(self) -> tuple[CameraDevice, ...]:
        """Return which there are, the system's favourite first."""
        return tuple(CameraDevice(_id_of(device), device.description()) for device in self._found())

    def open(self, camera_id: str, open_picture: OpenPicture) -> "QCameraSource":
        """Return that camera, not yet started; one that is gone says so when it is."""
        found = (device for device in self._found() if _id_of(device) == camera_id)
        return QCameraSource(next(found, QCameraDevice()), self._permission, open_picture)

    def watch(self, on_changed: Callable[[], None]) -> None:
        """Call ``on_changed`` whenever one comes or goes."""
        self._devices.videoInputsChanged.connect(on_changed)

    def _found(self) -> list[QCameraDevice]:
        return sorted(QMediaDevices.videoInputs(), key=lambda device: not device.isDefault())


def _id_of(device: QCameraDevice) -> str:
    return f"{bytes(device.id().data()).decode(errors='replace')} {device.description()}"


class QCameraSource(QObject):
    """One camera as a source. Lives on the GUI thread; frames are unpacked, and handed on, on a thread of its own."""

    def __init__(self, device: QCameraDevice, permission: CameraPermission, open_picture: OpenPicture) -> None:
        super().__init__()
        self._open_picture = open_picture
        self._permission = permission
        self._permitted = Permitted(permission)
        self._name = device.description()
        self._device = device
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._on_frame: OnFrame | None = None
        self._on_failed: OnFailed | None = None
        self._unpacking = ThreadPoolExecutor(1, thread_name_prefix="camera")
        self._is_unpacking = False
        self._count = 0

    def describe(self) -> str:
        """Return the camera's name."""
        return self._name

    def start(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        """Ask for permission where the system wants that, then begin."""
        self._on_frame, self._on_failed = on_frame, on_failed
        if self._device.isNull():
            self._fail("scanner.camera_missing")
            return
        self._permitted.begin(self._begin, lambda: self._fail("scanner.camera_denied"))

    def stop(self) -> None:
        """Let go of the camera at once."""
        self._on_frame = self._on_failed = None
        self._permitted.stop()
        if self._camera is not None and self._session is not None and self._sink is not None:
            self._sink.videoFrameChanged.disconnect(self._on_video_frame)
            self._camera.errorOccurred.disconnect(self._on_error)
            self._camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]
            self._camera.deleteLater()
        self._camera = self._session = self._sink = None
        # One frame at most: what that thread were the last to hold would end there (`shell.tasks`).
        self._unpacking.shutdown(wait=True, cancel_futures=True)

    def _begin(self) -> None:
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_video_frame)
        self._camera = QCamera(self._device, self)
        self._camera.errorOccurred.connect(self._on_error)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    @Slot(QVideoFrame)
    def _on_video_frame(self, frame: QVideoFrame) -> None:
        """Take ``frame`` unless the one before is still being unpacked, or it is the empty one at the end."""
        if frame.isValid() and not self._is_unpacking and self._on_frame is not None:
            self._is_unpacking = True
            self._unpacking.submit(self._hand_on, QVideoFrame(frame))

    def _hand_on(self, video_frame: QVideoFrame) -> None:
        try:
            picture = unpacked(video_frame, self._open_picture)
            on_frame = self._on_frame
            if picture is not None and on_frame is not None:
                self._count += 1
                on_frame(frame_of(picture, self._count))
        except (ValueError, PlazaError):  # not as large as the camera says, or not read in the jail
            log.warning("camera %s: a frame that is none", self._name)
        finally:
            self._is_unpacking = False

    def _on_error(self, _error: QCamera.Error, reason: str) -> None:
        log.warning("camera %s: %s", self._name, reason)
        if self._device not in QMediaDevices.videoInputs():
            self._fail("scanner.camera_missing")
        elif self._permission.bars(bytes(self._device.id().data()).decode(errors="replace")):
            self._fail("scanner.camera_denied")
        else:
            self._fail("scanner.camera_busy")

    def _fail(self, code: str) -> None:
        on_failed, self._on_failed = self._on_failed, None
        if on_failed is not None:
            on_failed(Unavailable(code, camera=self._name))


def unpacked(frame: QVideoFrame, open_picture: OpenPicture) -> "Picture | None":
    """Return ``frame`` as a picture, in colour where that is cheap, or None if it cannot be read.

    Raises:
        Refused: a compressed frame that ``open_picture`` cannot read.
        Unavailable: nor did it live to say so.
    """
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    compressed = b""
    try:
        if frame.pixelFormat() != Pixels.Format_Jpeg:
            return _unpacked(frame)
        compressed = bytes(frame.bits(0)[: frame.mappedBytes(0)])
    finally:
        frame.unmap()
    return open_picture(compressed)


def _unpacked(frame: QVideoFrame) -> "Picture | None":
    pixels = frame.pixelFormat()
    width, height = frame.width(), frame.height()
    has_tint = width % 2 == 0 and height % 2 == 0  # for each two by two pixels
    if pixels in _LUMA_FIRST or (pixels in _PLANES and not has_tint):
        return _plane(frame, 0, height, width).copy()
    if pixels in _PLANES:
        tint = _plane(frame, 1, height // 2, width).reshape(height // 2, width // 2, 2)
        return from_planes(_plane(frame, 0, height, width), tint, _PLANES[pixels])
    if pixels in _PAIRS and has_tint:
        return from_pairs(_plane(frame, 0, height, width * 2).reshape(height, width, 2), _PAIRS[pixels])
    if pixels in _BLUE_FIRST or pixels in _RED_FIRST:
        order = slice(0, 3) if pixels in _BLUE_FIRST else slice(2, None, -1)
        return np.ascontiguousarray(_plane(frame, 0, height, width * 4).reshape(height, width, 4)[..., order])
    return _by_qt(frame)


def _plane(frame: QVideoFrame, plane: int, rows: int, row_bytes: int) -> "Picture":
    """Return a plane of a mapped frame without its padding; it lasts as long as the mapping."""
    stride = frame.bytesPerLine(plane)
    data = np.frombuffer(frame.bits(plane), np.uint8)[: rows * stride]
    if data.size < rows * stride:  # the last row may lack its padding
        data = np.pad(data, (0, rows * stride - data.size))
    return data.reshape(rows, stride)[:, :row_bytes]


def _by_qt(frame: QVideoFrame) -> "Picture | None":
    """Return a frame of a rare form, by way of Qt's slow conversion."""
    image = frame.toImage()
    if image.isNull():
        return None
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    return rows[:, : gray.width()].copy()
