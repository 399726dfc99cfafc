"""The traps of Qt that the design stands on, tried again on the version that is pinned."""

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

HOSTILE = '<b>x</b><img src=""><img src="http://127.0.0.1:{port}/{kind}.png">'


class Counter(http.server.ThreadingHTTPServer):
    """A server on this computer that counts who comes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.paths: list[str] = []

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.server_address[1])


class Answer(http.server.BaseHTTPRequestHandler):
    """Notes the path and has nothing to give."""

    server: Counter

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        return


@pytest.fixture
def counter() -> Iterator[Counter]:
    with Counter() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own, since some of what it tries ends the process."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)


SHOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView
from PySide6.QtCore import QUrl

application = QGuiApplication(sys.argv)
view = QQuickView()
component = QQmlComponent(view.engine())
component.setData(b'''{qml}''', QUrl())
item = component.createWithInitialProperties({{"hostile": {hostile!r}}})
assert item is not None, component.errorString()
item.setParentItem(view.contentItem())
view.resize(200, 200)
view.show()
QTimer.singleShot(400, application.quit)
application.exec()
assert not view.grabWindow().isNull()
print("alive")
"""
PLAIN = """
import QtQuick
Column {
    id: root
    required property string hostile
    Repeater {
        model: 20
        Text { text: root.hostile; textFormat: Text.PlainText }
    }
}
"""


def test_plain_text_neither_fetches_nor_crashes(counter: Counter) -> None:
    done = run(SHOW.format(qml=PLAIN, hostile=HOSTILE.format(port=counter.port, kind="plain")))
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
    assert counter.paths == []


def test_a_default_text_would_fetch(counter: Counter) -> None:
    qml = "import QtQuick\nText { required property string hostile; text: hostile }"
    one_picture = f'<b>x</b><img src="http://127.0.0.1:{counter.port}/default.png">'
    run(SHOW.format(qml=qml, hostile=one_picture))
    assert counter.paths == ["/default.png"]


def test_an_int_signal_does_not_carry_large_amounts() -> None:
    """6.11.3 raises where other versions deliver a negative number; neither is fit for money."""
    done = run(
        "from PySide6.QtCore import QObject, Signal\n"
        "class Purse(QObject):\n"
        "    changed = Signal(int)\n"
        "purse = Purse()\n"
        "purse.changed.connect(print)\n"
        "purse.changed.emit(3_000_000_000)\n"
    )
    assert done.stdout.strip() in ("", "-1294967296")
    assert "Overflow" in done.stderr


def test_void_calls_and_signals_keep_none_alive() -> None:
    """6.12.0 loses a reference to None at each of them on Python 3.11, and ends the process after thousands."""
    done = run(
        "import sys\n"
        "from PySide6.QtCore import QObject, Signal, QTimer\n"
        "class Bell(QObject):\n"
        "    rung = Signal(object)\n"
        "bell = Bell()\n"
        "heard = []\n"
        "bell.rung.connect(lambda what: None)\n"
        "before = sys.getrefcount(None)\n"
        "for number in range(2000):\n"
        "    bell.setObjectName('x')\n"
        "    bell.rung.emit(None)\n"
        "print(abs(sys.getrefcount(None) - before) < 200 or sys.version_info >= (3, 12))\n"
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr


def test_no_item_is_asked_for_its_window() -> None:
    """PySide then counts the window among what is the item's, and looks at it once more when it has long ended."""
    shell = Path(__file__).parents[2] / "app" / "shell"
    assert [file.name for file in shell.rglob("*.py") if ".window()" in file.read_text("utf-8")] == []


def test_signals_from_a_python_thread_arrive_in_order() -> None:
    done = run(
        "import threading\n"
        "from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal\n"
        "class Relay(QObject):\n"
        "    posted = Signal(object)\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.heard = []\n"
        "        self.threads = set()\n"
        "        self.posted.connect(self.take, Qt.ConnectionType.QueuedConnection)\n"
        "    def take(self, number):\n"
        "        self.heard.append(number)\n"
        "        self.threads.add(threading.get_ident())\n"
        "        if number == 999: application.quit()\n"
        "application = QCoreApplication([])\n"
        "relay = Relay()\n"
        "worker = threading.Thread(target=lambda: [relay.posted.emit(number) for number in range(1000)])\n"
        "worker.start()\n"
        "application.exec()\n"
        "worker.join()\n"
        "print(relay.heard == list(range(1000)), relay.threads == {threading.get_ident()})\n"
    )
    assert done.stdout.strip() == "True True", done.stderr
