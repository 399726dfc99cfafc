"""The system libraries and fonts that Plaza needs on Linux: which are missing, and how to get them."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from app.environment.parts import PARTS, Need, Part
from app.environment.problem import SetupProblem
from app.environment.running import Run

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)
Say = Callable[[str], None]


def _has_library(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_font(patterns: Iterable[str]) -> bool:
    return any(next(folder.rglob(pattern), None) for folder in FONT_FOLDERS for pattern in patterns if folder.is_dir())


def is_there(part: Part) -> bool:
    """Tell whether what ``part`` brings is on this computer."""
    if part.fonts:
        return _has_font(part.fonts)
    return all(_has_library(soname) for soname in part.sonames)


def missing_parts(is_there: Callable[[Part], bool] = is_there) -> list[Part]:
    """Return the parts this computer lacks; none but on Linux, where they come apart from the wheels."""
    if sys.platform != "linux":
        return []
    return [part for part in PARTS if not is_there(part)]


def apt_commands(packages: Iterable[str]) -> list[list[str]]:
    """Return the two commands that install ``packages`` on Debian and its kin."""
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    return [
        ["apt-get", "update", *quiet],
        ["apt-get", "install", "-y", "--no-install-recommends", *quiet, *packages],
    ]


class Libraries:
    """Brings the missing system libraries: by itself as root, else after asking, else by naming them."""

    def __init__(
        self,
        run: Run,
        say: Say,
        *,
        find_missing: Callable[[], list[Part]] = missing_parts,
        ask: Callable[[str], bool] | None = None,
        is_root: bool | None = None,
    ) -> None:
        self._run = run
        self._say = say
        self._find_missing = find_missing
        self._ask = ask or (_ask if sys.stdin and sys.stdin.isatty() else None)
        self._is_root = is_root if is_root is not None else (hasattr(os, "geteuid") and os.geteuid() == 0)

    def bring(self) -> None:
        """See that everything is there.

        Raises:
            SetupProblem: something is missing without which Plaza does not start, and it could not be brought.
        """
        missing = self._find_missing()
        if not missing:
            return
        why = "is not there to install them" if shutil.which("apt-get") is None else self._install(missing)
        missing = self._find_missing()
        needed = [part for part in missing if _is_essential(part)]
        if needed:
            raise SetupProblem(
                f"Qt needs system libraries that are missing here ({_names(needed)}), and {why}; "
                f"{_advice(needed)} and start again."
            )
        if missing:
            self._say(f"    going on without {', '.join(part.package for part in missing)}: {why}")

    def _install(self, missing: list[Part]) -> str:
        """Try to install ``missing``; return why they may still be missing."""
        packages = [part.package for part in missing]
        if not self._is_root:
            return self._install_with_sudo(packages)
        self._say(f"    installing with apt-get: {' '.join(packages)}")
        for command in apt_commands(packages):
            outcome = self._run(command, extra={"DEBIAN_FRONTEND": "noninteractive"})
        return "they are still not found" if outcome.status == 0 else f"apt-get failed ({outcome.last_line})"

    def _install_with_sudo(self, packages: list[str]) -> str:
        commands = [["sudo", *command] for command in apt_commands(packages)]
        shown = " && ".join(" ".join(command) for command in commands)
        self._say(f"    missing: {' '.join(packages)}\n    they come with:\n      {shown}")
        if self._ask is None:
            return "nobody is at a terminal to allow their installation"
        if not self._ask("    Run this now? [y/N] "):
            return "their installation was declined"
        statuses = [os.spawnvp(os.P_WAIT, command[0], command) for command in commands]
        return "they are still not found" if statuses[-1] == 0 else "apt-get failed"


def _is_essential(part: Part) -> bool:
    if part.need is Need.WINDOW:
        return bool(os.environ.get("DISPLAY")) and not os.environ.get("QT_QPA_PLATFORM")
    return part.need is Need.ALWAYS


def _names(parts: list[Part]) -> str:
    return ", ".join(soname for part in parts for soname in part.sonames)


def _advice(parts: list[Part]) -> str:
    if shutil.which("apt-get"):
        return f"install them (sudo apt-get install {' '.join(part.package for part in parts)})"
    return "install the packages of your system that bring them"


def _ask(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False
