"""Keys under X11: a passive grab, by which the server tells of one chord and of nothing else that is typed.

It is made with libxcb, which Qt needs as well, on a connection of its own: what the libraries for Python offer either
reads all that is typed (XRecord), or is a second X library beside Qt's. When the process ends, however it ends, the
server frees what it held.
"""

import ctypes
import os
import select
import socket
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import Any

from app.core.kernel.errors import Unavailable
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.listening import Listener
from app.shell.system_keys.ports import Hearing

KEY_PRESS, KEY_RELEASE, MAPPING_CHANGED = 2, 3, 34
SHIFT, LOCK, CONTROL = 1, 2, 4
ASYNC = 1
BAD_ACCESS = 10
ALT_SYMBOLS = frozenset((0xFFE9, 0xFFEA))
META_SYMBOLS = frozenset((0xFFEB, 0xFFEC))
LOCK_SYMBOLS = frozenset((0xFF7F, 0xFF14))  # Num Lock and Scroll Lock
F1_SYMBOL = 0xFFBE


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("left", ctypes.c_int), ("index", ctypes.c_int))


class Keyboard:
    """What the keys and the modifiers of a keyboard mean now."""

    def __init__(self, first: int, symbols: list[list[int]], modifiers: list[list[int]]) -> None:
        """``symbols``: for each key from ``first`` on what it writes; ``modifiers``: the keys of each of eight."""
        self._codes = {symbol: first + at for at, row in reversed(list(enumerate(symbols))) for symbol in row if symbol}
        self._masks: dict[int, int] = {}
        for row, codes in enumerate(modifiers):
            for code in codes:
                for symbol in symbols[code - first] if first <= code < first + len(symbols) else ():
                    self._masks.setdefault(symbol, 1 << row)

    def code_of(self, key: str) -> int:
        """Return the number of the key that writes ``key``; 0 if there is none, in no layout."""
        symbol = F1_SYMBOL + int(key[1:]) - 1 if len(key) > 1 else ord(key.lower())
        return self._codes.get(symbol, 0)

    def mask_of(self, held: frozenset[Modifier]) -> int:
        """Return the bits of ``held``, or 0 if the keyboard lacks one of them."""
        bits = {
            Modifier.SHIFT: SHIFT,
            Modifier.CTRL: CONTROL,
            Modifier.ALT: self._mask_of_any(ALT_SYMBOLS),
            Modifier.META: self._mask_of_any(META_SYMBOLS),
        }
        if not all(bits[each] for each in held):
            return 0
        return reduce(or_, (bits[each] for each in held), 0)

    def locks(self) -> list[int]:
        """Return all that Caps Lock, Num Lock and Scroll Lock can add to the bits: they are to make no difference."""
        added = [0]
        for mask in {LOCK, *(self._masks[symbol] for symbol in LOCK_SYMBOLS if symbol in self._masks)}:
            added += [each | mask for each in added]
        return added

    def _mask_of_any(self, symbols: frozenset[int]) -> int:
        return next((self._masks[symbol] for symbol in sorted(symbols) if symbol in self._masks), 0)


class Presses:
    """Tells a key that is pressed from one that is held and repeats: then it is released the moment it is pressed."""

    def __init__(self) -> None:
        self._released_at = -1

    def is_new(self, kind: int, at: int) -> bool:
        """Take the kind of an event and its time, and tell whether the person pressed the key."""
        if kind == KEY_RELEASE:
            self._released_at = at
        return kind == KEY_PRESS and at != self._released_at


class XListener(Listener):
    """Holds one chord on the display that ``DISPLAY`` names."""

    def __init__(self, chord: Chord, hearing: Hearing) -> None:
        self._waker, self._woken = socket.socketpair()
        super().__init__(chord, hearing)

    def wake(self) -> None:
        """Make ``listen`` return."""
        self._waker.close()

    def listen(self, chord: Chord) -> None:
        """Take ``chord`` and tell of it until woken; take it anew when the layout of the keyboard changes."""
        with self._woken, _connected() as display:
            grabbed, presses = display.grab(chord), Presses()
            self.tell_bound()
            waiting = select.poll()
            waiting.register(self._woken, select.POLLIN)
            waiting.register(display.descriptor, select.POLLIN)
            while not self.is_ended:
                for kind, at in display.events():
                    if presses.is_new(kind, at):
                        self.tell_pressed()
                    if kind == MAPPING_CHANGED:
                        grabbed = display.follow(chord, grabbed)
                waiting.poll()


