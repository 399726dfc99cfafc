"""What went wrong in the author's code: a line that says what, where and what to do, and the traceback."""

import functools
import inspect
import os
import sys
import traceback
from types import FrameType
from typing import Any

from minikit.advice import advice
from minikit.guarding import Miscalled, attempt, writable

SUMMARY_MAX = 500
WORDS_MAX = 300
DETAILS_MAX = 20_000
KIT = os.path.dirname(__file__)  # noqa: PTH120 - pathlib takes a while to load
# The kit's lines and the standard library's are not where an author can mend anything.
NOT_THEIRS = (KIT, os.path.dirname(traceback.__file__), "<")  # noqa: PTH120


class Misfit(Exception):
    """A component that cannot be shown. ``place`` is the author's file and line that made it, if that is known."""

    def __init__(self, text: str, place: tuple[str, int] | None) -> None:
        super().__init__(text)
        self.place = place


def summary_and_details(error: BaseException, called: Any = None) -> tuple[str, str]:
    """Return an error in one line, with the author's file and line, and its traceback.

    ``called`` is the author's function that it is about, where the traceback does not lead to one.
    """
    if isinstance(error, Misfit):
        return _line(str(error), error.place, ""), _details_of_place("What cannot be shown is made here", error.place)
    words, name = _words(error), type(error).__name__
    if isinstance(error, Miscalled):
        called, name = error.function, "TypeError"
        given = [*map(_shown, error.given), *(f"{each}=…" for each in error.named)]
        words += f"; Plaza calls it with {', '.join(given) or 'nothing'}"
    place = place_of(error) or _place_of_function(called)
    text = f"{name}: {words[:WORDS_MAX]}" if words else name
    hint, wrong = attempt(advice, error)
    details = _details_of_place("It begins here", place) if isinstance(error, Miscalled) else _details(error)
    return _line(text, place, hint if wrong is None else ""), writable(details)[-DETAILS_MAX:]


def place_of(error: BaseException) -> tuple[str, int] | None:
    """Return the author's file and line where ``error`` came up; None if it did in no code of the author's."""
    if isinstance(error, SyntaxError) and error.filename:
        return error.filename, error.lineno or 0
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if is_theirs(frame.filename)]
    return (theirs[-1].filename, theirs[-1].lineno or 0) if theirs else None


def is_theirs(file: str) -> bool:
    """Tell whether ``file`` is the author's."""
    return not file.startswith(NOT_THEIRS)


def stack_of(frame: FrameType) -> list[str]:
    """Return the author's lines that the kit's led to, down to ``frame``."""
    frames = traceback.extract_stack(frame)
    begin = next((at for at, each in enumerate(frames) if each.filename.startswith(KIT)), 0)
    theirs = [each for each in frames[begin:] if is_theirs(each.filename)]
    return [f'  File "{_name(each.filename)}", line {each.lineno}, in {each.name}' for each in theirs]


def _line(text: str, place: tuple[str, int] | None, hint: str) -> str:
    where = "" if place is None else f" ({_name(place[0])}:{place[1]})"
    return writable((text[: SUMMARY_MAX - len(where)] + where + (f". {hint}" if hint else ""))[:SUMMARY_MAX])


def _name(file: str) -> str:
    """Return how the author calls ``file``: as it lies in the package."""
    roots = [root for root in sys.path if root and file.startswith(root + os.sep)]
    return file[len(max(roots, key=len)) + 1 :].replace(os.sep, "/") if roots else os.path.basename(file)  # noqa: PTH119


def _words(error: BaseException) -> str:
    words, wrong = attempt(str, error.msg if isinstance(error, SyntaxError) else error)
    if wrong is not None:
        return "its text cannot be made"
    return next(iter(words.splitlines()), "")


def _shown(value: object) -> str:
    if not isinstance(value, str | int | float | list | dict | None):
        return f"a {type(value).__name__}"
    text, wrong = attempt(repr, value)
    return "…" if wrong is not None else text if len(text) <= 60 else f"{text[:60]}…"


def _place_of_function(function: Any) -> tuple[str, int] | None:
    while isinstance(function, functools.partial):
        function = function.func
    if isinstance(function, type):
        function = function.__dict__.get("__init__")
    code = getattr(inspect.unwrap(getattr(function, "__func__", function)), "__code__", None)
    return (code.co_filename, code.co_firstlineno) if code is not None and is_theirs(code.co_filename) else None


def _details(error: BaseException) -> str:
    """Return the traceback from the author's first line on, with files called as in the package."""
    told = traceback.TracebackException.from_exception(error)
    waiting: list[traceback.TracebackException | None] = [told]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        waiting += [each.__cause__, each.__context__]
        first = next((at for at, frame in enumerate(each.stack) if is_theirs(frame.filename)), len(each.stack))
        for frame in each.stack[first:]:
            _ = frame.line  # read while the file has its own name
            frame.filename = _name(frame.filename) if is_theirs(frame.filename) else frame.filename
        if first < len(each.stack):
            del each.stack[:first]
    return "".join(told.format())


def _details_of_place(what: str, place: tuple[str, int] | None) -> str:
    if place is None:
        return f"{what}: in no file of the mini-app."
    frame = traceback.FrameSummary(*place, "")
    return writable(f'{what}:\n  File "{_name(place[0])}", line {place[1]}\n    {frame.line}')
