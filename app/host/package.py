"""A package: the files of one mini-app, checked before any of them is used."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.errors import Refused
from app.host.manifest import SIZE_MAX as MANIFEST_SIZE_MAX
from app.host.manifest import Manifest, Problem, check

FILES_MAX = 2_000
FOLDERS_MAX = 2_000
PROBLEMS_MAX = 200
SIZE_MAX = 50 << 20
NAME = re.compile(r"(?![. ])[\w .@+-]{1,100}(?<![. ])")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LEFT_OUT = ("__pycache__", "tests")
"""Folders beside a mini-app's own that are no part of its package; nor is what begins with a dot."""


class PackageBroken(Refused):
    """A package with problems: code ``package.broken``; all of them in ``problems``, the first in the details."""

    def __init__(self, folder: Path, problems: Sequence[Problem]) -> None:
        super().__init__("package.broken", folder=folder.name, problem=str(problems[0]))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package in a folder. ``sha256`` stands for the names and contents of all its ``files``."""

    folder: Path
    manifest: Manifest
    files: tuple[str, ...]
    sha256: str

    @classmethod
    def read(cls, folder: Path, *, is_install: bool = False) -> "Package":
        """Check the package in ``folder`` and return it.

        In an author's folder lies more than the package; in an install nothing else may be, byte code least of all:
        Python would run it in place of the files that were checked.

        Raises:
            Refused: ``package.broken`` with every problem found (`PackageBroken`).
        """
        problems: list[Problem] = []
        try:
            return cls._read(folder, problems, is_install=is_install)
        except OSError as error:
            place = Path(error.filename or folder).name
            problems.append(Problem(place, f"cannot be read ({error.strerror}).", "Make it readable."))
            raise PackageBroken(folder, problems) from error

    @classmethod
    def _read(cls, folder: Path, problems: list[Problem], *, is_install: bool) -> "Package":
        files = _files(folder, problems, () if is_install else LEFT_OUT)
        manifest = _manifest(folder, files, problems)
        if "main.py" not in files:
            problems.append(Problem("main.py", "is missing.", "It defines app = App() and the pages."))
        if manifest is not None and manifest.icon and manifest.icon not in files:
            problems.append(Problem("icons[0].src", f"names {manifest.icon!r}, which is not in the package."))
        if problems or manifest is None:
            raise PackageBroken(folder, problems)
        return cls(folder, manifest, files, digest(folder, files))


def _manifest(folder: Path, files: Sequence[str], problems: list[Problem]) -> Manifest | None:
    if "manifest.json" not in files:
        problems.append(Problem("manifest.json", "is missing.", "A package begins with it."))
        return None
    with (folder / "manifest.json").open("rb") as stream:
        manifest, found = check(stream.read(MANIFEST_SIZE_MAX + 1))
    problems.extend(found)
    return manifest


def _files(folder: Path, problems: list[Problem], left_out: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of all files, relative and with slashes; add what is wrong with them to ``problems``."""
    if not folder.is_dir():
        problems.append(Problem(str(folder), "is not a folder."))
        return ()
    found: list[str] = []
    size = folders_seen = 0
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not _is_left_out(name, left_out))
        below = Path(place).relative_to(folder)
        for name in folders:
            if (Path(place) / name).is_symlink():
                problems.append(Problem((below / name).as_posix(), "is a link.", "Put the files themselves there."))
        for name in sorted(name for name in names if not _is_left_out(name, left_out)):
            path = (below / name).as_posix()
            information = (Path(place) / name).lstat()
            size += information.st_size
            if _check_file(path, name, information, problems):
                found.append(path)
        folders_seen += 1 + len(folders)
        if len(found) > FILES_MAX or folders_seen > FOLDERS_MAX or size > SIZE_MAX or len(problems) > PROBLEMS_MAX:
            limits = f"{FILES_MAX:,} files, as many folders or {SIZE_MAX >> 20} MB"
            problems.append(Problem(str(folder), f"holds more than {limits}.", "Remove some."))
            return tuple(found)
    lowered = [path.casefold() for path in found]
    if len(set(lowered)) != len(lowered):
        twice = sorted(path for path in found if lowered.count(path.casefold()) > 1)
        problems.append(Problem(", ".join(twice), "differ only in large and small letters.", "Rename one."))
    return tuple(sorted(found))


def _is_left_out(name: str, left_out: tuple[str, ...]) -> bool:
    return bool(left_out) and (name in left_out or name.startswith("."))


def _raise(error: OSError) -> None:
    raise error


def _check_file(path: str, name: str, information: os.stat_result, problems: list[Problem]) -> bool:
    """Judge one file by its name and kind; say whether it can be opened: a pipe would be waited for, forever."""
    if not stat.S_ISREG(information.st_mode):
        problems.append(Problem(path, "is not an ordinary file.", "Links, pipes and devices cannot be packed."))
        return False
    if not all(NAME.fullmatch(part) and not RESERVED.fullmatch(part) for part in path.split("/")):
        problems.append(Problem(path, "has a name that not every system can keep.", "Use letters, digits, - and _."))
    elif name.endswith(".py") and "/" not in path and name[:-3] in sys.stdlib_module_names:
        problems.append(Problem(path, "has the name of a standard module, which is imported instead.", "Rename it."))
    return True


def digest(folder: Path, files: Sequence[str]) -> str:
    """Return the SHA-256 over the names and contents of ``files``, in hexadecimal."""
    whole = hashlib.sha256()
    for path in files:
        content = hashlib.sha256((folder / path).read_bytes()).hexdigest()
        whole.update(f"{content}  {path}\n".encode())
    return whole.hexdigest()
