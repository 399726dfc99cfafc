"""The second opinion: zbar, where its library is installed."""

import ctypes
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.scanner.model import Corner, Corners, FoundCode

if TYPE_CHECKING:
    from app.scanner.model import GrayPicture

_LIBRARIES = {"linux": ("libzbar.so.0",), "darwin": ("libzbar.dylib", "/opt/homebrew/lib/libzbar.dylib")}

Read = Callable[["GrayPicture"], tuple[FoundCode, ...]]


def reader() -> Read | None:
    """Return the function that reads QR codes through zbar, or None where the library is missing."""
    if not _load():
        return None
    from pyzbar.pyzbar import ZBarSymbol, decode  # it fails on import without the library

    def read(gray: "GrayPicture") -> tuple[FoundCode, ...]:
        height, width = gray.shape
        found = decode((gray.tobytes(), width, height), symbols=[ZBarSymbol.QRCODE])
        codes = (_code(each, width, height) for each in found)
        return tuple(code for code in codes if code is not None)

    return read


def _load() -> bool:
    """Give pyzbar its library, found by name: left alone, it starts ldconfig and compilers to look for it."""
    names = _LIBRARIES.get(sys.platform)
    if names is None:  # on Windows the library comes with pyzbar
        return sys.platform == "win32"
    library = next(filter(None, map(_opened, names)), None)
    if library is None:
        return False
    from pyzbar import zbar_library

    zbar_library.load = lambda: (library, [])
    return True


def _opened(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _code(found: Any, width: int, height: int) -> FoundCode | None:
    """Return what zbar found, or None if it is not ASCII: zbar guesses encodings and garbles the rest."""
    payload = bytes(found.data)
    if not payload or not payload.isascii():
        return None
    return FoundCode(payload.decode("ascii"), payload, "QRCode", _corners(found, width, height))


def _corners(found: Any, width: int, height: int) -> Corners:
    def corner(x: float, y: float) -> Corner:
        return (min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0))

    if len(found.polygon) == 4:
        a, b, c, d = (corner(point.x, point.y) for point in found.polygon)
        return (a, b, c, d)
    left, top, across, down = found.rect
    right, bottom = left + across, top + down
    return (corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom))
