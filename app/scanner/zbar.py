"""The second opinion on QR codes: zbar, where its library is installed."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.scanner.model import Codes, Corners, FoundCode

if TYPE_CHECKING:
    from app.scanner.model import GrayPicture

_LIBRARIES = {"linux": ("libzbar.so.0",), "darwin": ("libzbar.dylib", "/opt/homebrew/lib/libzbar.dylib")}
_GREY = int.from_bytes(b"Y800", "little")
_AS_IT_IS = 4
"""The setting of zbar 0.23.1 and later that leaves bytes alone. Before, it guessed encodings and garbled the rest."""

Read = Callable[["GrayPicture"], Codes]


def reader() -> Read | None:
    """Return the function that reads QR codes through zbar, or None where the library is missing."""
    if not _load():
        return None
    from pyzbar import wrapper  # it fails on import without the library

    def read(gray: "GrayPicture") -> Codes:
        with _scanner(wrapper) as (scanner, is_raw), _image(wrapper, gray) as image:
            if wrapper.zbar_scan_image(scanner, image) < 0:
                return ()
            found = (_code(wrapper, symbol, gray, is_raw=is_raw) for symbol in _symbols(wrapper, image))
            return tuple(code for code in found if code is not None)

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


@contextmanager
def _scanner(wrapper: Any) -> Iterator[tuple[Any, bool]]:
    """Make a scanner of QR codes alone; the second value says whether it passes on bytes as they are."""
    scanner = wrapper.zbar_image_scanner_create()
    try:
        kinds, settings = wrapper.ZBarSymbol, wrapper.ZBarConfig
        wrapper.zbar_image_scanner_set_config(scanner, kinds.NONE, settings.CFG_ENABLE, 0)
        wrapper.zbar_image_scanner_set_config(scanner, kinds.QRCODE, settings.CFG_ENABLE, 1)
        yield scanner, wrapper.zbar_image_scanner_set_config(scanner, kinds.QRCODE, _AS_IT_IS, 1) == 0
    finally:
        wrapper.zbar_image_scanner_destroy(scanner)


@contextmanager
def _image(wrapper: Any, gray: "GrayPicture") -> Iterator[Any]:
    height, width = gray.shape
    pixels = ctypes.create_string_buffer(gray.tobytes(), gray.size)
    image = wrapper.zbar_image_create()
    try:
        wrapper.zbar_image_set_format(image, _GREY)
        wrapper.zbar_image_set_size(image, width, height)
        wrapper.zbar_image_set_data(image, ctypes.cast(pixels, ctypes.c_void_p), gray.size, None)
        yield image
    finally:
        wrapper.zbar_image_destroy(image)


def _symbols(wrapper: Any, image: Any) -> Iterator[Any]:
    """Yield the codes of an image. Parts of what is not all there are none; parts of what is are one code."""
    symbol = wrapper.zbar_image_first_symbol(image)
    while symbol:
        if symbol.contents.type == wrapper.ZBarSymbol.QRCODE and wrapper.zbar_symbol_get_loc_size(symbol) == 4:
            yield symbol
        symbol = wrapper.zbar_symbol_next(symbol)


def _code(wrapper: Any, symbol: Any, gray: "GrayPicture", *, is_raw: bool) -> FoundCode | None:
    """Return what zbar found, or None if it may not be what the code holds."""
    payload = ctypes.string_at(wrapper.zbar_symbol_get_data(symbol), wrapper.zbar_symbol_get_data_length(symbol))
    if not payload or not (is_raw or payload.isascii()):
        return None
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:  # in an encoding that the code may name, and zbar does not tell
        return None
    height, width = gray.shape
    points = [(wrapper.zbar_symbol_get_loc_x(symbol, n), wrapper.zbar_symbol_get_loc_y(symbol, n)) for n in range(4)]
    # From the top left corner it counts downwards, corners of other readers the other way.
    a, d, c, b = ((min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)) for x, y in points)
    corners: Corners = (a, b, c, d)
    return FoundCode(text, payload, "QRCode", corners, "certain" if payload.isascii() else "guessed")