class _Display:
    """A connection to the server."""

    def __init__(self, xcb: ctypes.CDLL, connection: int, screen: int) -> None:
        self._xcb = xcb
        self._connection = ctypes.c_void_p(connection)
        setup = xcb.xcb_get_setup(self._connection)
        self._first, self._last = struct.unpack("BB", ctypes.string_at(setup + 34, 2))
        screens = xcb.xcb_setup_roots_iterator(ctypes.c_void_p(setup))
        for _ in range(screen):
            xcb.xcb_screen_next(ctypes.byref(screens))
        (self._root,) = struct.unpack("=I", ctypes.string_at(screens.data, 4))
        self.descriptor: int = xcb.xcb_get_file_descriptor(self._connection)

    def grab(self, chord: Chord, held: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
        """Keep ``chord``, whatever is locked, and return the keys and the bits that are now held.

        ``held`` were until now; what is still wanted of them is never let go: a press would be lost in between.

        Raises:
            Unavailable: ``keys.taken`` by another program, or ``keys.missing`` on this keyboard.
        """
        keyboard = self._keyboard()
        code, mask = keyboard.code_of(chord.key), keyboard.mask_of(chord.held)
        if code == 0 or mask == 0:
            raise Unavailable("keys.missing", keys=chord.text())
        wanted = [(code, mask | locks) for locks in keyboard.locks()]
        self._let_go([each for each in held if each not in wanted])
        for key, bits in wanted:
            if (key, bits) in held:
                continue
            cookie = self._xcb.xcb_grab_key_checked(self._connection, 0, self._root, bits, key, ASYNC, ASYNC)
            error = self._xcb.xcb_request_check(self._connection, cookie)
            if error:
                number = ctypes.string_at(error, 2)[1]
                self._free(error)
                raise Unavailable("keys.taken" if number == BAD_ACCESS else "keys.unsupported", keys=chord.text())
        return wanted

    def follow(self, chord: Chord, held: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Keep ``chord`` when the layout has changed; where none of its keys is left, wait for the next layout."""
        try:
            return self.grab(chord, held)
        except Unavailable as error:
            if error.code != "keys.missing":
                raise
        self._let_go(held)
        return []

    def _let_go(self, taken: Sequence[tuple[int, int]]) -> None:
        for key, bits in taken:
            self._xcb.xcb_ungrab_key(self._connection, key, self._root, bits)
        self._xcb.xcb_flush(self._connection)

    def events(self) -> Iterator[tuple[int, int]]:
        """Yield the kind of each event that has come, and for keys the server's time in milliseconds.

        Raises:
            Unavailable: ``keys.unsupported``, the server has gone.
        """
        while event := self._xcb.xcb_poll_for_event(self._connection):
            kind, at = struct.unpack("=B3xI", ctypes.string_at(event, 8))
            self._free(event)
            yield kind & 0x7F, at
        if self._xcb.xcb_connection_has_error(self._connection):
            raise Unavailable("keys.unsupported")

    def _keyboard(self) -> Keyboard:
        xcb, count = self._xcb, self._last - self._first + 1
        symbols = xcb.xcb_get_keyboard_mapping_reply(
            self._connection, xcb.xcb_get_keyboard_mapping(self._connection, self._first, count), None
        )
        modifiers = xcb.xcb_get_modifier_mapping_reply(
            self._connection, xcb.xcb_get_modifier_mapping(self._connection), None
        )
        if not symbols or not modifiers:
            raise Unavailable("keys.unsupported")
        try:
            per_key, per_modifier = ctypes.string_at(symbols, 2)[1], ctypes.string_at(modifiers, 2)[1]
            # Both answers have 32 bytes before what they list.
            all_symbols = struct.unpack(f"={count * per_key}I", ctypes.string_at(symbols + 32, 4 * count * per_key))
            all_codes = ctypes.string_at(modifiers + 32, 8 * per_modifier)
        finally:
            self._free(symbols)
            self._free(modifiers)
        return Keyboard(
            self._first,
            [list(all_symbols[at * per_key : (at + 1) * per_key]) for at in range(count)],
            [[code for code in all_codes[at * per_modifier : (at + 1) * per_modifier] if code] for at in range(8)],
        )

    def _free(self, pointer: int) -> None:
        self._xcb.free(ctypes.c_void_p(pointer))


@contextmanager
def _connected() -> "Iterator[_Display]":
    """Yield a connection to the display that ``DISPLAY`` names.

    Raises:
        Unavailable: ``keys.unsupported``, there is none.
    """
    try:
        xcb = _library()
    except OSError as error:
        raise Unavailable("keys.unsupported") from error
    screen = ctypes.c_int()
    name = os.environ.get("DISPLAY", "").encode()
    connection = xcb.xcb_connect(name, ctypes.byref(screen))
    try:
        if xcb.xcb_connection_has_error(ctypes.c_void_p(connection)):
            raise Unavailable("keys.unsupported")
        yield _Display(xcb, connection, screen.value)
    finally:
        xcb.xcb_disconnect(ctypes.c_void_p(connection))


def _library() -> ctypes.CDLL:
    """Load libxcb, with the types of what is called of it."""
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, byte, short, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
    kinds: dict[str, tuple[Any, list[Any]]] = {
        "xcb_connect": (pointer, [ctypes.c_char_p, pointer]),
        "xcb_connection_has_error": (ctypes.c_int, [pointer]),
        "xcb_disconnect": (None, [pointer]),
        "xcb_flush": (ctypes.c_int, [pointer]),
        "xcb_get_file_descriptor": (ctypes.c_int, [pointer]),
        "xcb_get_keyboard_mapping": (_Cookie, [pointer, byte, byte]),
        "xcb_get_keyboard_mapping_reply": (pointer, [pointer, _Cookie, pointer]),
        "xcb_get_modifier_mapping": (_Cookie, [pointer]),
        "xcb_get_modifier_mapping_reply": (pointer, [pointer, _Cookie, pointer]),
        "xcb_get_setup": (pointer, [pointer]),
        "xcb_grab_key_checked": (_Cookie, [pointer, byte, number, short, byte, byte, byte]),
        "xcb_poll_for_event": (pointer, [pointer]),
        "xcb_request_check": (pointer, [pointer, _Cookie]),
        "xcb_screen_next": (None, [pointer]),
        "xcb_setup_roots_iterator": (_Screens, [pointer]),
        "xcb_ungrab_key": (_Cookie, [pointer, byte, number, short]),
        "free": (None, [pointer]),
    }
    for name, (result, arguments) in kinds.items():
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    return xcb
