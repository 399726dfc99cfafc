"""Pictures out of the forms in which cameras and video libraries hand them over."""

from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.scanner.model import ColorPicture, GrayPicture

Pairs = Literal["YUYV", "UYVY"]
Planes = Literal["NV12", "NV21"]
_PAIRS = {"YUYV": cv2.COLOR_YUV2BGR_YUY2, "UYVY": cv2.COLOR_YUV2BGR_UYVY}
_PLANES = {"NV12": cv2.COLOR_YUV2BGR_NV12, "NV21": cv2.COLOR_YUV2BGR_NV21}


def from_pairs(pairs: "GrayPicture", order: Pairs) -> "ColorPicture":
    """Return a frame of luma and tint in turn: rows by columns by 2, an even number of columns."""
    return _converted(lambda: cv2.cvtColor(np.ascontiguousarray(pairs), _PAIRS[order]))


def from_planes(luma: "GrayPicture", tint: "GrayPicture", order: Planes) -> "ColorPicture":
    """Return a frame of a plane of luma and one of tint, half as many rows by half as many columns by 2."""
    planes = np.ascontiguousarray(luma), np.ascontiguousarray(tint)
    return _converted(lambda: cv2.cvtColorTwoPlane(*planes, _PLANES[order]))


def _converted(convert: "Callable[[], cv2.typing.MatLike]") -> "ColorPicture":
    """Return what ``convert`` makes of a camera's frame; ValueError where it is not of the form that was said."""
    try:
        return np.asarray(convert(), np.uint8)
    except cv2.error as error:
        raise ValueError(str(error)) from error


def bytes_only(picture: cv2.typing.MatLike) -> "GrayPicture | ColorPicture":
    """Return a video library's ``picture`` as one of ours: a byte a sample, one channel or three."""
    if picture.ndim == 3 and picture.shape[2] == 4:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGRA2BGR)
    elif picture.ndim == 3 and picture.shape[2] != 3:
        picture = picture[..., 0]
    return np.ascontiguousarray(picture, dtype=np.uint8)
