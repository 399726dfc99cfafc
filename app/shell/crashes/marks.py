"""Noting that Plaza runs and what breaks in it, so that the next start can tell of an end that was none."""

import faulthandler
import json
import logging
import os
import platform
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

ROOT = Path(__file__).resolve().parents[3]
RUNNING, FAULTS = "running.json", "faults.log"
REPORT_CHARACTERS_MAX = 60_000
FAULTS_BYTES_MAX = 1 << 20
"""What is written of one run at most; whatever breaks after that breaks unnoted."""
_NAMES = ("plaza", "python", "qt", "pyside", "system", "started_at")


class RunMark:
    """Marks a data folder as in use by a run that has not ended. The folder's lock is held; GUI thread.

    What is noted of a fault is where it was and of what type, never what it said or held: that may be somebody's words.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Take up what the last run left: ``report`` is what the person can read of it.

        It is empty after a good end, and after one of which nothing was noted: a power cut, say.
        """
        self._folder = folder
        self._faults: IO[str] | None = None
        self._notes: _Notes | None = None
        self._writes_stacks = not faulthandler.is_enabled()  # by a developer, say: theirs go where they want them
        self.report = _report_of(folder)
        with suppress(OSError):  # a folder that cannot be written is told by whoever needs it
            (folder / RUNNING).write_text(json.dumps(_facts(version)), encoding="utf-8")
            self._faults = (folder / FAULTS).open("w", encoding="utf-8")
            if self._writes_stacks:
                faulthandler.enable(self._faults)
            self._notes = _Notes(self._faults)
            logging.getLogger().addHandler(self._notes)

    def end(self) -> None:
        """Take it that the run ended well. Harmless when repeated."""
        notes, faults = self._notes, self._faults
        self._notes = self._faults = None
        if notes is not None:
            logging.getLogger().removeHandler(notes)
        if faults is not None:
            if self._writes_stacks:
                faulthandler.disable()
            faults.close()
        for name in (RUNNING, FAULTS):
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)


class _Notes(logging.Handler):
    """Writes down where errors were logged from and where they came from; not their words."""

    def __init__(self, out: IO[str]) -> None:
        super().__init__(logging.ERROR)
        self._out = out
        self._bytes_left = FAULTS_BYTES_MAX

    def emit(self, record: logging.LogRecord) -> None:
        """Note an error."""
        lines = [f"error: {record.name} {datetime.now(UTC):%H:%M:%S}"]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
            lines += [
                f"  File {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
        text = "\n".join(lines) + "\n"
        self._bytes_left -= len(text)
        if self._bytes_left > 0:
            with suppress(OSError, ValueError):
                self._out.write(text)
                self._out.flush()


def _facts(version: str) -> dict[str, str]:
    return {
        "plaza": version,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside_version,
        "system": f"{sys.platform} {platform.release()} {platform.machine()}",
        "started_at": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
    }


def _report_of(folder: Path) -> str:
    """Return what can be said of the last run; nothing where it ended well."""
    try:
        running = (folder / RUNNING).read_text(encoding="utf-8", errors="replace")[:REPORT_CHARACTERS_MAX]
    except OSError:
        return ""
    try:
        said = json.loads(running)
    except ValueError:
        said = None  # cut off while it was written
    facts = said if isinstance(said, dict) else {}
    try:
        faults = (folder / FAULTS).read_text(encoding="utf-8", errors="replace")[-REPORT_CHARACTERS_MAX:]
    except OSError:
        faults = ""
    if not faults.strip():
        return ""  # a power cut, or killed from outside: nothing that anybody could read something from
    lines = [f"{name}: {str(facts.get(name, 'unknown'))[:100]}" for name in _NAMES]
    told = [_place(line) for line in faults.splitlines()]
    return "\n".join(["plaza-report/1", "", *lines, "", *told])


def _place(text: str) -> str:
    """Leave out of a path what says whose computer it is."""
    shown = text.replace(f"{ROOT}{os.sep}", "")
    for folder, sign in ((sys.prefix, "<python>"), (sys.base_prefix, "<python>"), (str(Path.home()), "~")):
        if len(folder) > 1:
            shown = shown.replace(folder, sign)
    return shown
