"""Keys held on a real X server, while another program has the keyboard."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.listening import ThreadedKeys
from app.shell.system_keys.ports import Hearing
from app.shell.system_keys.x11 import KEY_PRESS, KEY_RELEASE, Keyboard, Presses, XListener
from tests.support import x_server
from tests.support.processes import ROOT
from tests.support.x_server import ALT, CONTROL, NUM_LOCK, A, S, X, XProgram, XServer

WAIT_MS = 20_000
CHORD = Chord(frozenset((Modifier.CTRL, Modifier.ALT)), "S")
OTHER = Chord(frozenset((Modifier.CTRL, Modifier.ALT)), "A")
needs_x = pytest.mark.skipif(bool(x_server.why_not()), reason=x_server.why_not() or "an X server")
HOLDER = """
import sys, threading
sys.path[:0] = [sys.argv[1]]
from app.shell.system_keys.chord import chord_of
from app.shell.system_keys.ports import Hearing
from app.shell.system_keys.x11 import XListener
def tell(text): print(text, flush=True)
XListener(chord_of("Ctrl+Alt+S"), Hearing(lambda _: tell("bound"), lambda: tell("pressed"), lambda e: tell(e.code)))
threading.Event().wait()
"""


class Heard:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.hearing = Hearing(lambda _keys: self.all.append("bound"), lambda: self.all.append("pressed"), self._fail)

    def _fail(self, error: PlazaError) -> None:
        self.all.append(error.code)


@pytest.fixture(scope="module")
def server() -> Iterator[XServer]:
    with XServer() as running:
        yield running


@pytest.fixture
def program(server: XServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[XProgram]:
    monkeypatch.setenv("DISPLAY", server.display)
    made = XProgram(server)
    yield made
    made.close()


@pytest.fixture
def keys() -> Iterator[ThreadedKeys]:
    made = ThreadedKeys(XListener)
    yield made
    made.release()


@needs_x
def test_the_keys_are_heard_while_another_program_has_the_keyboard_and_nothing_else_is(
    program: XProgram, keys: ThreadedKeys, qtbot: QtBot
) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["bound"], timeout=WAIT_MS)
    program.press(A)
    program.press(CONTROL, S)
    program.press(CONTROL, ALT, S)
    qtbot.waitUntil(lambda: len(heard.all) == 2, timeout=WAIT_MS)
    program.press(S)
    program.press(CONTROL, ALT, S)
    qtbot.waitUntil(lambda: len(heard.all) == 3, timeout=WAIT_MS)
    assert heard.all == ["bound", "pressed", "pressed"]
    # The other program hears all but the two: what is held for Plaza does not reach it.
    assert program.heard() == [A, CONTROL, S, CONTROL, ALT, S, CONTROL, ALT]


@needs_x
def test_num_lock_makes_no_difference(program: XProgram, keys: ThreadedKeys, qtbot: QtBot) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["bound"], timeout=WAIT_MS)
    program.press(NUM_LOCK)
    program.press(CONTROL, ALT, S)
    program.press(NUM_LOCK)
    qtbot.waitUntil(lambda: heard.all == ["bound", "pressed"], timeout=WAIT_MS)


@needs_x
def test_the_chord_moves_with_the_layout_of_the_keyboard(program: XProgram, keys: ThreadedKeys, qtbot: QtBot) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["bound"], timeout=WAIT_MS)
    program.write_with(S, "x")
    program.write_with(X, "s")

    def pressed() -> bool:
        program.press(CONTROL, ALT, X)
        return "pressed" in heard.all

    qtbot.waitUntil(pressed, timeout=WAIT_MS)
    before = len(program.heard())
    program.press(CONTROL, ALT, S)
    assert program.heard()[before:] == [CONTROL, ALT, S]
    program.write_with(S, "s")
    program.write_with(X, "x")


@needs_x
@pytest.mark.usefixtures("program")
def test_keys_that_another_program_holds_are_told_of(keys: ThreadedKeys, qtbot: QtBot) -> None:
    first, second = Heard(), Heard()
    others = ThreadedKeys(XListener)
    others.bind(CHORD, first.hearing)
    qtbot.waitUntil(lambda: first.all == ["bound"], timeout=WAIT_MS)
    keys.bind(CHORD, second.hearing)
    qtbot.waitUntil(lambda: second.all == ["keys.taken"], timeout=WAIT_MS)
    others.release()
    keys.bind(CHORD, second.hearing)
    qtbot.waitUntil(lambda: second.all == ["keys.taken", "bound"], timeout=WAIT_MS)


@needs_x
def test_keys_that_were_let_go_reach_the_other_program_again(
    program: XProgram, keys: ThreadedKeys, qtbot: QtBot
) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["bound"], timeout=WAIT_MS)
    keys.bind(OTHER, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["bound", "bound"], timeout=WAIT_MS)
    program.press(CONTROL, ALT, S)
    assert program.heard() == [CONTROL, ALT, S]
    keys.release()
    program.press(CONTROL, ALT, A)
    assert program.heard() == [CONTROL, ALT, S, CONTROL, ALT, A]
    assert heard.all == ["bound", "bound"]
    assert not [thread for thread in threading.enumerate() if thread.name == "system-keys"]


@needs_x
@pytest.mark.usefixtures("program")
def test_the_keys_of_a_program_that_was_killed_are_free(server: XServer, keys: ThreadedKeys, qtbot: QtBot) -> None:
    environment = {**os.environ, "DISPLAY": server.display}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(ROOT)], stdout=subprocess.PIPE, text=True, env=environment
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "bound\n"
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    heard = Heard()

    def bound() -> bool:
        # The server notices that the connection has ended, but not at once.
        keys.bind(CHORD, heard.hearing)
        return "bound" in heard.all

    qtbot.waitUntil(bound, timeout=WAIT_MS)


def test_a_display_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    heard, keys = Heard(), ThreadedKeys(XListener)
    keys.bind(CHORD, heard.hearing)
    qtbot.waitUntil(lambda: heard.all == ["keys.unsupported"], timeout=WAIT_MS)
    keys.release()


@needs_x
def test_a_server_that_goes_is_told_of(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    heard, keys = Heard(), ThreadedKeys(XListener)
    with XServer() as server:
        monkeypatch.setenv("DISPLAY", server.display)
        keys.bind(CHORD, heard.hearing)
        qtbot.waitUntil(lambda: heard.all == ["bound"], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: heard.all == ["bound", "keys.unsupported"], timeout=WAIT_MS)
    keys.release()


def test_a_key_that_is_held_down_is_pressed_once() -> None:
    presses = Presses()
    events = [(KEY_PRESS, 100), (KEY_RELEASE, 700), (KEY_PRESS, 700), (KEY_RELEASE, 740), (KEY_PRESS, 740)]
    assert [presses.is_new(*event) for event in events] == [True, False, False, False, False]
    assert not presses.is_new(KEY_RELEASE, 800)
    assert presses.is_new(KEY_PRESS, 900)


def test_a_key_is_found_in_whichever_layout_writes_it() -> None:
    # Key 8 writes the Cyrillic "ы" and, in the second layout, "s"; key 9 is Alt and fourth of the modifiers.
    keyboard = Keyboard(8, [[0x6D9, 0x6F9, ord("s"), ord("S")], [0xFFE9]], [[], [], [], [9], [], [], [], []])
    assert (keyboard.code_of("S"), keyboard.code_of("Q")) == (8, 0)
    assert keyboard.mask_of(frozenset((Modifier.CTRL, Modifier.ALT))) == 4 | 8
    assert keyboard.mask_of(frozenset((Modifier.META,))) == 0
