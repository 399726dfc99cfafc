"""A network stream is received in a child that has the network and nothing else: its newest frame, while it lasts."""

import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest

from app.host.runtime.inside import sandbox
from app.scanner.films.child import Limits
from app.scanner.films.sources import StreamSource
from app.scanner.films.stream_unpacking import FPS_MAX
from tests.support.heard import Heard
from tests.support.pictures import TEXT, seen

pytestmark = pytest.mark.skipif(
    sys.platform == "linux" and not sandbox.available().landlock_abi,
    reason="this kernel has no Landlock, without which no stream is received",
)


class Counting(ThreadingHTTPServer):
    """Counts the pictures sent."""

    sent = 0
    daemon_threads = True


class NetworkCamera(BaseHTTPRequestHandler):
    """JPEG after JPEG in one answer, then the connection drops."""

    pictures = [seen()] * 8
    is_endless = False

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        files = [cv2.imencode(".jpg", picture)[1].tobytes() for picture in self.pictures]
        try:
            while True:
                for file in files:
                    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(file)}\r\n\r\n"
                    self.wfile.write(head.encode() + file + b"\r\n")
                    Counting.sent += 1
                if not self.is_endless:
                    return
        except OSError:
            pass  # nobody listens any more

    def log_message(self, format, *args):  # noqa: A002 (the standard library's name)
        pass


class Flooding(NetworkCamera):
    """Sends as fast as it can, without end."""

    is_endless = True


class Changing(NetworkCamera):
    """Sends pictures of several sizes."""

    pictures = [np.full(size, 200, np.uint8) for size in ((360, 640), (720, 1280), (64, 64), (360, 640))] * 3


class Breaking(NetworkCamera):
    """Sends nonsense for pictures."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        part = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 4000\r\n\r\n" + b"\xff\xd8\0nonsens" * 400
        self.wfile.write(part * 20)


class Naming(NetworkCamera):
    """Sends a playlist that names a file of this computer."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.apple.mpegurl")
        self.end_headers()
        self.wfile.write(b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hosts\n#EXT-X-ENDLIST\n")


@pytest.fixture
def serve():
    """Serve handlers on this computer; return where."""
    servers = []

    def start(handler):
        server = Counting(("127.0.0.1", 0), handler)
        Counting.sent = 0
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        servers.append((server, thread))
        return server

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def address_of(server: ThreadingHTTPServer, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_port}/camera.mjpg"


def test_a_network_camera_is_read_and_its_end_is_told(opened, decoder, serve):
    heard = opened(address_of(serve(NetworkCamera)))
    frame = heard.frame()
    assert frame.color is not None
    assert [code.text for code in decoder.read(frame)] == [TEXT]
    error = heard.failure()
    assert error.code == "scanner.source_ended"
    assert "camera.mjpg" in str(error.details["place"])


def test_names_are_looked_up_in_the_jail(opened, serve):
    assert opened(address_of(serve(NetworkCamera), "localhost")).frame().gray.shape == (720, 1280)


def test_an_address_where_nobody_answers_is_told(opened):
    assert opened("http://127.0.0.1:9/camera").failure().code == "scanner.source_unreadable"


def test_a_stream_of_nonsense_is_told(opened, serve):
    heard = opened(address_of(serve(Breaking)))
    assert heard.failure().code in ("scanner.source_unreadable", "scanner.source_ended")


def test_a_stream_may_change_its_size(opened, serve):
    heard = opened(address_of(serve(Changing)))
    assert heard.failure().code == "scanner.source_ended"
    assert not heard.frames.empty()


def test_a_playlist_reaches_no_file(opened, serve):
    heard = opened(address_of(serve(Naming)))
    assert heard.failure().code == "scanner.source_unreadable"
    assert heard.frames.empty()


def test_who_accepts_and_says_nothing_is_waited_for_only_so_long(started, spawn):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/camera"
        heard = started(StreamSource(address, spawn, Limits(open_ms=1_000)))
        assert heard.failure().code == "scanner.source_silent"
        assert not spawn.children[0].is_running


def test_who_stops_sending_is_waited_for_only_so_long(started, spawn, serve):
    class Pausing(NetworkCamera):
        """Sends some pictures and then nothing."""

        def do_GET(self) -> None:
            super().do_GET()
            released.wait(20)

    released = threading.Event()
    heard = started(StreamSource(address_of(serve(Pausing)), spawn, Limits(next_ms=1_000)))
    heard.frame()
    assert heard.failure().code == "scanner.source_silent"
    released.set()


def test_a_flood_waits_and_queues_nowhere(started, spawn, serve):
    heard = started(StreamSource(address_of(serve(Flooding)), spawn))
    first = heard.frame()
    last = [heard.frame() for _frame in range(30)][-1]
    seconds = last.at - first.at
    assert seconds > 25 / 30  # thirty frames at no more than thirty a second, less what the first lost
    # What was sent is no more than the child takes in that time, and what connections hold.
    assert Counting.sent < FPS_MAX * (seconds + 10)


def test_stopping_does_not_wait_for_the_network(spawn):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        heard = Heard()
        source = heard.start(StreamSource(f"http://127.0.0.1:{silent.getsockname()[1]}/camera", spawn))
        connection, _ = silent.accept()
        source.stop()
        assert not spawn.children[0].is_running
        assert source.join(20)
        connection.close()
        assert heard.failures.empty()
