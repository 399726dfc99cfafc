"""A camera for computers that have none: built in C, preloaded into a program, and read through the real V4L2 path."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.support.processes import ROOT

SOURCE = Path(__file__).with_suffix(".c")
USER = Path(__file__).with_name("camera_user.py")
Trouble = Literal["", "busy", "garbage", "nothing", "gone"]
"""What is wrong with the camera: it does not start, its frames are none, none comes, it is unplugged at the tenth."""


def why_not() -> str:
    """Return why there is no such camera here; nothing if there can be one."""
    if sys.platform != "linux":
        return "V4L2 is Linux's"
    return "" if compiler() else "there is no C compiler to build the fake camera with"


def compiler() -> str | None:
    """Return the C compiler, if there is one."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


@dataclass(frozen=True)
class Used:
    """What happened to a program that scanned with the camera, and to the camera."""

    told: dict[str, Any]
    events: list[str]
    errors: str


class FakeCamera:
    """The camera, built in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library = folder / "fake_camera.so"
        found = compiler()
        assert found is not None
        command: list[str | Path] = [found, "-shared", "-fPIC", "-O1", "-o", self._library, SOURCE, "-ldl"]
        subprocess.run(command, check=True, capture_output=True)

    def use(
        self, jpeg: bytes, until: str, *, trouble: Trouble = "", patience_ms: int = 0, permission: str = ""
    ) -> Used:
        """Have a program scan with the camera, which shows ``jpeg``, until the scanner is in a state, and then stop.

        ``patience_ms`` is how long the first frame is waited for; 0: as long as Plaza does. ``permission``: "yes" or
        "no", what the person says when the system asks; nothing: it does not ask.
        """
        picture, log = self._folder / "picture.jpg", self._folder / "camera.log"
        picture.write_bytes(jpeg)
        log.unlink(missing_ok=True)
        environment = {
            **os.environ,
            "LD_PRELOAD": str(self._library),
            "PLAZA_CAMERA_PICTURE": str(picture),
            "PLAZA_CAMERA_LOG": str(log),
            "PLAZA_CAMERA_TROUBLE": trouble,
            "PLAZA_CAMERA_PERMISSION": permission,
            "QT_QPA_PLATFORM": "offscreen",
        }
        command: list[str | Path] = [sys.executable, USER, until, str(patience_ms), ROOT, ROOT / "app" / "sdk"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=180)
        assert done.returncode == 0, done.stderr
        events = [line.split()[0] for line in log.read_text().splitlines()] if log.exists() else []
        return Used(json.loads(done.stdout.splitlines()[-1]), events, done.stderr)
