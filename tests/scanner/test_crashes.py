"""A decoder that a library takes down in the middle of a picture costs that picture, and leaves nothing behind."""

import os
import queue
import signal
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from app.cli.scan import sentence_of
from app.core.kernel.errors import PlazaError
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner
from app.scanner.child import Decoder
from app.scanner.live import LiveScan
from app.scanner.model import Codes, Frame
from tests.support.miniapps import eventually
from tests.support.pictures import TEXT, finder_patterns, seen
from tests.support.processes import PATIENT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there can a child's time be looked up")
WAIT_S = 60
MIDDLE_S = 0.05
LONG = finder_patterns(4000, 3000)
"""Takes some hundred milliseconds at least to be read."""


class Children:
    """Starts decoders as Plaza does, and remembers them."""

    def __init__(self) -> None:
        self.started: list[Process] = []
        self._spawner = Spawner()

    def __call__(self, module: str) -> Process:
        self.started.append(DecoderSpawner(self._spawner)(module))
        return self.started[-1]

    def close(self) -> None:
        self._spawner.close()


@pytest.fixture
def children():
    made = Children()
    yield made
    made.close()
    assert not any(is_there(child) for child in made.started)


def is_there(child: Process) -> bool:
    """Tell whether a child runs, or has ended and was not reaped."""
    return Path(f"/proc/{child.process_id}").exists()


def spent_s(child: Process) -> float:
    """Return the processor time that a child has used."""
    return int(Path(f"/proc/{child.process_id}/schedstat").read_text("ascii").split()[0]) / 1e9


def strike_in_the_middle(child: Process, begun_s: float, number: int) -> None:
    """Have ``child`` end by a signal, as a library's fault ends it, once it works at what it was given."""
    eventually(lambda: spent_s(child) > begun_s + MIDDLE_S)
    os.kill(child.process_id, number)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_library_that_crashes_in_the_middle_of_a_picture_costs_that_picture(children, number):
    decoder = Decoder(children, PATIENT)
    decoder.start()
    outcome: queue.Queue[object] = queue.Queue()

    def ask() -> None:
        try:
            outcome.put(decoder.read(Frame(LONG, 1, 0.0, "still")))
        except PlazaError as error:
            outcome.put(error)

    begun_s = spent_s(children.started[0])
    asking = threading.Thread(target=ask)
    asking.start()
    strike_in_the_middle(children.started[0], begun_s, number)
    error = outcome.get(timeout=WAIT_S)
    asking.join(WAIT_S)
    assert isinstance(error, PlazaError)
    assert error.code == "scanner.decoder_ended"
    assert sentence_of(error) == "This picture ended the process that read it, so it is left out."
    assert not is_there(children.started[0])
    assert [code.text for code in decoder.read(Frame(seen(), 2, 0.0, "still"))] == [TEXT]
    assert len(children.started) == 2
    decoder.close()


def test_a_crash_between_two_pictures_is_met_by_the_next_alone(children):
    decoder = Decoder(children, PATIENT)
    decoder.start()
    os.kill(children.started[0].process_id, signal.SIGSEGV)
    with pytest.raises(PlazaError, match=r"scanner\.decoder_ended"):
        decoder.read(Frame(seen(), 1, 0.0, "still"))
    assert [code.text for code in decoder.read(Frame(seen(), 2, 0.0, "still"))] == [TEXT]
    decoder.close()


def test_while_watching_the_next_frame_is_read(children):
    told: queue.Queue[tuple[int, Codes]] = queue.Queue()
    failed: queue.Queue[PlazaError] = queue.Queue()
    scan = LiveScan(Decoder(children, PATIENT), lambda frame, codes: told.put((frame.number, codes)), failed.put)
    scan.offer(Frame(np.full((720, 1280), 200, np.uint8), 1, 0.0))
    assert told.get(timeout=WAIT_S) == (1, ())
    begun_s = spent_s(children.started[0])
    scan.offer(Frame(LONG, 2, 0.0, "still"))
    strike_in_the_middle(children.started[0], begun_s, signal.SIGSEGV)
    assert told.get(timeout=WAIT_S) == (2, ())
    scan.offer(Frame(seen(), 3, 0.0, "still"))
    number, codes = told.get(timeout=WAIT_S)
    assert (number, [code.text for code in codes]) == (3, [TEXT])
    scan.close()
    assert scan.join(WAIT_S)
    assert failed.empty()
