"""Inside the children that unpack films and streams: what both do with a video library's frames."""

import cv2
import numpy as np

from app.scanner.films import wire
from app.scanner.unpacking import bytes_only

INTERVAL_US_MAX = 1_000_000
PARAMETERS = (
    *(cv2.CAP_PROP_HW_ACCELERATION, int(cv2.VIDEO_ACCELERATION_NONE)),  # needs a device, and a jail has none
    *(cv2.CAP_PROP_N_THREADS, 2),
)


def settle() -> None:
    """Take no more of the processor than is needed."""
    cv2.setNumThreads(1)


def opened(capture: cv2.VideoCapture) -> wire.Message:
    """Return whether ``capture`` is open, with its pace: containers claim 0, infinity, 90,000 frames a second."""
    if not capture.isOpened():
        return wire.Message("failed")
    fps = capture.get(cv2.CAP_PROP_FPS)
    return wire.Message("opened", number=min(INTERVAL_US_MAX, round(1e6 / fps)) if 0.0 < fps < float("inf") else 0)


def frame(picture: cv2.typing.MatLike) -> wire.Message:
    """Return a video library's ``picture`` as it travels: no larger than is ever read."""
    height, width = picture.shape[:2]
    share = wire.FRAME_SIDE_MAX_PX / max(height, width)
    if share < 1:
        size = (max(1, round(width * share)), max(1, round(height * share)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    shown = np.ascontiguousarray(bytes_only(picture))
    return wire.Message("frame", shown.tobytes(), width=shown.shape[1], height=shown.shape[0])
