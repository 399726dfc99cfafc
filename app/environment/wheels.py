"""The virtual environment: made in the project's folder, filled with exactly what the lock file names."""

import importlib.util
import re
import shutil
import sys
from collections.abc import Callable

from app.environment import stamp
from app.environment.place import Place
from app.environment.problem import SetupProblem
from app.environment.running import Outcome, Run
from app.environment.stamp import Stamp

PIP_VERSION_MIN = (22, 3)  # the first that can install into another environment (`--python`)
# Found by importing what breaks first where something is missing.
PROBE = "import PySide6.QtQuick, PySide6.QtMultimedia, cv2, sqlcipher3, zxingcpp, msgspec, sqlalchemy"
NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection refused",
    "error sending request",
    "dns error",
)
CLEAR_LINE = "\r\033[K"
Say = Callable[[str], None]


class NothingChangedError(SetupProblem):
    """The set-up stopped before it touched the environment."""


class Wheels:
    """Makes the environment of a place, and fills it."""

    def __init__(self, place: Place, run: Run, say: Say) -> None:
        self._place = place
        self._run = run
        self._say = say

    def make(self) -> None:
        """Make the empty environment, in place of whatever was there."""
        self.discard()
        outcome = self._run([sys.executable, "-m", "venv", "--without-pip", str(self._place.folder)])
        if outcome.status != 0 or not self._place.python.exists():
            self.discard()
            raise SetupProblem(
                f"The environment {self._place.folder} could not be made ({outcome.last_line}); "
                "make sure that the folder can be written to and that this Python has its venv module."
            )

    def fill(self) -> None:
        """Install what the lock file names, and put the stamp on when it all loads."""
        before = Stamp.read(self._place.folder)
        stamp.remove(self._place.folder)
        try:
            self._install()
        except NothingChangedError:
            if before is not None:
                before.write(self._place.folder)
            raise
        outcome = self._run([str(self._place.python), "-c", PROBE])
        if outcome.status != 0:
            raise SetupProblem(_why_not_loading(outcome))
        self._place.wanted_stamp().write(self._place.folder)

    def _install(self) -> None:
        target = ["--require-hashes", "-r", str(self._place.lock)]
        uv = shutil.which("uv")
        if uv and self._run([uv, "--version"]).status == 0:
            if self._run([uv, "pip", "install", "--python", str(self._place.python), *target]).status == 0:
                return
            self._say("    uv could not do it; trying pip")
        options = [
            "--disable-pip-version-check",
            "--no-input",
            "--only-binary=:all:",
            "--progress-bar=off",
            "--retries=2",
        ]
        counter = self._counter()
        outcome = self._run([*self._pip(), "install", *options, *target], on_line=counter)
        if counter is not None:
            sys.stdout.write(CLEAR_LINE)
        if outcome.status != 0:
            has_begun = "Installing collected packages" in outcome.output
            raise (SetupProblem if has_begun else NothingChangedError)(_why_not_installed(outcome))

    def _pip(self) -> list[str]:
        """Return the command that installs into the environment, which has no pip of its own."""
        version = self._run([sys.executable, "-m", "pip", "--version"])
        numbers = re.match(r"pip (\d+)\.(\d+)", version.output)
        if version.status == 0 and numbers and (int(numbers[1]), int(numbers[2])) >= PIP_VERSION_MIN:
            return [sys.executable, "-m", "pip", "--python", str(self._place.python)]
        if (
            importlib.util.find_spec("ensurepip")
            and self._run([str(self._place.python), "-m", "ensurepip"]).status == 0
        ):
            return [str(self._place.python), "-m", "pip"]
        raise NothingChangedError(
            "Plaza fetches its libraries with pip, and this Python has none (or one older than 22.3); "
            "install it (Debian and Ubuntu: sudo apt-get install python3-pip) and start again."
        )

    def _counter(self) -> Callable[[str], None] | None:
        """Return what shows on a terminal how many packages have arrived, each in place of the last."""
        if not sys.stdout.isatty():
            return None
        count_all = len(re.findall(r"^\S+==", self._place.lock.read_text(encoding="utf-8"), re.MULTILINE))
        seen: list[str] = []

        def show(line: str) -> None:
            if line.startswith("Collecting "):
                seen.append(line.split()[1].partition("==")[0])
                sys.stdout.write(f"{CLEAR_LINE}    {len(seen)} of about {count_all}: {seen[-1]}")
            elif line.startswith("Installing collected"):
                sys.stdout.write(f"{CLEAR_LINE}    putting them in place")
            sys.stdout.flush()

        return show

    def discard(self) -> None:
        """Remove the environment, so that the next try begins anew."""
        try:
            if self._place.folder.is_symlink() or self._place.folder.is_file():
                self._place.folder.unlink()
            elif self._place.folder.exists():
                shutil.rmtree(self._place.folder)
        except OSError as error:
            raise SetupProblem(
                f"The old environment {self._place.folder} could not be removed ({error.strerror}); "
                "delete that folder yourself and start again."
            ) from error


def _why_not_installed(outcome: Outcome) -> str:
    """Return the sentence for a pip that failed."""
    said = outcome.output
    if "No space left" in said:
        return "The libraries could not be installed because the disk is full; free about 1 GB and start again."
    if "DO NOT MATCH THE HASHES" in said:
        return (
            "A downloaded library is not the one that requirements.lock names, so nothing was installed; "
            "start again, and if it stays so, ask whoever runs your package index."
        )
    if "CERTIFICATE_VERIFY_FAILED" in said or "SSLError" in said:
        return (
            "The libraries could not be downloaded because the package index's certificate is not trusted here; "
            "check this computer's clock and certificates, and start again."
        )
    if any(sign in said for sign in NETWORK_SIGNS):
        return (
            "The libraries could not be downloaded because the package index cannot be reached; "
            "connect this computer to the internet (or point pip at an index you can reach) and start again."
        )
    if "No matching distribution" in said:
        missing = re.findall(r"No matching distribution found for (\S+)", said)
        return (
            f"There is no ready-made {missing[-1] if missing else 'library'} for this system and Python "
            f"{sys.version_info.major}.{sys.version_info.minor}; start Plaza with another Python (3.11 is the surest)."
        )
    return f"The libraries could not be installed ({outcome.last_line}); the whole answer is in out/setup.log."


def _why_not_loading(outcome: Outcome) -> str:
    """Return the sentence for libraries that are installed and do not load."""
    library = re.search(r"ImportError: (\S+): cannot open shared object", outcome.output)
    if library:
        return (
            f"The system library {library[1]} is missing, so Qt does not load; "
            "install it with your system's package manager and start again."
        )
    return f"The libraries are installed but do not load ({outcome.last_line}); the whole answer is in out/setup.log."
