"""A second start on the same data folder: what it was asked is handed over to the first, which does it."""

import hashlib
import os
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.core.kernel.errors import Refused, Unavailable
from app.data_folder import FolderLock
from app.shell.request import Request

SOCKET_NAME = "door"
SOCKET_PATH_BYTES_MAX = 80
"""A socket's path holds 104 bytes (macOS) or 108, and Qt makes it in a folder beside its place before it goes there."""
REQUEST_BYTES_MAX = 64 * 1024
VISITORS_MAX = 8
VISIT_MS = 5_000
ANSWER_S = 10.0
"""How long the first is waited for. It may be starting still: it holds the folder before its door is open."""
RETRY_S = 0.05
Text = Annotated[str, msgspec.Meta(max_length=4_096)]


class _Line(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A `Request` on its way. Another program of this person may have written it, or an older Plaza."""

    link: Text | None = None
    package: Text | None = None
    activation: Text = ""
    person: Text | None = None


Answer = Literal["taken", "busy", "refused"]
ANSWERS: tuple[Answer, ...] = ("taken", "busy", "refused")


def lock_or_hand_over(folder: Path, request: Request, *, answer_s: float = ANSWER_S) -> FolderLock | None:
    """Take the lock of ``folder`` and return it, or hand ``request`` over to the process that has it and return None.

    Two starts at once: one gets the lock, the other finds its door as soon as that is open. Where the first ends
    meanwhile, the second is the first.

    Raises:
        Refused: ``data.in_use``, another process owns the folder and takes nothing; ``hand_over.busy``, the person has
            not yet answered what was handed over before; ``hand_over.refused``, what is asked is no request.
        Unavailable: ``data.no_answer``, the other process does not answer; ``data.unwritable``.
    """
    until = time.monotonic() + answer_s
    pause = threading.Event()
    while True:
        try:
            return FolderLock(folder)
        except Refused as in_use:
            answer = _hand_over(folder, request, until)
            if answer == "taken":
                return None
            if answer == "busy":
                raise Refused("hand_over.busy") from in_use
            if answer == "refused":
                raise Refused("hand_over.refused") from in_use
            if time.monotonic() >= until:
                raise
        pause.wait(RETRY_S)


def _hand_over(folder: Path, request: Request, until: float) -> Answer | None:
    """Return what the owner of ``folder`` answers; None if nobody is at its door, or went away without an answer."""
    address = _address(folder)
    if address is None or not _is_ours(address):
        return None
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_left_ms(until)):
        return None
    _let_come_to_the_front()
    socket.write(_line_of(request))
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left_ms(until)):
            if socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
                return None
            raise Unavailable("data.no_answer", folder=str(folder))
    word = bytes(socket.readLine(64).data()).strip().decode("ascii", "replace")
    return next((answer for answer in ANSWERS if answer == word), None)


class Door(QObject):
    """Takes in what later starts on this data folder were asked. GUI thread; for whoever holds the folder's lock.

    Only the same person can connect. ``take`` does what is asked, or says False where too much waits already.
    """

    def __init__(self, folder: Path, take: Callable[[Request], bool]) -> None:
        """Open the door.

        Raises:
            Unavailable: ``hand_over.closed``, there can be no socket; all else works without.
        """
        super().__init__()
        self._take = take
        self._visitors: set[_Visitor] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        address = _address(folder)
        if address is None:
            raise Unavailable("hand_over.closed", reason="the folder's name is too long")
        # What a killed process left. The lock says that nobody listens there.
        QLocalServer.removeServer(address)
        if not self._server.listen(address):
            raise Unavailable("hand_over.closed", reason=self._server.errorString())

    def close(self) -> None:
        """Take nothing more. Harmless when repeated."""
        self._server.close()
        for visitor in tuple(self._visitors):
            visitor.leave()

    def _let_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._visitors) >= VISITORS_MAX:
                socket.abort()
                socket.deleteLater()
                continue
            self._visitors.add(_Visitor(socket, self._answer, self._visitors.discard, self))

    def _answer(self, line: bytes) -> Answer:
        try:
            said = msgspec.json.decode(line, type=_Line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return "refused"
        return "taken" if self._take(Request(*msgspec.structs.astuple(said))) else "busy"


class _Visitor(QObject):
    """One connection: says one line, is given one word. Too long a line, or too slow, ends it."""

    def __init__(
        self,
        socket: QLocalSocket,
        answer: Callable[[bytes], Answer],
        left: "Callable[[_Visitor], None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._socket = socket
        self._answer = answer
        self._left = left
        socket.setReadBufferSize(REQUEST_BYTES_MAX)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.leave)
        self._timer = QTimer(self, singleShot=True, interval=VISIT_MS)
        self._timer.timeout.connect(self.leave)
        self._timer.start()
        self._is_over = False
        self._read()

    def leave(self) -> None:
        """End the connection. Harmless when repeated."""
        if self._is_over:
            return
        self._is_over = True
        self._timer.stop()
        self._left(self)
        self._socket.abort()
        self._socket.deleteLater()
        self.deleteLater()

    def _read(self) -> None:
        if self._is_over or not self._timer.isActive():
            return
        if self._socket.canReadLine():
            self._say(self._answer(bytes(self._socket.readLine().data())))
        elif self._socket.bytesAvailable() >= REQUEST_BYTES_MAX:
            self._say("refused")

    def _say(self, word: Answer) -> None:
        self._timer.stop()
        self._socket.write(word.encode() + b"\n")
        self._socket.flush()
        self._socket.disconnectFromServer()


def _line_of(request: Request) -> bytes:
    # The command line may hold bytes that are no text: no link and no name of a package is lost with them.
    texts = [None if text is None else text.encode("utf-8", "replace").decode() for text in astuple(request)]
    return msgspec.json.encode(_Line(*texts)) + b"\n"  # type: ignore[arg-type]  # the two are alike, field by field


def _address(folder: Path) -> str | None:
    """Return where the door of ``folder`` is: a socket in it, in the folder for such where its name is too long."""
    whole = str(folder.resolve())
    if sys.platform == "win32":
        return f"plaza-{hashlib.sha256(whole.lower().encode()).hexdigest()[:32]}"
    inside = f"{whole}/{SOCKET_NAME}"
    if len(os.fsencode(inside)) <= SOCKET_PATH_BYTES_MAX:
        return inside
    name = f"plaza-{os.getuid()}-{hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]}"
    outside = f"{tempfile.gettempdir()}/{name}"
    return outside if len(os.fsencode(outside)) <= SOCKET_PATH_BYTES_MAX else None


def _is_ours(address: str) -> bool:
    """Tell whether a socket of this person's is there: in a folder for everybody another may have put one."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(address)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _left_ms(until: float) -> int:
    return max(1, round((until - time.monotonic()) * 1000))


def _let_come_to_the_front() -> None:
    """Pass on the leave to come to the front: Windows gives it to the process that the person started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
