"""Checks the shell's QML, with the types of its Python view-models, in a copy, so that the tree stays clean."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PySide6

SHELL = Path("app") / "shell"
TYPES_FILE = "python.qmltypes"
FOREIGN_MODULES = ("core", "gui", "qml", "quick", "quicktemplates2", "multimedia")
_MODEL = "QAbstractListModel"
# What Python's words for types are in the language of Qt's tools; pyside6-metaobjectdump knows only `str`.
CPP_TYPES = {"list": "QVariantList", "dict": "QVariantMap", "object": "QVariant", "float": "double"}


class LintError(Exception):
    """A tool of Qt's could not do its work at all."""


@dataclass(frozen=True, slots=True)
class QmlModule:
    """The Python modules of one folder that register types for QML, under one name."""

    name: str
    folder: Path
    sources: tuple[Path, ...]
    bases: tuple[Path, ...]


def main() -> int:
    """Check the project this module belongs to and print what was found; return 0 when there is nothing."""
    root = Path(__file__).resolve().parents[2]
    findings = lint(root)
    print(findings or "qmllint: nothing found.")
    ragged = unformatted(root)
    print("\n".join(f"qmlformat would change {path}" for path in ragged) or "qmlformat: nothing to change.")
    return 1 if findings or ragged else 0


def unformatted(root: Path) -> list[Path]:
    """Return the QML files below ``root``'s app/shell that pyside6-qmlformat would write otherwise."""
    with tempfile.TemporaryDirectory(prefix="plaza-qml-") as name:
        stage = Path(name)
        _copy_qml(root, stage)
        files = sorted((stage / SHELL).rglob("*.qml"))
        if files:
            _call([_tool("qmlformat"), "--ignore-settings", "-l", "unix", "-i", *map(str, files)])
        found = (path.relative_to(stage) for path in files)
        return [path for path in found if (stage / path).read_bytes() != (root / path).read_bytes()]


def lint(root: Path) -> str:
    """Return what qmllint says about the QML below ``root``'s app/shell; an empty text is the good answer."""
    with tempfile.TemporaryDirectory(prefix="plaza-qml-") as name:
        stage = Path(name)
        _copy_qml(root, stage)
        _drop_own_imports(stage)
        for module in python_modules(root):
            _write_types(root, stage, module)
        files = sorted(str(path) for path in (stage / SHELL).rglob("*.qml"))
        if not files:
            return ""
        command = [_tool("qmllint"), "-W", "0", "-I", str(stage), *files]
        # From the copy: qmllint looks for modules where it runs as well, and there the tree's have no Python types.
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=stage)
        said = (done.stdout + done.stderr).replace(f"{stage}{os.sep}", "")
        if done.returncode == 0:
            return ""
        return said or f"qmllint ended with {done.returncode}"


def python_modules(root: Path) -> list[QmlModule]:
    """Return the QML modules that Python files below app/shell register types for."""
    found: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    bases = []
    for path in sorted((root / SHELL).rglob("*.py")):
        name = _import_name(path)
        if name is not None:
            found[path.parent, name].append(path)
        elif re.search(rf"\((QObject|{_MODEL})\b", path.read_text(encoding="utf-8")):
            bases.append(path)  # registers nothing, but a registered type may inherit from it
    return [QmlModule(name, folder, tuple(paths), tuple(bases)) for (folder, name), paths in found.items()]


def _import_name(path: Path) -> str | None:
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            if "QML_IMPORT_NAME" in names:
                return str(statement.value.value)
    return None


def _copy_qml(root: Path, stage: Path) -> None:
    for path in (root / SHELL).rglob("*"):
        if path.suffix in (".qml", ".js") or path.name == "qmldir":
            copy = stage / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def _drop_own_imports(stage: Path) -> None:
    """Blank the line in which a file imports the module it belongs to.

    The engine needs that line to see Python's types; qmllint sees them without it, and with it loses the types of
    properties that pass from one file of a module to another.
    """
    for path in (stage / SHELL).rglob("*.qml"):
        own = ".".join(path.parent.relative_to(stage).parts)
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"^import {re.escape(own)}$", "", text, flags=re.MULTILINE), encoding="utf-8")


