"""A real X server without a screen, and another program on it that types and sees what is typed to it."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from app.scanner.model import GrayPicture

CONTROL, ALT, S, A, X, NUM_LOCK = 37, 64, 39, 38, 53, 77
"""Where keys are on the keyboard that Xvfb has."""
SIDE_PX = 400
"""How wide and how high the other program's window is."""
_KEY_PRESS, _KEY_RELEASE = 2, 3


def why_not() -> str:
    """Return why there is no such server here; nothing if there can be one."""
    if sys.platform != "linux":
        return "X11 is not this system's"
    return "" if shutil.which("Xvfb") else "there is no Xvfb"


class XServer:
    """Xvfb, on a display that nobody else has."""

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-ac", "-screen", "0", "1280x800x24"]
        self._process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.number = told.readline().strip()
        assert self.number, "Xvfb did not start"

    @property
    def display(self) -> str:
        """What ``DISPLAY`` says."""
        return f":{self.number}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()


class XProgram:
    """A program with a window that has the keyboard, speaking X by itself. It can press keys, too."""

    def __init__(self, server: XServer) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(20)
        self._socket.connect(f"/tmp/.X11-unix/X{server.number}")
        self._socket.sendall(struct.pack("=BxHHHHxx", ord("l"), 11, 0, 0, 0))
        head = self._take(8)
        assert head[0] == 1, "the server refused"
        rest = self._take(4 * struct.unpack("=H", head[6:8])[0])
        (self._window,) = struct.unpack("=I", rest[4:8])
        (vendor_length,) = struct.unpack("=H", rest[16:18])
        formats = rest[21]
        (root,) = struct.unpack_from("=I", rest, 32 + (vendor_length + 3) // 4 * 4 + 8 * formats)
        self._heard: list[int] = []
        self._xtest = self._extension(b"XTEST")
        place = struct.pack("=IIhhHHHHIII", self._window, root, 0, 0, SIDE_PX, SIDE_PX, 0, 1, 0, 0x800, 1)
        self._send(1, 0, place)
        self._send(8, 0, struct.pack("=I", self._window))
        self._send(42, 0, struct.pack("=II", self._window, 0))
        self.heard()

    def press(self, *codes: int) -> None:
        """Press keys together and let go of them, as the person does."""
        for kind, keys in ((_KEY_PRESS, codes), (_KEY_RELEASE, tuple(reversed(codes)))):
            for code in keys:
                self._send(self._xtest, 2, struct.pack("=BBxxIIxxxxxxxxhhxxxxxxxB", kind, code, 0, 0, 0, 0, 0))
        until = time.monotonic() + 0.005  # the server's clock counts milliseconds: the next press is a later one
        while self.heard() is not None and time.monotonic() < until:
            pass

    def write_with(self, code: int, letter: str) -> None:
        """Change the layout of the keyboard, for everybody: that key writes ``letter``."""
        symbols = struct.pack("=BBxxII", code, 2, ord(letter), ord(letter.upper()))
        self._send(100, 1, symbols)
        self.heard()

    def show(self, picture: GrayPicture) -> None:
        """Fill the window with ``picture``, which is as large as the window."""
        drawing = self._window + 1
        self._send(55, 0, struct.pack("=III", drawing, self._window, 0))
        for row, line in enumerate(picture):
            pixels = bytes(byte for gray in line.tolist() for byte in (gray, gray, gray, 0))
            self._send(72, 2, struct.pack("=IIHHhhBBxx", self._window, drawing, SIDE_PX, 1, 0, row, 0, 24) + pixels)
        self.heard()

    def heard(self) -> list[int]:
        """Return which keys were pressed to the window so far; all that was sent has been done by then."""
        self._send(43, 0)
        while True:
            message = self._take(32)
            kind = message[0] & 0x7F
            assert kind != 0, f"the server refused: {message[1]}"
            if kind == 1:
                return self._heard
            if kind == _KEY_PRESS:
                self._heard.append(message[1])

    def close(self) -> None:
        """Go."""
        self._socket.close()

    def _extension(self, name: bytes) -> int:
        self._send(98, 0, struct.pack("=Hxx", len(name)) + name.ljust((len(name) + 3) // 4 * 4, b"\0"))
        answer = self._take(32)
        assert answer[8], "the server has no XTEST"
        return answer[9]

    def _send(self, opcode: int, minor: int, body: bytes = b"") -> None:
        self._socket.sendall(struct.pack("=BBH", opcode, minor, 1 + len(body) // 4) + body)

    def _take(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            assert more, "the server has gone"
            data += more
        return data
