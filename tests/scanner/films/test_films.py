"""A film is unpacked in a jailed child that has no file: at its pace, from end to end, and never for ever."""

import shutil
import threading

import cv2
import numpy as np
import pytest

from app.scanner.films.child import Limits
from app.scanner.films.sources import FilmSource
from tests.support.films import short_film
from tests.support.heard import Heard
from tests.support.pictures import TEXT
from tests.support.processes import PlainSpawn

ANSWERS = """
import sys
sys.path.insert(0, sys.argv[1])
from app.scanner.films import wire
told, asked = sys.stdout.buffer, sys.stdin.buffer
wire.write(told, wire.Message("ready"))
{}
"""
HANGS = "import time; wire.read(asked); time.sleep(1000)"
DIES = "wire.read(asked)"
BABBLES = "wire.read(asked); told.write(bytes(range(256)) * 5000); told.flush(); wire.read(asked)"
WANTS_WITHOUT_END = "while True: wire.write(told, wire.Message('want', number=0))"
WANTS_WHAT_IS_NOT_THERE = "wire.read(asked); wire.write(told, wire.Message('want', number=7)); wire.read(asked)"
OPENS_WITH_A_FRAME = """
wire.read(asked)
wire.write(told, wire.Message('frame', b'x', width=1, height=1))
wire.read(asked)
"""


def test_a_film_is_read_from_end_to_end(opened, decoder):
    heard = opened(short_film())
    texts: set[str] = set()
    while not texts:
        frame = heard.frame()
        assert frame.gray.shape == (360, 640)
        assert frame.color is not None
        texts.update(code.text for code in decoder.read(frame))
    assert texts == {TEXT}


def test_a_film_goes_on_from_its_start(opened):
    heard = opened(short_film())
    assert [heard.frame().number for _frame in range(40)] == list(range(1, 41))


def test_a_film_runs_at_its_own_pace(opened):
    heard = opened(short_film())
    times = [heard.frame().at for _frame in range(12)]
    assert times[-1] - times[0] > 0.3  # eleven frames of a 25th of a second, less what the first lost


def test_a_film_cut_off_is_shown_as_far_as_it_goes(opened, tmp_path):
    path = tmp_path / "cut.avi"
    path.write_bytes(short_film().read_bytes()[:150_000])
    assert opened(path).frame().gray.shape == (360, 640)


def test_stopping_lets_go_of_the_file_and_the_child(spawn, tmp_path):
    path = tmp_path / "film.avi"
    shutil.copy(short_film(), path)
    heard = Heard()
    source = heard.start(FilmSource(path, spawn))
    heard.frame()
    source.stop()
    assert not spawn.children[0].is_running
    assert source.join(20)
    path.unlink()


def test_a_film_wider_than_is_ever_read_comes_smaller(started, spawn, tmp_path):
    path = tmp_path / "wide.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (3840, 2160))
    writer.write(np.zeros((2160, 3840, 3), np.uint8))
    writer.release()
    frame = started(FilmSource(path, spawn)).frame()
    assert frame.color is not None
    assert frame.color.shape == (1080, 1920, 4)


def test_a_film_that_changes_under_the_child_ends_no_worse(started, spawn, tmp_path):
    path = tmp_path / "film.avi"
    shutil.copy(short_film(), path)
    heard = started(FilmSource(path, spawn))
    heard.frame()
    path.write_bytes(b"")
    assert heard.failure().code == "scanner.source_unreadable"


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (HANGS, "scanner.source_silent"),
        (DIES, "scanner.source_unreadable"),
        (BABBLES, "scanner.source_unreadable"),
        (WANTS_WITHOUT_END, "scanner.source_silent"),
        (WANTS_WHAT_IS_NOT_THERE, "scanner.source_unreadable"),
        (OPENS_WITH_A_FRAME, "scanner.source_unreadable"),
    ],
)
def test_a_child_that_was_taken_over_is_ended_and_told(started, program, code):
    spawn = PlainSpawn(ANSWERS.format(program))
    heard = started(FilmSource(short_film(), spawn, Limits(open_ms=1_000, next_ms=1_000)))
    error = heard.failure()
    assert (error.code, error.details["place"]) == (code, "code.avi")
    assert not spawn.children[0].is_running


def test_a_child_that_is_never_ready_is_told(started):
    spawn = PlainSpawn("import time; time.sleep(1000)")
    heard = started(FilmSource(short_film(), spawn, Limits(start_ms=300)))
    assert heard.failure().code == "scanner.decoder_missing"


def test_a_source_stopped_while_its_child_starts_leaves_none(spawn):
    released = threading.Event()

    def slow(module):
        released.wait(20)
        return spawn(module)

    heard = Heard()
    source = heard.start(FilmSource(short_film(), slow))
    source.stop()
    released.set()
    assert source.join(20)
    assert not any(child.is_running for child in spawn.children)
    assert heard.frames.empty()
    assert heard.failures.empty()
