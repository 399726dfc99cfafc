"""Pictures that are there already as sources: of a screen, of the clipboard, a part of one that is shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from app.core.kernel.errors import Refused, Unavailable
from app.scanner.sources import ThreadedSource
from app.scanner.wire import PIXELS_MAX

if TYPE_CHECKING:
    from app.scanner.model import Frame
    from app.scanner.sources import Picture


class GivenSource(ThreadedSource):
    """One picture that is there already; refused as ``code_if_blank`` says if it is of one colour and that is given."""

    mode = "still"

    def __init__(self, image: QImage, name: str, *, code_if_blank: str = "") -> None:
        super().__init__()
        self._image = image
        self._name = name
        self._code_if_blank = code_if_blank

    def describe(self) -> str:
        """Return what was said to call it."""
        return self._name

    def pictures(self) -> Iterator["Picture"]:
        """Yield the picture."""
        if self._image.width() * self._image.height() > PIXELS_MAX:
            raise Refused("scanner.picture_too_large")
        image = self._image.convertToFormat(QImage.Format.Format_BGR888)
        if image.isNull():
            raise Refused("scanner.picture_unreadable")
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        picture = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
        if self._code_if_blank and (picture == picture[0, 0]).all():
            raise Unavailable(self._code_if_blank)
        yield picture


class PartSource(ThreadedSource):
    """A part of a picture that was shown."""

    mode = "still"

    def __init__(self, frame: "Frame", part: tuple[float, float, float, float], name: str) -> None:
        """``part`` is left, top, right and bottom in shares of the picture's width and height."""
        super().__init__()
        self._frame = frame
        self._part = part
        self._name = name

    def describe(self) -> str:
        """Return what was said to call it."""
        return self._name

    def pictures(self) -> Iterator["Picture"]:
        """Yield the part, a pixel at least."""
        whole = self._frame.gray if self._frame.color is None else self._frame.color[..., :3]
        height, width = whole.shape[:2]
        left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in self._part)
        x, y = min(int(left * width), width - 1), min(int(top * height), height - 1)
        yield np.ascontiguousarray(whole[y : max(y + 1, round(bottom * height)), x : max(x + 1, round(right * width))])