def _write_types(root: Path, stage: Path, module: QmlModule) -> None:
    """Describe the Python types of ``module`` in the staged copy of its folder."""
    folder = stage / module.folder.relative_to(root)
    folder.mkdir(parents=True, exist_ok=True)
    metatypes = folder / "python_metatypes.json"
    _call([_tool("metaobjectdump"), "-q", "-o", str(metatypes), *map(str, (*module.sources, *module.bases))])
    described = json.loads(metatypes.read_text(encoding="utf-8"))
    _inherit(described)
    described = [file for file in described if "QML_IMPORT_NAME" in file]
    _correct(described)
    metatypes.write_text(json.dumps(described), encoding="utf-8")
    foreign = [str(path) for path in _qt_metatypes()]
    _call(
        [
            _tool("qmltyperegistrar"),
            f"--generate-qmltypes={folder / TYPES_FILE}",
            f"-o={folder / 'unused.cpp'}",
            f"--import-name={module.name}",
            "--major-version=1",
            f"--foreign-types={','.join(foreign)}",
            str(metatypes),
        ]
    )
    qmldir = folder / "qmldir"
    before = qmldir.read_text(encoding="utf-8") if qmldir.exists() else f"module {module.name}\n"
    qmldir.write_text(f"{before.rstrip()}\ntypeinfo {TYPES_FILE}\ndepends QtQuick\n", encoding="utf-8")


def _inherit(described: Any) -> None:
    """Give each class what its bases written in Python have: pyside6-metaobjectdump writes down its own part only."""
    classes = {each["className"]: each for file in described for each in file["classes"]}
    bases: dict[str, list[str]] = {}
    roots: dict[str, str] = {}
    for file in described:
        for statement in ast.parse(Path(file["inputFile"]).read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.ClassDef):
                roots.update((statement.name, _MODEL) for base in statement.bases if ast.unparse(base) == _MODEL)
                names = [ast.unparse(base).partition("[")[0] for base in statement.bases]
                bases[statement.name] = [name for name in names if name in classes]

    def all_bases(name: str) -> Iterable[str]:
        for base in bases.get(name, ()):
            yield from (base, *all_bases(base))

    for name, each in classes.items():
        for base in all_bases(name):
            each["object"] = True
            each["superClasses"] = [{"access": "public", "name": roots.get(base, "QObject")}]
            for kind in ("properties", "signals", "slots"):
                own = {entry["name"] for entry in each.get(kind, ())}
                missing = [dict(entry) for entry in classes[base].get(kind, ()) if entry["name"] not in own]
                each.setdefault(kind, []).extend(missing)
        for index, entry in enumerate(each.get("properties", ())):
            entry["index"] = index


def _correct(described: Any) -> None:
    """Mend what pyside6-metaobjectdump leaves wrong: names of types, pointers to objects, constant properties."""
    classes = [each for file in described for each in file["classes"]]
    objects = {each["className"] for each in classes} | {"QObject", "QAbstractListModel", "QAbstractItemModel"}

    def corrected(name: str) -> str:
        return f"{name}*" if name in objects else CPP_TYPES.get(name, name)

    for each in classes:
        for entry in each.get("properties", []):
            entry["type"] = corrected(entry["type"])
            entry["constant"] = "notify" not in entry
        for method in [*each.get("signals", []), *each.get("slots", [])]:
            method["returnType"] = corrected(method["returnType"])
            for argument in method["arguments"]:
                argument["type"] = corrected(argument["type"])


def _qt_metatypes() -> Iterable[Path]:
    folder = Path(PySide6.__file__).parent / "Qt" / "metatypes"
    return (path for name in FOREIGN_MODULES for path in folder.glob(f"qt6{name}_*metatypes.json"))


def _tool(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / f"pyside6-{name}")


def _call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise LintError(f"{Path(command[0]).name} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
