"""Frames of a camera become pictures, whatever form the camera gives them; a missing camera is told."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QCameraDevice, QVideoFrame, QVideoFrameFormat

from app.core.kernel.errors import PlazaError
from app.scanner.model import GrayPicture
from app.shell.scan.camera import QCameraSource, QtCameras, unpacked
from tests.support.cameras import FakePermission
from tests.support.pictures import seen

Pixels = QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 322, 180  # a width that makes planes end in padding


def frame(pixels: QVideoFrameFormat.PixelFormat, *planes: GrayPicture) -> QVideoFrame:
    made = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), pixels))
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    for number, plane in enumerate(planes):
        stride = made.bytesPerLine(number)
        target = np.frombuffer(made.bits(number), np.uint8)
        rows = target[: plane.shape[0] * stride].reshape(plane.shape[0], stride)
        rows[:, : plane.shape[1]] = plane
    made.unmap()
    return made


@pytest.fixture
def gray():
    return cv2.resize(seen(), (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def never_compressed(_data: bytes) -> GrayPicture:
    raise AssertionError("there is nothing to parse")


def neutral(rows: int, columns: int) -> GrayPicture:
    return np.full((rows, columns), 128, np.uint8)


def packed(gray: GrayPicture, luma_first: bool) -> GrayPicture:
    pairs = np.full((HEIGHT, WIDTH, 2), 128, np.uint8)
    pairs[..., 0 if luma_first else 1] = gray
    return pairs.reshape(HEIGHT, WIDTH * 2)


def forms(gray: GrayPicture) -> dict[QVideoFrameFormat.PixelFormat, tuple[GrayPicture, ...]]:
    half = HEIGHT // 2
    four = np.repeat(gray[..., None], 4, axis=2)
    four[..., 3] = 255
    four = four.reshape(HEIGHT, WIDTH * 4)
    return {
        Pixels.Format_NV12: (gray, neutral(half, WIDTH)),
        Pixels.Format_NV21: (gray, neutral(half, WIDTH)),
        Pixels.Format_YUV420P: (gray, neutral(half, WIDTH // 2), neutral(half, WIDTH // 2)),
        Pixels.Format_Y8: (gray,),
        Pixels.Format_YUYV: (packed(gray, True),),
        Pixels.Format_UYVY: (packed(gray, False),),
        Pixels.Format_BGRA8888: (four,),
        Pixels.Format_RGBA8888: (four,),
    }


@pytest.mark.parametrize("pixels", forms(neutral(HEIGHT, WIDTH)), ids=lambda pixels: pixels.name)
def test_every_common_form_of_frame_is_unpacked(qapp, gray, pixels):
    picture = unpacked(frame(pixels, *forms(gray)[pixels]), never_compressed)
    assert picture is not None
    luma = picture if picture.ndim == 2 else picture[..., 1]
    assert luma.shape == (HEIGHT, WIDTH)
    # Cameras say black is 16 and white 235 where they speak of luma and tint.
    assert abs(luma.astype(int) - gray.astype(int)).mean() < 20


def test_a_frame_with_nothing_in_it_is_no_picture(qapp):
    assert unpacked(QVideoFrame(), never_compressed) is None


def test_a_camera_that_is_gone_is_told(qapp):
    failures: list[PlazaError] = []
    source = QCameraSource(QCameraDevice(), FakePermission("granted"), never_compressed)
    source.start(print, failures.append)
    assert [failure.code for failure in failures] == ["scanner.camera_missing"]
    source.stop()


def test_opening_a_camera_that_is_not_in_the_list_is_told_too(qapp):
    failures: list[PlazaError] = []
    source = QtCameras().open("nobody", never_compressed)
    source.start(print, failures.append)
    source.stop()
    assert len(failures) == 1
