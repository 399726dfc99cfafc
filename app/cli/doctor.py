"""`doctor`: what of this computer's set-up is there, what is not, and what to do about it."""

import importlib
import importlib.metadata
import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from app.core.kernel.ring import Ring, system_ring
from app.environment import has_screen
from app.environment.libraries import apt_commands, missing_parts
from app.environment.parts import Need, Part
from app.host.runtime.inside import sandbox

LIBRARIES = ("PySide6.QtQuick", "PySide6.QtMultimedia", "cv2", "zxingcpp", "pyzbar.pyzbar", "sqlcipher3", "sqlalchemy")


class Verdict(Enum):
    """How a finding is to be taken."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what was found."""

    verdict: Verdict
    what: str
    found: str


def main() -> int:
    """Print every finding; return 0 when nothing is bad."""
    findings = examine()
    for finding in findings:
        print(f"{finding.verdict.value:5} {finding.what:22} {finding.found}")
    is_well = all(finding.verdict is not Verdict.BAD for finding in findings)
    print("Plaza has all it needs." if is_well else "Plaza lacks what is marked BAD.")
    return 0 if is_well else 1


def examine() -> list[Finding]:
    """Look at everything Plaza stands on."""
    return [
        Finding(Verdict.GOOD, "Python", f"{platform.python_version()} on {platform.platform()}"),
        Finding(Verdict.GOOD, "environment", sys.prefix),
        *_system(missing_parts()),
        *_libraries(LIBRARIES, importlib.import_module),
        _screen(),
        _camera(),
        _keys(system_ring()),
        *_sandbox("sandbox", sandbox.available(), "not whole: run only mini-apps that you trust"),
        *_sandbox("decoders", sandbox.available_to_decoders(), "not whole: show and scan only pictures that you trust"),
    ]


def _keys(ring: Ring | None) -> Finding:
    if ring is None:
        return Finding(Verdict.NOTE, "keys of the wallet", "in files that only you can read: no keyring answers here")
    return Finding(Verdict.GOOD, "keys of the wallet", f"in this system's keyring ({ring.name})")


def _system(missing: Iterable[Part]) -> list[Finding]:
    parts = list(missing)
    if not parts:
        return [Finding(Verdict.GOOD, "system libraries", "all there")]
    findings = [
        Finding(
            Verdict.BAD if part.need is Need.ALWAYS else Verdict.NOTE,
            part.package,
            f"{', '.join(part.sonames or part.fonts)} not found: {part.need.value}",
        )
        for part in parts
    ]
    install = " && ".join("sudo " + " ".join(command) for command in apt_commands(part.package for part in parts))
    return [*findings, Finding(Verdict.NOTE, "on Debian and Ubuntu", install)]


def _libraries(names: Iterable[str], load: Callable[[str], object]) -> list[Finding]:
    findings = []
    for name in names:
        try:
            load(name)
        except ModuleNotFoundError as error:
            findings.append(Finding(Verdict.BAD, name, f"{error}; delete {sys.prefix} and start again"))
        except ImportError as error:
            findings.append(Finding(Verdict.BAD, name, str(error)))
        else:
            findings.append(Finding(Verdict.GOOD, name, _version(name)))
    return findings


def _sandbox(around: str, layers: sandbox.Layers, warning: str) -> list[Finding]:
    findings = [
        Finding(Verdict.GOOD if layer.is_held else Verdict.NOTE, f"{around}: {layer.name}", layer.how)
        for layer in layers.all
    ]
    if layers.missing:
        findings.append(Finding(Verdict.NOTE, around, warning))
    return findings


def _version(name: str) -> str:
    distributions = importlib.metadata.packages_distributions().get(name.partition(".")[0], [])
    return ", ".join(f"{each} {importlib.metadata.version(each)}" for each in distributions[:1])


def _screen() -> Finding:
    if has_screen({**os.environ, "QT_QPA_PLATFORM": ""}, sys.platform):
        return Finding(Verdict.GOOD, "screen", "there is one")
    return Finding(Verdict.NOTE, "screen", "none: `python3 main.py` takes its tour instead")


def _camera() -> Finding:
    try:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        return Finding(Verdict.BAD, "cameras", str(error))
    application = QCoreApplication.instance() or QCoreApplication([])
    cameras = [device.description() for device in QMediaDevices.videoInputs()]
    del application
    if cameras:
        return Finding(Verdict.GOOD, "cameras", ", ".join(cameras))
    return Finding(Verdict.NOTE, "cameras", "none: scan from pictures, or give a video with --camera")
