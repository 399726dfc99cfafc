"""The edge of the author's code: loading it, calling it, and saying what went wrong in it."""

import importlib
import sys
import traceback
from collections.abc import Callable
from types import ModuleType
from typing import Any


def load(name: str) -> ModuleType:
    """Import the author's module ``name`` from the package."""
    return importlib.import_module(name)


def unload(package: str) -> None:
    """Forget the author's modules, so that they can be imported anew."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(package):
            del sys.modules[name]


def summary_and_details(error: BaseException) -> tuple[str, str]:
    """Return an error in one line, with the author's file and line, and its traceback."""
    from pathlib import Path  # only here: it takes a while to load

    # The kit's lines and the standard library's are not where an author can mend anything.
    not_theirs = (str(Path(__file__).parent), str(Path(traceback.__file__).parent), "<frozen")
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if not frame.filename.startswith(not_theirs)]
    place = ""
    if isinstance(error, SyntaxError) and error.filename:
        place = f" ({Path(error.filename).name}:{error.lineno})"
    elif theirs:
        place = f" ({Path(theirs[-1].filename).name}:{theirs[-1].lineno})"
    message = error.msg if isinstance(error, SyntaxError) else _words(error)
    first_line = next(iter(message.splitlines()), "")
    text = f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__
    return writable((text[:400] + place)[:500]), writable("".join(traceback.format_exception(error))[-20_000:])


def _words(error: BaseException) -> str:
    words, wrong = attempt(str, error)
    return words if wrong is None else "its text cannot be made"


def writable(text: str) -> str:
    """Return ``text`` as it can be sent: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def attempt(function: Callable[..., Any], *args: Any) -> tuple[Any, Exception | None]:
    """Call the author's ``function`` and return its result, or the error it raised; ours to show, not to die of."""
    try:
        return function(*args), None
    except Exception as error:  # noqa: BLE001 - the edge of the author's code
        return None, error
