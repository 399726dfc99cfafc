"""A package: the files of one mini-app, in a folder or a `.ma` file, checked before any of them is used."""

import hashlib
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app.core.kernel.errors import Refused
from app.host import archive, signing
from app.host.archive import CHUNK, Damaged
from app.host.manifest import SIZE_MAX as MANIFEST_SIZE_MAX
from app.host.manifest import Manifest, Problem, check
from app.host.signing import Signature

FILES_MAX = 2_000
FOLDERS_MAX = 2_000
PROBLEMS_MAX = 200
TOLD_MAX = 2 * PROBLEMS_MAX
SIZE_MAX = 50 << 20
PATH_MAX = 200
NAME = re.compile(r"(?![. ])[\w .@+-]{1,100}(?<![. ])")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LEFT_OUT = ("__pycache__", "tests")
"""Folders beside a mini-app's own that are no part of its package; nor is what begins with a dot."""


class PackageBroken(Refused):
    """A package with problems: code ``package.broken``; all of them in ``problems``, the first in the details."""

    def __init__(self, folder: Path, problems: Sequence[Problem]) -> None:
        more = [Problem(folder.name, f"has {len(problems) - TOLD_MAX:,} more problems.")] * (len(problems) > TOLD_MAX)
        self.problems = tuple(
            replace(problem, where=archive.shown(problem.where)) for problem in (*problems[:TOLD_MAX], *more)
        )
        super().__init__("package.broken", folder=folder.name, problem=str(self.problems[0]))


class Contents(Protocol):
    """Where the files of a package lie."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file piece by piece."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """Files that lie in a folder."""

    folder: Path

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file piece by piece."""
        with (self.folder / name).open("rb") as stream:
            while chunk := stream.read(CHUNK):
                yield chunk


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package in ``path``, a folder or a `.ma` file.

    ``sha256`` stands for the names and contents of all its ``files``, however they are kept: a folder and the `.ma`
    made of it are the same package. A ``signature`` has been checked; a folder has none.
    """

    path: Path
    manifest: Manifest
    files: tuple[str, ...]
    sha256: str
    signature: Signature | None
    contents: Contents

    @classmethod
    def read(cls, path: Path, *, is_install: bool = False) -> "Package":
        """Check the package in ``path`` and return it.

        In an author's folder lies more than the package; in an install nothing else may be, byte code least of all:
        Python would run it in place of the files that were checked.

        Raises:
            Refused: ``package.broken`` with every problem found (`PackageBroken`).
        """
        problems: list[Problem] = []
        try:
            if not path.exists():
                raise PackageBroken(path, [Problem(str(path), "is neither a folder nor a file.")])
            if path.is_file():
                return cls._read_archive(path, problems)
            files = _files(path, problems, () if is_install else LEFT_OUT)
            return cls._read(path, files, FolderContents(path), problems, is_sound=not problems)
        except OSError as error:
            place = Path(error.filename or path).name
            problems.append(Problem(place, f"cannot be read ({error.strerror}).", "Make it readable."))
            raise PackageBroken(path, problems) from error

    @classmethod
    def _read_archive(cls, path: Path, problems: list[Problem]) -> "Package":
        found = archive.read(path, problems)
        if found is None:
            raise PackageBroken(path, problems)
        is_sound = not problems
        for name in found.names:
            _check_name(name, problems)
            if not set(LEFT_OUT).isdisjoint(name.split("/")[:-1]):
                problems.append(Problem(name, "is no part of a package.", archive.PACK_AGAIN))
        _check_clashes(found.names, problems)
        signature = signing.from_block(found.block, problems)
        return cls._read(path, tuple(sorted(found.names)), found, problems, signature, is_sound=is_sound)

    @classmethod
    def _read(
        cls,
        path: Path,
        files: tuple[str, ...],
        contents: Contents,
        problems: list[Problem],
        signature: Signature | None = None,
        *,
        is_sound: bool,
    ) -> "Package":
        manifest = _manifest(contents, files, problems)
        if "main.py" not in files:
            problems.append(Problem("main.py", "is missing.", "It defines app = App() and the pages."))
        if manifest is not None and manifest.icon and manifest.icon not in files:
            problems.append(
                Problem("manifest.json, icons[0].src", f"names {manifest.icon!r}, which is not in the package.")
            )
        # Contents are looked at as well, to tell all problems at once, but not where an archive lies about its shape.
        sha256 = digest(contents, files, problems) if is_sound else ""
        if signature is not None and not problems and not signature.fits(sha256):
            text = f"is not of these files: the key {signature.key[:16]}… signed others."
            problems.append(Problem("signature", text, "Get the file again from its publisher."))
        if problems or manifest is None:
            raise PackageBroken(path, problems)
        return cls(path, manifest, files, sha256, signature, contents)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file piece by piece.

        Raises:
            Refused: ``package.broken``, the `.ma` file was changed since it was checked.
        """
        try:
            yield from self.contents.chunks(name)
        except Damaged as error:
            raise PackageBroken(self.path, [error.problem]) from error


