"""Of frames that go by, the newest is decoded, one at a time; trouble is told or passed over."""

import queue
import threading

from app.core.kernel.errors import PlazaError, Unavailable
from app.scanner.child import Decoder
from app.scanner.live import LiveScan
from app.scanner.model import FoundCode, Frame
from tests.scanner.test_child import DIES, NEVER_STARTS
from tests.support.pictures import TEXT, desk, seen
from tests.support.processes import PATIENT, PlainSpawn

WAIT_S = 20
Codes = tuple[FoundCode, ...]


def unexpected(*said: object) -> None:
    raise AssertionError(said)  # on a thread: it fails the test as an unhandled exception


class HeldDecoder:
    """Decodes when it is told to, and remembers what it was asked and how many at once."""

    def __init__(self) -> None:
        self.asked: queue.Queue[int] = queue.Queue()
        self.may_answer = threading.Semaphore(0)
        self.is_closed = False

    def start(self):
        pass

    def read(self, frame):
        self.asked.put(frame.number)
        self.may_answer.acquire()
        if self.is_closed:
            raise Unavailable("scanner.closed")
        return ()

    def close(self):
        self.is_closed = True
        self.may_answer.release()


def test_the_newest_frame_wins_and_one_is_in_flight():
    decoder = HeldDecoder()
    read: queue.Queue[int] = queue.Queue()
    scan = LiveScan(decoder, lambda frame, codes: read.put(frame.number), unexpected)
    scan.offer(Frame(desk(), 1, 0.0))
    assert decoder.asked.get(timeout=WAIT_S) == 1
    for number in (2, 3, 4):
        scan.offer(Frame(desk(), number, 0.0))
    assert decoder.asked.empty()
    decoder.may_answer.release()
    assert decoder.asked.get(timeout=WAIT_S) == 4
    decoder.may_answer.release()
    assert [read.get(timeout=WAIT_S) for _answer in range(2)] == [1, 4]
    scan.close()
    assert scan.join(WAIT_S)


def test_a_child_that_dies_over_one_frame_reads_the_next():
    read: queue.Queue[Codes] = queue.Queue()
    scan = LiveScan(Decoder(PlainSpawn(DIES), PATIENT), lambda frame, codes: read.put(codes), unexpected)
    scan.offer(Frame(seen(), 1, 0.0))
    assert read.get(timeout=WAIT_S) == ()
    scan.offer(Frame(seen(), 2, 0.0))
    assert [code.text for code in read.get(timeout=WAIT_S)] == [TEXT]
    scan.close()
    assert scan.join(WAIT_S)


def test_a_child_that_never_starts_is_told_once():
    failures: queue.Queue[PlazaError] = queue.Queue()
    scan = LiveScan(Decoder(PlainSpawn(NEVER_STARTS)), unexpected, failures.put)
    assert failures.get(timeout=WAIT_S).code == "scanner.decoder_missing"
    assert scan.join(WAIT_S)
    scan.close()


def test_closing_at_once_says_nothing():
    spawn = PlainSpawn()
    scan = LiveScan(Decoder(spawn), unexpected, unexpected)
    scan.offer(Frame(seen(), 1, 0.0))
    scan.close()
    assert scan.join(WAIT_S)
    assert not any(child.is_running for child in spawn.children)
