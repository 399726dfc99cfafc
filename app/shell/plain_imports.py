"""Importing as Python does it, without what PySide does at each import for features that Plaza does not use."""

import builtins

from PySide6 import QtCore  # noqa: F401 - puts its own way of importing in the place of Python's


def import_plainly() -> None:
    """Have Python import again. Harmless when repeated, or where PySide does not have its own way.

    For ``from __feature__ import snake_case``, PySide reads the source of every module that is imported after it, looks
    for its name in there, and keeps what it read: a seventh of the time that a start imports, and all of that source in
    memory. A module that it does not know has no features, which is what all of ours have
    (https://github.com/napari/napari/issues/8584).
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
