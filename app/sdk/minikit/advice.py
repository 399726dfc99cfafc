"""What to do about the errors that authors meet first: Python's words say what happened, not what Plaza is like."""

import errno
import re

_OWN_FOLDER = "Only your own folder can be written (files.folder()), and nothing outside it and the package be read."


def advice(error: BaseException) -> str:
    """Return a sentence to add to ``error``; nothing where it says enough."""
    if isinstance(error, OSError):
        return _of_system(error)
    text = str(error)
    if isinstance(error, ImportError):
        return _of_import(error, text)
    for kind, pattern, sentence in _SAID:
        if isinstance(error, kind) and re.search(pattern, text):
            return sentence
    return _of_argument(text) if isinstance(error, TypeError) else ""


_SAID: tuple[tuple[type[BaseException], str, str], ...] = (
    (RuntimeError, r"asyncio\.run\(\) cannot", "A loop runs already: make the handler async and await the coroutine."),
    (TypeError, "is not JSON serializable", "Only JSON values travel: text, numbers, True, False, None, lists, dicts."),
    (TypeError, "NoneType can't be used in 'await'", "What is awaited is done already: leave the await out."),
    (TypeError, "'coroutine'", "Is an await missing?"),
    (AttributeError, "'coroutine'", "Is an await missing?"),
    (EOFError, "reading a line", "Nobody sits at the terminal: ask with ui.TextField."),
)


def _of_system(error: OSError) -> str:
    reason = getattr(error, "reason", error)  # of what urllib raises
    if type(reason).__name__ in ("gaierror", "ConnectionRefusedError") or error.errno == errno.ENETUNREACH:
        return "Mini-apps have no sockets: use request(), with the permission “network” and the host in plaza.hosts."
    if isinstance(error, PermissionError):
        return _OWN_FOLDER if error.filename else "Mini-apps start no programs and no processes."
    if isinstance(error, FileNotFoundError) and error.filename and not str(error.filename).startswith("/"):
        return "Such a path begins in your own folder; a file of the package is Path(__file__).parent / …"
    return ""


def _of_import(error: ImportError, text: str) -> str:
    if "relative import" in text:
        return "The package's files are imported absolutely: from pages.home import Home."
    if "partially initialized" in text:
        return "Two files import each other: move what both need into a third."
    if isinstance(error, ModuleNotFoundError):
        return "Only the standard library, minikit and your own files are there."
    return ""


def _of_argument(text: str) -> str:
    """Return which properties a component has, where one was called otherwise."""
    match = re.match(r"(\w+)\.__init__\(\) got an unexpected keyword argument '(\w+)'", text)
    if match is None:
        return ""
    import difflib

    from minikit.schema import COMPONENTS

    if match[1] not in COMPONENTS:
        return ""
    written_by_us = ("children", "windowed", "sequence")
    names = ["key", *(field.name for field in COMPONENTS[match[1]].fields if field.kind not in written_by_us)]
    close = difflib.get_close_matches(match[2], names, 1)
    return f"Is {close[0]}= meant?" if close else f"It takes {', '.join(names)}."
