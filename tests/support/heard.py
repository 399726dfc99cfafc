"""What a source of frames says, kept for a test to take."""

import queue

from app.core.kernel.errors import PlazaError
from app.scanner.model import Frame
from app.scanner.sources import ThreadedSource

WAIT_S = 20


class Heard:
    """What a source said, in order."""

    def __init__(self) -> None:
        self.frames: queue.Queue[Frame] = queue.Queue()
        self.failures: queue.Queue[PlazaError] = queue.Queue()

    def start(self, source: ThreadedSource) -> ThreadedSource:
        source.start(self.frames.put, self.failures.put)
        return source

    def frame(self) -> Frame:
        return self.frames.get(timeout=WAIT_S)

    def failure(self) -> PlazaError:
        return self.failures.get(timeout=WAIT_S)
