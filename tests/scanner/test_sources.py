"""Sources give frames until they are stopped, or say in a code why they cannot."""

import os
import queue
import shutil
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest

from app.core.kernel.errors import PlazaError, Refused
from app.scanner.child import Decoder
from app.scanner.model import Frame
from app.scanner.sources import Cv2Source, ImageSource, ThreadedSource, open_source
from tests.support.films import short_film
from tests.support.pictures import TEXT, desk, png, seen
from tests.support.processes import PATIENT, PlainSpawn

WAIT_S = 20


class Heard:
    """What a source said."""

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


@pytest.fixture
def decoder():
    made = Decoder(PlainSpawn(), PATIENT)
    yield made
    made.close()


@pytest.fixture
def opened(decoder):
    """Open sources by what a person typed; stop them in the end."""
    sources = []

    def open_one(place):
        heard = Heard()
        sources.append(heard.start(open_source(str(place), decoder.open_picture)))
        return heard

    yield open_one
    for source in sources:
        source.stop()
    assert all(source.join(WAIT_S) for source in sources)


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


def test_a_picture_is_one_still_frame_in_colour(opened, tmp_path):
    path = tmp_path / "code.png"
    path.write_bytes(png(seen()))
    frame = opened(path).frame()
    assert (frame.mode, frame.gray.shape, frame.color.shape) == ("still", (720, 1280), (720, 1280, 3))


def test_a_folder_of_pictures_is_a_sequence_that_passes_over_bad_ones(opened, tmp_path):
    for name, shade in (("b.png", 90), ("a.png", 30), ("c.jpg", None), ("notes.txt", None)):
        (tmp_path / name).write_bytes(b"?" if shade is None else png(np.full((60, 80), shade, np.uint8)))
    heard = opened(tmp_path)
    assert [int(heard.frame().gray[0, 0]) for _frame in range(4)] == [30, 90, 30, 90]


def test_a_file_address_is_a_path(opened):
    assert opened(short_film().as_uri()).frame().gray.shape == (360, 640)


@pytest.mark.parametrize(
    ("name", "contents", "code"),
    [
        ("nowhere.avi", None, "scanner.source_missing"),
        ("nowhere.png", None, "scanner.source_missing"),
        ("garbage.avi", b"\0garbage" * 500, "scanner.source_unreadable"),
        ("empty.mp4", b"", "scanner.source_unreadable"),
        ("list.m3u8", b"#EXTM3U\nfile:///etc/passwd\n", "scanner.source_unreadable"),
        ("garbage.jpg", b"\xff\xd8garbage", "scanner.picture_unreadable"),
    ],
)
def test_what_is_missing_or_broken_is_told(opened, tmp_path, name, contents, code):
    path = tmp_path / name
    if contents is not None:
        path.write_bytes(contents)
    assert opened(path).failure().code == code


def test_a_film_cut_off_is_shown_as_far_as_it_goes(opened, tmp_path):
    path = tmp_path / "cut.avi"
    path.write_bytes(short_film().read_bytes()[:150_000])
    assert opened(path).frame().gray.shape == (360, 640)


def test_an_empty_folder_is_told(opened, tmp_path):
    assert opened(tmp_path).failure().code == "scanner.source_unreadable"


@pytest.mark.parametrize("place", ["", "  ", "javascript://x", "data://x", "ftp://host/film.avi", "a\0b"])
def test_other_addresses_are_refused(decoder, place):
    with pytest.raises(Refused, match=r"scanner\.address_refused"):
        open_source(place, decoder.open_picture)


def test_a_password_in_an_address_is_not_shown(decoder):
    assert open_source("rtsp://me:secret@camera.local/1", decoder.open_picture).describe() == "rtsp://camera.local/1"


class MotionJpeg(BaseHTTPRequestHandler):
    """A network camera: JPEG after JPEG in one answer, then the connection drops."""

    frames = 8

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        picture = cv2.imencode(".jpg", seen())[1].tobytes()
        for _number in range(self.frames):
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n"
            self.wfile.write(head.encode() + picture + b"\r\n")

    def log_message(self, format, *args):  # noqa: A002 (the standard library's name)
        pass


@pytest.fixture
def network_camera():
    server = ThreadingHTTPServer(("127.0.0.1", 0), MotionJpeg)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/camera.mjpg"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_network_camera_is_read_and_its_end_is_told(opened, decoder, network_camera):
    heard = opened(network_camera)
    assert [code.text for code in decoder.read(heard.frame())] == [TEXT]
    assert heard.failure().code == "scanner.source_ended"


def test_an_address_where_nobody_answers_is_told(opened):
    assert opened("http://127.0.0.1:9/camera").failure().code == "scanner.source_unreadable"


def test_stopping_lets_go_of_the_file(decoder, tmp_path):
    path = tmp_path / "film.avi"
    shutil.copy(short_film(), path)
    heard = Heard()
    source = heard.start(Cv2Source(str(path), decoder.open_picture))
    heard.frame()
    source.stop()
    assert source.join(WAIT_S)
    path.unlink()


def test_a_stopped_source_says_nothing_more(decoder):
    heard = Heard()
    source = ImageSource(png(desk()), decoder.open_picture, "pasted")
    source.stop()
    heard.start(source)
    assert source.join(WAIT_S)
    assert heard.frames.empty()
    assert heard.failures.empty()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("name", ["code.png", "film.mp4"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_is_not_waited_for_and_a_device_not_read_without_end(opened, tmp_path, name, kind):
    place = tmp_path / name
    if kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    assert opened(place).failure().code == "scanner.source_unreadable"
