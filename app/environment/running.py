"""Running other programs during the set-up and keeping what they said."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its status (0 is good) and everything it printed."""

    status: int
    output: str

    @property
    def last_line(self) -> str:
        """Return the last line that says something."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        return lines[-1] if lines else "it said nothing"


class Run(Protocol):
    """Runs a program to its end and returns its outcome; a program that is not there is an outcome too."""

    def __call__(
        self,
        command: Sequence[str],
        *,
        extra: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] | None = None,
    ) -> Outcome:
        """Run ``command`` with ``extra`` in its environment; tell ``on_line`` each line as it comes."""
        ...


class Runner:
    """Runs programs and writes what they print to a log file."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def __call__(
        self,
        command: Sequence[str],
        *,
        extra: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] | None = None,
    ) -> Outcome:
        """Run ``command`` with ``extra`` in its environment; tell ``on_line`` each line as it comes."""
        lines: list[str] = []
        try:
            with subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=_clean_environment() | dict(extra or {}),
                encoding="utf-8",
                errors="replace",
            ) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    lines.append(line)
                    if on_line is not None:
                        on_line(line)
            outcome = Outcome(process.returncode, "".join(lines))
        except OSError as error:
            outcome = Outcome(127, str(error))
        self._write_log(command, outcome)
        return outcome

    def _write_log(self, command: Sequence[str], outcome: Outcome) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"$ {' '.join(command)}\n{outcome.output}\nstatus {outcome.status}\n\n")
        except OSError:
            return  # a log that cannot be written stops nothing


def _clean_environment() -> dict[str, str]:
    """Return our environment without what would lead pip or the new Python elsewhere."""
    leads_astray = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_USER", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"}
    return {name: value for name, value in os.environ.items() if name not in leads_astray}
