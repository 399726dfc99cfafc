"""The licences of what Plaza stands on: of the libraries as their packages say, of what is shipped as its list says."""

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.shell.plain_words import one_line
from app.shell.settings.licence import Licence

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SHORT_MAX = 80


def libraries(root: Path) -> list[Licence]:
    """Return the libraries that Plaza needs, and those that they need, by name."""
    needed: dict[str, Licence] = {}
    waiting = _needed_by(root)
    while waiting:
        name = _key(waiting.pop())
        if name in needed:
            continue
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
        needed[name] = Licence(found.metadata["Name"], found.version, _licence_of(found))
        waiting += [name for each in found.requires or () if "extra ==" not in each for name in NAME.findall(each)[:1]]
    python = Licence("Python", sys.version.partition(" ")[0], "PSF-2.0")
    return [python, *(needed[name] for name in sorted(needed))]


def shipped(root: Path) -> list[Licence]:
    """Return the icons, fonts and pictures that come along, as ``resources/LICENSES.md`` lists them."""
    try:
        lines = (root / "resources" / "LICENSES.md").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    cells = [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    rows = [row for row in cells if len(row) == 4 and row[0] != "path" and not row[0].startswith("---")]
    return [Licence(f"{row[1]} ({row[0]})", row[2], row[3]) for row in rows]


def _needed_by(root: Path) -> list[str]:
    """Return what the project asks for; everything that is installed where nothing says that."""
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return [each.metadata["Name"] for each in metadata.distributions()]
    return [found[0] for each in project["dependencies"] if (found := NAME.match(each)) is not None]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence_of(found: metadata.Distribution) -> str:
    """Return what the package says of its licence; whole texts are left to the package."""
    told = found.metadata
    classifiers = [each for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    wanted: Sequence[str | None] = (
        _first(told, "License-Expression"),
        _short(_first(told, "License")),
        *_names(classifiers),
    )
    return next(
        (one_line(each, SHORT_MAX * 2) for each in wanted if each),
        QCoreApplication.translate("Licences", "see its package"),
    )


def _first(told: metadata.PackageMetadata, name: str) -> str | None:
    return next(iter(told.get_all(name) or ()), None)


def _short(text: str | None) -> str | None:
    first = (text or "").strip().partition("\n")[0]
    return first if 0 < len(first) <= SHORT_MAX else None


def _names(classifiers: Sequence[str]) -> Iterator[str]:
    for each in classifiers:
        yield each.rpartition(" :: ")[2]
