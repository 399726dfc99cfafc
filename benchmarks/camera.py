"""How soon a camera gives its first reading and is let go of, through the real V4L2 path, against the limits."""

import statistics
import sys
import tempfile
from pathlib import Path

import cv2

from benchmarks.figures import Figure
from tests.support.fake_camera import FakeCamera, why_not
from tests.support.pictures import seen

ROUNDS = 5
RELEASE_MAX_MS = 1_000.0
READING_MAX_MS = 10_000.0


def run() -> list[Figure]:
    """Scan a code with the camera several times, each time in a process of its own; figures are medians.

    The camera is one of the tests', preloaded: this needs Linux and a C compiler, and says so where they are not.
    """
    reason = why_not()
    if reason:
        print(f"camera: left out, {reason}", file=sys.stderr)
        return []
    jpeg = cv2.imencode(".jpg", cv2.cvtColor(seen(degrees=15), cv2.COLOR_GRAY2BGR))[1].tobytes()
    with tempfile.TemporaryDirectory() as folder:
        camera = FakeCamera(Path(folder))
        used = [camera.use(jpeg, "found").told for _ in range(ROUNDS)]
    released_ms = statistics.median(each["release_ms"] for each in used)
    read_ms = statistics.median(each["seconds"] * 1_000 for each in used)
    return [
        Figure("scanner closed → camera let go", released_ms, "the limit", RELEASE_MAX_MS, 1.0),
        Figure("scanner opened → code in view of the camera read", read_ms, "the limit", READING_MAX_MS, 1.0),
    ]