def _manifest(contents: Contents, files: Sequence[str], problems: list[Problem]) -> Manifest | None:
    name = "manifest.json"
    if name not in files:
        problems.append(Problem(name, "is missing.", "A package begins with it."))
        return None
    data = b""
    try:
        for chunk in contents.chunks(name):
            data += chunk
            if len(data) > MANIFEST_SIZE_MAX:
                break
    except Damaged:
        return None  # which is told when all contents are looked at
    manifest, found = check(data)
    problems.extend(
        replace(each, where=each.where if each.where == name else f"{name}, {each.where}") for each in found
    )
    return manifest


def _files(folder: Path, problems: list[Problem], left_out: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths of all files, relative and with slashes; add what is wrong with them to ``problems``."""
    if not folder.is_dir():
        problems.append(Problem(str(folder), "is neither a folder nor a file."))
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
            if _check_file(path, information, problems):
                found.append(path)
        folders_seen += 1 + len(folders)
        if len(found) > FILES_MAX or folders_seen > FOLDERS_MAX or size > SIZE_MAX or len(problems) > PROBLEMS_MAX:
            limits = f"{FILES_MAX:,} files, as many folders or {SIZE_MAX >> 20} MB"
            problems.append(Problem(str(folder), f"holds more than {limits}.", "Remove some."))
            return tuple(found)
    _check_clashes(found, problems)
    return tuple(sorted(found))


def _is_left_out(name: str, left_out: tuple[str, ...]) -> bool:
    return bool(left_out) and (name in left_out or name.startswith("."))


def _raise(error: OSError) -> None:
    raise error


def _check_file(path: str, information: os.stat_result, problems: list[Problem]) -> bool:
    """Judge one file by its name and kind; say whether it can be opened: a pipe would be waited for, forever."""
    if not stat.S_ISREG(information.st_mode):
        problems.append(Problem(path, "is not an ordinary file.", "Links, pipes and devices cannot be packed."))
        return False
    _check_name(path, problems)
    return True


def _check_name(path: str, problems: list[Problem]) -> None:
    parts = path.split("/")
    if not all(NAME.fullmatch(part) and not RESERVED.fullmatch(part) for part in parts):
        problems.append(Problem(path, "has a name that not every system can keep.", "Use letters, digits, - and _."))
    elif len(path) > PATH_MAX:
        problems.append(Problem(path, f"is {len(path)} characters long.", f"At most {PATH_MAX} fit everywhere."))
    elif path.endswith(".py") and len(parts) == 1 and path[:-3] in sys.stdlib_module_names:
        problems.append(Problem(path, "has the name of a standard module, which is imported instead.", "Rename it."))


def _check_clashes(files: Sequence[str], problems: list[Problem]) -> None:
    """Find names, of folders as well, that are one on a system that ignores case or composes letters."""
    alike: dict[str, set[str]] = {}
    folders: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for path in {*files, *folders}:
        alike.setdefault(unicodedata.normalize("NFKC", path.casefold()), set()).add(path)
    for paths in alike.values():
        if len(paths) > 1:
            text = "are one name on systems that ignore case or compose letters."
            problems.append(Problem(", ".join(sorted(paths)), text, "Rename one."))
    problems.extend(
        Problem(path, "is a file and a folder at once.", "Rename one.") for path in sorted(folders & set(files))
    )
    if len(folders) > FOLDERS_MAX:
        problems.append(Problem("folders", f"are {len(folders):,}.", f"At most {FOLDERS_MAX:,} may be in a package."))


def digest(contents: Contents, files: Sequence[str], problems: list[Problem]) -> str:
    """Return the SHA-256 over the names and contents of ``files``, in hexadecimal; note contents that are damaged."""
    whole = hashlib.sha256()
    for path in files:
        content = hashlib.sha256()
        try:
            for chunk in contents.chunks(path):
                content.update(chunk)
        except Damaged as error:
            problems.append(error.problem)
        whole.update(f"{content.hexdigest()}  {path}\n".encode())
    return whole.hexdigest()
